import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { createAssetSearch } from '../../src/store/asset-search.ts';
import { addWorkspaces } from '../store/estate.ts';
import { type BenchServer, startBenchServer } from './bench-database.ts';
import { type Benchmark, median, type Row, row, timed } from './measure.ts';

const goals = { ratio: 1.5, growth: 2 };
const sizes = [1_000, 100_000];
const limit = 20;
const times = 400;
const warmUp = 50;

/** A name and a number that no other has, spread like an estate's; +999 is nobody's. The same in Postgres below. */
const nameOf = (n: number): string => createHash('md5').update(String(n)).digest('hex').slice(0, 8);
const digitsOf = (n: number): string => `999${String((n * 7_368_787) % 1_000_000_000).padStart(9, '0')}`;

/** What people type, as often as each other: a whole number, its end, a name, a word that every name has. */
const queries = Array.from({ length: 40 }, (_, i) => {
  const n = 7 + i * 24;
  const digits = digitsOf(n);
  switch (i % 4) {
    case 0:
      return { typed: `+${digits.match(/\d{3}/g)?.join(' ')}`, patterns: [`%${digits}%`] };
    case 1:
      return { typed: digits.slice(-7), patterns: [`%${digits.slice(-7)}%`] };
    case 2:
      return { typed: `shop ${nameOf(n)}`, patterns: ['%shop%', `%${nameOf(n)}%`] };
    default:
      return { typed: 'shop', patterns: ['%shop%'] };
  }
});

/** Numbers found by part of their digits or name, and the same rows by the statement alone. */
export const numberSearch: Benchmark = {
  name: 'number-search',
  async run(note) {
    const server = await startBenchServer();
    try {
      const rows: Row[] = [];
      const own: number[] = [];
      for (const size of sizes) {
        const [ours, theirs] = await measure(await seeded(server, size));
        own.push(ours);
        rows.push(
          row(`number search, ${size.toLocaleString('en')} numbers, median`, ours, theirs, goals.ratio),
        );
      }
      const [small = 0, large = 0] = own;
      note(`${times} searches a side and size, by turns, ${limit} rows at most`);
      return [...rows, row('number search, growth from 1,000 to 100,000', large, small, goals.growth)];
    } finally {
      await server.stop();
    }
  },
};

async function seeded(server: BenchServer, size: number): Promise<postgres.Sql> {
  const sql = server.client(await server.database(`numbers_${size}`));
  await addWorkspaces(sql);
  await sql`insert into waba (id, name, business_id, provider) select '1', 'Sample WABA', id, 'braze' from business`;
  await sql`
    insert into phone_number (id, e164, waba_id, display_name)
    select n::text, '+999' || lpad((n::bigint * 7368787 % 1000000000)::text, 9, '0'), '1', 'Sample Shop ' || left(md5(n::text), 8) from generate_series(0, ${size - 1}) n`;
  await sql`analyze`;
  return sql;
}

async function measure(sql: postgres.Sql): Promise<[ours: number, theirs: number]> {
  const search = createAssetSearch(sql);
  const samples = { ours: [] as number[], theirs: [] as number[] };
  for (let i = -warmUp; i < times; i += 1) {
    const query = queries[(i + warmUp) % queries.length];
    if (query === undefined) throw new Error('there are queries');
    const theirs = await timed(() => bare(sql, query.patterns));
    const ours = await timed(() => search.searchNumbers(query.typed, limit));
    if (i >= 0) {
      samples.ours.push(ours);
      samples.theirs.push(theirs);
    }
  }
  return [median(samples.ours), median(samples.theirs)];
}

const bare = (sql: postgres.Sql, patterns: readonly string[]) =>
  sql.unsafe(
    `select n.id, n.e164, n.display_name as "displayName", w.name as waba
     from phone_number n join waba w on w.id = n.waba_id
     where ${patterns.map((_, i) => `n.search like $${i + 2}`).join(' and ')}
     order by n.display_name, n.id limit $1`,
    [limit, ...patterns],
  );
