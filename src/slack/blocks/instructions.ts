import type { Workspace } from '../../domain/asset/asset.ts';
import { dashboardUrlOf } from '../../domain/asset/clusters.ts';
import { isImport, type OperationState, type StateOf, stepPlan } from '../../domain/operation/state.ts';
import { isStuck, type StepState } from '../../domain/operation/step.ts';
import { newGroupId } from '../../domain/transfer/consequences.ts';
import { type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text, Where } from '../text/shape.ts';
import { formatNumber } from './number.ts';

export interface Sides {
  readonly origin: Workspace | null;
  readonly destination: Workspace | null;
}

export const whereOf = (state: StateOf<'transfer'>, sides: Sides): Where => {
  const { names } = state.plan;
  return {
    origin: names.origin,
    originDashboard: sides.origin ? dashboardUrlOf(sides.origin) : '',
    destination: names.destination,
    destinationDashboard: sides.destination ? dashboardUrlOf(sides.destination) : '',
    group: names.group,
    newGroup: state.fields.subscription_group_name || (newGroupId(state) ?? names.group),
    e164: formatNumber(names.e164),
    testers: sides.destination?.testers.join(', ') || '–',
    freed: state.steps.find((s) => s.key === 'free_uses')?.words ?? null,
  };
};

const has = <K extends string, V>(table: Record<K, V>, key: string): key is K => key in table;

/** Exactly where to click, for the step that waits; `where` is null for an import, of which the bot does nearly all. */
export function instructionFor(step: StepState, where: Where | null, text: Text): Mrkdwn {
  const { instructions: imports } = text.imports;
  if (where === null) return has(imports, step.key) ? imports[step.key] : md``;
  const { undo, instructions } = text.transfer;
  if (step.status === 'undoing') return has(undo, step.key) ? undo[step.key](where) : md``;
  return has(instructions, step.key) ? instructions[step.key](where) : md``;
}

/** Nobody has to click anything: the bot does it, or waits for its proof. */
const isBotsTurn = (state: OperationState, step: StepState): boolean =>
  step.status === 'open' && stepPlan(state, step.key)?.kind !== 'manual' && !isStuck(step);

/** What is to be done now: where to click, or that the bot is on it. An import always says what it is doing. */
export function whatNow(
  state: OperationState,
  step: StepState,
  { where, text }: { where: Where | null; text: Text },
): Mrkdwn {
  const { working, waiting } = text.operation.byBot;
  if (isImport(state) && step.error !== null) return text.imports.stuck(text.operation.stepError(step.error));
  if (isBotsTurn(state, step) && !isImport(state)) return md`${step.called === null ? working : waiting}`;
  return instructionFor(step, where, text);
}
