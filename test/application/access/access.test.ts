import { describe, expect, test } from 'vitest';
import { authorizeAnywhere } from '../../../src/application/access/authorize-anywhere.ts';
import { grantPermission, revokePermission } from '../../../src/application/access/change.ts';
import { showAccess } from '../../../src/application/access/show.ts';
import { UserId, WorkspaceKey } from '../../../src/domain/asset/ids.ts';
import { approver, colleague, requester, secondApprover } from '../../domain/samples.ts';
import { admin, outsider } from '../company.ts';
import { useDesk } from '../desk.ts';
import { refusals } from '../transfers.ts';

const desk = useDesk();
const newcomer = UserId.parse('U0NEWCOMER');

const recorded = async () =>
  await desk.sql<{ kind: string; actor: string; detail: unknown }[]>`
    select kind, actor, detail from access_event where kind <> 'refused' order by id`;

describe('granting and revoking', () => {
  test('by anybody but an admin is refused and recorded, and nobody gains or loses anything', async () => {
    const { origin: workspace } = await desk.company();
    const before = await desk.ctx.store.read.access.list(workspace);
    const change = {
      user: requester,
      workspace,
      permissions: ['approve_operations'] as const,
      by: requester,
    };
    for (const attempt of [grantPermission, revokePermission])
      expect(await attempt(desk.ctx, change)).toEqual({
        kind: 'denied',
        denied: { kind: 'denied', permission: 'admin', workspaces: [] },
      });
    expect(await refusals(desk, requester)).toEqual([
      { permission: 'admin', workspaces: [] },
      { permission: 'admin', workspaces: [] },
    ]);
    expect(await desk.ctx.store.read.access.list(workspace)).toEqual(before);
    expect(await recorded()).toEqual([]);
  });

  test('twice does nothing more, and each change is recorded once with who did it', async () => {
    const { origin: workspace } = await desk.company();
    const permissions = ['view', 'manage_templates'] as const;
    const change = { user: newcomer, workspace, permissions, by: admin };
    expect(await grantPermission(desk.ctx, change)).toEqual({ kind: 'changed' });
    expect(await grantPermission(desk.ctx, change)).toEqual({ kind: 'unchanged' });
    expect((await desk.ctx.store.read.access.of(newcomer)).grants).toHaveLength(2);
    expect(await revokePermission(desk.ctx, change)).toEqual({ kind: 'changed' });
    expect(await revokePermission(desk.ctx, change)).toEqual({ kind: 'unchanged' });
    expect((await desk.ctx.store.read.access.of(newcomer)).grants).toEqual([]);
    const detail = { user: newcomer, workspace, permissions };
    expect(await recorded()).toEqual([
      { kind: 'granted', actor: admin, detail },
      { kind: 'revoked', actor: admin, detail },
    ]);
  });

  test('in a workspace that does not exist is told so', async () => {
    const workspace = WorkspaceKey.parse('sample-nowhere');
    const change = { user: newcomer, workspace, permissions: ['view'] as const, by: admin };
    expect(await grantPermission(desk.ctx, change)).toEqual({ kind: 'missing', workspace });
  });
});

describe('who may do what', () => {
  test('is refused to somebody without any grant, which is recorded', async () => {
    expect(await showAccess(desk.ctx, { by: outsider })).toEqual({
      kind: 'denied',
      permission: 'view',
      workspaces: [],
    });
    expect(await refusals(desk, outsider)).toEqual([{ permission: 'view', workspaces: [] }]);
  });

  test('is shown for the workspaces that the asker may view, of all to an admin', async () => {
    const { origin, workspaces } = await desk.company();
    await desk.grant(newcomer, origin, ['import_users']);
    const own = await showAccess(desk.ctx, { by: newcomer });
    if ('kind' in own) throw new Error('denied');
    expect(own.admins).toEqual([admin]);
    expect(own.workspaces.map(({ workspace }) => workspace.key)).toEqual([origin]);
    expect(own.workspaces[0]?.people.map(({ user, permissions }) => [user, ...permissions])).toEqual([
      [approver, 'approve_operations'],
      [secondApprover, 'approve_operations'],
      [colleague, 'manage_subscription_groups'],
      [newcomer, 'import_users'],
      [requester, 'manage_subscription_groups'],
    ]);
    const all = await showAccess(desk.ctx, { by: admin });
    if ('kind' in all) throw new Error('denied');
    expect(all.workspaces.map(({ workspace }) => workspace.key)).toEqual(
      expect.arrayContaining([...workspaces]),
    );
  });
});

describe('a permission somewhere', () => {
  test('is refused and recorded where it is held nowhere', async () => {
    const nobody = UserId.parse('U0NOBODY');
    const { origin } = await desk.company();
    await desk.grant(nobody, origin, ['view']);
    const ask = (permission: 'view' | 'manage_subscription_groups' | 'admin') =>
      authorizeAnywhere(desk.ctx, { user: nobody, permission });
    expect(await ask('view')).toBeNull();
    expect(await ask('manage_subscription_groups')).toMatchObject({
      permission: 'manage_subscription_groups',
    });
    expect(await ask('admin')).toMatchObject({ permission: 'admin' });
    expect(await refusals(desk, nobody)).toEqual([
      { permission: 'manage_subscription_groups', workspaces: [] },
      { permission: 'admin', workspaces: [] },
    ]);
  });

  test('is enough in one workspace, and an admin has all', async () => {
    await desk.company();
    for (const user of [requester, admin])
      expect(
        await authorizeAnywhere(desk.ctx, { user, permission: 'manage_subscription_groups' }),
      ).toBeNull();
    expect(await authorizeAnywhere(desk.ctx, { user: admin, permission: 'admin' })).toBeNull();
  });
});
