import { describe, expect, it } from 'vitest';
import { planTransfer, transferHolds } from '../../../src/domain/transfer/plan.ts';
import {
  colleague,
  destinationKey,
  group,
  originKey,
  phoneNumber,
  requester,
  sampleFacts,
  soundPlan,
  transferRequest,
  waba,
} from '../samples.ts';

const keysWhere = (holds: (step: (typeof soundPlan.steps)[number]) => boolean) =>
  soundPlan.steps.filter(holds).map(({ key }) => key);
const placeOf = (step: string) => soundPlan.steps.findIndex(({ key }) => key === step);

describe('the plan of a transfer', () => {
  it('has the ten steps in their order', () => {
    expect(keysWhere(() => true)).toEqual([
      'snapshot',
      'free_uses',
      'archive',
      'integrate',
      'testers',
      'test_sent',
      'test_received',
      'carry_over',
      'read_back',
      'resume',
    ]);
  });

  it('[R1] moves the number together with its group', () => {
    expect(soundPlan.inputs).toMatchObject({
      group: group.id,
      number: phoneNumber.id,
      origin: originKey,
      destination: destinationKey,
    });
    expect(transferHolds(soundPlan)).toEqual([
      { asset: `number:${phoneNumber.id}`, shared: false },
      { asset: `group:${group.id}`, shared: false },
      { asset: `waba:${waba.id}`, shared: true },
    ]);
  });

  it('[R2] gives every step to the requester first, in the workspace where it is done', () => {
    expect(soundPlan.steps.every(({ assignee }) => assignee === requester)).toBe(true);
    expect(planTransfer(sampleFacts({ requester: colleague })).steps[0]?.assignee).toBe(colleague);
  });

  it('[R4] [R5] [R6] archives the group in the workspace that has it today', () => {
    expect(keysWhere(({ workspace }) => workspace === originKey)).toEqual([
      'snapshot',
      'free_uses',
      'archive',
    ]);
    expect(soundPlan.steps[placeOf('archive')]).toMatchObject({ kind: 'manual', undo: 'manual' });
    expect(soundPlan.kept).toContain('archived_group');
  });

  it('[R7] archives before it integrates, and neither can be left out', () => {
    expect(placeOf('archive')).toBeLessThan(placeOf('integrate'));
    expect(keysWhere(({ skippable }) => !skippable)).toEqual(['archive', 'integrate']);
    expect(soundPlan.lost).toContain('silent_while_moving');
  });

  it('[R8] [R9] [R10] [R11] integrates by hand in the workspace that shall have it, with no way back', () => {
    expect(soundPlan.steps[placeOf('integrate')]).toMatchObject({
      kind: 'manual',
      workspace: destinationKey,
    });
    expect(keysWhere(({ pointOfNoReturn }) => pointOfNoReturn)).toEqual(['integrate']);
    expect(soundPlan.lost).toEqual(expect.arrayContaining(['opt_ins_stay_behind', 'group_id_changes']));
  });

  it('[R12] [R13] verifies sending and receiving after the integration and before anything resumes', () => {
    expect(keysWhere(({ verifies }) => verifies)).toEqual([
      'test_sent',
      'test_received',
      'read_back',
      'resume',
    ]);
    for (const test of ['test_sent', 'test_received']) {
      expect(placeOf(test)).toBeGreaterThan(placeOf('integrate'));
      expect(placeOf(test)).toBeLessThan(placeOf('resume'));
    }
  });

  it('[R15] deletes nothing: the number stays as it is, and no step takes it from Meta (C9)', () => {
    expect(soundPlan.kept).toEqual(
      expect.arrayContaining(['number', 'display_name', 'quality_and_limits', 'templates']),
    );
    expect(JSON.stringify(soundPlan.steps)).not.toMatch(/delet|remov|deregister/i);
  });

  it('takes back the archiving and the freeing, and nothing after the integration', () => {
    expect(keysWhere(({ undo }) => undo !== null)).toEqual(['free_uses', 'archive']);
  });

  it('[R14] is the same plan mirrored for the way back', () => {
    const facts = sampleFacts();
    const back = planTransfer(
      sampleFacts({
        origin: facts.destination,
        destination: facts.origin,
        request: { ...transferRequest, destination: originKey, reverses: 'TR-0042' },
      }),
    );
    expect(back.inputs).toMatchObject({
      origin: destinationKey,
      destination: originKey,
      reverses: 'TR-0042',
    });
    expect(back.steps.map(({ key }) => key)).toEqual(keysWhere(() => true));
    expect(back.steps[placeOf('archive')]?.workspace).toBe(destinationKey);
    expect(back.steps[placeOf('integrate')]?.workspace).toBe(originKey);
  });
});
