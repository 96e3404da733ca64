import { expect, it } from 'vitest';
import { migrationHolds } from '../../../src/domain/migration/plan.ts';
import type { EventData } from '../../../src/domain/operation/events.ts';
import { heldBy } from '../../../src/domain/operation/held.ts';
import { holdGroup } from '../../../src/domain/operation/holds.ts';
import {
  cancelRequested,
  done,
  finished,
  given,
  newGroup,
  opened,
  requested,
  runningAt,
  undoOpened,
} from '../operation/given.ts';
import { groupId } from '../samples.ts';
import { planOf } from './migration-samples.ts';

const plan = planOf('2 by the sign-up window');
const own = migrationHolds(plan);
const both = [...own, holdGroup(groupId(2))];
const integrated = [
  ...runningAt('integrate', plan),
  done('integrate', { fields: newGroup }),
  opened('testers', { plan }),
];

it.each<[string, readonly EventData[], readonly unknown[]]>([
  ['that was cancelled', [requested(plan), cancelRequested, { type: 'cancelled' }], []],
  ['that has ended', finished(plan), []],
  ['that waits for approval', [requested(plan)], own],
  ['that runs', runningAt('sign_up', plan), own],
  [
    'that is being taken back',
    [...runningAt('sign_up', plan), cancelRequested, undoOpened('archive', { plan })],
    own,
  ],
  ['that is past its point of no return', runningAt('connected', plan), own],
  ['that has made its new group', integrated, both],
  [
    'whose new group was refused afterwards',
    [...integrated, { type: 'step_reopened', step: 'integrate', status: 404 }, opened('integrate', { plan })],
    own,
  ],
  ['of which only the ratings are awaited', runningAt('ratings', plan), []],
])('a migration %s holds just that', (_, events, holds) => {
  expect(heldBy(given(...events).state)).toEqual(holds);
});
