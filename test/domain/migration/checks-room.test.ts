import { describe, expect, it } from 'vitest';
import { GroupId } from '../../../src/domain/asset/ids.ts';
import type { GroupRoom, MigrationFacts } from '../../../src/domain/migration/facts.ts';
import { group, origin, waba, wabaId } from '../samples.ts';
import { accountOf, asked, checkOf, lookingOn, targetAt } from './migration-samples.ts';

const target = targetAt('braze');
const otherGroup = (n: number) => GroupId.parse(`7a1c0c52-9999-4c2e-9d0a-${String(n).padStart(12, '0')}`);
const others = (n: number) => Array.from({ length: n }, (_, i) => otherGroup(i));
const wabas = (n: number) => Array.from({ length: n }, (_, i) => wabaId(100 + i));

const alone: GroupRoom = {
  workspace: origin,
  wabas: [waba.id],
  onTheirWay: [],
  groups: 12,
  onSource: [group.id],
  onDestination: [],
  moving: [group.id],
};
const at = (room: Partial<GroupRoom> | null): Partial<MigrationFacts> => ({
  ...lookingOn,
  destination: accountOf(target),
  room: room === null ? null : { ...alone, ...room },
});

describe('the room for the group of a number that migrates', () => {
  it.each<[string, Partial<GroupRoom>, string, string, number]>([
    ['the source leaves with its last group', {}, 'pass', 'room', 1],
    ['the source stays with another group', { onSource: [group.id, otherGroup(1)] }, 'pass', 'room', 2],
    ['ten with the new one', { wabas: [waba.id, ...wabas(9)] }, 'pass', 'room', 10],
    ['eleven with the new one', { wabas: [waba.id, ...wabas(10)] }, 'fail', 'full', 11],
    ['one more on its way', { wabas: wabas(9), onTheirWay: [wabaId(50)] }, 'fail', 'full', 11],
    ['it is there already', { wabas: [target.id, ...wabas(10)] }, 'pass', 'already_there', 11],
  ])('[R22] counts the WABAs of the workspace: %s', (_, room, outcome, reason, after) => {
    expect(checkOf('waba_limit', at(room))).toMatchObject({
      ...{ outcome, reason, facts: { after, limit: 10, workspace: origin.name } },
    });
  });

  it.each<[string, Partial<GroupRoom>, string, number]>([
    ['twenty with this one', { onDestination: others(19) }, 'pass', 20],
    ['one too many', { onDestination: others(20) }, 'fail', 21],
    ['two that move together', { onDestination: others(19), moving: [group.id, otherGroup(30)] }, 'fail', 21],
  ])('[R30] counts the groups of the destination: %s', (_, room, outcome, after) => {
    expect(checkOf('group_limit', at(room))).toMatchObject({
      ...{ outcome, facts: { after, limit: 20, waba: target.name } },
    });
  });

  it.each<[number, readonly GroupId[], string, number]>([
    [449, [group.id], 'pass', 450],
    [450, [group.id], 'fail', 451],
    [449, [group.id, otherGroup(1)], 'fail', 451],
  ])(
    'counts the groups of the workspace, to which each adds one (C14): %i and %o',
    (groups, moving, outcome, after) => {
      expect(checkOf('workspace_group_limit', at({ groups, moving }))).toMatchObject({
        ...{ outcome, facts: { after, limit: 450, workspace: origin.name } },
      });
    },
  );

  it('was asked of the whole where all numbers move: one of them would count the source that they leave together', () => {
    const part = {
      ...at({ onSource: [group.id, otherGroup(1)] }),
      ...asked({ scope: 'waba', partOf: 'WM-0001' }),
    };
    expect(checkOf('waba_limit', part)).toBeUndefined();
    expect(checkOf('group_limit', part)).toBeUndefined();
  });

  it('is not asked for where no group is made anew', () => {
    expect(checkOf('waba_limit', at(null))).toBeUndefined();
    expect(checkOf('group_limit', at(null))).toBeUndefined();
  });
});
