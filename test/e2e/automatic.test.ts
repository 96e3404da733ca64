import { describe, expect, it } from 'vitest';
import { stepState } from '../../src/domain/operation/state.ts';
import { useDatabase } from '../database.ts';
import {
  type AutomaticWorld,
  greeting,
  number,
  startAutomaticWorld,
  testerPhone,
} from './automatic-world.ts';
import { groups } from './company.ts';
import { golden } from './golden.ts';
import {
  announcements,
  approve,
  cardOf,
  checklistOf,
  command,
  confirmStep,
  modalOf,
  noticesTo,
  payloadOf,
  playUntil,
  press,
  refusedCalls,
  startTransfer,
  stepOf,
  submit,
  threadOf,
  wordsTo,
} from './play.ts';
import { printMessage, printTexts, printView } from './print.ts';

const minute = 60_000;
const hour = 60 * minute;

async function begun({ world }: AutomaticWorld): Promise<string> {
  const operation = await startTransfer(world, { user: 'U0OPS', group: groups.fr, destination: 'outlet' });
  await approve(world, operation, 'U0APPROVER');
  await playUntil(world, 'U0OPS', operation, 'integrate');
  world.braze.state.archive('brand-fr', groups.fr);
  const id = world.braze.state.integrate('outlet', 'WhatsApp FR', number);
  await confirmStep(world, 'U0OPS', operation, { subscription_group_id: id });
  return operation;
}

const stateOf = async ({ world }: AutomaticWorld, operation: string) => {
  const state = await world.app.ctx.store.read.operations.byName(operation);
  if (state === null) throw new Error(`there is no ${operation}`);
  return state;
};

describe('a transfer with Braze, Meta and its webhooks connected', () => {
  const database = useDatabase();

  it('[R12] [R13] [R77] asks people only for what has no API; every other tick says how it is known', async () => {
    const automatic = await startAutomaticWorld(database);
    const { world, meta } = automatic;
    const operation = await begun(automatic);
    expect(stepOf(world, operation)).toBe('test_sent');
    await golden('fr', 'automatic-card-test_sent', printMessage(cardOf(world, operation)));
    expect(meta.phone.inbox(testerPhone)).toEqual([]);
    await automatic.wind(minute);
    expect(meta.phone.inbox(testerPhone)).toHaveLength(1);
    expect(stepOf(world, operation)).toBe('test_received');
    meta.phone.answer(testerPhone, number, { text: 'sample answer' });
    await automatic.settle();
    expect(stepOf(world, operation)).toBe('test_received');
    await golden('fr', 'automatic-card-test_received', printMessage(cardOf(world, operation)));
    await playUntil(world, 'U0OPS', operation, '');
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'done' });

    const { steps } = await stateOf(automatic, operation);
    const proving = steps.filter(({ proof }) => proof !== null && proof.kind !== 'person');
    process.stdout.write(
      `${proving.length} of ${steps.length} steps prove themselves: ${proving.map(({ key, proof }) => `${key} (${proof?.kind})`).join(', ')}\n`,
    );
    expect(proving.map(({ key, proof }) => [key, proof?.kind])).toEqual([
      ['integrate', 'accepted_by_key'],
      ['testers', 'written'],
      ['test_sent', 'webhook'],
    ]);
    await golden('fr', 'automatic-checklist', printMessage(checklistOf(world, operation)));
    await golden('fr', 'automatic-thread', printTexts(threadOf(world, operation)));
    expect(refusedCalls(world)).toEqual([]);
  });
});

describe('where the bot cannot do its step', () => {
  const database = useDatabase();

  it('says why on the card and to the assignee; Try again does it once it can', async () => {
    const automatic = await startAutomaticWorld(database);
    const { world } = automatic;
    world.braze.state.permit('outlet', ['subscription.status.get', 'messages.send']);
    const operation = await begun(automatic);
    expect(stepOf(world, operation)).toBe('testers');
    await golden('fr', 'automatic-card-refused', printMessage(cardOf(world, operation)));
    expect(
      noticesTo(world, 'U0OPS')
        .map((m) => m.text)
        .join('\n'),
    ).toContain(operation);
    world.braze.state.permit('outlet', [
      'subscription.status.get',
      'subscription.status.set',
      'messages.send',
    ]);
    await press(world, 'U0OPS', cardOf(world, operation), 'step.retry');
    expect(stepOf(world, operation)).toBe('test_sent');
  });
});

describe('where the answer of Braze is lost', () => {
  const database = useDatabase();

  it('sends no test twice when the answer was lost after the write: the webhook proves it', async () => {
    const automatic = await startAutomaticWorld(database);
    const { world, meta } = automatic;
    const operation = await begun(automatic);
    world.braze.state.faults.add({ call: 'messages/send', fault: 'lost', times: 1 });
    await automatic.wind(minute);
    expect(meta.phone.inbox(testerPhone)).toHaveLength(1);
    expect(stepOf(world, operation)).toBe('test_received');
    expect(stepState(await stateOf(automatic, operation), 'test_sent')?.proof?.kind).toBe('webhook');
  });
});

describe('the commands about providers', () => {
  const database = useDatabase();

  it('[R40] [R41] [R51] [R64] show why a number cannot send, what differs, and send a test', async () => {
    const automatic = await startAutomaticWorld(database);
    const { world, meta } = automatic;
    await command(world, 'U0OPS', 'why +33612345678');
    await golden('en', 'why-whole', wordsTo(world, 'U0OPS'));

    await command(world, 'U0OPS', 'send-test +33612345678');
    const view = modalOf(world, 'U0OPS', 'test.send');
    await golden('en', 'test-send', printView(view));
    expect(printView(view)).toContain('R40');
    await world.slack.as('U0OPS').fill(view, { person: 'qa-1' });
    const refused = await world.slack.as('U0OPS').submit(view);
    expect(refused.body).toContain('R64');
    world.braze.state.putUser('brand-fr', {
      externalId: 'qa-1',
      phone: testerPhone,
      subscribed: [groups.fr],
    });
    expect((await world.slack.as('U0OPS').submit(view)).body).toContain('R41');
    await world.slack.as('U0OPS').suggest(view, 'template', '');
    await world.slack.as('U0OPS').fill(view, { template: 'en_US|greeting' });
    await submit(world, 'U0OPS', view);
    await automatic.settle();
    await golden('en', 'test-news', printTexts(noticesTo(world, 'U0OPS')));

    meta.manage.pauseTemplate(greeting);
    meta.manage.setNumberQuality(number, 'RED');
    await automatic.wind(hour);
    // One comes by webhook, the other by the hour's reading: either may be first.
    const news = announcements(world, 'C0FR').toSorted((a, b) => ((a.text ?? '') < (b.text ?? '') ? -1 : 1));
    await golden('fr', 'provider-news', printTexts(news));
    await command(world, 'U0OPS', 'why +33612345678');
    await golden('en', 'why-broken', wordsTo(world, 'U0OPS'));
    await command(world, 'U0CREW', 'why +33612345678');
    await golden('fr', 'why-broken', wordsTo(world, 'U0CREW'));
    await command(world, 'U0ADMIN', 'inventory');
    await golden('en', 'inventory', wordsTo(world, 'U0ADMIN'));
    expect(refusedCalls(world)).toEqual([]);
  });
});
