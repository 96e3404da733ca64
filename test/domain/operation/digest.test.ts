import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, planDigest } from '../../../src/domain/operation/digest.ts';
import { planTransfer, type TransferPlan } from '../../../src/domain/transfer/plan.ts';
import {
  colleague,
  destination,
  failingPlan,
  group,
  origin,
  otherGroups,
  sampleFacts,
  soundPlan,
  stepOf,
  transferRequest,
  unknownPlan,
  waba,
} from '../samples.ts';

const reversedKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversedKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversedKeys(inner)]),
  );
};

describe('the canonical text of a value', () => {
  it('does not depend on the order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(reversedKeys(value))).toBe(canonical(value));
      }),
      { seed: 42, numRuns: 500 },
    );
  });

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 42, numRuns: 500 },
    );
  });

  it('leaves out what is undefined, and tells apart the order of a list', () => {
    expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
  });
});

describe('the digest that an approval is bound to', () => {
  const same = planDigest(soundPlan);
  const digestWith = (otherwise: Partial<TransferPlan>) => planDigest({ ...soundPlan, ...otherwise });

  it('does not change with the time of reading', () => {
    expect(planDigest(planTransfer(sampleFacts({ readAt: '2027-01-01T00:00:00.000Z' })))).toBe(same);
  });

  it('does not change with names', () => {
    const renamed = sampleFacts({
      group: { ...group, name: 'Another Name' },
      waba: { ...waba, name: 'Another Name' },
      origin: { ...origin, name: 'Another Name' },
      destination: { ...destination, name: 'Another Name' },
    });
    expect(planDigest(planTransfer(renamed))).toBe(same);
  });

  it('does not change with the evidence of a check that says the same', () => {
    const busier = sampleFacts({
      activeGroupsOfWaba: otherGroups(3, destination.key),
      groupsInDestination: 7,
    });
    expect(planTransfer(busier).checks).not.toEqual(soundPlan.checks);
    expect(planDigest(planTransfer(busier))).toBe(same);
  });

  it('does not change with the person a step is given to', () => {
    expect(digestWith({ steps: soundPlan.steps.map((s) => ({ ...s, assignee: colleague })) })).toBe(same);
  });

  it('changes with the outcome of a check, and with its reason', () => {
    const there = planTransfer(sampleFacts({ wabasInDestination: [waba.id] }));
    expect(planDigest(failingPlan)).not.toBe(same);
    expect(planDigest(unknownPlan)).not.toBe(same);
    expect(planDigest(there)).not.toBe(same);
  });

  it('changes with the steps', () => {
    expect(digestWith({ steps: soundPlan.steps.slice(1) })).not.toBe(same);
    expect(digestWith({ steps: soundPlan.steps.toReversed() })).not.toBe(same);
    expect(digestWith({ steps: [...soundPlan.steps, stepOf('another')] })).not.toBe(same);
    expect(digestWith({ steps: soundPlan.steps.map((s) => ({ ...s, undo: null })) })).not.toBe(same);
    expect(digestWith({ steps: soundPlan.steps.map((s) => ({ ...s, pointOfNoReturn: false })) })).not.toBe(
      same,
    );
    expect(digestWith({ steps: soundPlan.steps.map((s) => ({ ...s, kind: 'call' as const })) })).not.toBe(
      same,
    );
  });

  it('changes with what is lost and what is kept', () => {
    expect(digestWith({ lost: soundPlan.lost.slice(1) })).not.toBe(same);
    expect(digestWith({ kept: soundPlan.kept.slice(1) })).not.toBe(same);
  });

  it('changes with every input', () => {
    for (const key of Object.keys(soundPlan.inputs)) {
      expect(digestWith({ inputs: { ...soundPlan.inputs, [key]: 'another' } })).not.toBe(same);
    }
    const asked = { ...transferRequest, startAt: '2026-03-02T22:00:00.000Z' };
    expect(planDigest(planTransfer(sampleFacts({ request: asked })))).not.toBe(same);
  });
});
