import type { ChannelId, GroupId, NumberId, WabaId, WorkspaceKey } from '../asset/ids.ts';
import { type Hold, holdGroup, holdNumber, shareWaba } from '../operation/holds.ts';
import type { StepPlan } from '../operation/step.ts';
import { type CarryOver, type CarryPlan, carryOverOf, carryPlan } from './carry-over.ts';
import { type TransferCheck, transferChecks } from './checks.ts';
import type { TransferFacts, TransferRequest } from './facts.ts';
import { transferSteps } from './steps.ts';

export interface TransferInputs {
  readonly group: GroupId;
  readonly number: NumberId;
  readonly waba: WabaId;
  readonly origin: WorkspaceKey;
  readonly destination: WorkspaceKey;
  readonly channel: ChannelId;
  readonly reason: string;
  readonly startAt: string | null;
  readonly reverses: string | null;
  /** Left out where nothing is carried over, and in plans of before there was a choice: digests cover the inputs. */
  readonly carryOver?: Exclude<CarryOver, 'none'>;
  /** Left out while nobody was asked. */
  readonly sameCompany?: boolean;
}

/** Labels as they were when the plan was read; an approval is not bound to them. */
export interface TransferNames {
  readonly group: string;
  readonly e164: string;
  readonly displayName: string;
  readonly waba: string;
  readonly origin: string;
  readonly destination: string;
}

/** R15: nothing changes at Meta. */
const KEPT = ['number', 'display_name', 'quality_and_limits', 'templates', 'archived_group'] as const;
/** A.7, R10: a new group is made in the destination and opt-ins do not follow; R7: the number is silent in between. */
const LOST = ['opt_ins_stay_behind', 'group_id_changes', 'silent_while_moving'] as const;
const REPOINT = ['campaigns', 'api_callers'] as const;

export interface TransferPlan {
  readonly flow: 'transfer';
  readonly inputs: TransferInputs;
  readonly names: TransferNames;
  readonly checks: readonly TransferCheck[];
  /** Null where nothing is carried over; plans of before there was a choice have none. */
  readonly carry?: CarryPlan | null;
  readonly steps: readonly StepPlan[];
  readonly kept: readonly (typeof KEPT)[number][];
  readonly lost: readonly (typeof LOST)[number][];
  /** What must be pointed at the new group afterwards. */
  readonly repoint: readonly (typeof REPOINT)[number][];
}

/** What a transfer will do and what will be lost (R1 to R15); the same for the dry run and the real one. */
export function planTransfer(facts: TransferFacts): TransferPlan {
  const { request, group, number, waba, origin, destination } = facts;
  return {
    flow: 'transfer',
    inputs: {
      group: group.id,
      number: number.id,
      waba: waba.id,
      origin: origin.key,
      destination: destination.key,
      channel: request.channel,
      reason: request.reason,
      startAt: request.startAt,
      reverses: request.reverses,
      ...carryInputs(request),
    },
    names: {
      group: group.name,
      e164: number.e164,
      displayName: number.displayName,
      waba: waba.name,
      origin: origin.name,
      destination: destination.name,
    },
    checks: transferChecks(facts),
    carry: carryPlan(facts.vouchers, facts.readAt),
    steps: transferSteps(
      { origin: origin.key, destination: destination.key },
      facts.requester,
      facts.automatic,
    ),
    kept: KEPT,
    lost: LOST,
    repoint: REPOINT,
  };
}

function carryInputs(request: TransferRequest): Pick<TransferInputs, 'carryOver' | 'sameCompany'> {
  const carryOver = carryOverOf(request);
  if (carryOver === 'none') return {};
  const { sameCompany } = request;
  return { carryOver, ...(sameCompany === undefined ? {} : { sameCompany }) };
}

/** The number and its group alone; the WABA together with other transfers of its numbers (SPEC 4). */
export const transferHolds = ({ inputs }: TransferPlan): Hold[] => [
  holdNumber(inputs.number),
  holdGroup(inputs.group),
  shareWaba(inputs.waba),
];
