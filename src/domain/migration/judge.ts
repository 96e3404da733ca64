import { groupLimit, wabaLimit, workspaceGroupLimit } from '../operation/room.ts';
import type { MigrationCheck, MigrationCheckKey } from './checks.ts';
import type { MigrationFacts } from './facts.ts';
import {
  destinationAccount,
  notThere,
  otherBusiness,
  payment,
  sameBusiness,
  sourceAccount,
  templateRoom,
  webhooks,
} from './judge-accounts.ts';
import {
  nameApproved,
  noPendingName,
  notCoexistence,
  notTest,
  onPremise,
  registered,
  twoStep,
} from './judge-number.ts';
import { moveOf, routeOfMove } from './move.ts';
import { ofDestination, ofWorkspace } from './parts.ts';
import { scenarios } from './scenarios.ts';

type CheckOf<K extends MigrationCheck['key']> = Extract<MigrationCheck, { key: K }>;
type Judge = (facts: MigrationFacts) => MigrationCheck;

/** R84 to R90: the two accounts are those of the scenario that was chosen. */
function scenarioFits(facts: MigrationFacts): CheckOf<'scenario_fits'> {
  const scenario = scenarios[facts.request.scenario];
  const misfit = scenario.misfit(moveOf(facts)) ?? lacksToken(facts);
  return {
    key: 'scenario_fits',
    outcome: misfit === null ? 'pass' : 'fail',
    reason: misfit ?? 'fits',
    facts: {},
    rules: [scenario.rule],
    source: 'inventory',
    readAt: facts.readAt,
  };
}

/** Meta's own calls are the bot's, and it has none of Meta's tokens. */
const lacksToken = (facts: MigrationFacts): 'no_token' | null =>
  routeOfMove(facts) === 'api' && !facts.automatic.includes('register') ? 'no_token' : null;

function permission({ lacking, workspaces, readAt }: MigrationFacts): CheckOf<'permission'> {
  const missing = lacking.length > 0;
  const at = missing ? workspaces.filter((w) => lacking.some((l) => l.workspace === w.key)) : workspaces;
  return {
    key: 'permission',
    outcome: missing ? 'fail' : 'pass',
    reason: missing ? 'missing' : 'held',
    facts: { workspaces: at.map((w) => w.name), users: [...new Set(lacking.map((l) => l.user))] },
    rules: [],
    source: 'grants',
    readAt,
  };
}

const notHeld = ({ heldBy, readAt }: MigrationFacts): CheckOf<'not_held'> => ({
  key: 'not_held',
  outcome: heldBy === null ? 'pass' : 'fail',
  reason: heldBy === null ? 'free' : 'held',
  facts: { operation: heldBy?.operation ?? null, requester: heldBy?.requester ?? null },
  rules: [],
  source: 'operations',
  readAt,
});

/** 133016: beyond ten in 72 hours Meta blocks the number for another 72. */
function registerBudget({ registrations, readAt }: MigrationFacts): CheckOf<'register_budget'> {
  const room = registrations.used < registrations.limit;
  return {
    key: 'register_budget',
    outcome: room ? 'pass' : 'fail',
    reason: room ? 'room' : 'used_up',
    facts: { ...registrations },
    rules: [],
    source: 'operations',
    readAt,
  };
}

/** R22, R30: the group's new place; the source leaves the workspace with the last of its groups. */
function roomForWaba(facts: MigrationFacts): CheckOf<'waba_limit'> {
  const { workspace, waba, room } = placeOf(facts);
  const stays = room.onSource.some((id) => !room.moving.includes(id));
  const there = room.wabas.filter((id) => stays || id !== facts.source.waba.id);
  return wabaLimit({ workspace, waba, there, onTheirWay: room.onTheirWay, readAt: facts.readAt });
}

function roomForGroup(facts: MigrationFacts): CheckOf<'group_limit'> {
  const { waba, room } = placeOf(facts);
  const others = room.onDestination.filter((id) => !room.moving.includes(id));
  return groupLimit(waba, others.length + room.moving.length, facts.readAt);
}

function roomInWorkspace(facts: MigrationFacts): CheckOf<'workspace_group_limit'> {
  const { workspace, room } = placeOf(facts);
  return workspaceGroupLimit(workspace, room.groups + room.moving.length, facts.readAt);
}

function placeOf({ room, destination }: MigrationFacts) {
  if (room === null || destination === null) throw new Error('no group is made anew');
  return { workspace: room.workspace, waba: destination.waba, room };
}

/** R98, R99, C2: nobody starts without having been told what is lost. */
const history = ({ readAt }: MigrationFacts): CheckOf<'history'> => ({
  key: 'history',
  outcome: 'unknown',
  reason: 'asked',
  facts: {},
  rules: ['R99', 'R98'],
  source: 'person',
  readAt,
});

const JUDGES: Readonly<Record<MigrationCheckKey, Judge>> = {
  scenario_fits: scenarioFits,
  permission,
  not_held: notHeld,
  registered,
  not_test: notTest,
  not_coexistence: notCoexistence,
  name_approved: nameApproved,
  no_pending_name: noPendingName,
  two_step: twoStep,
  source_account: sourceAccount,
  destination_account: destinationAccount,
  same_business: sameBusiness,
  other_business: otherBusiness,
  payment,
  webhooks,
  not_there: notThere,
  template_room: templateRoom,
  waba_limit: roomForWaba,
  group_limit: roomForGroup,
  workspace_group_limit: roomInWorkspace,
  register_budget: registerBudget,
  history,
  on_premise: onPremise,
};

/**
 * A new currency is a new WABA, which 360dialog makes itself: nothing can be asked of it yet (domain.md C.4 (2)). Where all
 * numbers move, the whole was asked for room: the templates are there before the first of them, and its groups leave together.
 */
function isAsked(key: MigrationCheckKey, { request, room }: MigrationFacts): boolean {
  if (request.partOf !== undefined && (key === 'template_room' || ofWorkspace.includes(key))) return false;
  if (ofWorkspace.includes(key)) return room !== null;
  return request.scope !== 'currency' || !ofDestination.includes(key);
}

/** The checks of the chosen scenario in the order people read them; a scenario that does not fit is judged no further. */
export function migrationChecks(facts: MigrationFacts): readonly MigrationCheck[] {
  const fits = scenarioFits(facts);
  if (fits.outcome === 'fail') return [fits];
  const { checks } = scenarios[facts.request.scenario];
  return [...checks, ...ofWorkspace].filter((key) => isAsked(key, facts)).map((key) => JUDGES[key](facts));
}
