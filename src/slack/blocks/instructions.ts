import type { Workspace } from '../../domain/asset/asset.ts';
import { dashboardUrlOf } from '../../domain/asset/clusters.ts';
import type { WhoActs } from '../../domain/migration/rows.ts';
import { newGroupId } from '../../domain/operation/consequences.ts';
import type { GroupMove } from '../../domain/operation/group-move.ts';
import {
  isImport,
  isMigration,
  isWhole,
  type OperationState,
  type StateOf,
  stepPlan,
} from '../../domain/operation/state.ts';
import { isBots, isStuck, type StepState } from '../../domain/operation/step.ts';
import { isAutomaticStep } from '../../domain/transfer/steps.ts';
import type { MigrationWhere } from '../text/migration-shape.ts';
import { joined, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text, Where } from '../text/shape.ts';
import { formatNumber } from './number.ts';

export interface Sides {
  readonly origin: Workspace | null;
  readonly destination: Workspace | null;
}

export const whereOf = (state: OperationState, { names }: GroupMove, sides: Sides): Where => ({
  origin: names.origin,
  originDashboard: sides.origin ? dashboardUrlOf(sides.origin) : '',
  destination: names.destination,
  destinationDashboard: sides.destination ? dashboardUrlOf(sides.destination) : '',
  group: names.group,
  newGroup: state.fields.subscription_group_name || (newGroupId(state) ?? names.group),
  e164: formatNumber(names.e164),
  testers: sides.destination?.testers.join(', ') || '–',
  freed: state.steps.find((s) => s.key === 'free_uses')?.words ?? null,
});

type Migrating = StateOf<'migration'> | StateOf<'waba_migration'>;

const migrationWhere = ({ plan }: Migrating, text: Text): MigrationWhere => ({
  e164:
    plan.flow === 'migration' ? formatNumber(plan.names.e164) : text.whole.numbers(plan.names.numbers.length),
  displayName: plan.flow === 'migration' ? plan.names.displayName : '',
  source: plan.names.source,
  target: plan.names.target ?? text.migration.newPlace,
  scenario: plan.inputs.scenario,
});

const has = <K extends string, V>(table: Record<K, V>, key: string): key is K => key in table;

/** Exactly where to click, for the step that waits; `where` is null where no Braze group is moved. */
export function instructionFor(
  state: OperationState,
  step: StepState,
  where: Where | null,
  text: Text,
): Mrkdwn {
  if (isMigration(state) || isWhole(state)) {
    const own = ofMigration(state, step, text);
    if (own !== null) return own;
  }
  const { instructions: imports } = text.imports;
  if (where === null) return has(imports, step.key) ? imports[step.key] : md``;
  const group = isMigration(state) ? ofItsGroup(state, step, where, text) : null;
  if (group !== null) return group;
  const { undo, instructions } = text.transfer;
  if (step.status === 'undoing') return has(undo, step.key) ? undo[step.key](where) : md``;
  return has(instructions, step.key) ? instructions[step.key](where) : md``;
}

/** What is said otherwise of its group than in a transfer; null where that is nothing. */
function ofItsGroup(state: StateOf<'migration'>, step: StepState, where: Where, text: Text): Mrkdwn | null {
  const { undo, instructions } = text.migration.group;
  const here = { ...where, target: migrationWhere(state, text).target };
  if (step.status === 'undoing') return has(undo, step.key) ? undo[step.key](here) : null;
  return has(instructions, step.key) ? instructions[step.key](here) : null;
}

/** Null for the steps of its Braze group, which are a transfer's. */
function ofMigration(state: Migrating, step: StepState, text: Text): Mrkdwn | null {
  const { undo, instructions, who } = text.migration;
  const table = step.status === 'undoing' ? undo : instructions;
  if (!has(table, step.key)) return null;
  const acting = whoActs(state, step);
  const said = table[step.key](migrationWhere(state, text));
  return acting === 'operator' || acting === 'bot'
    ? said
    : md`_${text.migration.acts(who[acting])}_\n${said}`;
}

/** Nobody has to click anything: the bot does it, or waits for its proof. */
const isBotsTurn = (state: OperationState, step: StepState): boolean =>
  step.status === 'open' && isBots(stepPlan(state, step.key)) && !isStuck(step);

/** What is to be done now: where to click, or that the bot is on it. An import always says what it is doing. */
export function whatNow(
  state: OperationState,
  step: StepState,
  { where, text }: { where: Where | null; text: Text },
): Mrkdwn {
  const { working, waiting } = text.operation.byBot;
  if (isImport(state) && step.error !== null) return text.imports.stuck(text.operation.stepError(step.error));
  if (isBotsTurn(state, step) && !isImport(state)) {
    // Where the bot only looks on, people read what it waits for.
    const migrates = isMigration(state) || isWhole(state);
    const looksOn = migrates && stepPlan(state, step.key)?.kind === 'watch';
    if (!looksOn || isAutomaticStep(step.key)) return md`${step.called === null ? working : waiting}`;
    return joined([instructionFor(state, step, where, text), text.migration.ticksItself]);
  }
  const said = instructionFor(state, step, where, text);
  const endsItself =
    step.status === 'undoing' && stepPlan(state, step.key)?.undo === 'watch' && !isStuck(step);
  return endsItself ? joined([said, text.migration.ticksItself]) : said;
}

const whoActs = (state: Migrating, step: StepState): WhoActs =>
  state.plan.steps.find(({ key }) => key === step.key)?.who ?? 'operator';
