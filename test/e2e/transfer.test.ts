import { describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { casts } from './cast.ts';
import { golden } from './golden.ts';
import {
  allMessages,
  announcements,
  approvalOf,
  approve,
  assignStep,
  cardOf,
  checklistOf,
  integrated,
  noticesTo,
  openStep,
  payloadOf,
  refusedCalls,
  startTransfer,
  stepOf,
  submit,
  threadOf,
} from './play.ts';
import { printMessage, printTexts, printView } from './print.ts';
import { startWorld } from './world.ts';

const hour = 3_600_000;
const steps = [
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
];
/** Confirmed by somebody else than the one who asked for the transfer. */
const assigned = ['archive', 'testers'];

describe.for(casts)('in $language', (cast) => {
  const database = useDatabase();

  it('[R1, R4–R15] a transfer goes from the slash command to the last tick, by three people and the clock', async () => {
    const { language, operator: assignee, colleague: operator, approver, group, channel } = cast;
    const world = await startWorld(database);
    const { app, slack } = world;
    const operation = await startTransfer(world, { user: operator, group, destination: 'outlet' });
    expect(operation).toBe('TR-0001');
    await golden(language, 'card-awaiting-approval', printMessage(cardOf(world, operation)));
    await golden(language, 'approval-awaiting', printMessage(approvalOf(world, operation, approver)));
    await approve(world, operation, approver);
    await golden(language, 'approval-approved', printMessage(approvalOf(world, operation, approver)));

    for (const step of steps) {
      expect(stepOf(world, operation)).toBe(step);
      if (assigned.includes(step)) await assignStep(world, operator, operation, assignee);
      if (step === 'archive') {
        await app.wind(5 * hour);
        expect(noticesTo(world, assignee).map((m) => m.text[0])).toHaveLength(2);
        await app.wind(24 * hour);
        expect(noticesTo(world, assignee)).toHaveLength(2);
      }
      await golden(language, `card-${step}`, printMessage(cardOf(world, operation)));
      const seen = await openStep(world, assignee, operation);
      await golden(language, `modal-${step}`, printView(seen));
      await slack.as(assignee).close(seen);
      const user = assigned.includes(step) ? assignee : operator;
      const view = await openStep(world, user, operation);
      const fields = step === 'integrate' ? await integrated(world, operation) : {};
      await slack.as(user).fill(view, { evidence: `sample evidence of ${step}`, ...fields });
      await submit(world, user, view);
    }

    const card = cardOf(world, operation);
    expect(payloadOf(card)).toMatchObject({ status: 'done', step: '' });
    await golden(language, 'card-done', printMessage(card));
    await golden(language, 'checklist-done', printMessage(checklistOf(world, operation)));
    await golden(language, 'thread', printTexts(threadOf(world, operation)));
    await golden(language, 'channel', printTexts(announcements(world, channel)));
    await golden(language, 'messages-to-assignee', printTexts(noticesTo(world, assignee)));
    expect(announcements(world, 'C0OUTLET')).toHaveLength(announcements(world, channel).length);
    expect(refusedCalls(world)).toEqual([]);
    const keys = allMessages(world).map((m) => String(m.metadata?.event_payload.outbox));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
