import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hearWord,
  type KnownWord,
  meaningOf,
  type StopDecision,
} from '../../../src/domain/subscription/marketing-stop.ts';

const at = (seconds: number): string => new Date(Date.UTC(2026, 2, 2) + seconds * 1000).toISOString();
const known = (stopped: boolean, seconds: number, decision: StopDecision | null = null): KnownWord => ({
  ...{ stopped, decision },
  at: at(seconds),
});
const stop = (seconds: number) => ({ stopped: true, at: at(seconds) });
const resume = (seconds: number) => ({ stopped: false, at: at(seconds) });

describe('what a person says of marketing messages', () => {
  it('changes nothing where something newer is known', () => {
    expect(hearWord(known(false, 10), stop(9))).toEqual({ kind: 'late' });
    expect(hearWord(known(true, 10, 'left'), resume(9))).toEqual({ kind: 'late' });
  });

  it('changes nothing when it is the same a second time, and is only newer when it is said again', () => {
    expect(hearWord(known(true, 10, 'left'), stop(10))).toEqual({ kind: 'late' });
    expect(hearWord(known(true, 10, 'left'), stop(11))).toEqual({ kind: 'again' });
    expect(hearWord(known(false, 10), resume(11))).toEqual({ kind: 'again' });
  });

  it('[R63] is decided anew for the group with each stop, also after a stop and a resume', () => {
    expect(hearWord(null, stop(1))).toEqual({ kind: 'stopped' });
    expect(hearWord(known(false, 1, 'unsubscribed'), stop(2))).toEqual({ kind: 'stopped' });
  });

  it.each(['unsubscribing', 'unsubscribed'] as const)(
    '[R62] brings nobody back to the group by a resume: who is %s because of the stop stays so',
    (decision) => {
      expect(hearWord(known(true, 1, decision), resume(2))).toEqual({ kind: 'resumed', decision });
    },
  );

  it.each([null, 'left', 'refused'] as const)(
    'leaves nothing of the stop by a resume where the group was not touched: %s',
    (decision) => {
      expect(hearWord(known(true, 1, decision), resume(2))).toEqual({ kind: 'resumed', decision: null });
    },
  );

  it('is a stop where a stop and a resume bear the same second, in whatever order they come', () => {
    expect(hearWord(known(true, 5), resume(5))).toEqual({ kind: 'late' });
    expect(hearWord(known(false, 5), stop(5))).toEqual({ kind: 'stopped' });
  });

  it('ends the same in whatever order and however often it is delivered', () => {
    const words = fc.uniqueArray(
      fc.record({ stopped: fc.boolean(), second: fc.integer({ min: 0, max: 5 }) }),
      {
        minLength: 1,
        selector: ({ stopped, second }) => `${stopped} ${second}`,
      },
    );
    const deliveries = words.chain((all) =>
      fc.tuple(fc.constant(all), fc.array(fc.constantFrom(...all), { maxLength: 12 })),
    );
    fc.assert(
      fc.property(deliveries, ([all, repeats]) => {
        let state: KnownWord | null = null;
        for (const { stopped, second } of [...repeats, ...all]) {
          const word = { stopped, at: at(second) };
          const heard = hearWord(state, word);
          if (heard.kind !== 'late') state = { ...word, decision: null };
        }
        const last = Math.max(...all.map(({ second }) => second));
        const stopped = all.some((word) => word.second === last && word.stopped);
        expect(state).toMatchObject({ stopped, at: at(last) });
      }),
    );
  });
});

it('the workspace’s policy decides on the group, and people where it has none', () => {
  const policies = [null, 'ask', 'always', 'never'] as const;
  expect(policies.map(meaningOf)).toEqual(['ask', 'ask', 'unsubscribe', 'record']);
});
