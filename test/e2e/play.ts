import { expect } from 'vitest';
import { isTransfer } from '../../src/domain/operation/state.ts';
import type { Ephemeral, Message, ShownView, View } from '../../src/sandbox/slack/model.ts';
import type { Delivery } from '../../src/sandbox/slack/postbox.ts';
import { printAnswer } from './print.ts';
import type { World } from './world.ts';

/** Every message that the bot posted, replies and direct messages among them. */
export const allMessages = ({ slack }: World): Message[] =>
  slack.channels().flatMap((channel) => slack.messages(channel.id));

/** The messages of one kind about an operation. */
export const messagesOf = (world: World, operation: string, event: string): Message[] =>
  allMessages(world).filter(
    (m) => m.metadata?.event_type === event && m.metadata.event_payload.operation === operation,
  );

function only(found: readonly Message[], what: string): Message {
  const [one] = found;
  if (!one || found.length > 1) throw new Error(`${found.length} messages ${what}`);
  return one;
}

/** The card of an operation, as it stands in its channel. */
export const cardOf = (world: World, operation: string, event = 'switchboard_operation'): Message =>
  only(messagesOf(world, operation, event), `${event} of ${operation}`);

export const checklistOf = (world: World, operation: string): Message =>
  cardOf(world, operation, 'switchboard_checklist');

/** The request for approval that this person got. */
export const approvalOf = (world: World, operation: string, user: string): Message =>
  only(
    world.slack
      .dms(user)
      .filter(
        (m) =>
          m.metadata?.event_type === 'switchboard_approval' &&
          m.metadata.event_payload.operation === operation,
      ),
    `asking ${user} about ${operation}`,
  );

/** What stands under the card. */
export function threadOf(world: World, operation: string): Message[] {
  const { ts, channel } = cardOf(world, operation);
  return world.slack.messages(channel).filter((m) => m.thread_ts === ts && m.ts !== ts);
}

/** What a channel was told in words of its own, outside threads. */
export const announcements = ({ slack }: World, channel: string): Message[] =>
  slack
    .messages(channel)
    .filter((m) => m.metadata?.event_type === 'switchboard_message' && m.thread_ts === undefined);

/** Direct messages to a person, requests for approval left out. */
export const noticesTo = ({ slack }: World, user: string): Message[] =>
  slack.dms(user).filter((m) => m.metadata?.event_type === 'switchboard_message');

export const payloadOf = (message: Message) => message.metadata?.event_payload ?? {};

/** The modal that this person sees, which must have this callback id. */
export function modalOf({ slack }: World, user: string, callbackId: string): ShownView {
  const view = slack.as(user).view();
  if (view?.callback_id !== callbackId) {
    throw new Error(
      `${user} sees ${view?.callback_id ?? 'no modal'}, not ${callbackId}: ${JSON.stringify(view?.blocks ?? []).slice(0, 600)}`,
    );
  }
  return view;
}

/** The last thing that only this person was told, in a channel or in their direct messages with the bot. */
export function toldTo({ slack }: World, user: string, channel = 'C0FR'): Ephemeral {
  const last = slack.as(user).ephemerals(channel).at(-1);
  if (last === undefined) throw new Error(`${user} was told nothing in ${channel}`);
  return last;
}

/** The same in words. */
export const wordsTo = (world: World, user: string, channel = 'C0FR'): string =>
  printAnswer(toldTo(world, user, channel).blocks);

const acknowledged = (delivery: Delivery) =>
  expect(delivery, JSON.stringify(delivery)).toMatchObject({ status: 200, body: '' });

/** Types `/wa …` and waits until it has been done. */
export async function command(world: World, user: string, text: string, channel = 'C0FR'): Promise<void> {
  acknowledged(await world.slack.as(user).command('/wa', text, { channel }));
  await world.app.idle();
}

/** Presses a button and waits until it has been done. */
export async function press(
  world: World,
  user: string,
  on: Message | Ephemeral | View,
  action: string,
  where: { block_id?: string } = {},
): Promise<Delivery> {
  const delivery = await world.slack.as(user).press(on, action, where);
  acknowledged(delivery);
  await world.app.idle();
  return delivery;
}

/** Submits and waits; what Slack's client would refuse fails the test. */
export async function submit(world: World, user: string, view: Pick<View, 'id'>): Promise<Delivery> {
  const delivery = await world.slack.as(user).submit(view);
  expect(delivery.error, JSON.stringify(delivery.messages ?? delivery.body)).toBeUndefined();
  await world.app.idle();
  return delivery;
}

export interface Wish {
  readonly user: string;
  readonly group: string;
  readonly destination: string;
  readonly reason?: string;
  /** Seconds since the epoch. */
  readonly startAt?: number;
  readonly channel?: string;
}

