import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { casts } from './cast.ts';
import { companyWith, groups } from './company.ts';
import { golden } from './golden.ts';
import { approvalOf, askForPlan, cardOf, modalOf, press, refusedCalls, submit, type Wish } from './play.ts';
import { printMessage, printView } from './print.ts';
import { startWorld, type World } from './world.ts';
import { written } from './written.ts';

const id = (n: number) => `7a1c0c52-2222-4c2e-9d0a-${String(n).padStart(12, '0')}`;
const archived = id(99);
const crowd = Array.from({ length: 20 }, (_, i) => i + 1);
const numberOf = (n: number) => `10654035224${String(3000 + n)}`;

/** Whatever can stand in the way of a transfer. */
const obstacles = companyWith({
  workspaces: [
    'key: full, name: Full House, cluster: EU-01, apiKeyEnv: KEY_FULL, channel: C0US, timezone: Europe/London, locale: en, approvals: 0, wabasTotal: 10',
  ],
  wabas: ['id: "102290129340401", name: Crowded WABA, business: "506914307656634", provider: braze'],
  numbers: [...crowd, 99].map(
    (n) =>
      `id: "${numberOf(n)}", e164: "+4474001300${String(n).padStart(2, '0')}", waba: "102290129340401", displayName: Sample ${n}`,
  ),
  groups: [
    ...crowd.map(
      (n) => `id: ${id(n)}, name: Crowd ${n}, workspace: outlet, number: "${numberOf(n)}", status: active`,
    ),
    `id: ${archived}, name: Long gone, workspace: brand-fr, number: "${numberOf(99)}", status: archived`,
  ],
  grants: ['U0OPS', 'U0CREW'].map(
    (user) => `user: ${user}, workspace: full, permissions: [manage_subscription_groups]`,
  ),
});

/** The blocks of a plan that show a check, as `key.outcome`. */
const checks = (view: { readonly blocks: readonly { readonly block_id?: string | undefined }[] }) =>
  view.blocks.flatMap(({ block_id }) =>
    block_id?.startsWith('check.') ? [block_id.slice('check.'.length)] : [],
  );

const failing = (view: Parameters<typeof checks>[0]) => checks(view).filter((c) => c.endsWith('.fail'));

describe.for(casts)('in $language', ({ language, operator, group }) => {
  const database = useDatabase();
  const wish: Wish = { user: operator, group, destination: 'outlet' };
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database, { company: obstacles });
  });

  it('a plan where everything holds shows every check with what was found, what is lost and every step', async () => {
    const plan = await askForPlan(world, wish);
    expect(checks(plan)).toEqual([
      'permission_origin.pass',
      'permission_destination.pass',
      'same_cluster.pass',
      'group_active.pass',
      'one_to_one.pass',
      'waba_limit.pass',
      'group_limit.pass',
      'workspace_group_limit.pass',
      'not_held.pass',
      'other_numbers.pass',
    ]);
    await golden(language, 'plan', printView(plan));
    expect(refusedCalls(world)).toEqual([]);
  });

  it('[R3] a plan to the same workspace or another cluster cannot be submitted and says what to choose', async () => {
    const before = await written(world);
    const same = await askForPlan(world, {
      ...wish,
      destination: group === groups.fr ? 'brand-fr' : 'brand-uk',
    });
    expect(failing(same)).toEqual(['same_cluster.fail']);
    expect(same.submit).toBeNull();
    await golden(language, 'plan-same-workspace', printView(same));
    await world.slack.as(operator).close(same);
    const far = await askForPlan(world, { ...wish, destination: 'brand-us' });
    expect(failing(far)).toEqual(['permission_destination.fail', 'same_cluster.fail']);
    await golden(language, 'plan-other-cluster', printView(far));
    expect(await written(world)).toEqual(before);
  });

  it('[R6, R17, R18, R30] an archived group on a full WABA fails three checks, each with its way out', async () => {
    const before = await written(world);
    const plan = await askForPlan(world, { ...wish, group: archived });
    expect(failing(plan)).toEqual(['group_active.fail', 'one_to_one.fail', 'group_limit.fail']);
    expect(plan.submit).toBeNull();
    await golden(language, 'plan-archived-group', printView(plan));
    expect(await written(world)).toEqual(before);
  });

  it('[R22] a destination with ten WABAs has no room for an eleventh', async () => {
    const before = await written(world);
    const plan = await askForPlan(world, { ...wish, destination: 'full' });
    expect(failing(plan)).toEqual(['waba_limit.fail']);
    await golden(language, 'plan-full-workspace', printView(plan));
    expect(await written(world)).toEqual(before);
  });

  it('[R49] where the WABA serves another workspace, a person has to say that Braze accepts it', async () => {
    const other = { ...wish, group: id(1), destination: 'brand-fr' };
    const before = await written(world);
    const plan = await askForPlan(world, other);
    expect(checks(plan)).toContain('other_numbers.unknown');
    const places = plan.blocks.map((b) => b.block_id);
    expect(places.indexOf('confirm.other_numbers')).toBeGreaterThan(
      places.indexOf('check.other_numbers.unknown'),
    );
    await golden(language, 'plan-unknown', printView(plan));
    await submit(world, operator, plan);
    const errors = modalOf(world, operator, 'transfer.plan').errors;
    expect(Object.keys(errors)).toEqual(['confirm.other_numbers']);
    expect(await written(world)).toEqual(before);
    await world.slack.as(operator).fill(plan, {
      'confirm.other_numbers': ['yes'],
      'because.other_numbers': 'sample answer of Braze support',
    });
    await submit(world, operator, plan);
    const operation = 'TR-0001';
    await golden(language, 'card-confirmed', printMessage(cardOf(world, operation)));
    await golden(language, 'approval-confirmed', printMessage(approvalOf(world, operation, 'U0APPROVER')));
    await press(world, operator, cardOf(world, operation), 'operation.details');
    await golden(language, 'details', printView(modalOf(world, operator, 'operation.details')));
  });
});
