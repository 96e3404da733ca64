import { followUpTimes } from '../../domain/migration/ratings-times.ts';
import { scenarios } from '../../domain/migration/scenarios.ts';
import { copiesOf, planTemplates } from '../../domain/migration/template-plan.ts';
import type { EventData } from '../../domain/operation/events.ts';
import { isMigration, type OperationState, stepPlan } from '../../domain/operation/state.ts';
import type { Transaction } from '../ports/store.ts';
import { templateLimit } from './template-limit.ts';

export const RATINGS = 'ratings';

/** From the registration on the copies are followed; each look is a job of its own (domain.md F.4). */
export async function beginFollowUp(
  tx: Transaction,
  state: OperationState,
  event: EventData,
  at: string,
): Promise<void> {
  if (!isMigration(state) || event.type !== 'step_done') return;
  if (stepPlan(state, event.step)?.pointOfNoReturn !== true) return;
  const { partOf, scenario, source, target, first } = state.plan.inputs;
  if (target === 'outside' || target === source || !scenarios[scenario].followsRatings) return;
  // The templates of a WABA that moves whole are followed once, from the first of its numbers on.
  const whole = partOf === undefined ? null : await tx.operations.byName(partOf);
  const { id, name } = whole ?? state;
  if (whole !== null && (await tx.followUps.find(id)) !== null) return;
  // The copy call has said what to expect; else Meta copies by itself what is approved and green (R102).
  const plan = planTemplates({
    source: await tx.readings.templates(source),
    destination: await tx.readings.templates(target),
    limit: await templateLimit(tx, target),
    route: 'automatic',
    first,
  });
  await tx.followUps.expect(id, copiesOf(plan));
  await tx.followUps.begin(id, target, at);
  for (const look of followUpTimes(at)) {
    await tx.jobs.enqueue({ name: RATINGS, operation: name }, new Date(look));
  }
}