/** Opens and fills `transfer.new`, without submitting it. */
export async function draftTransfer(world: World, wish: Wish): Promise<ShownView> {
  const { user, group, destination, reason = 'sample reason', startAt, channel } = wish;
  const person = world.slack.as(user);
  await command(world, user, 'transfer');
  const draft = modalOf(world, user, 'transfer.new');
  await person.suggest(draft, 'group', '');
  await person.suggest(draft, 'destination', '');
  await person.fill(draft, {
    group,
    destination,
    reason,
    ...(startAt ? { start_at: startAt } : {}),
    ...(channel ? { channel } : {}),
  });
  return draft;
}

/** Fills `transfer.new` and comes to the plan. */
export async function askForPlan(world: World, wish: Wish): Promise<ShownView> {
  await submit(world, wish.user, await draftTransfer(world, wish));
  return modalOf(world, wish.user, 'transfer.plan');
}

/** The newest operation's name, from the store. */
export async function newest({ app }: World): Promise<string> {
  const [state] = await app.ctx.store.read.operations.list({ limit: 1 });
  if (!state) throw new Error('there is no operation');
  return state.name;
}

export async function startTransfer(world: World, wish: Wish): Promise<string> {
  const plan = await askForPlan(world, wish);
  const answer = await submit(world, wish.user, plan);
  expect(answer).toMatchObject({ status: 200 });
  expect(JSON.parse(answer.body)).toEqual({ response_action: 'clear' });
  expect(world.slack.as(wish.user).view()).toBeUndefined();
  return newest(world);
}

export async function approve(world: World, operation: string, user: string): Promise<void> {
  await press(world, user, approvalOf(world, operation, user), 'operation.approve');
}

/** Presses `step.confirm` for the step that waits. */
export async function openStep(
  world: World,
  user: string,
  operation: string,
  verb: 'confirm' | 'skip' | 'assign' = 'confirm',
): Promise<ShownView> {
  await press(world, user, cardOf(world, operation), `step.${verb}`);
  return modalOf(world, user, `step.${verb}`);
}

/** Presses `step.confirm` for the step that waits and submits its modal. */
export async function confirmStep(
  world: World,
  user: string,
  operation: string,
  fields: Record<string, string> = {},
): Promise<Delivery> {
  const view = await openStep(world, user, operation);
  await world.slack.as(user).fill(view, { evidence: 'sample evidence', ...fields });
  const answer = await submit(world, user, view);
  expect(JSON.parse(answer.body)).toEqual({ response_action: 'clear' });
  return answer;
}

/** Gives the step that waits to somebody else. */
export async function assignStep(
  world: World,
  user: string,
  operation: string,
  to: string,
  due?: number,
): Promise<void> {
  const view = await openStep(world, user, operation, 'assign');
  await world.slack.as(user).fill(view, { user: to, ...(due ? { due } : {}) });
  await submit(world, user, view);
}

/** Confirms steps until this one waits; integrates the number at Braze on the way. */
export async function playUntil(world: World, user: string, operation: string, step: string): Promise<void> {
  for (let now = stepOf(world, operation); now !== step; now = stepOf(world, operation)) {
    if (now === '') throw new Error(`${operation} ended before ${step}`);
    await confirmStep(world, user, operation, now === 'integrate' ? await integrated(world, operation) : {});
  }
}

/** The step that the card says waits; empty when none does. */
export const stepOf = (world: World, operation: string): string =>
  String(payloadOf(cardOf(world, operation)).step);

/** A person integrates the number in the destination: the fields that the step then asks for. */
export async function integrated(world: World, operation: string): Promise<Record<string, string>> {
  const state = await world.app.ctx.store.read.operations.byName(operation);
  if (state === null || !isTransfer(state)) throw new Error(`there is no transfer ${operation}`);
  const name = state.plan.names.group;
  const id = world.braze.state.integrate(state.plan.inputs.destination, name);
  return { subscription_group_id: id, subscription_group_name: name };
}

/** The operator ends an operation on which nothing has been done that has to be taken back. */
export async function cancelled(world: World, operation: string): Promise<void> {
  await press(world, 'U0OPS', cardOf(world, operation), 'operation.cancel');
  const view = modalOf(world, 'U0OPS', 'operation.cancel');
  await world.slack.as('U0OPS').fill(view, { reason: 'sample reason to stop' });
  await submit(world, 'U0OPS', view);
  expect(payloadOf(cardOf(world, operation)).status).toBe('cancelled');
}

/** What Slack refused of all that the bot sent, and what the bot answered that Slack's client would not take. */
export const refusedCalls = ({ slack }: World): unknown[] =>
  slack
    .traffic()
    .filter((exchange) => !exchange.ok)
    .map(({ call, error, request, answer }) => ({ call, error, request, answer }));
