import fc from 'fast-check';
import type { Command, Meaning } from '../../../src/domain/operation/commands.ts';
import { planDigest } from '../../../src/domain/operation/digest.ts';
import type { Plan } from '../../../src/domain/operation/plan.ts';
import type { Request } from '../../../src/domain/operation/request.ts';
import { currentStep, type OperationState, stepState } from '../../../src/domain/operation/state.ts';
import type { Proof } from '../../../src/domain/operation/step.ts';
import {
  approver,
  botPlan,
  colleague,
  destinationKey,
  failingPlan,
  originKey,
  requester,
  secondApprover,
  soundPlan,
  unknownPlan,
  withInputs,
} from '../samples.ts';
import { hours } from './given.ts';

/** What somebody wants, before it is known where the operation stands: the step may be the one whose turn it is. */
export interface Wish {
  /** Hours since the wish before. */
  readonly later: number;
  readonly command: (state: OperationState) => Command;
}

const plans: readonly Plan[] = [
  soundPlan,
  botPlan,
  withInputs(soundPlan, { reason: 'another sample reason' }),
  withInputs(soundPlan, { startAt: hours(12) }),
  failingPlan,
  unknownPlan,
];

const somebody = fc.constantFrom(requester, approver, secondApprover, colleague);
const aPlan = fc.constantFrom(...plans);
const aReason = fc.constantFrom('sample reason', 'sample reason', '', ' ');
const aProof = fc.constantFrom<Proof>(
  { kind: 'person' },
  { kind: 'not_answered' },
  { kind: 'accepted_by_key', status: 200 },
);
const keys = [...new Set(plans.flatMap((plan) => plan.steps.map(({ key }) => key)))];

/** Mostly the step whose turn it is, at times any other, at times none at all. */
const aStep = fc
  .oneof(
    { weight: 8, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.constantFrom(...keys) },
    { weight: 1, arbitrary: fc.constant('nonsense') },
  )
  .map((key) => (state: OperationState) => key ?? currentStep(state)?.key ?? 'nonsense');

type Asking = fc.Arbitrary<Wish['command']>;

const approve: Asking = fc
  .tuple(somebody, fc.option(aPlan, { freq: 4, nil: null }))
  .map(([by, plan]) => (state) => ({
    type: 'approve',
    by,
    digest: planDigest(plan ?? state.plan),
  }));
const decline: Asking = fc.tuple(somebody, aReason).map(([by, reason]) => () => ({
  type: 'decline',
  by,
  reason,
}));
const replan: Asking = aPlan.map((plan) => () => ({ type: 'replan', plan }));
/** Mostly what the step whose turn it is waits for. */
const aMeaning = fc.constantFrom<(Meaning | null)[]>(null, null, null, 'do', 'undo').map(
  (meaning) =>
    (state: OperationState): Meaning =>
      meaning ?? (currentStep(state)?.status === 'undoing' ? 'undo' : 'do'),
);
const someFields = fc.constantFrom({}, { subscription_group_id: '0be5c1de-2222-4f7a-8a77-6a0f4f4b7d21' });
const confirm: Asking = fc
  .tuple(aStep, somebody, aProof, aMeaning, someFields)
  .map(([step, by, proof, meaning, fields]) => (state) => ({
    type: 'confirm',
    step: step(state),
    by,
    evidence: null,
    fields,
    proof,
    meaning: meaning(state),
  }));
const skip: Asking = fc
  .tuple(aStep, somebody, aReason, aMeaning)
  .map(([step, by, reason, meaning]) => (state) => ({
    type: 'skip',
    step: step(state),
    by,
    reason,
    meaning: meaning(state),
  }));
const assign: Asking = fc
  .tuple(aStep, somebody, fc.constantFrom(null, hours(5), hours(50)))
  .map(([step, to, due]) => (state) => ({ type: 'assign', step: step(state), to, due }));
const attempt: Asking = aStep.map((step) => (state) => {
  const key = step(state);
  return { type: 'attempt', step: key, attempt: (stepState(state, key)?.attempts ?? 0) + 1 };
});
const succeed: Asking = fc.tuple(aStep, aProof).map(([step, proof]) => (state) => ({
  type: 'succeed',
  step: step(state),
  proof,
  fields: {},
}));
const fault: Asking = aStep.map((step) => (state) => ({
  type: 'fault',
  step: step(state),
  error: 'sample error',
}));
const unproved = (state: OperationState) =>
  state.steps.find(({ proof }) => proof?.kind === 'not_answered')?.key ?? 'nonsense';
const prove: Asking = fc.constant((state) => ({
  type: 'prove',
  step: unproved(state),
  proof: { kind: 'accepted_by_key', status: 200 },
}));
const reject: Asking = fc.constant((state) => ({ type: 'reject', step: unproved(state), status: 404 }));
const cancel: Asking = fc.tuple(somebody, aReason).map(([by, reason]) => () => ({
  type: 'cancel',
  by,
  reason,
}));
/** A reverse is asked for, starts, or ends early; at times one speaks that nobody asked for. */
const reverse: Asking = fc
  .tuple(
    fc.constantFrom('give_way', 'withdraw_reverse'),
    fc.constantFrom(null, null, null, 'TR-0043', 'TR-0044'),
  )
  .map(([type, by]) => ({ reversedBy }) => ({
    type: reversedBy === null && by === null ? 'reverse' : type,
    by: by ?? reversedBy ?? 'TR-0043',
  }));
const tick: Asking = fc.constant(() => ({ type: 'tick' }));

const aCommand: Asking = fc.oneof(
  { weight: 12, arbitrary: confirm },
  { weight: 6, arbitrary: succeed },
  { weight: 6, arbitrary: approve },
  { weight: 3, arbitrary: skip },
  { weight: 2, arbitrary: tick },
  { weight: 1, arbitrary: fc.oneof(attempt, fault, assign) },
  { weight: 1, arbitrary: fc.oneof(decline, replan) },
  { weight: 1, arbitrary: fc.oneof(prove, reject) },
  { weight: 1, arbitrary: cancel },
  { weight: 3, arbitrary: reverse },
);

export const wishes: fc.Arbitrary<Wish[]> = fc.array(
  fc.record({
    later: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 30 }) }),
    command: aCommand,
  }),
  { maxLength: 60, size: 'max' },
);

export const requests: fc.Arbitrary<Request> = fc
  .tuple(fc.constantFrom(...plans.slice(0, 4)), fc.nat({ max: 2 }))
  .map(([plan, approvalsNeeded]) => ({
    id: 'operation-1',
    name: 'TR-0042',
    plan,
    requester,
    workspaces: [originKey, destinationKey],
    approvalsNeeded,
    confirmations: [],
  }));
