import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { applyInventory } from '../../src/application/asset/apply-inventory.ts';
import { exportInventory } from '../../src/application/asset/export-inventory.ts';
import type { InventoryStore } from '../../src/application/ports/inventory.ts';
import { Inventory } from '../../src/domain/asset/inventory.ts';
import { compareInventories } from '../../src/domain/asset/inventory-diff.ts';
import { inOrder } from '../../src/domain/asset/inventory-order.ts';
import { createAssets } from '../../src/store/assets.ts';
import type { Database } from '../../src/store/database.ts';
import { createInventoryStore } from '../../src/store/inventory.ts';
import { useDatabase } from '../database.ts';
import {
  count,
  estate,
  group,
  groupId,
  number,
  numberId,
  sound,
  waba,
  workspace,
} from '../domain/sample-inventory.ts';
import { eventually } from '../eventually.ts';

const test = useDatabase();
let database: Database;
let store: InventoryStore;

beforeAll(async () => {
  database = await test.open();
  store = createInventoryStore(database.db);
});

afterEach(async () => {
  await test.sql`delete from hold`;
  await test.sql`delete from operation`;
  await apply({}, { prune: true });
});

const now = new Date('2026-01-15T09:00:00Z');
const apply = (data: unknown, { prune = false } = {}) =>
  applyInventory({ store, inventory: sound(data), prune, now });
const stored = () => exportInventory({ store });
const base = estate({ wabas: 2, perWaba: 2 });

const full = {
  ...base,
  admins: ['U0ADMIN'],
  workspaces: [
    workspace('brand-fr', {
      brazeAppId: '5f0a6a52-3333-4d41-9a7e-27d1c0a0ee01',
      testers: ['qa-1'],
      wabasTotal: 2,
      marketingStops: 'never',
    }),
    workspace('brand-it', { restUrl: 'https://rest.example.com', dashboardUrl: 'https://dash.example.com' }),
  ],
  wabas: [waba(0, { currency: 'EUR' }), waba(1)],
  numbers: [
    number(0, 0, { apiKeyEnv: 'D360_KEY', qualityRating: 'GREEN', isOfficial: false, isPinEnabled: true }),
    ...(base.numbers ?? []).slice(1),
  ],
  grants: [
    { user: 'U0OPS', workspace: 'brand-fr', permissions: ['view', 'import_users'] },
    { user: 'U0OPS', workspace: 'brand-it', permissions: ['approve_operations'] },
  ],
};

async function hold(asset: string, operation = 'TR-0042', shared = false): Promise<void> {
  const [row] = await test.sql<{ id: string }[]>`
    insert into operation (id, name, flow, status, version, head_hash, requester, workspaces, number_id,
      request_key, state, created_at, updated_at)
    values (gen_random_uuid(), ${operation}, 'transfer', 'running', 1, '', 'U0OPS', ${['brand-fr', 'brand-it']},
      ${numberId(0)}, ${operation}, '{}', ${now}, ${now}) returning id`;
  const id = row?.id ?? '';
  await test.sql`insert into hold (asset, class, operation_id) values (${asset}, ${shared ? 'shared' : id}, ${id})`;
}

const events = () =>
  test.sql<{ kind: string; actor: string; detail: Record<string, unknown> }[]>`
    select kind, actor, detail from access_event where at = ${now} order by id`;

