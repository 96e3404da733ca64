import type { Workspace } from '../../domain/asset/asset.ts';
import { dashboardUrlOf } from '../../domain/asset/clusters.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import type { StepState } from '../../domain/operation/step.ts';
import { newGroupId } from '../../domain/transfer/consequences.ts';
import { type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text, Where } from '../text/shape.ts';
import { formatNumber } from './number.ts';

export interface Sides {
  readonly origin: Workspace | null;
  readonly destination: Workspace | null;
}

export const whereOf = (state: OperationState, sides: Sides): Where => {
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

/** Exactly where to click, for the step that waits; nothing for a key of another flow. */
export function instructionFor(step: StepState, where: Where, text: Text): Mrkdwn {
  const { undo, instructions } = text.transfer;
  if (step.status === 'undoing') return has(undo, step.key) ? undo[step.key](where) : md``;
  return has(instructions, step.key) ? instructions[step.key](where) : md``;
}
