import type { GroupId, NumberId, WabaId, WorkspaceKey } from '../asset/ids.ts';
import type { MigrationPlan } from '../migration/plan.ts';
import { type CarryOver, type CarryPlan, carriesOptIns, carryOverOf } from '../transfer/carry-over.ts';
import type { TransferPlan } from '../transfer/plan.ts';
import type { Plan } from './plan.ts';
import { type OperationState, stepPlan } from './state.ts';

/** The Braze group that an operation archives and makes anew: in another workspace, or for the number's new WABA. */
export interface GroupMove {
  readonly group: GroupId;
  readonly number: NumberId;
  readonly origin: WorkspaceKey;
  readonly destination: WorkspaceKey;
  /** Through which the new group sends; null where it is none of ours. */
  readonly waba: WabaId | null;
  readonly carryOver: CarryOver;
  /** Null where nothing is carried over. */
  readonly carry: CarryPlan | null;
  /** R62: the requester says that the destination speaks for the same company. */
  readonly sameCompany: boolean;
  readonly names: {
    readonly group: string;
    readonly origin: string;
    readonly destination: string;
    readonly e164: string;
  };
}

/** Null for an operation that moves no group. */
export const groupMove = ({ plan }: Pick<OperationState, 'plan'>): GroupMove | null => groupMoveOf(plan);

/** The same of a plan that has not begun. */
export function groupMoveOf(plan: Plan): GroupMove | null {
  switch (plan.flow) {
    case 'transfer':
      return ofTransfer(plan);
    case 'migration':
      return ofMigration(plan);
    case 'import':
    // Each of its numbers moves its own.
    case 'waba_migration':
      return null;
    default:
      return plan satisfies never;
  }
}

/** A group that is made anew, for people to be carried into. */
export interface MovedGroup {
  readonly move: GroupMove;
  /** The bot carries its people over, rather than a person. */
  readonly byBot: boolean;
}

/** The groups of a plan that are made anew: of all its numbers, where a WABA moves whole. */
export function groupsMadeAnew(plan: Plan): readonly MovedGroup[] {
  if (plan.flow === 'waba_migration') return plan.groups;
  const move = groupMoveOf(plan);
  const step = plan.steps.find(({ key }) => key === 'carry_over');
  return move === null || step === undefined ? [] : [{ move, byBot: step.kind === 'call' }];
}

function ofTransfer({ inputs, names, carry }: TransferPlan): GroupMove {
  const { group, number, origin, destination, waba } = inputs;
  return {
    ...{ group, number, origin, destination, waba, names },
    carryOver: carryOverOf(inputs),
    carry: carry ?? null,
    sameCompany: carriesOptIns(inputs),
  };
}

/** The group stays in its workspace; the ledger is what is carried over, wherever a group is made anew. */
function ofMigration({ inputs, names, carry }: MigrationPlan): GroupMove | null {
  const { group, number, workspace, target } = inputs;
  if (group === null || names.group === null) return null;
  return {
    ...{ group, number, origin: workspace, destination: workspace },
    waba: target === 'outside' ? null : target,
    carryOver: carry ? 'ledger' : 'none',
    carry: carry ?? null,
    sameCompany: carriesOptIns(inputs),
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
