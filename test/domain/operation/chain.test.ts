import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, person, theClock } from '../../../src/domain/operation/actor.ts';
import { brokenAt, eventHash, GENESIS, type RecordedEvent } from '../../../src/domain/operation/chain.ts';
import type { EventData } from '../../../src/domain/operation/events.ts';
import { approver, requester } from '../samples.ts';
import { finished, hours, runningAt, T0 } from './given.ts';

function recorded(events: readonly EventData[], operationId = 'operation-1'): RecordedEvent[] {
  let previousHash = GENESIS;
  return events.map((data, index) => {
    const event = {
      operationId,
      version: index + 1,
      data,
      actor: person(requester),
      at: T0,
      previousHash,
    };
    const hash = eventHash(event);
    previousHash = hash;
    return { ...event, hash };
  });
}

const chain = recorded(finished());
const position = fc.nat({ max: chain.length - 1 });
const seeded = { seed: 42, numRuns: 300 };
const otherActor: Actor = theClock;

const changes: ((event: RecordedEvent) => RecordedEvent)[] = [
  (event) => ({ ...event, operationId: 'operation-2' }),
  (event) => ({ ...event, at: hours(1) }),
  (event) => ({ ...event, actor: otherActor }),
  (event) => ({ ...event, data: { type: 'approved', by: approver, digest: 'another' } }),
  (event) => ({ ...event, version: event.version + 1 }),
  (event) => ({ ...event, previousHash: event.hash }),
  (event) => ({ ...event, hash: GENESIS }),
];

describe('the chain of an operation’s events', () => {
  it('is whole as it was written, and when there is nothing yet', () => {
    expect(brokenAt(chain)).toBeNull();
    expect(brokenAt([])).toBeNull();
  });

  it('breaks at any single event that was changed', () => {
    fc.assert(
      fc.property(position, fc.constantFrom(...changes), (at, change) => {
        const forged = chain.map((event, i) => (i === at ? change(event) : event));
        expect(brokenAt(forged)).toBe(forged[at]?.version);
      }),
      seeded,
    );
  });

  it('breaks after an event that was changed together with its hash', () => {
    fc.assert(
      fc.property(fc.nat({ max: chain.length - 2 }), fc.constantFrom(...changes), (at, change) => {
        const forged = chain.map((event, i) => {
          if (i !== at) return event;
          const changed = change(event);
          return { ...changed, hash: eventHash(changed) };
        });
        if (forged[at]?.hash !== chain[at]?.hash) expect(brokenAt(forged)).not.toBeNull();
      }),
      seeded,
    );
  });

  it('breaks where an event was removed', () => {
    fc.assert(
      fc.property(fc.nat({ max: chain.length - 2 }), (at) => {
        expect(brokenAt(chain.toSpliced(at, 1))).toBe(at + 2);
      }),
      seeded,
    );
  });

  it('breaks at a last event that has the wrong number, even under a hash that fits', () => {
    const last = chain.at(-1);
    if (last === undefined) throw new Error('the chain has events');
    const renumbered = { ...last, version: last.version + 1 };
    const forged = { ...renumbered, hash: eventHash(renumbered) };
    expect(brokenAt([...chain.slice(0, -1), forged])).toBe(forged.version);
  });

  it('stays whole without its last event, which only the operation’s version gives away', () => {
    expect(brokenAt(chain.slice(0, -1))).toBeNull();
  });

  it('breaks where an event was inserted, of this operation or of another', () => {
    const foreign = recorded(runningAt('archive'), 'operation-2');
    fc.assert(
      fc.property(fc.nat({ max: chain.length }), fc.constantFrom(...chain, ...foreign), (at, event) => {
        expect(brokenAt(chain.toSpliced(at, 0, event))).not.toBeNull();
      }),
      seeded,
    );
  });

  it('breaks where two events changed places', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        fc.pre(a !== b);
        const order = chain.map((_, i) => (i === a ? b : i === b ? a : i));
        expect(brokenAt(order.flatMap((i) => chain[i] ?? []))).not.toBeNull();
      }),
      seeded,
    );
  });
});
