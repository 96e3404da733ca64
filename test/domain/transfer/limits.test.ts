import { describe, expect, it } from 'vitest';
import type { WabaId } from '../../../src/domain/asset/ids.ts';
import { type TransferCheckKey, transferChecks } from '../../../src/domain/transfer/checks.ts';
import type { TransferFacts } from '../../../src/domain/transfer/facts.ts';
import {
  destination,
  destinationKey,
  group,
  originKey,
  otherGroups,
  sampleFacts,
  waba,
  wabaId,
} from '../samples.ts';

const check = (key: TransferCheckKey, facts: Partial<TransferFacts>) =>
  transferChecks(sampleFacts(facts)).find((c) => c.key === key);
const wabas = (count: number, from = 10): WabaId[] =>
  Array.from({ length: count }, (_, i) => wabaId(from + i));
const moving = { id: group.id, workspace: originKey, name: group.name };

describe('ten WABAs a workspace', () => {
  const limit = (facts: Partial<TransferFacts>) => check('waba_limit', facts);

  it('[R16] [R22] takes several, up to the tenth', () => {
    expect(limit({ wabasInDestination: wabas(9) })).toMatchObject({
      outcome: 'pass',
      reason: 'room',
      facts: { after: 10, limit: 10, workspace: destination.name },
      rules: ['R22'],
    });
  });

  it('[R22] refuses the eleventh', () => {
    expect(limit({ wabasInDestination: wabas(10) })).toMatchObject({
      outcome: 'fail',
      reason: 'full',
      facts: { after: 11 },
    });
  });

  it('[R22] counts the WABAs that the inventory does not list', () => {
    const withTotal = (wabasTotal: number) =>
      limit({ wabasInDestination: wabas(5), destination: { ...destination, wabasTotal } });
    expect(withTotal(4)).toMatchObject({ outcome: 'pass', facts: { after: 10 } });
    expect(withTotal(5)).toMatchObject({ outcome: 'fail', facts: { after: 11 } });
  });

  it('[R22] counts the WABAs that other operations are bringing there', () => {
    expect(limit({ wabasInDestination: wabas(8), wabasOnTheirWay: wabas(1, 50) })?.outcome).toBe('pass');
    expect(limit({ wabasInDestination: wabas(8), wabasOnTheirWay: wabas(2, 50) })?.outcome).toBe('fail');
  });

  it('[R22] counts a WABA once, there and on its way, or on its way twice', () => {
    expect(limit({ wabasInDestination: wabas(9), wabasOnTheirWay: wabas(9) })).toMatchObject({
      outcome: 'pass',
      facts: { after: 10 },
    });
    expect(limit({ wabasInDestination: wabas(9), wabasOnTheirWay: [waba.id] })?.outcome).toBe('pass');
  });

  it('[R22] takes one that is already there, which is not new, even where there is no room', () => {
    expect(limit({ wabasInDestination: [...wabas(10), waba.id] })).toMatchObject({
      outcome: 'pass',
      reason: 'already_there',
    });
  });
});

describe('twenty active groups a WABA', () => {
  const limit = (facts: Partial<TransferFacts>) => check('group_limit', facts);

  it('[R30] takes the twentieth', () => {
    expect(limit({ activeGroupsOfWaba: otherGroups(19, destinationKey) })).toMatchObject({
      outcome: 'pass',
      reason: 'room',
      facts: { after: 20, limit: 20, waba: waba.name },
      rules: ['R30'],
    });
  });

  it('[R30] refuses the twenty-first', () => {
    expect(limit({ activeGroupsOfWaba: otherGroups(20, destinationKey) })).toMatchObject({
      outcome: 'fail',
      reason: 'full',
      facts: { after: 21 },
    });
  });

  it('[R30] counts the group that moves once', () => {
    expect(limit({ activeGroupsOfWaba: [moving, ...otherGroups(19, destinationKey)] })).toMatchObject({
      outcome: 'pass',
      facts: { after: 20 },
    });
  });
});

describe('450 groups a workspace', () => {
  it('takes the 450th and refuses the 451st (C14)', () => {
    expect(check('workspace_group_limit', { groupsInDestination: 449 })).toMatchObject({
      outcome: 'pass',
      reason: 'room',
      facts: { after: 450, limit: 450, workspace: destination.name },
    });
    expect(check('workspace_group_limit', { groupsInDestination: 450 })).toMatchObject({
      outcome: 'fail',
      reason: 'full',
      facts: { after: 451 },
    });
  });
});
