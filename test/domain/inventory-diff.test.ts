import { describe, expect, it } from 'vitest';
import { compareInventories, countDifferences } from '../../src/domain/asset/inventory-diff.ts';
import { heldFaults } from '../../src/domain/asset/inventory-holds.ts';
import { resultFaults } from '../../src/domain/asset/inventory-result.ts';
import {
  estate,
  group,
  groupId,
  number,
  numberId,
  sound,
  waba,
  wabaId,
  workspace,
} from './sample-inventory.ts';

const base = estate({ wabas: 1, perWaba: 2 });
const compare = (store: unknown, file: unknown) => compareInventories(sound(store), sound(file));
const application = (store: unknown, file: unknown, prune = false) => ({
  store: sound(store),
  file: sound(file),
  difference: compare(store, file),
  prune,
});

describe('the difference between store and file', () => {
  it('is nothing between an inventory and itself', () => {
    expect(countDifferences(compare(base, base))).toEqual({ added: 0, changed: 0, missing: 0 });
  });

  it('leaves what was synced for a number alone where the file is silent', () => {
    const store = { ...base, numbers: [number(0, 0, { qualityRating: 'GREEN' }), number(1, 0)] };
    expect(countDifferences(compare(store, base)).changed).toBe(0);
    const renamed = { ...base, numbers: [number(0, 0, { displayName: 'Other' }), number(1, 0)] };
    expect(compare(store, renamed).numbers.changed).toEqual([
      {
        before: number(0, 0, { qualityRating: 'GREEN' }),
        after: number(0, 0, { qualityRating: 'GREEN', displayName: 'Other' }),
        fields: [{ field: 'displayName', from: 'Sample number 0', to: 'Other' }],
      },
    ]);
  });

  it("takes a workspace's missing optional field as the cluster's default", () => {
    const store = { ...base, workspaces: [workspace('brand-fr', { restUrl: 'https://rest.example.com' })] };
    expect(compare(store, base).workspaces.changed[0]?.fields).toEqual([
      { field: 'restUrl', from: 'https://rest.example.com' },
    ]);
  });

  it('does not mind the order of permissions', () => {
    const granting = (...permissions: string[]) => ({
      ...base,
      grants: [{ user: 'U0OPS', workspace: 'brand-fr', permissions }],
    });
    const forth = granting('view', 'import_users');
    expect(countDifferences(compare(forth, granting('import_users', 'view'))).changed).toBe(0);
    expect(countDifferences(compare(forth, granting('view'))).changed).toBe(1);
  });
});

describe('the estate after a file is applied', () => {
  it('is judged together with the rows that only the store has [R17]', () => {
    const file = { ...base, groups: [group(7, 'brand-fr', 0)] };
    expect(resultFaults(application(base, file))).toEqual([
      { kind: 'second_active_group', path: ['groups', 0, 'number'], number: numberId(0), group: groupId(0) },
    ]);
    expect(resultFaults(application(base, file, true))).toEqual([]);
  });

  it('counts the WABAs of groups that only the store has [R22]', () => {
    const full = estate({ wabas: 10, perWaba: 1 });
    const file = {
      ...estate({ wabas: 1, perWaba: 1 }),
      wabas: [waba(50)],
      numbers: [number(50, 50)],
      groups: [group(50, 'brand-fr', 50)],
    };
    expect(resultFaults(application(full, file))).toMatchObject([
      { kind: 'workspace_waba_limit', path: ['groups', 0, 'workspace'], listed: 11 },
    ]);
  });

  it('is not judged for what was wrong in the store before', () => {
    const store = sound(base);
    const twins = store.numbers.map((row) => ({ ...row, e164: '+33612345678' }));
    const faulty = { ...store, numbers: twins };
    const file = sound({ admins: ['U0ADMIN'] });
    const difference = compareInventories(faulty, file);
    expect(resultFaults({ store: faulty, file, difference, prune: false })).toEqual([]);
  });
});

describe('what an open operation holds', () => {
  const held = (asset: string, shared = false) => [{ asset, operation: 'TR-0042', shared }];
  const archived = {
    ...base,
    groups: [group(0, 'brand-fr', 0, { status: 'archived' }), group(1, 'brand-fr', 1)],
  };

  it.each([
    ['a group', archived, `group:${groupId(0)}`, 'groups.0'],
    ["a group's number", archived, `number:${numberId(0)}`, 'groups.0'],
    [
      'a number',
      { ...base, numbers: [number(0, 0, { displayName: 'Other' }), number(1, 0)] },
      `number:${numberId(0)}`,
      'numbers.0',
    ],
    ['a WABA alone', { ...base, wabas: [waba(0, { name: 'Other' })] }, `waba:${wabaId(0)}`, 'wabas.0'],
    [
      'a WABA alone, for a new number',
      { ...base, numbers: [...(base.numbers ?? []), number(5, 0)] },
      `waba:${wabaId(0)}`,
      'numbers.2',
    ],
  ])('is not changed: %s', (_what, file, asset, path) => {
    const faults = heldFaults(application(base, file), held(asset));
    expect(faults).toMatchObject([{ kind: 'held', operation: 'TR-0042', asset }]);
    expect(faults[0]?.path.join('.')).toBe(path);
  });

  it('may be listed unchanged', () => {
    expect(heldFaults(application(base, base), held(`group:${groupId(0)}`))).toEqual([]);
  });

  it('leaves a shared WABA to be renamed', () => {
    const file = { ...base, wabas: [waba(0, { name: 'Other' })] };
    expect(heldFaults(application(base, file), held(`waba:${wabaId(0)}`, true))).toEqual([]);
  });

  it.each([
    ['group', `group:${groupId(0)}`, false],
    ['number', `number:${numberId(0)}`, false],
    ['shared WABA', `waba:${wabaId(0)}`, true],
    ['workspace', 'workspace:brand-fr', true],
  ])('is not pruned: %s', (_what, asset, shared) => {
    expect(heldFaults(application(base, {}), held(asset, shared))).toEqual([]);
    expect(heldFaults(application(base, {}, true), held(asset, shared))).not.toEqual([]);
  });
});
