import { holds } from '../../domain/access/access.ts';
import type { Permission } from '../../domain/access/permissions.ts';
import type { Group, PhoneNumber, Waba, Workspace } from '../../domain/asset/asset.ts';
import type { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type {
  AccountReadings,
  MigrationFacts,
  MigrationRequest,
  NumberFacts,
  Read,
} from '../../domain/migration/facts.ts';
import { holdsFor } from '../../domain/migration/plan.ts';
import type { MigrationStepKey } from '../../domain/migration/rows.ts';
import { outlookOf, type TemplateOutlook } from '../../domain/migration/template-outlook.ts';
import { planTemplates } from '../../domain/migration/template-plan.ts';
import type { Abilities } from '../ports/context.ts';
import type { Store } from '../ports/store.ts';
import { readGroupFacts } from './read-group-facts.ts';
import { registrationsOf } from './registrations.ts';
import { templateLimit } from './template-limit.ts';

export interface Asking {
  readonly request: MigrationRequest;
  readonly requester: UserId;
  /** Whoever acts, besides the requester. */
  readonly assignees: readonly UserId[];
  /** The operation whose own hold does not count: the one that is planned again. */
  readonly ignoring: string | null;
  /** Whether we have Meta's token. */
  readonly callsMeta: boolean;
  /** The plan of the templates, where it was made for another number of the same WABA. */
  readonly templates?: TemplateOutlook | null;
  readonly abilities: Abilities;
  /** ISO */
  readonly now: string;
}

export type Reading = Pick<
  Store['read'],
  'assets' | 'access' | 'operations' | 'readings' | 'syncs' | 'carrying'
>;

/** All that the plan of a migration is computed from, or which asset does not exist. */
export async function readMigrationFacts(
  from: Reading,
  { request, requester, assignees, ignoring, callsMeta, abilities, now, templates }: Asking,
): Promise<MigrationFacts | { readonly missing: 'number' | 'destination' }> {
  const number = await from.assets.number(request.number);
  const source = number && (await from.assets.waba(number.wabaId));
  if (!number || !source) return { missing: 'number' };
  const target = request.destination === 'outside' ? null : await from.assets.waba(request.destination);
  if (request.destination !== 'outside' && target === null) return { missing: 'destination' };

  const groups = await from.assets.groupsOfNumber(number.id);
  const group = groups.find((each) => each.status === 'active') ?? null;
  const workspaces = await touched(from, { group, source });
  const held = { ...request, number: number.id, source: source.id, target: request.destination };
  const holder = await from.operations.holderOf(holdsFor({ ...held, group: group?.id ?? null }));
  const destination = target === null ? null : await accountOf(from, target);
  const moving = { request, group, source, target, workspaces, ignoring };
  const ofGroup = await readGroupFacts(from, abilities, moving);
  return {
    request,
    requester,
    number,
    reading: (await from.readings.kept('number', number.id)) ?? inInventory(number, now),
    source: await accountOf(from, source),
    destination,
    group,
    workspaces,
    lacking: await withoutPermission(from, {
      users: [...new Set([requester, ...assignees])],
      workspaces,
      group,
    }),
    heldBy: holder?.operation === ignoring ? null : holder,
    room: ofGroup.room,
    registrations: await registrationsOf(from, number.id, now),
    templates: templates === undefined ? await outlook(from, { request, source, target }) : templates,
    vouchers: ofGroup.vouchers,
    automatic: [...(callsMeta ? automatic(target) : []), ...ofGroup.automatic],
    readAt: now,
  };
}

/** The workspaces of the active groups; a number that no group has concerns whoever works with its WABA, else everybody. */
async function touched(
  { assets }: Reading,
  { group, source }: { group: Group | null; source: Waba },
): Promise<readonly Workspace[]> {
  const all = await assets.workspaces();
  const within = (keys: readonly WorkspaceKey[]) => all.filter((w) => keys.includes(w.key));
  if (group !== null) return within([group.workspaceKey]);
  const near = within((await assets.activeGroupsOfWaba(source.id)).map((each) => each.workspaceKey));
  return near.length > 0 ? near : all;
}

async function accountOf({ readings }: Reading, waba: Waba): Promise<AccountReadings> {
  return {
    waba,
    account: await readings.kept('account', waba.id),
    apps: await readings.kept('apps', waba.id),
    numbers: await readings.kept('numbers', waba.id),
  };
}

/** What the inventory knows of a number that nobody looked up yet; null where it knows nothing. */
function inInventory(number: PhoneNumber, at: string): Read<NumberFacts> | null {
  const { status, nameStatus, newNameStatus, accountMode, isOnBizApp, platformType, isPinEnabled } = number;
  if (status === null && nameStatus === null) return null;
  const value = { status, nameStatus, newNameStatus, accountMode, isOnBizApp, platformType, isPinEnabled };
  return { value: { ...value, isOfficial: number.isOfficial }, from: 'inventory', at };
}

async function outlook(
  from: Reading,
  { request, source, target }: { request: MigrationRequest; source: Waba; target: Waba | null },
): Promise<TemplateOutlook | null> {
  if (target === null || target.id === source.id) return null;
  // What was never listed is not nothing.
  const listed = await Promise.all([source, target].map(({ id }) => from.syncs.find(`templates:${id}`)));
  if (listed.some((sync) => sync?.doneAt == null)) return null;
  const plan = planTemplates({
    source: await from.readings.templates(source.id),
    destination: await from.readings.templates(target.id),
    limit: await templateLimit(from, target.id),
    route: target.provider === 'direct' ? 'api' : 'automatic',
    first: request.first,
  });
  return outlookOf(plan);
}

/** Meta's calls, which are the bot's where our own app runs the destination. */
const OF_OUR_APP: readonly MigrationStepKey[] = [
  'copy_templates',
  'subscribe_app',
  'announce',
  'send_code',
  'enter_code',
  'register',
  'healthy',
];

/** What a WABA of ours shows, the bot can look at. */
function automatic(target: Waba | null): readonly MigrationStepKey[] {
  if (target === null) return [];
  return [
    'two_step_off',
    'two_step_on',
    'connected',
    'compare_templates',
    'ratings',
    ...(target.provider === 'direct' ? OF_OUR_APP : []),
  ];
}

/** `manage_integrations` where the number is used; where a Braze group goes along, "Manage Subscription Groups" as well. */
async function withoutPermission(
  { access }: Reading,
  {
    users,
    workspaces,
    group,
  }: { users: readonly UserId[]; workspaces: readonly Workspace[]; group: Group | null },
): Promise<MigrationFacts['lacking']> {
  const needed: readonly Permission[] =
    group === null ? ['manage_integrations'] : ['manage_integrations', 'manage_subscription_groups'];
  const lacking: MigrationFacts['lacking'][number][] = [];
  for (const user of users) {
    const theirs = await access.of(user);
    for (const { key } of workspaces) {
      if (!needed.every((permission) => holds(theirs, permission, key)))
        lacking.push({ user, workspace: key });
    }
  }
  return lacking;
}