describe('applying an inventory', () => {
  it('changes nothing at all when one limit would break with what is stored [R22]', async () => {
    await apply(estate({ wabas: 10, perWaba: 1 }));
    const before = await stored();
    const outcome = await apply({
      ...estate({ wabas: 1, perWaba: 1 }),
      admins: ['U0ADMIN'],
      wabas: [waba(50)],
      numbers: [number(50, 50)],
      groups: [group(50, 'brand-fr', 50)],
    });
    expect(outcome).toMatchObject({ kind: 'refused', faults: [{ kind: 'workspace_waba_limit' }] });
    expect(await stored()).toEqual(before);
  });

  it('does nothing more the second time', async () => {
    const { length } = await events();
    expect((await apply(full)).kind).toBe('applied');
    const once = [await stored(), await events()];
    expect((await apply(full)).kind).toBe('unchanged');
    expect([await stored(), await events()]).toEqual(once);
    expect(await events()).toHaveLength(length + 3);
  });

  it('stores every field, and exports what applies as no change', async () => {
    await apply(full);
    expect(await stored()).toEqual(inOrder(sound(full)));
    expect((await apply(await stored())).kind).toBe('unchanged');
  });

  it('changes nothing with its own export after a transfer either', async () => {
    await apply(full);
    const assets = createAssets(database.db);
    const [moved] = sound({ ...full, groups: [group(9, 'brand-it', 0)] }).groups;
    if (moved === undefined) throw new Error('there is a group');
    const { workspace: workspaceKey, number: held, ...rest } = moved;
    const [archived] = (await stored()).groups;
    if (archived === undefined) throw new Error('there is a group');
    await assets.change({ type: 'archive_group', id: archived.id });
    await assets.change({ type: 'put_group', group: { ...rest, workspaceKey, numberId: held } });
    const after = await stored();
    expect(after.groups.filter((row) => row.number === held).map((row) => row.status)).toEqual([
      'archived',
      'active',
    ]);
    expect((await apply(after)).kind).toBe('unchanged');
    expect(await apply(full)).toMatchObject({ kind: 'refused', faults: [{ kind: 'second_active_group' }] });
  });

  it('lists what the file lacks, and removes it only when told to prune', async () => {
    await apply(full);
    const less = { ...base, groups: base.groups?.slice(1) };
    const listed = await apply(less);
    expect(listed.difference.groups.missing.map(({ id }) => id)).toEqual([groupId(0)]);
    expect((await stored()).groups).toHaveLength(4);
    expect((await apply(less, { prune: true })).kind).toBe('applied');
    expect(await stored()).toMatchObject({ admins: [], grants: [], workspaces: [{ key: 'brand-fr' }] });
    expect((await stored()).groups).toHaveLength(3);
  });

  it('keeps the synced values of a number and clears the optional ones of a workspace', async () => {
    await apply(full);
    await apply(base);
    const { numbers, workspaces, wabas } = await stored();
    expect(numbers[0]).toMatchObject({ qualityRating: 'GREEN', isPinEnabled: true, apiKeyEnv: 'D360_KEY' });
    expect(wabas[0]).toMatchObject({ currency: 'EUR' });
    expect(workspaces[0]).toEqual({ ...workspace('brand-fr'), approvals: 0, testers: [] });
  });

  it('lets two groups swap their numbers, which for a moment both would hold [R17]', async () => {
    await apply(base);
    const swapped = [group(0, 'brand-fr', 1), group(1, 'brand-fr', 0), ...(base.groups ?? []).slice(2)];
    expect((await apply({ ...base, groups: swapped })).kind).toBe('applied');
    expect((await stored()).groups.map((row) => row.number)).toEqual([1, 0, 2, 3].map(numberId));
  });

  it('records who was granted and revoked what', async () => {
    const { length } = await events();
    await apply(full);
    const grants = [{ user: 'U0OPS', workspace: 'brand-fr', permissions: ['view', 'manage_templates'] }];
    await apply({ ...full, admins: [], grants }, { prune: true });
    const said = (await events()).slice(length).map(({ kind, actor, detail }) => [kind, actor, detail]);
    const inFrance = (permissions: string[]) => ({ user: 'U0OPS', workspace: 'brand-fr', permissions });
    const inItaly = { user: 'U0OPS', workspace: 'brand-it', permissions: ['approve_operations'] };
    expect(said).toEqual([
      ['granted', 'cli', { user: 'U0ADMIN', permissions: ['admin'] }],
      ['granted', 'cli', inFrance(['view', 'import_users'])],
      ['granted', 'cli', inItaly],
      ['revoked', 'cli', { user: 'U0ADMIN', permissions: ['admin'] }],
      ['revoked', 'cli', inItaly],
      ['granted', 'cli', inFrance(['manage_templates'])],
      ['revoked', 'cli', inFrance(['import_users'])],
    ]);
  });

  it('takes 1,000 numbers in less than five seconds', async () => {
    const workspaces = count(10).map((n) => workspace(`brand-${n}`));
    const groups = count(1000).map((n) => group(n, `brand-${Math.floor(n / 100)}`, n));
    const started = performance.now();
    const outcome = await apply({ ...estate({ wabas: 50, perWaba: 20 }), workspaces, groups });
    expect(outcome.kind).toBe('applied');
    expect(performance.now() - started).toBeLessThan(5000);
    expect((await stored()).numbers).toHaveLength(1000);
  });
});

