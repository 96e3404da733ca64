import type { Denied } from '../../domain/access/access.ts';
import { holds } from '../../domain/access/access.ts';
import type { Group, Workspace } from '../../domain/asset/asset.ts';
import type { GroupId, UserId } from '../../domain/asset/ids.ts';
import { person } from '../../domain/operation/actor.ts';
import { operationName } from '../../domain/operation/plan.ts';
import { request as requestOperation } from '../../domain/operation/request.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import { withoutIdentifiers } from '../../domain/operation/words.ts';
import type { Consent } from '../../domain/subscription/consent.ts';
import { planImport } from '../../domain/subscription/import-plan.ts';
import { authorize } from '../access/authorize.ts';
import { refuse } from '../access/refuse.ts';
import { carryOut } from '../operation/record.ts';
import type { Context } from '../ports/context.ts';
import type { Transaction } from '../ports/store.ts';

export interface ImportAsked {
  /** Slack's id of the file. */
  readonly file: string;
  readonly fileName: string;
  readonly group: GroupId | null;
  /** Where it was asked for: without a group, the workspace that this channel follows is meant. */
  readonly channel: string | null;
  readonly consent: Consent;
  /** ISO; null: as of now. */
  readonly asOf: string | null;
  readonly readBack: 'sample' | 'all';
  readonly by: UserId;
  /** One per modal: two presses of its button are one import. */
  readonly requestKey: string;
}

export type ImportRequested =
  | { readonly kind: 'started'; readonly state: OperationState }
  | { readonly kind: 'denied'; readonly denied: Denied }
  | { readonly kind: 'missing'; readonly what: 'group' }
  | { readonly kind: 'archived'; readonly group: string }
  /** The person may import into several workspaces, and neither group nor channel says which is meant. */
  | { readonly kind: 'which_workspace' }
  | { readonly kind: 'in_the_future' };

/** The import exists, with its card, and its file will be read; nothing else has happened. */
export async function requestImport(ctx: Context, asked: ImportAsked): Promise<ImportRequested> {
  return ctx.store.transaction(async (tx) => {
    const before = await tx.operations.byRequestKey(asked.requestKey);
    if (before) return { kind: 'started', state: before };
    const group = asked.group === null ? null : await tx.assets.group(asked.group);
    if (asked.group !== null && group === null) return { kind: 'missing', what: 'group' };
    if (group?.status === 'archived') return { kind: 'archived', group: group.name };
    const workspace = await workspaceFor(ctx, tx, asked, group);
    if ('kind' in workspace) return workspace;
    const now = ctx.clock.now().toISOString();
    if (asked.asOf !== null && Date.parse(asked.asOf) > Date.parse(now)) return { kind: 'in_the_future' };
    return begin(ctx, tx, { asked, group, workspace, now });
  });
}

async function workspaceFor(
  ctx: Context,
  tx: Transaction,
  { by: user, channel }: Pick<ImportAsked, 'by' | 'channel'>,
  group: Group | null,
): Promise<Workspace | Exclude<ImportRequested, { kind: 'started' }>> {
  const permission = 'import_users';
  if (group !== null) {
    const denied = await authorize(ctx, tx, { user, permission, workspaces: [group.workspaceKey] });
    if (denied) return { kind: 'denied', denied };
    return (await tx.assets.workspace(group.workspaceKey)) ?? { kind: 'missing', what: 'group' };
  }
  const access = await tx.access.of(user);
  const mine = (await tx.assets.workspaces()).filter(({ key }) => holds(access, permission, key));
  const [only, another] = mine;
  if (only === undefined) {
    const denied: Denied = { kind: 'denied', permission, workspaces: [] };
    return { kind: 'denied', denied: await refuse(ctx, tx, { user, denied }) };
  }
  if (another === undefined) return only;
  return mine.find((each) => each.channel === channel) ?? { kind: 'which_workspace' };
}

async function begin(
  ctx: Context,
  tx: Transaction,
  {
    asked,
    group,
    workspace,
    now,
  }: { asked: ImportAsked; group: Group | null; workspace: Workspace; now: string },
): Promise<ImportRequested> {
  const { file, consent, readBack, by, requestKey } = asked;
  const plan = planImport(
    {
      ...{ file, consent, readBack, reason: '', startAt: null, reverses: null },
      group: group?.id ?? null,
      workspace: workspace.key,
      channel: workspace.channel,
      asOf: asked.asOf ?? now,
    },
    {
      file: withoutIdentifiers(asked.fileName).slice(0, 100),
      group: group?.name ?? null,
      workspace: workspace.name,
    },
    by,
  );
  const name = operationName('import', await tx.operations.nextNumber('import'));
  const workspaces = [workspace.key];
  const actor = person(by);
  const { events, state } = requestOperation(
    { id: ctx.newId(), name, plan, requester: by, workspaces, approvalsNeeded: 0, confirmations: [] },
    now,
  );
  await tx.operations.begin({ state, events, actor, at: now, holds: [], requestKey });
  const source = { kind: 'import', user: by, operation: name } as const;
  await tx.pushes.begin(
    state.id,
    { source, asOf: plan.inputs.asOf, consent, fromGroup: null },
    new Date(now),
  );
  await carryOut(tx, { before: null, after: state, events, actor, at: now });
  return { kind: 'started', state };
}
