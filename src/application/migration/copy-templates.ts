import { COPIED } from '../../domain/migration/copied.ts';
import { COPY_TRIES, type CopyFailure, diffTemplates } from '../../domain/migration/template-diff.ts';
import { copiesOf, planTemplates, type TemplateRoute } from '../../domain/migration/template-plan.ts';
import type { Following } from '../../domain/operation/template-move.ts';
import type { Context } from '../ports/context.ts';
import type { Meta } from '../ports/meta.ts';
import { syncTemplates } from '../sync/templates.ts';
import type { Went } from './run-step.ts';
import { templateLimit } from './template-limit.ts';

/** So many of those that Meta refused are named on the timeline. */
const NAMED = 5;
/** The most ids that one call takes (domain.md B.5). */
const IDS_A_CALL = 500;
/** What the call does not copy. */
const LEFT: readonly TemplateRoute['route'][] = ['beyond_limit', 'recreate'];

/**
 * Copies what may be copied, in the order of the plan, before the number moves (B.5, C10). Both accounts are listed first;
 * what is in the destination already is not overwritten, so doing it again copies only what is still missing.
 */
export async function copyTemplates(ctx: Context, meta: Meta, state: Following): Promise<Went> {
  const { source, target, first } = state.plan.inputs;
  if (target === 'outside') return { kind: 'stuck', error: 'not_found' };
  for (const waba of [source, target]) {
    const synced = await syncTemplates(ctx, meta, waba);
    if (synced.kind === 'later') return { kind: 'not_yet', afterMs: synced.afterMs };
    if (synced.kind === 'fault') return synced.fault;
  }
  const plan = planTemplates({
    source: await ctx.store.read.readings.templates(source),
    destination: await ctx.store.read.readings.templates(target),
    limit: await templateLimit(ctx.store.read, target),
    route: 'api',
    first,
  });
  await ctx.store.read.followUps.expect(state.id, copiesOf(plan));
  // A go before this one, which died or was not answered, may have copied some of them.
  const expected = await ctx.store.read.followUps.expected(state.id);
  const failures: CopyFailure[] = [];
  const told = async () => diffTemplates(expected, await ctx.store.read.readings.templates(target), failures);
  let diff = await told();
  for (let round = 0; round < COPY_TRIES && diff.retry.length > 0; round += 1) {
    for (let from = 0; from < diff.retry.length; from += IDS_A_CALL) {
      const ids = diff.retry.slice(from, from + IDS_A_CALL);
      const answer = await meta.copyTemplates(target, source, { ids });
      if (answer.kind === 'fault') return answer;
      failures.push(...answer.value.failed);
    }
    const listed = await syncTemplates(ctx, meta, target);
    if (listed.kind === 'later') return { kind: 'not_yet', afterMs: listed.afterMs };
    if (listed.kind === 'fault') return listed.fault;
    diff = await told();
  }
  const ours = new Set(expected.map(({ id }) => id));
  const left = plan.templates.filter(({ id, route }) => LEFT.includes(route) && !ours.has(id)).length;
  const why = diff.failed.map(({ name, reason }) => (reason === null ? name : `${name}: ${reason}`));
  return {
    kind: 'done',
    proof: { kind: 'called' },
    fields: {
      [COPIED.copied]: String(diff.there.length),
      [COPIED.refused]: String(expected.length - diff.there.length),
      [COPIED.left]: String(left),
      [COPIED.why]: why.slice(0, NAMED).join('\n'),
    },
  };
}
