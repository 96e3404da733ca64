import { expect } from 'vitest';
import { brokenAt } from '../../src/domain/operation/chain.ts';
import type { OperationState } from '../../src/domain/operation/state.ts';
import type { Message } from '../../src/sandbox/slack/model.ts';
import { createOperations } from '../../src/store/operations.ts';
import { eventually } from '../eventually.ts';
import type { Outside } from './world.ts';

export const transferSteps = [
  'snapshot',
  'free_uses',
  'archive',
  'integrate',
  'testers',
  'test_sent',
  'test_received',
  'carry_over',
  'read_back',
  'resume',
];

/** What a transfer that nobody disturbed leaves behind. */
export const history = [
  'requested',
  'approved',
  'started',
  ...transferSteps.flatMap((step) => [`opened ${step}`, `done ${step}`]),
  'done',
];

/** The work is done once: events, messages and cards are whole, and nothing is left to do. */
export async function expectDoneOnce(
  outside: Outside,
  state: OperationState,
  logged: () => string,
): Promise<void> {
  const { database, slack } = outside;
  const { sql, db } = database;
  expect(state.status).toBe('done');
  await eventually(async () => expect(await unfinished(outside), faultsIn(logged())).toEqual(nothingLeft), {
    timeout: 60_000,
  });

  const events = await createOperations(db).events(state.id);
  expect(brokenAt(events)).toBeNull();
  expect(events.map(({ data }) => named(data))).toEqual(history);

  const posted = slack.channels().flatMap(({ id }) => slack.messages(id));
  const rows = await sql<{ key: string; ts: string }[]>`
    select key, ts from outbox union all
    select ${state.name} || ':' || kind || ':' || generation, ts from card`;
  const told = (list: readonly { key: string; ts: string }[]) =>
    list.map(({ key, ts }) => `${key} ${ts}`).toSorted();
  expect(told(posted.map((m) => ({ key: String(m.metadata?.event_payload.outbox), ts: m.ts })))).toEqual(
    told(rows),
  );

  const [card] = posted.filter((m) => m.metadata?.event_type === 'switchboard_operation');
  const [checklist] = posted.filter((m) => m.metadata?.event_type === 'switchboard_checklist');
  expect(card?.metadata?.event_payload).toMatchObject({ version: state.version, status: 'done', step: '' });
  expect(checklist?.metadata?.event_payload).toMatchObject({ version: state.version });
  expect(buttonsOf(card)).toEqual(['operation.details', 'operation.reverse']);

  const thread = posted.filter((m) => m.thread_ts === card?.ts && m.ts !== card?.ts);
  const timeline = await sql<
    { key: string }[]
  >`select key from outbox where destination like 'thread:%' order by id`;
  expect(thread.map((m) => m.metadata?.event_payload.outbox)).toEqual(timeline.map(({ key }) => key));
}

const nothingLeft = { presses: 0, messages: 0, cards: 0, jobs: 0 };

async function unfinished({ database: { sql } }: Outside) {
  const [row] = await sql<(typeof nothingLeft)[]>`
    select
      (select count(*) from inbox where done_at is null)::int as presses,
      (select count(*) from outbox where state <> 'sent')::int as messages,
      (select count(*) from card c join operation o on o.id = c.operation_id
        where c.ts is null or c.posting or c.shown_version < o.version)::int as cards,
      (select count(*) from pgboss.job
        where name in ('deliver', 'refresh', 'probe') and state in ('created', 'retry', 'active'))::int as jobs`;
  return row;
}

function named(data: { type: string; step?: string }): string {
  const kind = data.type.replace('step_', '');
  return data.step === undefined ? kind : `${kind} ${data.step}`;
}

const buttonsOf = (message: Message | undefined): string[] =>
  [...JSON.stringify(message?.blocks ?? []).matchAll(/"action_id":"([a-z_.]+)"/g)]
    .flatMap(([, id]) => id ?? [])
    .toSorted();

const faultsIn = (log: string): string =>
  log
    .split('\n')
    .filter((line) => /"level":"(warn|error|fatal)"/.test(line))
    .slice(-20)
    .join('\n');
