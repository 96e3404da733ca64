import { expect, it } from 'vitest';
import { isWayBack, mirrored } from '../../../src/domain/transfer/reverse.ts';
import { done, given, newGroup, opened, runningAt } from '../operation/given.ts';
import { destinationKey, elsewhereKey, groupId, origin, originKey, soundPlan } from '../samples.ts';

const past = [...runningAt('integrate'), done('integrate', { fields: newGroup }), opened('testers')];

it('[R14] there is no way back from what has not passed its point of no return', () => {
  const { state } = given(...runningAt('integrate'));
  expect(mirrored(state)).toBeNull();
  expect(isWayBack(state, soundPlan.inputs)).toBe(false);
});

it('[R14] the way back is the new group’s transfer to where the number came from', () => {
  const { state } = given(...past);
  expect(mirrored(state)).toEqual({
    group: newGroup.subscription_group_id,
    destination: originKey,
    channel: origin.channel,
    reverses: state.name,
  });
});

it.each([
  ['its new group, back to the origin', groupId(2), originKey, true],
  ['its new group, to elsewhere', groupId(2), elsewhereKey, false],
  ['its old group', groupId(1), destinationKey, false],
  ['another group', groupId(3), originKey, false],
])('[R14] only its own way back takes an operation back: %s', (_, group, destination, expected) => {
  expect(isWayBack(given(...past).state, { group, destination })).toBe(expected);
});

it('[R14] there is no way back out of a group that the destination’s key has refused', () => {
  const reopened = { type: 'step_reopened', step: 'integrate', status: 404 } as const;
  const { state } = given(...past, reopened, opened('integrate'));
  expect(mirrored(state)).toBeNull();
});

it('[R14] what was taken back once has no second way back', () => {
  const reversed = { type: 'reversed', by: 'TR-0043' } as const;
  const ended = { type: 'failed', why: 'reversed', by: 'TR-0043' } as const;
  expect(mirrored(given(...past, reversed).state)).toBeNull();
  expect(mirrored(given(...past, reversed, ended).state)).toBeNull();
  const withdrawn = { type: 'reverse_withdrawn', by: 'TR-0043' } as const;
  expect(mirrored(given(...past, reversed, ended, withdrawn).state)).toEqual(mirrored(given(...past).state));
});
