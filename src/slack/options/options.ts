import { NumberId } from '../../domain/asset/ids.ts';
import { field } from '../fields.ts';
import type { OptionsListener } from '../listener.ts';
import { numberOption, templateOption } from '../views/test-send.ts';
import { groupOption, workspaceOption } from '../views/transfer-new.ts';
import { visible } from '../visible.ts';

/** Slack shows at most 100 suggestions. */
const MOST = 100;

/** Groups of the workspaces that the person may see; an outsider sees none. */
const groups: OptionsListener = async (desk, { user, query }) => {
  const { within } = await visible(desk, user);
  const rows = await desk.ctx.store.read.assets.searchGroups(query, MOST, within);
  return { options: rows.map(groupOption) };
};

/** A destination may be any workspace: where the permission is missing, the plan says so. */
const workspaces: OptionsListener = async (desk, { user, query }) => {
  const seen = await visible(desk, user);
  if (seen.workspaces.length === 0) return { options: [] };
  const typed = query.trim().toLowerCase();
  const found = (await desk.ctx.store.read.assets.workspaces()).filter((w) =>
    `${w.name} ${w.key} ${w.cluster}`.toLowerCase().includes(typed),
  );
  return { options: found.slice(0, MOST).map(workspaceOption) };
};

/** Numbers that an active group of a workspace which the person may see has. */
const numbers: OptionsListener = async (desk, { user, query }) => {
  const seen = await visible(desk, user);
  const rows = await desk.ctx.store.read.assets.searchGroups(query, MOST, seen.within);
  return { options: rows.filter((row) => row.status === 'active').map(numberOption) };
};

/** Approved templates of the chosen number's WABA. */
const templates: OptionsListener = async (desk, { query, values }) => {
  const id = NumberId.safeParse(field(values, 'number'));
  const number = id.success ? await desk.ctx.store.read.assets.number(id.data) : null;
  if (number === null) return { options: [] };
  const typed = query.trim().toLowerCase();
  const all = await desk.ctx.store.read.readings.templates(number.wabaId);
  const found = all.filter((t) => t.status === 'APPROVED' && t.name.includes(typed));
  return { options: found.flatMap(templateOption).slice(0, MOST) };
};

/** Routed by the input's block id and the view's callback id (SPEC 10.4). */
export const OPTIONS: Readonly<Record<string, OptionsListener>> = {
  'transfer.new/group': groups,
  'transfer.new/destination': workspaces,
  'test.send/number': numbers,
  'test.send/template': templates,
  'access.grant/workspace': workspaces,
  'access.revoke/workspace': workspaces,
};
