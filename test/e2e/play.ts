import { expect } from 'vitest';
import type { Message, View } from '../../src/sandbox/slack/model.ts';
import type { World } from './world.ts';

/** The card of an operation, as it stands in its channel. */
export function cardOf({ slack }: World, operation: string, event = 'switchboard_operation'): Message {
  const all = slack.channels().flatMap((channel) => slack.messages(channel.id));
  const found = all.filter(
    (m) => m.metadata?.event_type === event && m.metadata.event_payload.operation === operation,
  );
  const [card] = found;
  if (!card || found.length > 1) throw new Error(`${found.length} messages ${event} of ${operation}`);
  return card;
}

export const payloadOf = (message: Message) => message.metadata?.event_payload ?? {};

/** The modal that this person sees, which must have this callback id. */
export function modalOf({ slack }: World, user: string, callbackId: string): View {
  const view = slack.as(user).view();
  if (view?.callback_id !== callbackId) {
    throw new Error(
      `${user} sees ${view?.callback_id ?? 'no modal'}, not ${callbackId}: ${JSON.stringify(view?.blocks).slice(0, 600)}`,
    );
  }
  return view;
}

export interface Wish {
  readonly user: string;
  readonly group: string;
  readonly destination: string;
  readonly reason?: string;
  readonly startAt?: string;
}

/** Fills `transfer.new` and comes to the plan. */
export async function askForPlan(
  world: World,
  { user, group, destination, reason = 'sample reason', startAt }: Wish,
) {
  const { slack } = world;
  const person = slack.as(user);
  const said = await person.command('/wa', 'transfer', { channel: 'C0FR' });
  expect(said).toMatchObject({ status: 200, body: '' });
  await world.app.idle();
  const draft = modalOf(world, user, 'transfer.new');
  await person.suggest(draft, 'group', '');
  await person.suggest(draft, 'destination', '');
  await person.fill(draft, { group, destination, reason, ...(startAt ? { start_at: startAt } : {}) });
  await person.submit(draft);
  return modalOf(world, user, 'transfer.plan');
}

/** The newest operation's name, from the store. */
export async function newest({ app }: World): Promise<string> {
  const [state] = await app.ctx.store.read.operations.list({ limit: 1 });
  if (!state) throw new Error('there is no operation');
  return state.name;
}

export async function startTransfer(world: World, wish: Wish): Promise<string> {
  const plan = await askForPlan(world, wish);
  const answer = await world.slack.as(wish.user).submit(plan);
  expect(answer).toMatchObject({ status: 200 });
  expect(answer.error).toBeUndefined();
  expect(world.slack.as(wish.user).view()).toBeUndefined();
  await world.app.idle();
  return newest(world);
}

/** Presses `step.confirm` for the step that waits and submits its modal. */
export async function confirmStep(
  world: World,
  user: string,
  operation: string,
  fields: Record<string, string> = {},
) {
  const card = cardOf(world, operation);
  const person = world.slack.as(user);
  const pressed = await person.press(card, 'step.confirm');
  expect(pressed).toMatchObject({ status: 200, body: '' });
  await world.app.idle();
  const view = modalOf(world, user, 'step.confirm');
  await person.fill(view, { evidence: 'sample evidence', ...fields });
  const answer = await person.submit(view);
  expect(answer.error).toBeUndefined();
  await world.app.idle();
  return answer;
}
