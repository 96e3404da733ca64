import { describe, expect, it } from 'vitest';
import { groupMove } from '../../../src/domain/operation/group-move.ts';
import { operationName } from '../../../src/domain/operation/plan.ts';
import { planOf } from '../migration/migration-samples.ts';
import { destination, destinationKey, group, origin, originKey, phoneNumber, soundPlan } from '../samples.ts';
import { given, requested } from './given.ts';

const moveOf = (plan: Parameters<typeof requested>[0]) => groupMove(given(requested(plan)).state);

describe('the Braze group that an operation makes anew', () => {
  it('is none where the number of a migration has none', () => {
    expect(moveOf(planOf('2 by our calls', { group: null }))).toBeNull();
  });

  it('[R1] goes from one workspace to the other in a transfer', () => {
    expect(moveOf(soundPlan)).toMatchObject({
      ...{ group: group.id, number: phoneNumber.id, origin: originKey, destination: destinationKey },
      names: { group: group.name, origin: origin.name, destination: destination.name },
    });
  });

  it('stays in its workspace in a migration', () => {
    expect(moveOf(planOf('2 by the sign-up window'))).toEqual({
      ...{ group: group.id, number: phoneNumber.id, origin: originKey, destination: originKey },
      names: {
        ...{ group: group.name, e164: phoneNumber.e164 },
        ...{ origin: origin.name, destination: origin.name },
      },
    });
  });
});

it('a migration has a short name of its own that people say aloud', () => {
  expect(operationName('migration', 7)).toBe('MG-0007');
});
