import type { GroupRow } from '../../application/ports/assets.ts';
import { NumberId } from '../../domain/asset/ids.ts';
import type { Suggestion } from '../deliveries.ts';
import type { Desk } from '../desk.ts';
import { field } from '../fields.ts';
import type { OptionsListener } from '../listener.ts';
import { migrationNumberOption, outsideOption, wabaOption } from '../views/migrate-new.ts';
import { numberOption, templateOption } from '../views/test-send.ts';
import { groupOption, workspaceOption } from '../views/transfer-new.ts';
import { visible } from '../visible.ts';

/** Slack shows at most 100 suggestions. */
const MOST = 100;

/** Groups of the workspaces that the person may see; an outsider sees none. */
const found = async (desk: Desk, { user, query }: Suggestion): Promise<readonly GroupRow[]> => {
  const { within } = await visible(desk, user);
  return desk.ctx.store.read.assets.searchGroups(query, MOST, within);
};

const isActive = ({ status }: GroupRow): boolean => status === 'active';

const groups: OptionsListener = async (desk, asked) => ({
  options: (await found(desk, asked)).map(groupOption),
});

/** Archived groups send to nobody: nothing is written to them. */
const activeGroups: OptionsListener = async (desk, asked) => ({
  options: (await found(desk, asked)).filter(isActive).map(groupOption),
});

/** Numbers that an active group of a workspace which the person may see has. */
const numbers: OptionsListener = async (desk, asked) => ({
  options: (await found(desk, asked)).filter(isActive).map(numberOption),
});

/** A destination may be any workspace: where the permission is missing, the plan says so. */
const workspaces: OptionsListener = async (desk, { user, query }) => {
  const seen = await visible(desk, user);
  if (seen.workspaces.length === 0) return { options: [] };
  const typed = query.trim().toLowerCase();
  const matching = (await desk.ctx.store.read.assets.workspaces()).filter((w) =>
    `${w.name} ${w.key} ${w.cluster}`.toLowerCase().includes(typed),
  );
  return { options: matching.slice(0, MOST).map(workspaceOption) };
};

/** Every number in sight, whether a group has it or not. */
const migratable: OptionsListener = async (desk, { user, query }) => {
  const { within } = await visible(desk, user);
  const rows = await desk.ctx.store.read.assets.searchNumbers(query, MOST, within);
  return { options: rows.map(migrationNumberOption) };
};

/** Every WABA, and the world outside; which of them fits the scenario, the plan says. */
const wabas: OptionsListener = async (desk, { user, query }) => {
  const seen = await visible(desk, user);
  if (seen.workspaces.length === 0) return { options: [] };
  const text = await desk.readers.text(user);
  const typed = query.trim().toLowerCase();
  const outside = outsideOption(text);
  const matching = (await desk.ctx.store.read.assets.wabas()).filter((w) =>
    `${w.name} ${w.id} ${w.provider}`.toLowerCase().includes(typed),
  );
  const fits = outside.text.text.toLowerCase().includes(typed);
  return { options: [...(fits ? [outside] : []), ...matching.map(wabaOption)].slice(0, MOST) };
};

/** Approved templates of the chosen number's WABA. */
const templates: OptionsListener = async (desk, { query, values }) => {
  const id = NumberId.safeParse(field(values, 'number'));
  const number = id.success ? await desk.ctx.store.read.assets.number(id.data) : null;
  if (number === null) return { options: [] };
  const typed = query.trim().toLowerCase();
  const all = await desk.ctx.store.read.readings.templates(number.wabaId);
  const matching = all.filter((t) => t.status === 'APPROVED' && t.name.includes(typed));
  return { options: matching.flatMap(templateOption).slice(0, MOST) };
};

/** Routed by the input's block id and the view's callback id (SPEC 10.4). */
export const OPTIONS: Readonly<Record<string, OptionsListener>> = {
  'transfer.new/group': groups,
  'transfer.new/destination': workspaces,
  'migrate.new/number': migratable,
  'migrate.new/destination': wabas,
  'subscription.set/group': groups,
  'subscription.import/group': activeGroups,
  'test.send/number': numbers,
  'test.send/template': templates,
  'access.grant/workspace': workspaces,
  'access.revoke/workspace': workspaces,
};
