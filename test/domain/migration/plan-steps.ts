import type { MigrationPlan } from '../../../src/domain/migration/plan.ts';
import { planOf, ways } from './migration-samples.ts';

/** The plan of every way, with its name. */
export const every = Object.keys(ways).map((way) => [way, planOf(way)] as const);

export const keysOf = ({ steps }: MigrationPlan) => steps.map(({ key }) => key);
export const stepOf = ({ steps }: MigrationPlan, key: string) => steps.find((step) => step.key === key);

/** Everything up to and with the point of no return. */
export const untilMoved = ({ steps }: MigrationPlan) =>
  steps.slice(0, steps.findIndex(({ pointOfNoReturn }) => pointOfNoReturn) + 1);

/** Whether these are steps of it, in this order, whatever else is between them. */
export function inOrder(plan: MigrationPlan, keys: readonly string[]): boolean {
  const all: readonly string[] = keysOf(plan);
  const places = keys.map((key) => all.indexOf(key));
  return places.every((place, n) => place >= 0 && (n === 0 || place > (places[n - 1] ?? -1)));
}
