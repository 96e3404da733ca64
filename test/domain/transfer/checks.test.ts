import { describe, expect, it } from 'vitest';
import { type TransferCheckKey, transferChecks } from '../../../src/domain/transfer/checks.ts';
import type { TransferFacts } from '../../../src/domain/transfer/facts.ts';
import {
  approver,
  colleague,
  destination,
  destinationKey,
  elsewhereKey,
  group,
  groupId,
  origin,
  originKey,
  otherGroups,
  requester,
  sampleFacts,
} from '../samples.ts';

const check = (key: TransferCheckKey, facts: Partial<TransferFacts>) =>
  transferChecks(sampleFacts(facts)).find((c) => c.key === key);

describe('the checks of a transfer', () => {
  it('all pass where nothing stands against it, in the order people read them', () => {
    const checks = transferChecks(sampleFacts());
    expect(checks.map(({ key, outcome }) => `${key} ${outcome}`)).toEqual([
      'permission_origin pass',
      'permission_destination pass',
      'same_cluster pass',
      'group_active pass',
      'one_to_one pass',
      'waba_limit pass',
      'group_limit pass',
      'workspace_group_limit pass',
      'not_held pass',
      'other_numbers pass',
    ]);
  });

  it('say where they read and when', () => {
    for (const { key, source, readAt } of transferChecks(sampleFacts())) {
      const expected = key.startsWith('permission')
        ? 'grants'
        : key === 'not_held'
          ? 'operations'
          : 'inventory';
      expect([source, readAt]).toEqual([expected, '2026-03-02T08:59:00.000Z']);
    }
  });

  it('[R1] refuse a transfer from a workspace to itself', () => {
    expect(check('same_cluster', { destination: origin })).toMatchObject({
      outcome: 'fail',
      reason: 'same_workspace',
      rules: ['R1'],
    });
  });

  it('[R2] refuse whoever asks without the permission, in the one workspace or in the other', () => {
    const lacking = [{ user: requester, workspace: originKey }];
    expect(check('permission_origin', { lacking })).toMatchObject({
      outcome: 'fail',
      reason: 'missing',
      facts: { workspace: origin.name, users: [requester] },
      rules: ['R2'],
    });
    expect(check('permission_destination', { lacking })).toMatchObject({ outcome: 'pass', reason: 'held' });
  });

  it('[R2] name every assignee who lacks the permission', () => {
    const lacking = [
      { user: colleague, workspace: destinationKey },
      { user: approver, workspace: destinationKey },
    ];
    expect(check('permission_destination', { lacking })).toMatchObject({
      outcome: 'fail',
      facts: { workspace: destination.name, users: [colleague, approver] },
    });
  });

  it('[R3] refuse another cluster', () => {
    expect(check('same_cluster', { destination: { ...destination, cluster: 'US-01' } })).toMatchObject({
      outcome: 'fail',
      reason: 'different',
      facts: {
        origin: 'EU-01',
        destination: 'US-01',
        originHost: 'https://rest.fra-01.braze.eu',
        destinationHost: 'https://rest.iad-01.braze.com',
      },
      rules: ['R3'],
    });
  });

  it('[R3] refuse one cluster whose REST hosts differ', () => {
    const restUrl = 'https://rest.sample.example';
    expect(check('same_cluster', { destination: { ...destination, restUrl } })).toMatchObject({
      outcome: 'fail',
      reason: 'different',
      facts: { destinationHost: restUrl },
    });
  });

  it('[R3] refuse two clusters behind one REST host', () => {
    const restUrl = 'https://rest.sample.example';
    expect(
      check('same_cluster', {
        origin: { ...origin, restUrl },
        destination: { ...destination, restUrl, cluster: 'EU-02' },
      }),
    ).toMatchObject({ outcome: 'fail', reason: 'different' });
  });

  it('[R3] take one REST host for the same however it is written', () => {
    for (const restUrl of ['https://rest.fra-01.braze.eu', 'https://REST.fra-01.braze.eu/']) {
      expect(check('same_cluster', { destination: { ...destination, restUrl } })?.outcome).toBe('pass');
    }
  });

  it('[R6] refuse a group that is archived already', () => {
    expect(check('group_active', { group: { ...group, status: 'archived' } })).toMatchObject({
      outcome: 'fail',
      reason: 'archived',
      facts: { group: group.name },
    });
  });

  it.each([
    ['none', []],
    ['many', [group.id, groupId(3)]],
  ] as const)('[R17] [R18] refuse a number with %s active groups instead of one', (reason, groups) => {
    expect(check('one_to_one', { activeGroupsOfNumber: groups })).toMatchObject({
      outcome: 'fail',
      reason,
      facts: { groups },
      rules: ['R17', 'R18'],
    });
  });

  it('refuse what another operation holds, and say who', () => {
    const heldBy = { operation: 'TR-0041', requester: colleague };
    expect(check('not_held', { heldBy })).toMatchObject({ outcome: 'fail', reason: 'held', facts: heldBy });
  });

  it('[R49] ask a person where the WABA serves another workspace too (C24)', () => {
    const activeGroupsOfWaba = [...otherGroups(2, elsewhereKey), ...otherGroups(1, destinationKey)];
    expect(check('other_numbers', { activeGroupsOfWaba })).toMatchObject({
      outcome: 'unknown',
      reason: 'elsewhere',
      facts: { groups: ['Sample Group 100', 'Sample Group 101'], workspaces: [elsewhereKey] },
      rules: ['R49'],
    });
  });

  it('[R49] ask a person where another number of the WABA stays behind (C24)', () => {
    expect(check('other_numbers', { activeGroupsOfWaba: otherGroups(1, originKey) })).toMatchObject({
      outcome: 'unknown',
      facts: { workspaces: [originKey] },
    });
  });

  it('[R49] ask nobody where the WABA’s other groups are in the destination already (C24)', () => {
    const moving = { id: group.id, workspace: originKey, name: group.name };
    const activeGroupsOfWaba = [moving, ...otherGroups(3, destinationKey)];
    expect(check('other_numbers', { activeGroupsOfWaba })).toMatchObject({
      outcome: 'pass',
      reason: 'alone',
    });
  });
});
