import { describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { casts } from './cast.ts';
import { golden } from './golden.ts';
import { looksLast, statusOf } from './migration-play.ts';
import { doStep, stepsDone, walkTo } from './migration-steps.ts';
import { number, startMigration, startMigrationWorld, target } from './migration-world.ts';
import {
  allMessages,
  announcements,
  approvalOf,
  approve,
  cardOf,
  checklistOf,
  modalOf,
  press,
  refusedCalls,
  stepOf,
  threadOf,
} from './play.ts';
import { printMessage, printTexts, printView } from './print.ts';

const own = { fr: number, en: '106540352242924' } as const;

const minute = 60_000;

describe.for(casts)('in $language', ({ language, operator, approver, channel }) => {
  const database = useDatabase();

  it('[R78] [R80] [R81] [R85] a number moves by our own calls, from the command to the last tick, and people read all of it', {
    timeout: 30_000,
  }, async () => {
    const m = await startMigrationWorld(database);
    const { world } = m;
    const id = own[language];
    const at = { id, to: target, seen: true, user: operator };
    const wish = { user: operator, number: id, scenario: '2', destination: target };
    const operation = await startMigration(world, wish);
    expect(operation).toBe('MG-0001');
    await golden(language, 'migration-card-awaiting-approval', printMessage(cardOf(world, operation)));
    await golden(language, 'migration-approval', printMessage(approvalOf(world, operation, approver)));
    await approve(world, operation, approver);
    // Meta stamps whole seconds: what it tells must be later than what was read.
    await m.wind(minute);

    const seen = async (step: string, verb: 'confirm' | 'code' | 'pin') => {
      await walkTo(m, operation, step, at);
      await golden(language, `migration-card-${step}`, printMessage(cardOf(world, operation)));
      await press(world, operator, cardOf(world, operation), `step.${verb}`);
      const view = modalOf(world, operator, `step.${verb}`);
      await golden(language, `migration-modal-${step}`, printView(view));
      await world.slack.as(operator).close(view);
    };
    await seen('send_code', 'confirm');
    await seen('enter_code', 'code');
    await press(world, operator, cardOf(world, operation), 'code.again');
    const again = modalOf(world, operator, 'step.confirm');
    await golden(language, 'migration-modal-code-again', printView(again));
    await world.slack.as(operator).close(again);
    await seen('register', 'pin');
    for (let left = 30; statusOf(m, operation) !== 'done' && left > 0; left -= 1) {
      await doStep(m, operation, at);
      expect(stepOf(world, operation)).not.toBe('register');
    }
    expect(await stepsDone(m, operation)).toContain('register');
    await golden(language, 'migration-card-done', printMessage(cardOf(world, operation)));
    await golden(language, 'migration-checklist-done', printMessage(checklistOf(world, operation)));
    await golden(language, 'migration-thread', printTexts(threadOf(world, operation)));
    await golden(language, 'migration-channel', printTexts(looksLast(announcements(world, channel))));
    expect(refusedCalls(world)).toEqual([]);
    const keys = allMessages(world).map((message) => String(message.metadata?.event_payload.outbox));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
