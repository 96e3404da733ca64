import type { UserId, WorkspaceKey } from '../asset/ids.ts';
import type { Confirmation } from './check.ts';
import type { Plan } from './plan.ts';
import { isOpen, type StepPlan, type StepState } from './step.ts';

export type Status =
  | 'awaiting_approval'
  | 'running'
  | 'verifying'
  | 'cancelling'
  | 'done'
  | 'cancelled'
  | 'declined'
  | 'expired'
  | 'failed';

export interface OperationState<P extends Plan = Plan> {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly status: Status;
  readonly plan: P;
  readonly digest: string;
  readonly requester: UserId;
  readonly workspaces: readonly WorkspaceKey[];
  readonly approvalsNeeded: number;
  readonly approvedBy: readonly UserId[];
  readonly confirmations: readonly Confirmation[];
  /** ISO times. */
  readonly expiresAt: string;
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly closedAt: string | null;
  readonly steps: readonly StepState[];
  /** What people entered at steps, such as the new group's id. */
  readonly fields: Readonly<Record<string, string>>;
  readonly pastPointOfNoReturn: boolean;
  /** The words of whoever declined or cancelled it. */
  readonly closing: { readonly by: UserId; readonly reason: string } | null;
  /** The name of the operation that takes this one back, from its request on unless it is withdrawn. */
  readonly reversedBy: string | null;
  /** Why it was given up; null unless it was. */
  readonly error: string | null;
  /** A person holds the bot's open step back. */
  readonly paused: boolean;
}

export type StateOf<F extends Plan['flow']> = OperationState<Extract<Plan, { flow: F }>>;

export const isTransfer = (state: OperationState): state is StateOf<'transfer'> =>
  state.plan.flow === 'transfer';
export const isMigration = (state: OperationState): state is StateOf<'migration'> =>
  state.plan.flow === 'migration';
export const isWhole = (state: OperationState): state is StateOf<'waba_migration'> =>
  state.plan.flow === 'waba_migration';
/** The step of a WABA that moves whole in which its numbers move, each by an operation of its own. */
export const NUMBERS = 'numbers';

/** Moves one of the numbers of a WABA that moves whole. */
export const isPart = (
  state: OperationState,
): state is OperationState<Extract<Plan, { flow: 'migration' }> & { inputs: { partOf: string } }> =>
  isMigration(state) && state.plan.inputs.partOf !== undefined;
export const isImport = (state: OperationState): state is StateOf<'import'> => state.plan.flow === 'import';

/** An operation in one of these has not ended. */
export const liveStatuses: readonly Status[] = ['awaiting_approval', 'running', 'verifying', 'cancelling'];

export const isLive = (state: OperationState): boolean => liveStatuses.includes(state.status);
export const isRunning = (state: OperationState): boolean =>
  state.status === 'running' || state.status === 'verifying';

/** The step that waits for somebody now, if any. */
export const currentStep = (state: OperationState): StepState | null => state.steps.find(isOpen) ?? null;

export const stepState = (state: OperationState, key: string): StepState | null =>
  state.steps.find((s) => s.key === key) ?? null;

export const stepPlan = (state: OperationState, key: string): StepPlan | null =>
  state.plan.steps.find((s) => s.key === key) ?? null;

/** When a step was done, ISO; null before. */
export const doneAt = (state: OperationState, key: string): string | null => {
  const step = stepState(state, key);
  return step?.status === 'done' ? step.closedAt : null;
};
