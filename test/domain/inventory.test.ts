import { describe, expect, it } from 'vitest';
import { readInventory } from '../../src/domain/asset/inventory-reading.ts';
import {
  businessId,
  count,
  estate,
  group,
  groupId,
  number,
  numberId,
  waba,
  wabaId,
  workspace,
} from './sample-inventory.ts';

const faults = (data: unknown) => {
  const reading = readInventory(data);
  return reading.kind === 'faulty' ? reading.faults : [];
};

describe('an inventory', () => {
  it('may lack sections and optional fields, and gets the defaults', () => {
    expect(readInventory({ workspaces: [workspace('brand-fr')], groups: null })).toEqual({
      kind: 'sound',
      inventory: {
        admins: [],
        workspaces: [{ ...workspace('brand-fr'), approvals: 0, testers: [] }],
        businesses: [],
        wabas: [],
        numbers: [],
        groups: [],
        grants: [],
      },
    });
  });

  it('is refused for a reference to a row that it does not have', () => {
    const data = {
      wabas: [waba(1)],
      numbers: [number(1, 2)],
      groups: [group(1, 'brand-xx', 9)],
      grants: [{ user: 'U0OPS', workspace: 'brand-yy', permissions: ['view'] }],
    };
    expect(faults(data)).toEqual([
      { kind: 'dangling', path: ['wabas', 0, 'business'], section: 'businesses', id: businessId },
      { kind: 'dangling', path: ['numbers', 0, 'waba'], section: 'wabas', id: wabaId(2) },
      { kind: 'dangling', path: ['groups', 0, 'workspace'], section: 'workspaces', id: 'brand-xx' },
      { kind: 'dangling', path: ['groups', 0, 'number'], section: 'numbers', id: numberId(9) },
      { kind: 'dangling', path: ['grants', 0, 'workspace'], section: 'workspaces', id: 'brand-yy' },
    ]);
  });

  it('is refused for a key, an id or a word in a list that stands twice', () => {
    const { businesses, ...base } = estate({ wabas: 1, perWaba: 1 });
    const data = {
      ...base,
      admins: ['U0ADMIN', 'U0ADMIN'],
      businesses: [...(businesses ?? []), ...(businesses ?? [])],
      workspaces: [workspace('brand-fr', { testers: ['a', 'b', 'a'] }), workspace('brand-fr')],
      grants: [
        { user: 'U0OPS', workspace: 'brand-fr', permissions: ['view', 'view'] },
        { user: 'U0OPS', workspace: 'brand-fr', permissions: ['import_users'] },
      ],
    };
    const twice = faults(data).map(({ kind, path }) => [kind, path.join('.')]);
    expect(twice).toEqual([
      ['duplicate', 'admins.1'],
      ['duplicate', 'workspaces.1.key'],
      ['duplicate', 'businesses.1.id'],
      ['duplicate', 'grants.1'],
      ['duplicate', 'workspaces.0.testers.2'],
      ['duplicate', 'grants.0.permissions.1'],
    ]);
  });

  it('is refused for two numbers with the same digits', () => {
    const data = estate({ wabas: 1, perWaba: 1 });
    data.numbers?.push(number(5, 0, { e164: data.numbers[0]?.e164 }));
    expect(faults(data)).toEqual([
      { kind: 'same_digits', path: ['numbers', 1, 'e164'], number: numberId(0) },
    ]);
  });

  it('checks rows against each other even where one of their fields is faulty', () => {
    const data = estate({ wabas: 1, perWaba: 1 });
    data.groups?.push(group(7, 'brand-xx', 0, { colour: 'red', name: 5 }));
    expect(faults(data).map(({ kind, path }) => [kind, path.join('.')])).toEqual([
      ['unquoted', 'groups.1.name'],
      ['unknown_key', 'groups.1.colour'],
      ['dangling', 'groups.1.workspace'],
      ['second_active_group', 'groups.1.number'],
    ]);
  });

  it('does not call a reference dangling when the row it means lacks only the quotes around its id', () => {
    const data = estate({ wabas: 1, perWaba: 1 });
    const faulty = { ...data, wabas: [waba(0, { id: Number(wabaId(0)) })] };
    expect(faults(faulty)).toEqual([{ kind: 'unquoted', path: ['wabas', 0, 'id'] }]);
    const other = { ...faulty, numbers: [number(0, 3)] };
    expect(faults(other).map(({ kind }) => kind)).toEqual(['unquoted', 'dangling']);
  });
});

