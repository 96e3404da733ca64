import { isKnown, type RatingReport, rateCopies } from '../../domain/migration/ratings.ts';
import { awaitedIn, changesBetween } from '../../domain/migration/ratings-changes.ts';
import { followUpTimes, isOver } from '../../domain/migration/ratings-times.ts';
import { theClock } from '../../domain/operation/actor.ts';
import { currentStep } from '../../domain/operation/state.ts';
import { type Following, followsTemplates } from '../../domain/operation/template-move.ts';
import { send } from '../delivery/send.ts';
import { applyCommand } from '../operation/change.ts';
import type { Context } from '../ports/context.ts';
import type { FollowUp } from '../ports/follow-up.ts';
import type { Transaction } from '../ports/store.ts';
import { syncTemplates } from '../sync/templates.ts';
import { RATINGS } from './begin-follow-up.ts';

/**
 * One look at the copies: webhooks have told most of it by then, the listing is the net. Told is what changed and who is
 * awaited; it ends when every copy is rated and nobody is awaited, or after a week with a summary.
 */
export async function followRatings(ctx: Context, { operation }: { operation: string }): Promise<void> {
  const state = await ctx.store.read.operations.byName(operation);
  const followed = state && (await ctx.store.read.followUps.find(state.id));
  if (!state || !followsTemplates(state) || !followed || followed.endedAt !== null) return;
  // A listing that fails leaves what webhooks told; the next look lists again.
  if (ctx.meta !== null) await syncTemplates(ctx, ctx.meta, followed.waba);
  await ctx.store.transaction(async (tx) => {
    const follow = await tx.followUps.lock(state.id);
    if (follow !== null && follow.endedAt === null) await look(ctx, tx, { state, follow });
  });
}

async function look(
  ctx: Context,
  tx: Transaction,
  { state, follow }: { state: Following; follow: FollowUp },
): Promise<void> {
  const now = ctx.clock.now().toISOString();
  const { registeredAt, dealtWith, last } = follow;
  const report = rateCopies({
    expected: await tx.followUps.expected(state.id),
    destination: await tx.readings.templates(follow.waba),
    registeredAt,
    now,
  });
  const changes = changesBetween(last, report);
  const awaited = awaitedIn(report, dealtWith);
  const ends = isOver(registeredAt, now) || (isKnown(report) && awaited.length === 0);
  const isSnoozed = follow.snoozedUntil !== null && now < follow.snoozedUntil;
  // News is told at any time; only reminding is put off.
  const reminds = !isSnoozed && awaited.length > 0 && isAppointed(follow, now);
  const tells = ends || last === null || changes.length > 0 || reminds;
  if (!tells) return;
  // The summary names what is left, dealt with or not.
  const named = ends ? awaitedIn(report, []) : awaited;
  const n = await tx.followUps.look(state.id, { report, changes, awaited: named, ends });
  const { channel } = state.plan.inputs;
  await send(tx, [
    {
      key: `${state.name}:ratings:${n}`,
      destination: { kind: 'channel', channel },
      notice: { type: 'ratings', operation: state.name, look: n },
    },
  ]);
  if (ends) await end(ctx, tx, { state, report, now });
}

/**
 * Whether a time to remind has come since the last look that was told. Jobs between those times, of webhooks or of a
 * process that died after it had told, tell only what is new.
 */
function isAppointed({ registeredAt, snoozedUntil, last }: FollowUp, now: string): boolean {
  const times = [...followUpTimes(registeredAt), ...(snoozedUntil === null ? [] : [snoozedUntil])];
  return last === null || times.some((time) => last.at < time && time <= now);
}

async function end(
  ctx: Context,
  tx: Transaction,
  { state, report, now }: { state: Following; report: RatingReport; now: string },
): Promise<void> {
  await tx.followUps.end(state.id, now);
  const locked = await tx.operations.lock(state.name);
  if (locked === null || currentStep(locked)?.key !== RATINGS) return;
  const command = {
    type: 'succeed',
    step: RATINGS,
    proof: { kind: 'seen', at: report.at },
    fields: {},
  } as const;
  await applyCommand(ctx, tx, { state: locked, actor: theClock, command });
}
