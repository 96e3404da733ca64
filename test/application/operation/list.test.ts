import { describe, expect, test } from 'vitest';
import { approveOperation } from '../../../src/application/operation/approve.ts';
import { assignStep } from '../../../src/application/operation/assign-step.ts';
import { LISTED, listOperations, type Which } from '../../../src/application/operation/list.ts';
import { showOperation } from '../../../src/application/operation/show.ts';
import { UserId } from '../../../src/domain/asset/ids.ts';
import { approver, colleague, requester, secondApprover } from '../../domain/samples.ts';
import { admin, outsider } from '../company.ts';
import { useDesk } from '../desk.ts';
import { begin, refusals, runTo } from '../transfers.ts';

const desk = useDesk();
const list = async (by: UserId, which: Which) =>
  (await listOperations(desk.ctx, { by, which })).map((state) => state.name);

describe('a list', () => {
  test.each(['mine', 'waiting', 'open', 'all'] as const)(
    'of %s shows nothing to an outsider',
    async (which) => {
      const company = await desk.company({ approvals: 1 });
      const { name } = await begin(desk.ctx, company);
      expect(await list(outsider, which)).toEqual([]);
      const neighbour = UserId.parse('U0NEIGHBOUR');
      await desk.grant(neighbour, (await desk.company()).origin, ['view']);
      expect(await list(neighbour, which)).not.toContain(name);
    },
  );

  test('shows an operation to whoever may view one of its workspaces, and to an admin', async () => {
    const company = await desk.company();
    const { name } = await begin(desk.ctx, company);
    const viewer = UserId.parse('U0VIEWER');
    await desk.grant(viewer, company.destination, ['view']);
    for (const user of [viewer, admin]) {
      expect(await list(user, 'open')).toContain(name);
      expect(await list(user, 'all')).toContain(name);
      expect(await list(user, 'mine')).not.toContain(name);
      expect(await list(user, 'waiting')).not.toContain(name);
    }
    expect(await list(requester, 'mine')).toContain(name);
  });

  test('of what waits is the step whose turn it is, for its assignee', async () => {
    const { name } = await begin(desk.ctx, await desk.company());
    expect(await list(requester, 'waiting')).toContain(name);
    await assignStep(desk.ctx, {
      operation: name,
      step: 'snapshot',
      to: colleague,
      due: null,
      by: requester,
    });
    expect(await list(requester, 'waiting')).not.toContain(name);
    expect(await list(colleague, 'waiting')).toContain(name);
  });

  test('of what waits is an approval, for whoever may give it and has not', async () => {
    const company = await desk.company({ approvals: 2 });
    const { name, digest } = await begin(desk.ctx, company);
    expect(await list(approver, 'waiting')).toContain(name);
    expect(await list(requester, 'waiting')).not.toContain(name);
    expect(await list(colleague, 'waiting')).not.toContain(name);
    await approveOperation(desk.ctx, { operation: name, digest, by: approver });
    expect(await list(approver, 'waiting')).not.toContain(name);
    expect(await list(secondApprover, 'waiting')).toContain(name);
  });

  test('of what waits misses no approval, however many newer ones wait for others', async () => {
    const mine = await begin(desk.ctx, await desk.company({ approvals: 1 }));
    const other = await desk.company({ approvals: 1 });
    await desk.sql`
      delete from access_grant where permission = 'approve_operations' and workspace_key = ${other.destination}`;
    const theirs = await begin(desk.ctx, other);
    await desk.sql`
      insert into operation (id, name, flow, status, version, head_hash, requester, workspaces, number_id, request_key,
        state, created_at, updated_at)
      select gen_random_uuid(), 'TR-8' || lpad(n::text, 3, '0'), flow, status, version, head_hash, requester, workspaces,
        number_id, 'sample-' || n, state, created_at + interval '1 minute', updated_at
      from operation, generate_series(1, ${2 * LISTED}::int) n where name = ${theirs.name}`;
    expect(await list(approver, 'waiting')).toContain(mine.name);
    expect(await list(approver, 'waiting')).not.toContain(theirs.name);
    await desk.sql`delete from operation where name like 'TR-8%'`;
  });

  test('of what is open leaves out what has ended, and all are the newest first, at most twenty', async () => {
    const company = await desk.company();
    const { name } = await runTo(desk, company, await begin(desk.ctx, company), 'done');
    expect(await list(admin, 'open')).not.toContain(name);
    expect(await list(admin, 'all')).toContain(name);
    for (let n = 0; n < LISTED; n++) {
      desk.wind(1);
      await begin(desk.ctx, await desk.company());
    }
    const all = await list(admin, 'all');
    expect(all).toHaveLength(LISTED);
    expect(all).toEqual(all.toSorted().toReversed());
  });
});

describe('an operation', () => {
  test('is not shown to whoever may view none of its workspaces, which is recorded', async () => {
    const company = await desk.company();
    const { name } = await begin(desk.ctx, company);
    expect(await showOperation(desk.ctx, { operation: name, by: outsider })).toEqual({
      kind: 'denied',
      permission: 'view',
      workspaces: company.workspaces,
    });
    expect(await refusals(desk, outsider)).toEqual([{ permission: 'view', workspaces: company.workspaces }]);
    expect(await showOperation(desk.ctx, { operation: 'TR-9999', by: admin })).toEqual({ kind: 'missing' });
  });

  test('is shown with its timeline and whether its chain is whole', async () => {
    const state = await begin(desk.ctx, await desk.company());
    const page = await showOperation(desk.ctx, { operation: state.name, by: approver });
    expect(page).toMatchObject({ state, brokenAt: null, events: { length: 3 } });
  });
});
