import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/operation/commands.ts';
import { decide } from '../../../src/domain/operation/decide.ts';
import type { EventData } from '../../../src/domain/operation/events.ts';
import { evolve, replay } from '../../../src/domain/operation/evolve.ts';
import { heldBy } from '../../../src/domain/operation/held.ts';
import { hoursAfter } from '../../../src/domain/operation/next.ts';
import { request } from '../../../src/domain/operation/request.ts';
import { isReversible } from '../../../src/domain/operation/reversal.ts';
import {
  isLive,
  isRunning,
  isTransfer,
  type OperationState,
  type Status,
} from '../../../src/domain/operation/state.ts';
import { isOpen, type StepStatus } from '../../../src/domain/operation/step.ts';
import { transferHolds } from '../../../src/domain/transfer/plan.ts';
import { T0 } from './given.ts';
import { requests, type Wish, wishes } from './random-commands.ts';

interface Happened {
  readonly data: EventData;
  readonly at: string;
  readonly before: OperationState;
  readonly after: OperationState;
}

interface Story {
  readonly events: readonly Happened[];
  readonly state: OperationState;
}

/** Everything that happened, with the state before and after each event. */
function play(input: Parameters<typeof request>[0], asked: readonly Wish[], each: typeof nothing): Story {
  const begun = request(input, T0);
  const [first, ...rest] = begun.events;
  if (first === undefined) throw new Error('a request has a first event');
  const origin = replay(input.id, [{ data: first, at: T0 }]);
  const events: Happened[] = [{ data: first, at: T0, before: origin, after: origin }];
  const take = (data: EventData, at: string) => {
    const before = events.at(-1)?.after ?? origin;
    events.push({ data, at, before, after: evolve(before, data, at) });
  };
  for (const data of rest) take(data, T0);
  let { state } = begun;
  let now = T0;
  for (const { later, command } of asked) {
    now = hoursAfter(now, later);
    const wanted = command(state);
    each(state, wanted, now);
    const decision = decide(state, wanted, now);
    if (!decision.ok) continue;
    for (const data of decision.events) take(data, now);
    state = decision.state;
  }
  return { events, state };
}

const nothing = (_state: OperationState, _command: Command, _now: string): void => undefined;

/** Writing to what is frozen throws. */
function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
}

const closedWell: readonly StepStatus[] = ['done', 'skipped'];
const stepIn = (state: OperationState, key: string) => {
  const index = state.steps.findIndex((s) => s.key === key);
  return { index, status: state.steps[index]?.status, before: state.steps.slice(0, Math.max(index, 0)) };
};

/** Runs `holds` on 400 random lives of an operation; the seed makes them the same each time. */
function inEveryLife(holds: (story: Story) => void, each: typeof nothing = nothing): void {
  fc.assert(
    fc.property(requests, wishes, (input, asked) => holds(play(input, asked, each))),
    { seed: 42, numRuns: 400 },
  );
}

