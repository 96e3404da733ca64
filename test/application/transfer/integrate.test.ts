import { describe, expect, test } from 'vitest';
import { WorkspaceKey } from '../../../src/domain/asset/ids.ts';
import { groupId, requester } from '../../domain/samples.ts';
import { type Company, outsider } from '../company.ts';
import { addNeighbour } from '../company-rows.ts';
import { useDesk } from '../desk.ts';
import { begin, changed, footprint, groupAtBraze, press, runTo, statusOf } from '../transfers.ts';

const desk = useDesk();
const elsewhere = WorkspaceKey.parse('sample-elsewhere');

const atIntegrate = async (company: Company) =>
  runTo(desk, company, await begin(desk.ctx, company), 'integrate');

const probes = (company: Company) =>
  desk.braze.traffic.read().filter((exchange) => exchange.workspace === company.destination);

describe('the new group’s id', () => {
  test.each([
    ['not a UUID', () => 'WhatsApp FR', { kind: 'not_an_id' }],
    ['missing', () => '', { kind: 'not_an_id' }],
    ['the origin’s', ({ group }: Company) => group, { kind: 'origin_group' }],
    ['another number’s', () => groupId(100), { kind: 'other_number', group: 'Sample Group 100' }],
    ['another workspace’s', () => groupId(101), { kind: 'other_workspace', group: 'Sample Elsewhere' }],
  ])(
    'that is %s is an error on its field: nothing is asked of Braze, nothing is written',
    async (_, id, refusal) => {
      const company = await desk.company();
      const state = await atIntegrate(company);
      await desk.sql`
      insert into workspace (key, name, cluster, api_key_env, channel, timezone, locale, approvals, testers)
      values (${elsewhere}, 'Sample Elsewhere', 'EU-01', 'SAMPLE_KEY', 'C0ELSEWHERE', 'Europe/Paris', 'en', 0, '[]')
      on conflict do nothing`;
      if (id(company) === groupId(100)) await addNeighbour(desk.sql, 100, { workspace: company.destination });
      if (id(company) === groupId(101))
        await desk.sql`
        insert into subscription_group (id, name, workspace_key, number_id, status)
        values (${groupId(101)}, 'Sample Elsewhere', ${elsewhere}, ${company.number}, 'archived')`;
      const before = await footprint(desk);
      expect(await press(desk.ctx, state, 'integrate', { subscriptionGroupId: id(company) })).toMatchObject({
        kind: 'field',
        field: 'subscription_group_id',
        refusal,
      });
      expect(probes(company)).toEqual([]);
      expect(await footprint(desk)).toEqual(before);
    },
  );

  test('that the destination’s key refuses is an error on its field, and nothing is written', async () => {
    const company = await desk.company();
    const state = await atIntegrate(company);
    const before = await footprint(desk);
    const refused = await press(desk.ctx, state, 'integrate', { subscriptionGroupId: company.newGroup });
    expect(refused).toEqual({
      kind: 'field',
      field: 'subscription_group_id',
      refusal: { kind: 'refused_by_key', status: 400, workspace: `Sample Destination ${company.n}` },
    });
    expect(await footprint(desk)).toEqual(before);
  });

  test('is put to Braze with the destination’s key, and shown as accepted by it', async () => {
    const company = await desk.company();
    const state = await atIntegrate(company);
    desk.braze.addGroup(company.destination, groupAtBraze(company));
    const after = changed(
      await press(desk.ctx, state, 'integrate', { subscriptionGroupId: company.newGroup }),
    );
    expect(after.steps.find((s) => s.key === 'integrate')?.proof).toEqual({
      kind: 'accepted_by_key',
      status: 200,
    });
    expect(probes(company)).toMatchObject([{ call: 'subscription/status/get', status: 200 }]);
    expect((await desk.ctx.store.read.assets.group(company.newGroup))?.name).toBe(
      `Sample Group ${company.n}`,
    );
  });

  test.each(['drop', '500', '429'] as const)(
    'is taken where Braze gives no answer (%s), and asked about again at once',
    async (fault) => {
      const company = await desk.company();
      const state = await atIntegrate(company);
      desk.braze.faults.add({ call: 'subscription/status/get', fault });
      const after = changed(
        await press(desk.ctx, state, 'integrate', { subscriptionGroupId: company.newGroup }),
      );
      expect(after.steps.find((s) => s.key === 'integrate')?.proof).toEqual({ kind: 'not_answered' });
      expect(desk.jobs.filter(({ job }) => job.name === 'probe' && job.operation === state.name)).toEqual([
        { job: { name: 'probe', operation: state.name, attempt: 1 }, after: undefined },
      ]);
    },
  );

  test('[R14] may be that of a group which an earlier transfer left archived in the destination', async () => {
    const company = await desk.company();
    const state = await atIntegrate(company);
    desk.braze.addGroup(company.destination, groupAtBraze(company));
    await desk.sql`
      insert into subscription_group (id, name, workspace_key, number_id, status)
      values (${company.newGroup}, 'Sample Old Group', ${company.destination}, ${company.number}, 'archived')`;
    changed(await press(desk.ctx, state, 'integrate', { subscriptionGroupId: company.newGroup }));
    expect(await statusOf(desk, company.newGroup)).toBe('active');
  });
});

