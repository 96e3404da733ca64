import type { ChannelId, GroupId, NumberId, WabaId, WorkspaceKey } from '../asset/ids.ts';
import { type Hold, holdGroup, holdNumber, holdWaba, shareWaba } from '../operation/holds.ts';
import type { StepPlan } from '../operation/step.ts';
import { type CarryPlan, carryPlan } from '../transfer/carry-over.ts';
import { type AssetKey, assetOutlook } from './assets.ts';
import type { MigrationCheck } from './checks.ts';
import type { MigrationFacts, RegisterBudget } from './facts.ts';
import { migrationChecks } from './judge.ts';
import { routeOfMove, wayOf } from './move.ts';
import { isBeforeNumbers, isOfWaba, numbersMove } from './parts.ts';
import type { Row, WhoActs } from './rows.ts';
import type { Kind, Route, ScenarioNumber, Scope } from './scenario.ts';
import { scenarios } from './scenarios.ts';
import type { TemplateOutlook } from './template-outlook.ts';

export interface MigrationInputs {
  readonly number: NumberId;
  readonly scenario: ScenarioNumber;
  readonly scope: Scope;
  readonly source: WabaId;
  readonly target: WabaId | 'outside';
  /** The number's active group and its workspace; null where it has none. */
  readonly group: GroupId | null;
  readonly workspace: WorkspaceKey;
  readonly channel: ChannelId;
  readonly reason: string;
  readonly startAt: string | null;
  readonly reverses: null;
  readonly first: readonly string[];
  /** Name of the operation that moves the whole WABA; this one then leaves to it what is done once. */
  readonly partOf?: string;
  /** R62; left out where nothing is carried over. */
  readonly sameCompany?: boolean;
}

/** Labels as they were when the plan was read; an approval is not bound to them. */
export interface MigrationNames {
  readonly e164: string;
  readonly displayName: string;
  readonly source: string;
  /** Null: outside. */
  readonly target: string | null;
  readonly group: string | null;
  readonly workspace: string;
}

/** What must be pointed at the number's new place afterwards. */
export type Repoint = 'senders' | 'webhooks' | 'template_ids' | 'braze_group';

export interface MigrationStepPlan extends StepPlan {
  readonly who: WhoActs;
}

export interface MigrationPlan {
  readonly flow: 'migration';
  readonly inputs: MigrationInputs;
  readonly names: MigrationNames;
  readonly kind: Kind;
  readonly route: Route;
  readonly checks: readonly MigrationCheck[];
  /** Null where no group is made anew; plans of before the bot carried anything here have none. */
  readonly carry?: CarryPlan | null;
  readonly steps: readonly MigrationStepPlan[];
  readonly kept: readonly AssetKey[];
  readonly lost: readonly AssetKey[];
  readonly repoint: readonly Repoint[];
  readonly templates: TemplateOutlook | null;
  readonly registrations: RegisterBudget;
}

/** What a migration will do and what will be lost (R78 to R114); the same for the dry run and the real one. */
export function planMigration(facts: MigrationFacts): MigrationPlan {
  const { request, requester, number, source, destination, group } = facts;
  const scenario = scenarios[request.scenario];
  const home = homeOf(facts);
  const checks = migrationChecks(facts);
  return {
    flow: 'migration',
    inputs: {
      number: number.id,
      scenario: request.scenario,
      scope: request.scope,
      source: source.waba.id,
      target: request.destination,
      group: group?.id ?? null,
      workspace: home.key,
      channel: request.channel,
      reason: request.reason,
      startAt: request.startAt,
      reverses: null,
      first: request.first,
      ...(request.partOf === undefined ? {} : { partOf: request.partOf }),
      ...(request.sameCompany === undefined ? {} : { sameCompany: request.sameCompany }),
    },
    names: {
      e164: number.e164,
      displayName: number.displayName,
      source: source.waba.name,
      target: destination?.waba.name ?? null,
      group: group?.name ?? null,
      workspace: home.name,
    },
    kind: scenario.kind,
    route: routeOfMove(facts),
    checks,
    carry: carryPlan(facts.vouchers, facts.readAt),
    steps: rowsOf(facts)
      .filter(({ key }) => request.scope !== 'waba' || !isOfWaba(key))
      .map((row) => stepOf(row, facts, { home: home.key, requester })),
    ...assetOutlook(scenario.assets, { bothOnCloud: isOnCloud(facts) }),
    repoint: repointOf(facts),
    templates: facts.templates,
    registrations: facts.registrations,
  };
}

