import { describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { groups } from './company.ts';
import { approve, cardOf, integrated, modalOf, playUntil, startTransfer, stepOf } from './play.ts';
import { appToken, startWorld } from './world.ts';

/** Slack gives up after 3,000. */
const inTime = 2900;
const wish = { user: 'U0OPS', group: groups.fr, destination: 'outlet' };

describe('Slack’s three seconds', () => {
  const database = useDatabase();

  it('hold for every kind of press, while Slack is slow to say who reads which language and Braze is silent', async () => {
    const world = await startWorld(database);
    const { slack, app, braze } = world;
    slack.faults.add({ call: 'users.info', fault: 'slow', times: 1000, ms: 1200 });
    braze.state.faults.add({ call: '*', fault: 'slow', times: 1000, ms: 4000 });
    const person = slack.as('U0OPS');
    const taken: [what: string, ms: number][] = [];
    const timed = <T extends { ms: number; error?: string }>(what: string, delivery: T): T => {
      expect(delivery.error).toBeUndefined();
      taken.push([what, delivery.ms]);
      return delivery;
    };

    timed('command', await person.command('/wa', 'transfer', { channel: 'C0FR' }));
    await app.idle();
    const draft = modalOf(world, 'U0OPS', 'transfer.new');
    timed('suggestion', await person.suggest(draft, 'group', ''));
    timed('suggestion', await person.suggest(draft, 'destination', ''));
    await person.fill(draft, { group: groups.fr, destination: 'outlet', reason: 'sample reason' });
    timed('transfer.new', await person.submit(draft));
    timed('transfer.plan', await person.submit(modalOf(world, 'U0OPS', 'transfer.plan')));
    await app.idle();
    const operation = 'TR-0001';
    await approve(world, operation, 'U0APPROVER');
    await playUntil(world, 'U0OPS', operation, 'integrate');
    timed('button', await person.press(cardOf(world, operation), 'step.confirm'));
    await app.idle();
    const view = modalOf(world, 'U0OPS', 'step.confirm');
    await person.fill(view, await integrated(world, operation));
    timed('step.confirm at integrate', await person.submit(view));
    await app.idle();
    expect(stepOf(world, operation)).toBe('testers');
    expect(taken.filter(([, ms]) => ms >= inTime)).toEqual([]);
  });
});

describe('over Socket Mode', () => {
  const database = useDatabase();

  it('a transfer starts as it does over HTTP', async () => {
    const world = await startWorld(database, {
      appToken,
      receives: { by: 'socket', appToken },
    });
    world.slack.connectBot('http://127.0.0.1:1/slack/events');
    const operation = await startTransfer(world, wish);
    await approve(world, operation, 'U0APPROVER');
    await playUntil(world, 'U0OPS', operation, 'free_uses');
    expect(stepOf(world, operation)).toBe('free_uses');
  });
});
