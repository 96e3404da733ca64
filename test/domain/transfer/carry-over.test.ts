import { describe, expect, it } from 'vitest';
import { planDigest } from '../../../src/domain/operation/digest.ts';
import { carryPlan, type Voucher } from '../../../src/domain/transfer/carry-over.ts';
import { planTransfer } from '../../../src/domain/transfer/plan.ts';
import { mirrored } from '../../../src/domain/transfer/reverse.ts';
import { done, given, requested, started } from '../operation/given.ts';
import { groupId, requester, sampleFacts, soundPlan, transferRequest } from '../samples.ts';

const readAt = '2026-03-02T09:00:00.000Z';
const daysBefore = (days: number) => new Date(Date.parse(readAt) - days * 86_400_000).toISOString();

const voucher = (otherwise: Partial<Voucher> = {}): Voucher => ({
  ...{ kind: 'import', user: requester, operation: 'IM-0001', at: daysBefore(1) },
  ...{ subscribed: 10, unsubscribed: 2 },
  ...otherwise,
});

const carrying = planTransfer(
  sampleFacts({
    request: { ...transferRequest, carryOver: 'ledger', sameCompany: true },
    vouchers: [voucher()],
    automatic: ['snapshot', 'carry_over', 'read_back'],
  }),
);

describe('what the plan says of opt-ins', () => {
  it('counts whom the ledger knows, names the five who vouch for most of them, and says how many more there are', () => {
    const vouchers = Array.from({ length: 7 }, (_, n) => voucher({ operation: `IM-000${n}` }));
    expect(carryPlan(vouchers, readAt)).toMatchObject({ subscribed: 70, unsubscribed: 14, others: 2 });
    expect(carryPlan(vouchers, readAt)?.vouchers).toEqual(vouchers.slice(0, 5));
    expect(carryPlan(null, readAt)).toBeNull();
  });

  it('takes the newest import of the last seven days for the file that is meant', () => {
    const [older, newer] = [voucher({ at: daysBefore(3) }), voucher({ at: daysBefore(2) })];
    expect(carryPlan([older, newer], readAt)?.imported).toEqual(newer);
    const others = [voucher({ at: daysBefore(8) }), voucher({ kind: 'webhook', at: daysBefore(0) })];
    expect(carryPlan(others, readAt)?.imported).toBeNull();
  });

  it('does not bind an approval: more people in the ledger are no other plan', () => {
    const more = { ...carrying, carry: carryPlan([voucher({ subscribed: 999 })], readAt) };
    expect(planDigest(more)).toBe(planDigest(carrying));
  });

  it('[R62] binds it to the choice and to who spoke for the company', () => {
    const { sameCompany: _, ...unanswered } = carrying.inputs;
    const digests = [
      { ...carrying.inputs, sameCompany: false },
      unanswered,
      { ...carrying.inputs, carryOver: 'file' as const },
    ].map((inputs) => planDigest({ ...carrying, inputs }));
    expect(new Set([planDigest(carrying), ...digests]).size).toBe(4);
  });

  it('leaves plans of before there was a choice as they were: their digest holds', () => {
    const { carry: _, ...before } = soundPlan;
    expect(Object.keys(before.inputs)).not.toContain('carryOver');
    const again = planTransfer(sampleFacts({ request: before.inputs }));
    expect(planDigest(again)).toBe(planDigest(before));
  });
});

describe('the steps that carry opt-ins over', () => {
  it('[R74] [R77] are the bot’s, in their old places: what is written is read back before anything resumes', () => {
    const kinds = carrying.steps.map(({ key, kind }) => `${key} ${kind}`);
    expect(kinds.filter((kind) => !kind.endsWith(' manual'))).toEqual([
      'snapshot call',
      'carry_over call',
      'read_back watch',
    ]);
    expect(carrying.steps.map(({ key }) => key)).toEqual(soundPlan.steps.map(({ key }) => key));
    expect(kinds.indexOf('read_back watch')).toBeLessThan(kinds.indexOf('resume manual'));
  });

  it('may be closed early by a person, with a reason', () => {
    const closable = carrying.steps.filter(
      ({ key, kind, skippable }) => kind !== 'manual' && skippable && key,
    );
    expect(closable).toHaveLength(3);
  });

  it('[R14] are there on the way back as well, which asks anew who speaks for the company', () => {
    const fields = { subscription_group_id: groupId(2) };
    const { state } = given(requested(carrying), started, done('integrate', { fields }));
    expect(mirrored(state)).toMatchObject({ group: groupId(2), carryOver: 'ledger', reverses: 'TR-0042' });
    expect(mirrored(state)).not.toHaveProperty('sameCompany');
  });
});
