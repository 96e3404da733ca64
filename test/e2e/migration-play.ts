import { NumberId } from '../../src/domain/asset/ids.ts';
import { duplicateBySelf } from '../../src/sandbox/meta/template-copy.ts';
import type { Exchange } from '../../src/sandbox/meta/traffic.ts';
import type { Message, ShownView } from '../../src/sandbox/slack/model.ts';
import type { MigrationWorld } from './migration-world.ts';
import { cardOf, modalOf, openStep, payloadOf, press, submit } from './play.ts';

export const pin = '482915';

/** Where the store has the number. */
export async function wabaOf({ world }: MigrationWorld, id: string): Promise<string | undefined> {
  return (await world.app.ctx.store.read.assets.number(NumberId.parse(id)))?.wabaId;
}

export const statusOf = ({ world }: MigrationWorld, operation: string): unknown =>
  payloadOf(cardOf(world, operation)).status;

/** What somebody does at Meta. */
export async function atMeta({ meta, settle }: MigrationWorld, action: string, body: object): Promise<void> {
  const answer = await fetch(`${meta.manageUrl}/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${action}: ${await answer.text()}`);
  await settle();
}

/** The calls to Meta of one name since then, oldest first. */
export const callsOf = ({ meta }: MigrationWorld, call: string): readonly Exchange[] =>
  meta.state.traffic.read().filter((each) => each.direction === 'in' && each.call === call);

/** Everything that was to change something at Meta. */
export const writesAtMeta = ({ meta }: MigrationWorld): string[] =>
  meta.state.traffic
    .read()
    .filter(({ direction, method }) => direction === 'in' && method !== 'GET')
    .map(({ call }) => call);

/** Somebody else's hand brings the number to another WABA, and Meta copies the good templates (R100, R102). */
export function moveAtMeta({ meta }: MigrationWorld, id: string, waba: string): void {
  const { numbers, wabas } = meta.state.tables;
  const before = numbers.known(id);
  if (before.waba === waba) return;
  numbers.put({ ...before, waba, status: 'CONNECTED' });
  duplicateBySelf(meta.state.world, before.waba, wabas.known(waba));
}

/** Confirms the step that waits, with what it asks for. */
export async function confirmed(
  { world, settle }: MigrationWorld,
  operation: string,
  fields: Record<string, string> = {},
  user = 'U0OPS',
): Promise<void> {
  const view = await openStep(world, user, operation);
  await world.slack.as(user).fill(view, { evidence: 'sample evidence', ...fields });
  await submit(world, user, view);
  await settle();
}

/** Opens the modal of a code or a PIN with what somebody types there. */
export async function typed(
  { world }: MigrationWorld,
  operation: string,
  what: 'code' | 'pin',
  digits: string,
  user = 'U0OPS',
): Promise<ShownView> {
  await press(world, user, cardOf(world, operation), `step.${what}`);
  const view = modalOf(world, user, `step.${what}`);
  await world.slack.as(user).fill(view, { [what]: digits });
  return view;
}

/** Types it and submits; what the field then says, nothing where it was taken. */
export async function entered(
  m: MigrationWorld,
  operation: string,
  what: 'code' | 'pin',
  digits: string,
  user = 'U0OPS',
): Promise<string | undefined> {
  const view = await typed(m, operation, what, digits, user);
  await submit(m.world, user, view);
  await m.settle();
  const shown = m.world.slack.as(user).view();
  if (shown !== undefined) await m.world.slack.as(user).close(shown);
  return shown?.errors[what];
}

const isLook = ({ metadata }: Message): boolean =>
  String(metadata?.event_payload.outbox).includes(':ratings:');

/** Looks at the copies run beside the steps: which of them is told first, is chance. */
export const looksLast = (messages: readonly Message[]): Message[] => [
  ...messages.filter((message) => !isLook(message)),
  ...messages.filter(isLook),
];
