import { describe, expect, it } from 'vitest';
import type { Group } from '../../../src/domain/asset/asset.ts';
import { judgeNewGroup } from '../../../src/domain/transfer/integration.ts';
import { destinationKey, elsewhereKey, group, groupId, numberId, soundPlan } from '../samples.ts';

const { inputs } = soundPlan;
const id = groupId(2);
const known = (otherwise: Partial<Group> = {}): Group => ({
  ...group,
  id,
  workspaceKey: destinationKey,
  status: 'archived',
  ...otherwise,
});

describe('the group id that is entered at the integration', () => {
  it('[R10] is refused when it is the origin’s: a new group is made', () => {
    expect(judgeNewGroup(inputs.group, null, inputs)).toBe('origin_group');
    expect(judgeNewGroup(inputs.group, group, inputs)).toBe('origin_group');
  });

  it('[R17] [R18] is refused when another number has it', () => {
    expect(judgeNewGroup(id, known({ numberId: numberId(9) }), inputs)).toBe('other_number');
  });

  it('is refused when another workspace has it', () => {
    expect(judgeNewGroup(id, known({ workspaceKey: elsewhereKey }), inputs)).toBe('other_workspace');
  });

  it('[R10] [R11] is accepted when nobody knows it yet', () => {
    expect(judgeNewGroup(id, null, inputs)).toBeNull();
  });

  it('[R14] is accepted when this number left it archived in the destination on an earlier way', () => {
    expect(judgeNewGroup(id, known(), inputs)).toBeNull();
  });
});
