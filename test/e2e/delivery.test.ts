import { describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { groups } from './company.ts';
import { golden } from './golden.ts';
import {
  allMessages,
  approve,
  cardOf,
  command,
  confirmStep,
  messagesOf,
  modalOf,
  noticesTo,
  payloadOf,
  playUntil,
  refusedCalls,
  startTransfer,
  threadOf,
  wordsTo,
} from './play.ts';
import { printMessage } from './print.ts';
import { refusingPlans } from './refusing-plans.ts';
import { startWorld, type World } from './world.ts';

const faults = ['429', '500', 'slow', 'lost', 'html', 'drop'] as const;
const methods = ['chat.postMessage', 'chat.update', 'conversations.open', 'chat.getPermalink'];
const wish = { user: 'U0OPS', group: groups.fr, destination: 'outlet' };

/** Slack is in trouble with everything that is delivered to it, twice each. */
function trouble({ slack }: World, fault: (typeof faults)[number], calls = methods, times = 2): void {
  for (const call of calls) slack.faults.add({ call, fault, times, ms: 300 });
}

/** Lets time pass until nothing waits to be delivered any more. */
async function delivered({ app, slack }: World): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    await app.idle();
    const [row] = await app.database.sql<{ waiting: boolean }[]>`
      select exists (select from outbox where state in ('pending', 'sending'))
          or exists (select from card c join operation o on o.id = c.operation_id
                     where c.ts is null or c.shown_version < o.version) as waiting`;
    if (!row?.waiting) return slack.faults.clear();
    await app.wind(5_000);
  }
  throw new Error('something is never delivered');
}

const twice = (world: World) => {
  const keys = allMessages(world).flatMap((m) => m.metadata?.event_payload.outbox ?? []);
  return keys.filter((key, i) => keys.indexOf(key) !== i);
};

const failed = ({ app }: World) =>
  app.database.sql`select key, error from outbox where state = 'failed'
                   union all select kind, error from card where error is not null`;

describe.for(faults)('while Slack’s answer is %s', (fault) => {
  const database = useDatabase();

  it('every message of a transfer arrives in the end, in its order and exactly once', async () => {
    const world = await startWorld(database);
    trouble(world, fault);
    const operation = await startTransfer(world, wish);
    await delivered(world);
    trouble(world, fault);
    await approve(world, operation, 'U0APPROVER');
    await delivered(world);
    trouble(world, fault, [...methods, 'conversations.history', 'conversations.replies']);
    await confirmStep(world, 'U0OPS', operation);
    await delivered(world);

    expect(twice(world)).toEqual([]);
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'running', step: 'free_uses' });
    expect(threadOf(world, operation).map(({ text }) => text)).toEqual([
      expect.stringContaining('Demande de'),
      expect.stringContaining('a approuvé'),
      'Démarrage.',
      expect.stringContaining('en lieu sûr'),
    ]);
    expect(noticesTo(world, 'U0OPS')).toHaveLength(2);
    expect(messagesOf(world, operation, 'switchboard_approval')).toHaveLength(1);
    expect(await failed(world)).toEqual([]);
  });

  it('a modal opens all the same and an answer is heard at least once', async () => {
    const world = await startWorld(database);
    const { slack } = world;
    slack.faults.add({ call: 'views.open', fault, ms: 300 });
    await command(world, 'U0OPS', 'transfer');
    await slack.as('U0OPS').close(modalOf(world, 'U0OPS', 'transfer.new'));
    for (const call of ['response_url', 'chat.postEphemeral']) slack.faults.add({ call, fault, ms: 300 });
    await command(world, 'U0OPS', 'nonsense');
    expect(wordsTo(world, 'U0OPS')).toContain('/wa nonsense');
    expect(world.logged()).not.toContain('was not carried out');
  });
});

describe('a card that somebody deletes', () => {
  const database = useDatabase();

  it('is posted again with the next change, its buttons work and its timeline goes on under it', async () => {
    const world = await startWorld(database);
    const { slack } = world;
    const operation = await startTransfer(world, wish);
    const first = cardOf(world, operation);
    await slack.delete(first.channel, first.ts);
    expect(messagesOf(world, operation, 'switchboard_operation')).toEqual([]);
    await approve(world, operation, 'U0APPROVER');
    await delivered(world);
    const second = cardOf(world, operation);
    expect(second.ts).not.toBe(first.ts);
    await playUntil(world, 'U0OPS', operation, 'free_uses');

    for (const reply of threadOf(world, operation)) await slack.delete(reply.channel, reply.ts);
    await slack.delete(second.channel, second.ts);
    await world.app.wind(25 * 3_600_000);
    await delivered(world);
    const third = cardOf(world, operation);
    expect(third.ts).not.toBe(second.ts);
    expect(threadOf(world, operation).map(({ text }) => text)).toEqual([
      expect.stringContaining('en retard'),
    ]);
    await playUntil(world, 'U0OPS', operation, 'archive');
    expect(threadOf(world, operation)).toHaveLength(2);
    expect(twice(world)).toEqual([]);
  });
});

describe('where Slack does not take plan blocks', () => {
  const database = useDatabase();

  it('cards fall back to sections, once and for all, and work', async () => {
    const world = await startWorld(database, { between: refusingPlans });
    const operation = await startTransfer(world, wish);
    expect(cardOf(world, operation).blocks?.map(({ type }) => type)).not.toContain('plan');
    await golden('fr', 'card-without-plan', printMessage(cardOf(world, operation)));
    await approve(world, operation, 'U0APPROVER');
    await playUntil(world, 'U0OPS', operation, 'free_uses');
    expect(messagesOf(world, operation, 'switchboard_operation')).toHaveLength(1);
    expect(refusedCalls(world)).toEqual([]);
  });
});
