import { describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { casts } from './cast.ts';
import { golden } from './golden.ts';
import { callsOf, entered, looksLast, statusOf, wabaOf } from './migration-play.ts';
import { doStep, walkTo } from './migration-steps.ts';
import { target } from './migration-world.ts';
import { announcements, approvalOf, approve, cardOf, modalOf, refusedCalls, stepOf } from './play.ts';
import { printMessage, printTexts, printView } from './print.ts';
import { atOf, codeOf, more, planned, started, startWhole } from './whole-play.ts';

const minute = 60_000;

describe.for(casts)('a whole WABA in $language', (cast) => {
  const { language, operator, approver, channel } = cast;
  const { own, second, test, waba } = more[language];
  const database = useDatabase();

  it('[R27] [R85] moves in one plan and one approval, codes as they come, and one summary', {
    timeout: 60_000,
  }, async () => {
    const m = await startWhole(database);
    const { world } = m;
    const { failing } = await planned(m, cast);
    await golden(language, 'whole-plan-failing', printView(failing));
    await golden(language, 'whole-plan', printView(modalOf(world, operator, 'migrate.plan')));
    await world.slack.as(operator).close(modalOf(world, operator, 'migrate.plan'));
    const whole = await started(m, cast);
    expect(whole).toBe('WM-0001');
    await golden(language, 'whole-approval', printMessage(approvalOf(world, whole, approver)));
    await approve(world, whole, approver);
    await m.settle();
    expect(stepOf(world, whole)).toBe('numbers');
    // Templates were copied once, before any number moves.
    expect(callsOf(m, 'template.copy')).toHaveLength(1);
    await m.wind(minute);

    const parts = ['MG-0001', 'MG-0002'] as const;
    const ids = [second, own] as const;
    const [first, other] = language === 'fr' ? [own, second] : [second, own];
    expect(ids).toContain(first);
    for (const [operation, id] of [
      [parts[0], first],
      [parts[1], other],
    ] as const) {
      await walkTo(m, operation, 'enter_code', atOf(cast, id));
    }
    await golden(language, 'whole-card-codes', printMessage(cardOf(world, whole)));
    // The second phone's code comes first.
    expect(await entered(m, parts[1], 'code', await codeOf(m, other), operator)).toBeUndefined();
    expect(await entered(m, parts[0], 'code', await codeOf(m, first), operator)).toBeUndefined();
    await golden(language, 'whole-card-of-a-number', printMessage(cardOf(world, parts[1])));
    for (const [operation, id] of [
      [parts[0], first],
      [parts[1], other],
    ] as const) {
      for (let left = 30; statusOf(m, operation) !== 'done' && left > 0; left -= 1) {
        await doStep(m, operation, atOf(cast, id));
      }
      expect(statusOf(m, operation)).toBe('done');
      expect(await wabaOf(m, id)).toBe(target);
    }
    expect(await wabaOf(m, test)).toBe(waba);
    expect(callsOf(m, 'number.register')).toHaveLength(2);
    await golden(language, 'whole-card-moved', printMessage(cardOf(world, whole)));
    for (let left = 10; statusOf(m, whole) !== 'done' && left > 0; left -= 1) {
      await doStep(m, whole, atOf(cast, own));
    }
    expect(statusOf(m, whole)).toBe('done');
    await golden(language, 'whole-channel', printTexts(looksLast(announcements(world, channel))));
    expect(refusedCalls(world)).toEqual([]);
  });
});
