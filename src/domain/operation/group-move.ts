import type { GroupId, NumberId, WorkspaceKey } from '../asset/ids.ts';
import { isMigration, isTransfer, type OperationState, stepPlan } from './state.ts';

/** The Braze group that an operation archives and makes anew: in another workspace, or for the number's new WABA. */
export interface GroupMove {
  readonly group: GroupId;
  readonly number: NumberId;
  readonly origin: WorkspaceKey;
  readonly destination: WorkspaceKey;
  readonly names: {
    readonly group: string;
    readonly origin: string;
    readonly destination: string;
    readonly e164: string;
  };
}

/** Null for an operation that moves no group. */
export function groupMove(state: OperationState): GroupMove | null {
  if (isTransfer(state)) {
    const { group, number, origin, destination } = state.plan.inputs;
    return { group, number, origin, destination, names: state.plan.names };
  }
  if (!isMigration(state)) return null;
  const { names, inputs } = state.plan;
  if (inputs.group === null || names.group === null) return null;
  return {
    ...{ group: inputs.group, number: inputs.number },
    ...{ origin: inputs.workspace, destination: inputs.workspace },
    names: {
      group: names.group,
      origin: names.workspace,
      destination: names.workspace,
      e164: names.e164,
    },
  };
}

/** The first of these that a plan has: a test through Braze, else what shows that the number is well in its new place. */
const SENDS_AGAIN = ['test_sent', 'healthy', 'connected'] as const;

/** The step after which a number sends again whose group is archived on the way; null where none is, or no step shows it. */
export const sendsAgain = (state: OperationState): (typeof SENDS_AGAIN)[number] | null =>
  stepPlan(state, 'archive') === null
    ? null
    : (SENDS_AGAIN.find((key) => stepPlan(state, key) !== null) ?? null);
