import { rateCopies } from '../../domain/migration/ratings.ts';
import type { StateOf } from '../../domain/operation/state.ts';
import { doneAt } from '../../domain/operation/state.ts';
import type { Following } from '../../domain/operation/template-move.ts';
import type { Context } from '../ports/context.ts';
import type { Meta } from '../ports/meta.ts';
import type { Patience } from '../ports/provider.ts';
import { numberOf } from './announced.ts';
import type { Went } from './run-step.ts';

const MINUTE = 60_000;

/** Off once the link in Meta's e-mail was followed (domain.md B.3); where Meta does not show it, a person says so. */
export const watchTwoStepOff = (_ctx: Context, meta: Meta, state: StateOf<'migration'>): Promise<Went> =>
  watchTwoStep(meta, state, false);

/** On again in its new place, so that a code alone cannot take the number. */
export const watchTwoStepOn = (_ctx: Context, meta: Meta, state: StateOf<'migration'>): Promise<Went> =>
  watchTwoStep(meta, state, true);

async function watchTwoStep(meta: Meta, state: StateOf<'migration'>, wanted: boolean): Promise<Went> {
  const { number, source } = state.plan.inputs;
  const answer = await meta.number(number, source);
  if (answer.kind === 'fault') return answer;
  const { isPinEnabled } = answer.value;
  if (isPinEnabled === wanted) return { kind: 'done', proof: { kind: 'seen', at: answer.at } };
  return isPinEnabled === null
    ? { kind: 'stuck', error: 'not_shown' }
    : { kind: 'not_yet', afterMs: 5 * MINUTE };
}

/** The destination lists it as connected. */
export async function watchConnected(
  _ctx: Context,
  meta: Meta,
  state: StateOf<'migration'>,
  patience?: Patience,
): Promise<Went> {
  const { target } = state.plan.inputs;
  if (target === 'outside') return { kind: 'stuck', error: 'not_found' };
  const id = numberOf(state);
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<Meta['numbers']>> = await meta.numbers(target, after, patience);
    if (page.kind === 'fault') return page;
    const found = page.value.items.find((number) => number.id === id);
    if (found?.status?.toUpperCase() === 'CONNECTED')
      return { kind: 'done', proof: { kind: 'seen', at: page.at } };
    after = page.value.after;
  } while (after !== null);
  return { kind: 'not_yet', afterMs: MINUTE };
}

/** `health_status` of the number and all it depends on (domain.md B.10). */
export async function watchHealth(ctx: Context, meta: Meta, state: StateOf<'migration'>): Promise<Went> {
  const { target } = state.plan.inputs;
  if (target === 'outside') return { kind: 'stuck', error: 'not_found' };
  const answer = await meta.health(target, numberOf(state));
  if (answer.kind === 'fault') return answer;
  const { canSend, entities } = answer.value;
  if (canSend !== 'BLOCKED') return { kind: 'done', proof: { kind: 'seen', at: answer.at } };
  const since = doneAt(state, 'connected');
  const young = since !== null && ctx.clock.now().getTime() - Date.parse(since) < 10 * MINUTE;
  if (young) return { kind: 'not_yet', afterMs: 2 * MINUTE };
  const why = entities.flatMap(({ errors }) => errors.map(({ description }) => description));
  return { kind: 'stuck', error: `blocked ${why.join(' ')}`.trim() };
}

/** R97, R104: once copies have had their time to arrive, what is missing or rejected waits for a person. */
export async function watchTemplates(ctx: Context, _meta: Meta, state: Following): Promise<Went> {
  const { followUps, readings } = ctx.store.read;
  const follow = await followUps.find(state.id);
  if (follow === null) return { kind: 'stuck', error: 'not_followed' };
  const report = rateCopies({
    expected: await followUps.expected(state.id),
    destination: await readings.templates(follow.waba),
    registeredAt: follow.registeredAt,
    now: ctx.clock.now().toISOString(),
  });
  if (report.coming.length > 0) return { kind: 'not_yet', afterMs: MINUTE };
  const differing = report.missing.length + report.rejected.length;
  return differing === 0
    ? { kind: 'done', proof: { kind: 'seen', at: report.at } }
    : { kind: 'stuck', error: `templates_differ ${differing}` };
}

/** The follow-up runs by itself from the registration on; it ends this step, or has ended before the step came. */
export async function watchRatings(ctx: Context, _meta: Meta, state: Following): Promise<Went> {
  const follow = await ctx.store.read.followUps.find(state.id);
  if (follow === null) return { kind: 'stuck', error: 'not_followed' };
  return follow.endedAt === null
    ? { kind: 'not_yet', afterMs: 24 * 60 * MINUTE }
    : { kind: 'done', proof: { kind: 'seen', at: follow.endedAt } };
}
