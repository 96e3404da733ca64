import { type Denied, holds } from '../../domain/access/access.ts';
import type { UserId } from '../../domain/asset/ids.ts';
import { awaitedIn, matterKey } from '../../domain/migration/ratings-changes.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import { followsTemplates } from '../../domain/operation/template-move.ts';
import { authorize } from '../access/authorize.ts';
import type { Context } from '../ports/context.ts';
import type { FollowUp } from '../ports/follow-up.ts';
import type { Transaction } from '../ports/store.ts';
import { RATINGS } from './begin-follow-up.ts';

export type Dealt =
  | { readonly kind: 'dealt'; readonly matters: number }
  | { readonly kind: 'snoozed'; readonly until: string | null }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'denied'; readonly denied: Denied };

interface Asked {
  readonly operation: string;
  readonly by: UserId;
}

/**
 * What waits in the newest look is dealt with: it is not named again unless it changes. `only` is the key of one matter;
 * without it, all of them are.
 */
export const dealWithRatings = (ctx: Context, asked: Asked & { only?: string }): Promise<Dealt> =>
  atFollowUp(ctx, asked, async (tx, state, follow) => {
    const awaited = follow.last === null ? [] : awaitedIn(follow.last, follow.dealtWith);
    const { only } = asked;
    const matters = only === undefined ? awaited : awaited.filter((one) => matterKey(one) === only);
    if (matters.length === 0) return { kind: 'nothing' };
    await tx.followUps.dealWith(state.id, [...follow.dealtWith, ...matters]);
    await tx.jobs.enqueue({ name: RATINGS, operation: state.name });
    return { kind: 'dealt', matters: matters.length };
  });

/** Nobody is reminded before; `until` is ISO, null means until Meta tells something new. */
export const snoozeRatings = (ctx: Context, asked: Asked & { until: string | null }): Promise<Dealt> =>
  atFollowUp(ctx, asked, async (tx, state, follow) => {
    const until = asked.until ?? endOf(follow);
    await tx.followUps.snooze(state.id, until);
    if (asked.until !== null)
      await tx.jobs.enqueue({ name: RATINGS, operation: state.name }, new Date(until));
    return { kind: 'snoozed', until: asked.until };
  });

const WEEK_MS = 7 * 86_400_000;
const endOf = ({ registeredAt }: FollowUp): string =>
  new Date(Date.parse(registeredAt) + WEEK_MS).toISOString();

async function atFollowUp(
  ctx: Context,
  { operation, by }: Asked,
  then: (tx: Transaction, state: OperationState, follow: FollowUp) => Promise<Dealt>,
): Promise<Dealt> {
  return ctx.store.transaction(async (tx) => {
    const state = await tx.operations.byName(operation);
    if (state === null || !followsTemplates(state)) return { kind: 'missing' };
    const { workspaces } = state;
    const access = await tx.access.of(by);
    if (!workspaces.every((key) => holds(access, 'manage_integrations', key))) {
      const denied = await authorize(ctx, tx, { user: by, permission: 'manage_templates', workspaces });
      if (denied) return { kind: 'denied', denied };
    }
    const follow = await tx.followUps.lock(state.id);
    if (follow === null || follow.endedAt !== null) return { kind: 'nothing' };
    return then(tx, state, follow);
  });
}
