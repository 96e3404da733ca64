import { describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { groups } from './company.ts';
import { golden } from './golden.ts';
import {
  approve,
  cardOf,
  integrated,
  modalOf,
  noticesTo,
  openStep,
  payloadOf,
  playUntil,
  startTransfer,
  stepOf,
  submit,
} from './play.ts';
import { printMessage, printTexts, printView } from './print.ts';
import { startWorld, type World } from './world.ts';
import { written } from './written.ts';

const minute = 60_000;
const call = 'subscription/status/get';

/** A transfer that waits for its new group's id. */
async function atIntegrate(world: World): Promise<string> {
  const wish = { user: 'U0OPS', group: groups.fr, destination: 'outlet' };
  const operation = await startTransfer(world, wish);
  await approve(world, operation, 'U0APPROVER');
  await playUntil(world, 'U0OPS', operation, 'integrate');
  return operation;
}

/** Submits this id at `integrate`; gives what the field says, if it says anything. */
async function enter(world: World, operation: string, id: string, user = 'U0OPS') {
  const { slack } = world;
  const open = slack.as(user).view();
  const view = open?.callback_id === 'step.confirm' ? open : await openStep(world, user, operation);
  await slack.as(user).fill(view, { subscription_group_id: id, subscription_group_name: 'WhatsApp FR' });
  const answer = await submit(world, user, view);
  return { answer, errors: slack.as(user).view()?.errors ?? {} };
}

describe('a group id that cannot be right', () => {
  const database = useDatabase();
  it('[R10] is an error on its field, in the reader’s language, and nothing is written', async () => {
    const world = await startWorld(database);
    const operation = await atIntegrate(world);
    const before = await written(world);
    const unknown = '7a1c0c52-9999-4c2e-9d0a-3f0e2c5b9a99';
    const wrong = ['not an id', groups.fr, groups.uk, unknown];
    for (const [user, language] of [
      ['U0OPS', 'en'],
      ['U0CREW', 'fr'],
    ] as const) {
      const said: string[] = [];
      for (const id of wrong) {
        const { errors } = await enter(world, operation, id, user);
        expect(Object.keys(errors)).toEqual(['subscription_group_id']);
        said.push(errors.subscription_group_id ?? '');
      }
      expect(new Set(said).size).toBe(wrong.length);
      await golden(language, 'errors-integrate', `${said.join('\n')}\n`);
      await world.slack.as(user).close(modalOf(world, user, 'step.confirm'));
    }
    expect(await written(world)).toEqual(before);
    expect(stepOf(world, operation)).toBe('integrate');
  });
});

describe('where Braze is silent', () => {
  const database = useDatabase();

  it('the id is taken as unknown, asked for again with the clock, and shown as accepted once Braze says so', async () => {
    const world = await startWorld(database);
    const operation = await atIntegrate(world);
    world.braze.state.faults.add({ call, fault: '500', times: 20 });
    const { subscription_group_id: id = '' } = await integrated(world, operation);
    const { answer } = await enter(world, operation, id);
    expect(answer.ms).toBeLessThan(2900);
    expect(stepOf(world, operation)).toBe('testers');
    await golden('fr', 'card-unproved', printMessage(cardOf(world, operation)));
    await world.app.wind(minute);
    expect(JSON.stringify(cardOf(world, operation).blocks)).toContain('pas encore répondu');
    world.braze.state.faults.clear();
    await world.app.wind(60 * minute);
    expect(JSON.stringify(cardOf(world, operation).blocks)).toContain('identifiant accepté');
    expect(stepOf(world, operation)).toBe('testers');
  });
});

describe('where Braze refuses afterwards', () => {
  const database = useDatabase();

  it('the step is open again, its assignee is told, and the right id can be entered', async () => {
    const world = await startWorld(database);
    const operation = await atIntegrate(world);
    world.braze.state.faults.add({ call, fault: 'drop', times: 20 });
    await enter(world, operation, '7a1c0c52-9999-4c2e-9d0a-3f0e2c5b9a98');
    await playUntil(world, 'U0OPS', operation, 'test_sent');
    world.braze.state.faults.clear();
    await world.app.wind(60 * minute);
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'running', step: 'integrate' });
    await golden('fr', 'card-reopened', printMessage(cardOf(world, operation)));
    await golden('en', 'messages-reopened', printTexts(noticesTo(world, 'U0OPS').slice(-1)));
    const { subscription_group_id: id = '' } = await integrated(world, operation);
    const { errors } = await enter(world, operation, id);
    expect(errors).toEqual({});
    expect(stepOf(world, operation)).toBe('test_sent');
    await golden('en', 'modal-after-reopening', printView(await openStep(world, 'U0OPS', operation)));
  });
});
