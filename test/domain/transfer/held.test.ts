import { expect, it } from 'vitest';
import type { EventData } from '../../../src/domain/operation/events.ts';
import { heldBy } from '../../../src/domain/operation/held.ts';
import { holdGroup } from '../../../src/domain/operation/holds.ts';
import { transferHolds } from '../../../src/domain/transfer/plan.ts';
import {
  cancelRequested,
  done,
  finished,
  given,
  newGroup,
  opened,
  requested,
  runningAt,
} from '../operation/given.ts';
import { groupId, soundPlan } from '../samples.ts';

const own = transferHolds(soundPlan);
const both = [...own, holdGroup(groupId(2))];
const integrated = [...runningAt('integrate'), done('integrate', { fields: newGroup }), opened('testers')];
const reversed: EventData = { type: 'reversed', by: 'TR-0043' };

it.each<[string, readonly EventData[], readonly unknown[]]>([
  ['that has ended', finished(), []],
  ['that was cancelled', [requested(), cancelRequested, { type: 'cancelled' }], []],
  ['that waits for approval', [requested()], own],
  ['that runs', runningAt('integrate'), own],
  ['that has made its new group', integrated, both],
  [
    'whose new group was refused afterwards',
    [...integrated, { type: 'step_reopened', step: 'integrate', status: 404 }, opened('integrate')],
    own,
  ],
  ['that another one is asked to take back', [...integrated, reversed], []],
  [
    'that is not taken back after all',
    [...integrated, reversed, { type: 'reverse_withdrawn', by: 'TR-0043' }],
    both,
  ],
])('a transfer %s holds just that', (_, events, holds) => {
  expect(heldBy(given(...events).state)).toEqual(holds);
});
