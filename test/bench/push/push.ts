import { startBenchServer } from '../bench-database.ts';
import { type Benchmark, row } from '../measure.ts';
import { startPart } from '../part.ts';
import { group, workspaceKey } from './sample.ts';

const people = 1_000_000;
const callsAMinute = 5_000;
const peopleACall = 50;
/** So many seconds of the bench's clock go by in one. */
const speed = 20;
/** 95 % of the allowed rate. */
const goal = 1 / 0.95;
const room = 250;

/** 1,000,000 changes at the rate that Braze allows: on time and never above it, each person once. */
export const push: Benchmark = {
  name: 'push',
  async run(note) {
    const server = await startBenchServer();
    const databaseUrl = await server.database('push');
    const began = String(Date.now());
    const settings = { began, speed: String(speed), people: String(people) };
    const braze = await startPart(new URL('braze.ts', import.meta.url), settings);
    try {
      await seed(server.client(databaseUrl), braze.url);
      const ours = await startPart(new URL('ours.ts', import.meta.url), { ...settings, databaseUrl });
      const { ms, grownMiB, outcome } = Object(await ours.ask('run'));
      await ours.stop();
      const { calls, refused, right } = Object(await braze.ask('tally'));
      if (outcome !== 'done') throw new Error(`the push ended with ${outcome}`);
      if (right !== people) throw new Error(`${right} of ${people} people have their state`);
      const allowed = ((people / peopleACall / callsAMinute) * 60_000) / speed;
      note(
        `${calls} calls, ${refused} of them above the rate; each of ${right} people has the state that was written`,
      );
      if (refused > 0) throw new Error(`${refused} calls were above the rate`);
      return [
        row('1,000,000 changes, against the allowed rate', ms, allowed, goal),
        row('1,000,000 changes, memory, MiB of 250', grownMiB, room, 1),
      ];
    } finally {
      await braze.stop();
      await server.stop();
    }
  },
};

/** The estate, and the batches as the dry run of a file leaves them. */
async function seed(
  sql: ReturnType<Awaited<ReturnType<typeof startBenchServer>>['client']>,
  restUrl: string,
) {
  await sql`insert into workspace (key, name, cluster, rest_url, api_key_env, channel, timezone, locale, approvals, testers)
    values (${workspaceKey}, 'Sample', 'EU-01', ${restUrl}, 'SAMPLE_KEY', 'C0SAMPLE', 'Europe/Paris', 'en', 0, '[]')`;
  await sql`insert into business (id, name) values ('50690', 'Sample')`;
  await sql`insert into waba (id, name, business_id, provider) values ('10229', 'Sample', '50690', 'braze')`;
  await sql`insert into phone_number (id, e164, waba_id, display_name) values ('10654', '+33600000000', '10229', 'Sample')`;
  await sql`insert into subscription_group (id, name, workspace_key, number_id, status)
    values (${group}, 'Sample', ${workspaceKey}, '10654', 'active')`;
  await sql`insert into subscription_source (kind, operation, recorded_at) values ('import', 'IM-0001', now())`;
  await sql`insert into person (external_id) select 'sample-' || n from generate_series(1, ${people}) n`;
  const [begun] = await sql<{ id: string }[]>`
    insert into push (operation_id, source_id, as_of, consent) select gen_random_uuid(), id, now(), 'none'
    from subscription_source returning operation_id as id`;
  await sql`insert into push_batch (operation_id, no, group_id, subscribed, "by", size)
    select ${begun?.id ?? ''}, n, ${group}, true, 'external_id', ${peopleACall}
    from generate_series(1, ${people / peopleACall}) n`;
  await sql`insert into push_row (operation_id, batch, person_id, line)
    select ${begun?.id ?? ''}, (row_number() over (order by id) - 1) / ${peopleACall} + 1, id, id + 1 from person`;
  await sql`analyze`;
}
