import { type Denied, holds } from '../../domain/access/access.ts';
import type { Group, PhoneNumber, Workspace } from '../../domain/asset/asset.ts';
import type { NumberId, UserId } from '../../domain/asset/ids.ts';
import { STATE_SHOWS_MS } from '../../domain/asset/limits.ts';
import { openUntil, refuseSending, type SendRefusal } from '../../domain/conversation/window.ts';
import type { ReadState } from '../../domain/subscription/consent.ts';
import { variablesOf } from '../../domain/template/test-template.ts';
import { refuse } from '../access/refuse.ts';
import type { People } from '../ports/braze.ts';
import type { Context } from '../ports/context.ts';
import type { ProviderFault } from '../ports/provider.ts';

export interface TestInput {
  readonly number: NumberId;
  /** External id of the person in the workspace. */
  readonly person: string;
  /** Null: free text, which needs an open window. */
  readonly template: { readonly name: string; readonly language: string } | null;
  readonly text: string;
  readonly by: UserId;
}

export type Tested =
  | { readonly kind: 'sent'; readonly dispatchId: string; readonly until: string | null }
  | { readonly kind: 'refused'; readonly refusal: SendRefusal }
  | { readonly kind: 'missing'; readonly what: 'number' | 'person' | 'template' }
  | { readonly kind: 'denied'; readonly denied: Denied }
  | ProviderFault;

const PATIENCE = { withinMs: 10_000 };

/**
 * A test message within the rules (SPEC 5.6): opted in (R64), and either the window is open (C5) or the template is
 * approved (R41, R51). Sent through Braze with the group's own key; delivery is told by webhook.
 */
export async function sendTest(ctx: Context, input: TestInput): Promise<Tested> {
  const { assets, readings } = ctx.store.read;
  const number = await assets.number(input.number);
  if (number === null) return { kind: 'missing', what: 'number' };
  const group = (await assets.groupsOfNumber(number.id)).find((g) => g.status === 'active') ?? null;
  const workspace = group && (await assets.workspace(group.workspaceKey));
  if (group === null || workspace === null) {
    return { kind: 'refused', refusal: { kind: 'no_active_group', rule: 'R50' } };
  }
  const denied = await mayTest(ctx, input.by, workspace);
  if (denied) return { kind: 'denied', denied };
  const template = input.template && (await readings.findTemplate(number.wabaId, input.template));
  if (input.template !== null && template === null) return { kind: 'missing', what: 'template' };

  const read = await readPerson(ctx, workspace, group, input.person);
  if ('fault' in read) return read;
  const lastFromPerson = read.phone === null ? null : await readings.lastFromPerson(number.id, read.phone);
  const now = ctx.clock.now().toISOString();
  const people = await knownPeople(ctx, input.person, read.phone);
  const isOut = await isFreshlyOut(ctx, group, people);
  const refusal = refuseSending(
    {
      consent: isOut ? 'unsubscribed' : read.state,
      window: { lastFromPerson },
      template,
      stoppedMarketing: await ctx.store.read.stops.hasStopped(number.id, people),
      numberStatus: number.status,
      groupStatus: group.status,
    },
    now,
  );
  if (refusal) return { kind: 'refused', refusal };
  const content = template
    ? ({
        type: 'template',
        name: template.name,
        language: template.language,
        variables: Array.from({ length: variablesOf(template) }, () => input.text),
      } as const)
    : ({ type: 'text', body: input.text } as const);
  const answer = await ctx.braze.sendTest(
    workspace,
    { group: group.id, externalId: input.person, content },
    PATIENCE,
  );
  if (answer.kind === 'fault') return answer;
  await remember(ctx, number, input.by, read.phone);
  return { kind: 'sent', dispatchId: answer.value.dispatchId, until: openUntil({ lastFromPerson }, now) };
}

async function mayTest(ctx: Context, user: UserId, { key }: Workspace): Promise<Denied | null> {
  const permission = 'manage_subscription_groups';
  if (holds(await ctx.store.read.access.of(user), permission, key)) return null;
  return refuse(ctx, ctx.store.read, { user, denied: { kind: 'denied', permission, workspaces: [key] } });
}

/** The person's state in the group, and their phone's digits where Braze tells them. */
async function readPerson(
  ctx: Context,
  workspace: Workspace,
  group: Group,
  person: string,
): Promise<{ readonly state: ReadState; readonly phone: string | null } | ProviderFault> {
  const people: People = { by: 'external_id', ids: [person] };
  const [states, groups] = await Promise.all([
    ctx.braze.statesOf(workspace, group.id, people, PATIENCE),
    ctx.braze.groupsOf(workspace, people, null, PATIENCE),
  ]);
  if (states.kind === 'fault') return states;
  const phone =
    groups.kind === 'answer' ? groups.value.items.find((p) => p.externalId === person)?.phone : null;
  return { state: states.value.get(person) ?? 'unknown', phone: phone?.replace(/\D/g, '') || null };
}

/** By either name: what WhatsApp told us was told of a phone. */
async function knownPeople(
  { store }: Context,
  externalId: string,
  digits: string | null,
): Promise<readonly number[]> {
  const { subscriptions } = store.read;
  const named = await subscriptions.find({ by: 'external_id', id: externalId });
  const sharing = digits === null ? [] : await subscriptions.find({ by: 'phone', id: `+${digits}` });
  return [...named, ...sharing].map(({ id }) => id);
}

/** Unsubscribed so lately that Braze's answer may not show it yet (R64, R77). */
async function isFreshlyOut(
  { store, clock }: Context,
  { id }: Group,
  people: readonly number[],
): Promise<boolean> {
  const states = [...(await store.read.subscriptions.statesIn(id, people)).values()];
  const since = clock.now().getTime() - STATE_SHOWS_MS;
  return states.some((each) => each.state === 'unsubscribed' && Date.parse(each.recordedAt) > since);
}

const remember = (ctx: Context, number: PhoneNumber, by: UserId, person: string | null): Promise<void> =>
  ctx.store.read.tests.sent({ number: number.id, by, person, at: ctx.clock.now().toISOString() });