describe('what an open operation holds', () => {
  it.each([
    ['a changed group', `group:${groupId(0)}`, false],
    ['a group removed by prune', `group:${groupId(0)}`, true],
    ["a group's number", `number:${numberId(0)}`, true],
  ])('stays as it is, and the operation is named: %s', async (_what, asset, prune) => {
    await apply(full);
    const before = await stored();
    await hold(asset);
    const groups = prune ? [] : [group(0, 'brand-fr', 0, { name: 'Other' })];
    const outcome = await apply({ ...full, admins: ['U0OTHER'], groups }, { prune });
    expect(outcome).toMatchObject({ kind: 'refused', faults: [{ kind: 'held', operation: 'TR-0042' }] });
    expect(await stored()).toEqual(before);
  });

  it('keeps its workspaces from being pruned, the destination too', async () => {
    await apply(full);
    await hold(`number:${numberId(3)}`);
    const file = { ...full, workspaces: full.workspaces.slice(0, 1), grants: full.grants.slice(0, 1) };
    expect(await apply(file, { prune: true })).toMatchObject({
      kind: 'refused',
      faults: [{ kind: 'held', section: 'workspaces', id: 'brand-it', operation: 'TR-0042' }],
    });
  });

  it('does not stand in the way of other rows', async () => {
    await apply(full);
    await hold(`number:${numberId(0)}`);
    expect((await apply({ ...full, admins: ['U0ADMIN', 'U0OTHER'] })).kind).toBe('applied');
  });
});

describe('writers at the same time', () => {
  it('apply one after the other', async () => {
    const outcomes = await Promise.all(count(6).map(() => apply(full)));
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['applied', ...Array(5).fill('unchanged')]);
  });

  it('see each other: a hold taken before the apply got its turn is respected', async () => {
    await apply(full);
    await hold('workspace:none');
    const bot = test.client({ max: 1 });
    const gate = Promise.withResolvers<void>();
    const taken = Promise.withResolvers<void>();
    const holding = bot.begin(async (tx) => {
      await tx`insert into hold (asset, class, operation_id)
        select ${`group:${groupId(0)}`}, id::text, id from operation where name = 'TR-0042'`;
      taken.resolve();
      await gate.promise;
    });
    await taken.promise;
    const applying = apply({ ...full, groups: [group(0, 'brand-fr', 0, { name: 'Other' })] });
    await eventually(async () => {
      const [row] = await test.sql`
        select count(*)::int as waiting from pg_locks where relation = 'hold'::regclass and not granted`;
      expect(row?.waiting).toBe(1);
    });
    gate.resolve();
    await holding;
    expect(await applying).toMatchObject({
      kind: 'refused',
      faults: [{ kind: 'held', operation: 'TR-0042' }],
    });
  });
});

describe('the database', () => {
  it.each([
    ['an eleventh WABA in a workspace [R22]', estate({ wabas: 11, perWaba: 1 }), 'workspace_waba_limit'],
    ['a twenty-first active group on a WABA [R30]', estate({ wabas: 1, perWaba: 21 }), 'waba_group_limit'],
    [
      'a second active group on a number [R17]',
      { ...base, groups: [...(base.groups ?? []), group(9, 'brand-fr', 0)] },
      'one_active_group_per_number',
    ],
  ])('itself refuses %s, and keeps nothing of it', async (_what, data, limit) => {
    const before = await stored();
    const difference = compareInventories(before, Inventory.parse(data));
    const refusal = await store.alone((tx) => tx.write(difference, false));
    expect(refusal).toBe(limit);
    expect(await stored()).toEqual(before);
  });
});
