import type postgres from 'postgres';
import { GroupId } from '../../src/domain/asset/ids.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { startBenchServer } from './bench-database.ts';
import { type Benchmark, median, type Row, row, timed } from './measure.ts';

const people = 5_000_000;
const history = 500_000;
const lookUps = 1000;
const warmUp = 100;
/** Milliseconds. */
const goal = 5;

/** Five groups; each person is in one, every tenth has said something else before. */
const group = (n: number): GroupId => GroupId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);

/** A person found by external id or phone with all that the ledger has of them, among five million. */
export const ledgerLookUp: Benchmark = {
  name: 'ledger',
  async run(note) {
    const server = await startBenchServer();
    try {
      const url = await server.database('ledger');
      const sql = server.client(url, { max: 1 });
      const ms = await timed(() => fill(sql));
      note(`${people.toLocaleString('en')} people generated in ${Math.round(ms / 1000)} s`);
      for (const line of await sizes(sql)) note(line);
      return [await measure(url)];
    } finally {
      await server.stop();
    }
  },
};

async function fill(sql: postgres.Sql): Promise<void> {
  await sql`
    insert into subscription_source (kind, operation, recorded_at)
    select 'import', 'IM-' || n, now() from generate_series(1, 100) n`;
  await sql`
    insert into person (external_id, phone)
    select 'crm-' || md5(n::text), '+999' || lpad((n::bigint * 7368787 % 1000000000)::text, 9, '0')
    from generate_series(1, ${people}) n`;
  const groups = [0, 1, 2, 3, 4].map(group);
  await sql`
    insert into subscription (group_id, person_id, subscribed, consent, source_id, line, at)
    select (${sql.array(groups)}::uuid[])[1 + n % 5], n, n % 7 > 0, 'website', 1 + n % 100, n, now()
    from generate_series(1, ${people}) n`;
  await sql`
    insert into subscription_history (group_id, person_id, subscribed, consent, source_id, line, at, replaced_at)
    select (${sql.array(groups)}::uuid[])[1 + n % 5], n, n % 7 = 0, 'sms', 1 + n % 100, n, now() - interval '1 day', now()
    from generate_series(10, ${history * 10}, 10) n`;
  await sql`vacuum (analyze) person, subscription, subscription_history, subscription_source`;
}

/** Each table and index with its size, and how many bytes that is a person. */
async function sizes(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ name: string; bytes: string }[]>`
    select c.relname as name, pg_relation_size(c.oid) as bytes
    from pg_class c left join pg_index i on i.indexrelid = c.oid
    where coalesce(i.indrelid, c.oid) = any('{person,subscription,subscription_history}'::regclass[])
    order by bytes desc`;
  const shown = rows.map(({ name, bytes }) => [name, Number(bytes)] as const);
  const total = shown.reduce((sum, [, bytes]) => sum + bytes, 0);
  return [['all', total] as const, ...shown].map(
    ([name, bytes]) => `${name}: ${Math.round(bytes / 1e6)} MB, ${Math.round(bytes / people)} bytes a person`,
  );
}

async function measure(url: string): Promise<Row> {
  const database = await openDatabase({ url, dataDir: '.data', maxConnections: 2 });
  try {
    const subscriptions = createSubscriptions(database.db);
    const samples: number[] = [];
    for (let i = -warmUp; i < lookUps; i += 1) {
      const n = 1 + ((Math.abs(i) * 4_999_999) % people);
      const [known] = await database.sql<{ external_id: string; phone: string }[]>`
        select external_id, phone from person where id = ${n}`;
      if (known === undefined) throw new Error(`nobody is person ${n}`);
      const name =
        i % 2 === 0
          ? ({ by: 'external_id', id: known.external_id } as const)
          : ({ by: 'phone', id: known.phone } as const);
      const ms = await timed(async () => {
        const found = await subscriptions.find(name);
        const entries = await subscriptions.entries(found.map(({ id }) => id));
        if (entries.length === 0) throw new Error('the ledger has nothing of them');
      });
      if (i >= 0) samples.push(ms);
    }
    return row(
      `ledger look-up, ${people.toLocaleString('en')} people, median against ${goal} ms`,
      median(samples),
      goal,
      1,
    );
  } finally {
    await database.close();
  }
}