const rowsOf = (facts: MigrationFacts): readonly Row[] =>
  scenarios[facts.request.scenario].steps(wayOf(facts));

/** What is done once where a whole WABA moves, around the one step in which each of its numbers moves. */
export function wabaSteps(facts: MigrationFacts): readonly MigrationStepPlan[] {
  const { requester, automatic } = facts;
  const ofWaba = rowsOf(facts).filter(({ key }) => isOfWaba(key));
  const first = ofWaba.filter(({ key }) => isBeforeNumbers(key));
  const rows = [...first, numbersMove, ...ofWaba.filter((row) => !first.includes(row))];
  const at = { home: homeOf(facts).key, requester };
  return rows.map((row) => stepOf(row, { ...facts, automatic: [...automatic, numbersMove.key] }, at));
}

/** The workspace where its steps are done: the group's own, else the first that is touched. */
function homeOf({ group, workspaces }: MigrationFacts): { key: WorkspaceKey; name: string } {
  const home = workspaces.find((w) => w.key === group?.workspaceKey) ?? workspaces[0];
  if (home === undefined) throw new Error('a migration touches no workspace');
  return home;
}

const isOnCloud = ({ reading, number }: MigrationFacts): boolean =>
  (reading?.value.platformType ?? number.platformType ?? 'CLOUD_API').toUpperCase() === 'CLOUD_API';

/** A step that the bot cannot do or prove here is a person's. */
const stepOf = (
  { key, kind, who, needed, ...row }: Row,
  { automatic }: MigrationFacts,
  { home, requester }: { home: WorkspaceKey; requester: StepPlan['assignee'] },
): MigrationStepPlan => ({
  ...row,
  key,
  kind: automatic.includes(key) ? kind : 'manual',
  undo: row.undo === 'watch' && !automatic.includes(key) ? 'manual' : row.undo,
  who: who === 'bot' && !automatic.includes(key) ? 'operator' : who,
  skippable: !needed,
  workspace: home,
  assignee: requester,
});

function repointOf({ request, group, destination }: MigrationFacts): readonly Repoint[] {
  const stays = scenarios[request.scenario].kind === 'configuration_change';
  return [
    'senders',
    'webhooks',
    ...(stays ? [] : (['template_ids'] as const)),
    ...(group !== null && destination?.waba.provider === 'braze' ? (['braze_group'] as const) : []),
  ];
}

/** The number and its group alone; its WABA alone where all of it moves, else together with other operations (SPEC 4). */
export const migrationHolds = ({ inputs }: Pick<MigrationPlan, 'inputs'>): readonly Hold[] =>
  holdsFor(inputs);

type Held = Pick<MigrationInputs, 'number' | 'group' | 'source' | 'target' | 'scope' | 'scenario' | 'partOf'>;

export function holdsFor(inputs: Held): readonly Hold[] {
  // The numbers of a WABA that moves whole share it with each other.
  const isShared = inputs.scope === 'number' || inputs.partOf !== undefined;
  const whole = !isShared || scenarios[inputs.scenario].moves !== 'number';
  const waba = whole ? holdWaba : shareWaba;
  return [
    holdNumber(inputs.number),
    ...(inputs.group === null ? [] : [holdGroup(inputs.group)]),
    waba(inputs.source),
    ...(inputs.target === 'outside' || inputs.target === inputs.source ? [] : [shareWaba(inputs.target)]),
  ];
}
