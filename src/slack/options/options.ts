import { holds } from '../../domain/access/access.ts';
import type { UserId } from '../../domain/asset/ids.ts';
import type { option } from '../blocks/primitives.ts';
import type { Desk } from '../desk.ts';
import type { OptionsListener } from '../listener.ts';
import { groupOption, workspaceOption } from '../views/transfer-new.ts';

export interface OptionsAnswer {
  readonly options: ReturnType<typeof option>[];
}

/** Slack shows at most 100 suggestions. */
const MOST = 100;

async function viewable(desk: Desk, user: UserId) {
  const { access, assets } = desk.ctx.store.read;
  const own = await access.of(user);
  const workspaces = await assets.workspaces();
  return {
    admin: own.admin,
    workspaces: workspaces.filter((w) => holds(own, 'view', w.key)),
    all: workspaces,
  };
}

/** Groups of the workspaces that the person may see; an outsider sees none. */
const groups: OptionsListener = async (desk, { user, query }) => {
  const { admin, workspaces } = await viewable(desk, user);
  const within = admin ? null : workspaces.map((w) => w.key);
  const rows = await desk.ctx.store.read.assets.searchGroups(query, MOST, within);
  return { options: rows.map(groupOption) };
};

/** A destination may be any workspace: where the permission is missing, the plan says so. */
const workspaces: OptionsListener = async (desk, { user, query }) => {
  const { workspaces: seen, all } = await viewable(desk, user);
  const typed = query.trim().toLowerCase();
  const found = all.filter((w) => `${w.name} ${w.key} ${w.cluster}`.toLowerCase().includes(typed));
  return { options: seen.length === 0 ? [] : found.slice(0, MOST).map(workspaceOption) };
};

/** Routed by the input's block id and the view's callback id (SPEC 10.4). */
export const OPTIONS: Readonly<Record<string, OptionsListener>> = {
  'transfer.new/group': groups,
  'transfer.new/destination': workspaces,
  'access.grant/workspace': workspaces,
  'access.revoke/workspace': workspaces,
};
