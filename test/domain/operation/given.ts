import { expect } from 'vitest';
import type { UserId } from '../../../src/domain/asset/ids.ts';
import type { Command, Meaning, Refusal } from '../../../src/domain/operation/commands.ts';
import { decide } from '../../../src/domain/operation/decide.ts';
import { planDigest } from '../../../src/domain/operation/digest.ts';
import type { EventData } from '../../../src/domain/operation/events.ts';
import { replay } from '../../../src/domain/operation/evolve.ts';
import { hoursAfter } from '../../../src/domain/operation/next.ts';
import type { Plan } from '../../../src/domain/operation/plan.ts';
import type { OperationState } from '../../../src/domain/operation/state.ts';
import type { Proof } from '../../../src/domain/operation/step.ts';
import { approver, destinationKey, groupId, originKey, requester, soundPlan } from '../samples.ts';

/** Every sample operation was requested on this Monday morning. */
export const T0 = '2026-03-02T09:00:00.000Z';
export const hours = (n: number): string => hoursAfter(T0, n);

/** Given what happened at T0, when somebody asks for something, then this happens and nothing else. */
export function given(...events: readonly EventData[]) {
  const past = events.map((data) => ({ data, at: T0 }));
  const state = replay('operation-1', past);
  return {
    state,
    when(command: Command, at: string = T0) {
      const decision = decide(state, command, at);
      return {
        happens(...expected: readonly EventData[]): OperationState {
          if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
          expect(decision.events).toEqual(expected);
          const now = decision.events.map((data) => ({ data, at }));
          expect(decision.state).toEqual(replay('operation-1', [...past, ...now]));
          return decision.state;
        },
        nothing() {
          expect(decision).toEqual({ ok: true, events: [], state });
        },
        refused(kind: Refusal['kind']) {
          expect(decision).toMatchObject({ ok: false, refusal: { kind } });
        },
      };
    },
  };
}

type Requested = Extract<EventData, { type: 'requested' }>;

export const requested = (plan: Plan = soundPlan, otherwise: Partial<Requested> = {}): EventData => ({
  type: 'requested',
  name: 'TR-0042',
  plan,
  digest: planDigest(plan),
  requester,
  workspaces: [originKey, destinationKey],
  approvalsNeeded: 1,
  expiresAt: hours(24),
  confirmations: [],
  ...otherwise,
});

export const approved = (by: UserId, plan: Plan = soundPlan): EventData => ({
  type: 'approved',
  by,
  digest: planDigest(plan),
});
export const replanned = (plan: Plan, at: string = T0): EventData => ({
  type: 'replanned',
  plan,
  digest: planDigest(plan),
  expiresAt: hoursAfter(at, 24),
});
export const started: EventData = { type: 'started' };

/** A step that opens after `at`, due as its plan says. */
export function opened(step: string, { plan = soundPlan, at = T0 }: { plan?: Plan; at?: string } = {}) {
  return { type: 'step_opened', step, due: dueAfter(step, plan, at) } as const;
}
export function undoOpened(step: string, { plan = soundPlan, at = T0 }: { plan?: Plan; at?: string } = {}) {
  return { type: 'undo_opened', step, due: dueAfter(step, plan, at) } as const;
}
const dueAfter = (step: string, plan: Plan, at: string): string =>
  hoursAfter(at, plan.steps.find(({ key }) => key === step)?.dueHours ?? Number.NaN);

const byPerson: Proof = { kind: 'person' };

export const done = (
  step: string,
  {
    by = requester,
    proof = byPerson,
    evidence = null,
    fields = {},
  }: {
    by?: UserId | null;
    proof?: Proof;
    evidence?: string | null;
    fields?: Record<string, string>;
  } = {},
): EventData => ({ type: 'step_done', step, by, proof, evidence, fields });

export const cancelRequested = {
  type: 'cancel_requested',
  by: requester,
  reason: 'sample reason',
} as const satisfies EventData;
export const undone = (step: string): EventData => ({
  type: 'step_undone',
  step,
  by: requester,
  evidence: null,
});

/** A sample operation up to the moment in which `step` is open, every step before it done by a person. */
export function runningAt(step: string, plan: Plan = soundPlan): EventData[] {
  const index = plan.steps.findIndex(({ key }) => key === step);
  const before = plan.steps.slice(0, index).flatMap(({ key }) => [opened(key, { plan }), done(key)]);
  return [requested(plan), approved(approver, plan), started, ...before, opened(step, { plan })];
}

/** A sample operation of which every step is done. */
export const finished = (plan: Plan = soundPlan): EventData[] => {
  const last = plan.steps.at(-1)?.key ?? '';
  return [...runningAt(last, plan), done(last), { type: 'done' }];
};

/** What `integrate` must be given. */
export const newGroup = { subscription_group_id: groupId(2) };
export const approve = (by: UserId, plan: Plan = soundPlan): Command => ({
  type: 'approve',
  by,
  digest: planDigest(plan),
});
export const confirm = (
  step: string,
  otherwise: Partial<Omit<Extract<Command, { type: 'confirm' }>, 'type' | 'step'>> = {},
): Command => ({
  type: 'confirm',
  step,
  by: requester,
  evidence: null,
  fields: step === 'integrate' ? newGroup : {},
  proof: byPerson,
  meaning: 'do',
  ...otherwise,
});
export const skip = (step: string, reason: string, meaning: Meaning = 'do'): Command => ({
  type: 'skip',
  step,
  by: requester,
  reason,
  meaning,
});
export const cancel = (reason = 'sample reason'): Command => ({ type: 'cancel', by: requester, reason });
export const tick: Command = { type: 'tick' };