describe('integrating', () => {
  test('[R2] is refused without the permission in the destination, before Braze is asked', async () => {
    const company = await desk.company();
    const state = await atIntegrate(company);
    await desk.grant(outsider, company.origin, ['manage_subscription_groups']);
    desk.braze.addGroup(company.destination, groupAtBraze(company));
    const outcome = await press(desk.ctx, state, 'integrate', {
      by: outsider,
      subscriptionGroupId: company.newGroup,
    });
    expect(outcome).toMatchObject({
      kind: 'denied',
      denied: { permission: 'manage_subscription_groups', workspaces: [company.destination] },
    });
    expect(probes(company)).toEqual([]);
  });

  test('twice with the same id is done once and does nothing more', async () => {
    const company = await desk.company();
    const state = await atIntegrate(company);
    desk.braze.addGroup(company.destination, groupAtBraze(company));
    const fields = { subscriptionGroupId: company.newGroup };
    const both = await Promise.all([1, 2].map(() => press(desk.ctx, state, 'integrate', fields)));
    expect(both.map((o) => o.kind).toSorted()).toEqual(['changed', 'refused']);
    const before = await footprint(desk);
    expect(await press(desk.ctx, state, 'integrate', fields)).toMatchObject({ kind: 'refused' });
    expect(await footprint(desk)).toEqual(before);
  });

  test('[R22] is refused where the destination has its ten WABAs meanwhile, and the step stays open', async () => {
    const company = await desk.company();
    const state = await atIntegrate(company);
    for (let n = 110; n < 120; n++) await addNeighbour(desk.sql, n, { workspace: company.destination });
    desk.braze.addGroup(company.destination, groupAtBraze(company));
    const before = await footprint(desk);
    expect(await press(desk.ctx, state, 'integrate', { subscriptionGroupId: company.newGroup })).toEqual({
      kind: 'assets',
      refusal: 'workspace_waba_limit',
    });
    expect(await footprint(desk)).toEqual(before);
    expect(await desk.ctx.store.read.operations.byName(state.name)).toMatchObject({
      version: state.version,
    });
  });

  test('is refused where another operation holds that group', async () => {
    const company = await desk.company();
    const state = await atIntegrate(company);
    const other = await begin(desk.ctx, await desk.company());
    await desk.sql`
      insert into hold (asset, class, operation_id) values (${`group:${company.newGroup}`}, ${other.id}, ${other.id})`;
    desk.braze.addGroup(company.destination, groupAtBraze(company));
    expect(
      await press(desk.ctx, state, 'integrate', { subscriptionGroupId: company.newGroup, by: requester }),
    ).toEqual({ kind: 'assets', refusal: 'held' });
    expect(await statusOf(desk, company.newGroup)).toBeNull();
  });
});