describe('the limits of an estate', () => {
  it('refuse a second active group on a number [R17]', () => {
    const data = estate({ wabas: 1, perWaba: 1 });
    data.groups?.push(group(7, 'brand-fr', 0));
    expect(faults(data)).toEqual([
      { kind: 'second_active_group', path: ['groups', 1, 'number'], number: numberId(0), group: groupId(0) },
    ]);
  });

  it('let an archived group keep the number of an active one [R18]', () => {
    const data = estate({ wabas: 1, perWaba: 1 });
    data.groups?.push(group(7, 'brand-fr', 0, { status: 'archived' }));
    expect(faults(data)).toEqual([]);
  });

  it('refuse an eleventh WABA in a workspace, at its first group [R22]', () => {
    expect(faults(estate({ wabas: 10, perWaba: 2 }))).toEqual([]);
    expect(faults(estate({ wabas: 11, perWaba: 2 }))).toEqual([
      {
        kind: 'workspace_waba_limit',
        path: ['groups', 20, 'workspace'],
        workspace: 'brand-fr',
        listed: 11,
        outside: 0,
      },
    ]);
  });

  it('count the WABAs that Braze has beyond the file [R22]', () => {
    const withOthers = (wabasTotal: number) => ({
      ...estate({ wabas: 6, perWaba: 1 }),
      workspaces: [workspace('brand-fr', { wabasTotal })],
    });
    expect(faults(withOthers(4))).toEqual([]);
    expect(faults(withOthers(5)).map(({ path }) => path.join('.'))).toEqual(['groups.5.workspace']);
    expect(faults(withOthers(10)).map(({ path }) => path.join('.'))).toEqual(['groups.0.workspace']);
    expect(faults(withOthers(11)).map(({ path }) => path.join('.'))).toEqual(['workspaces.0.wabasTotal']);
  });

  it('do not count a WABA whose groups are archived [R22]', () => {
    const data = estate({ wabas: 11, perWaba: 1 });
    data.groups?.splice(0, 1, group(0, 'brand-fr', 0, { status: 'archived' }));
    expect(faults(data)).toEqual([]);
  });

  it('refuse a twenty-first active group on a WABA, whichever workspaces they are in [R30]', () => {
    const spread = (groups: number) => {
      const data = estate({ wabas: 1, perWaba: groups });
      const workspaces = [workspace('brand-fr'), workspace('brand-it')];
      const rows = count(groups).map((n) => group(n, n % 2 ? 'brand-fr' : 'brand-it', n));
      return { ...data, workspaces, groups: rows };
    };
    expect(faults(spread(20))).toEqual([]);
    expect(faults(spread(22))).toEqual([
      { kind: 'waba_group_limit', path: ['groups', 20, 'number'], waba: wabaId(0), count: 22 },
    ]);
  });

  it('refuse a WABA with active groups on two clusters [R3]', () => {
    const data = {
      ...estate({ wabas: 1, perWaba: 2 }),
      workspaces: [workspace('brand-fr'), workspace('brand-us', { cluster: 'US-03' })],
    };
    const across = { ...data, groups: [group(0, 'brand-fr', 0), group(1, 'brand-us', 1)] };
    expect(faults(across)).toEqual([
      {
        kind: 'waba_across_clusters',
        path: ['groups', 1, 'workspace'],
        waba: wabaId(0),
        clusters: ['EU-01', 'US-03'],
      },
    ]);
    const moved = {
      ...data,
      groups: [group(0, 'brand-fr', 0, { status: 'archived' }), group(1, 'brand-us', 1)],
    };
    expect(faults(moved)).toEqual([]);
  });

  it('refuse more than 450 groups in a workspace, archived ones included (C14)', () => {
    const data = estate({ wabas: 1, perWaba: 1 });
    const archived = count(450).map((n) => group(n + 10, 'brand-fr', 0, { status: 'archived' }));
    expect(faults({ ...data, groups: archived })).toEqual([]);
    expect(faults({ ...data, groups: [...archived, group(1, 'brand-fr', 0)] })).toEqual([
      {
        kind: 'workspace_group_limit',
        path: ['groups', 450, 'workspace'],
        workspace: 'brand-fr',
        count: 451,
      },
    ]);
  });
});