describe('whatever is asked of an operation, whenever', () => {
  it('comes to every end there is', () => {
    const reached = new Set<Status>();
    inEveryLife(({ events }) => {
      for (const { after } of events) reached.add(after.status);
    });
    const ends: Status[] = ['cancelled', 'declined', 'done', 'expired', 'failed'];
    expect([...reached].sort()).toEqual(
      [...ends, 'awaiting_approval', 'cancelling', 'running', 'verifying'].sort(),
    );
  });

  it('its events give its state again, and its version is their number', () => {
    inEveryLife(({ events, state }) => {
      expect(replay(state.id, events)).toEqual(state);
      expect(state.version).toBe(events.length);
    });
  });

  it('never waits at more than one step', () => {
    inEveryLife(({ events }) => {
      for (const { after } of events) {
        const open = after.steps.filter(isOpen);
        expect(open.length).toBeLessThanOrEqual(1);
        if (!isLive(after)) expect(open).toEqual([]);
      }
    });
  });

  it('[R7] opens and closes steps in their order', () => {
    inEveryLife(({ events }) => {
      for (const { data, before } of events) {
        if (data.type !== 'step_opened' && data.type !== 'step_done' && data.type !== 'step_skipped')
          continue;
        const step = stepIn(before, data.step);
        expect(step.before.every(({ status }) => closedWell.includes(status))).toBe(true);
        expect(step.status).toBe(data.type === 'step_opened' ? 'waiting' : 'open');
      }
    });
  });

  it('[R7] never integrates a number whose group was not archived', () => {
    inEveryLife(({ events }) => {
      for (const { data, before } of events) {
        if (data.type === 'step_opened' && data.step === 'integrate')
          expect(stepIn(before, 'archive').status).toBe('done');
      }
    });
  });

  it('never runs without enough different people, none the requester, who approved this very plan', () => {
    inEveryLife(({ events }) => {
      const said = new Map<string, Set<string>>();
      for (const { data, after } of events) {
        if (data.type === 'approved') said.set(data.digest, new Set(said.get(data.digest)).add(data.by));
        if (data.type === 'replanned') said.clear();
        if (!isRunning(after)) continue;
        const approvers = said.get(after.digest) ?? new Set();
        expect(approvers.size).toBeGreaterThanOrEqual(after.approvalsNeeded);
        expect(approvers).not.toContain(after.requester);
      }
    });
  });

  it('never runs a plan that fails or that a person has not spoken for', () => {
    inEveryLife(({ events }) => {
      for (const { after } of events) {
        if (isRunning(after)) expect(after.plan.checks.every(({ outcome }) => outcome === 'pass')).toBe(true);
      }
    });
  });

  it('stays closed: only its way back may be asked for and withdrawn', () => {
    inEveryLife(({ events }) => {
      for (const { data, before, after } of events) {
        if (isLive(before)) continue;
        expect(['done', 'failed']).toContain(before.status);
        expect(['reversed', 'reverse_withdrawn']).toContain(data.type);
        expect(after.status).toBe(before.status);
      }
    });
  });

  it('[R14] has at most one way back at a time, ends for that one alone, and is reversible again without it', () => {
    const seen = new Set<string>();
    inEveryLife(({ events }) => {
      for (const { data, before, after } of events) {
        if (data.type === 'reversed') expect(isReversible(before)).toBe(true);
        if (data.type === 'failed') expect(before.reversedBy).toBe(data.by);
        if (data.type === 'reverse_withdrawn') {
          expect(before.reversedBy).toBe(data.by);
          seen.add(after.status);
          const opened = after.steps.find(({ key }) => key === 'integrate')?.status === 'open';
          expect(isReversible(after)).toBe(true);
          expect(opened).toBe(false);
        }
        if (isReversible(after)) expect(after.reversedBy).toBeNull();
      }
    });
    expect([...seen].sort()).toEqual(['done', 'failed', 'running', 'verifying']);
  });

  it('holds its assets while it is live and nobody takes it back, and nothing else', () => {
    inEveryLife(({ events }) => {
      for (const { after } of events) {
        const held = heldBy(after).map(({ asset }) => asset);
        if (!isTransfer(after)) throw new Error('only transfers are lived here');
        const own = transferHolds(after.plan).map(({ asset }) => asset);
        if (!isLive(after) || after.reversedBy !== null) expect(held).toEqual([]);
        else expect(held.slice(0, own.length)).toEqual(own);
        expect(new Set(held).size).toBe(held.length);
      }
    });
  });

  it('is never cancelled past its point of no return, and never gets back before it', () => {
    inEveryLife(({ events }) => {
      for (const { before, after } of events) {
        if (!before.pastPointOfNoReturn) continue;
        expect(after.pastPointOfNoReturn).toBe(true);
        expect(['cancelling', 'cancelled']).not.toContain(after.status);
      }
    });
  });

  it('takes back only what was done, last first, and all of it before it is cancelled', () => {
    inEveryLife(({ events }) => {
      let last = Number.POSITIVE_INFINITY;
      for (const { data, before } of events) {
        if (data.type === 'undo_opened') {
          const { index, status } = stepIn(before, data.step);
          expect(status).toBe('done');
          expect(index).toBeLessThan(last);
          last = index;
        }
        if (data.type === 'step_undone' || data.type === 'undo_given_up')
          expect(stepIn(before, data.step).status).toBe('undoing');
        if (data.type === 'cancelled') {
          const left = before.steps.filter(({ status }) => status === 'done').map(({ key }) => key);
          const undoable = before.plan.steps.filter(({ undo }) => undo !== null).map(({ key }) => key);
          expect(left.filter((key) => undoable.includes(key))).toEqual([]);
        }
      }
    });
  });

  it('is decided the same way each time, without a change to the state that was given', () => {
    inEveryLife(
      () => undefined,
      (state, command, now) => {
        deepFreeze(state);
        expect(isDeepStrictEqual(decide(state, command, now), decide(state, command, now))).toBe(true);
      },
    );
  });

  it('twice in a row does nothing more, or is refused', () => {
    const once = new Set<Command['type']>([
      'approve',
      'decline',
      'confirm',
      'skip',
      'assign',
      'cancel',
      'replan',
      'prove',
      'reject',
      'succeed',
      'reverse',
      'give_way',
      'withdraw_reverse',
      'tick',
    ]);
    inEveryLife(
      () => undefined,
      (state, command, now) => {
        const first = decide(state, command, now);
        if (!first.ok || !once.has(command.type)) return;
        const second = decide(first.state, command, now);
        if (second.ok) expect(second.events).toEqual([]);
      },
    );
  });
});
