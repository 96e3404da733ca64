import { describe, expect, test } from 'vitest';
import type { EventData } from '../../src/domain/operation/events.ts';
import { noticeText } from '../../src/slack/blocks/notice.ts';
import { operationButtons } from '../../src/slack/blocks/operation-buttons.ts';
import { silentSince } from '../../src/slack/blocks/status.ts';
import { en } from '../../src/slack/text/en.ts';
import { fr } from '../../src/slack/text/fr.ts';
import { planOf } from '../domain/migration/migration-samples.ts';
import { done, given, runningAt } from '../domain/operation/given.ts';
import { wordsOf } from './migration-reading.ts';

const plan = planOf('2 by our calls');
const attempted: EventData = { type: 'step_attempted', step: 'register', attempt: 1 };
const failed = (error: string): EventData => ({ type: 'step_failed', step: 'register', error });

const offersCancelling = (...events: readonly EventData[]): boolean => {
  const { state } = given(...runningAt('register', plan), ...events);
  return wordsOf(operationButtons(state, en)).join('').includes('operation.cancel');
};

describe('the card of a migration that waits for the PIN', () => {
  test('offers no cancelling while the number may be registered', () => {
    expect(offersCancelling(attempted)).toBe(false);
    expect(offersCancelling(attempted, failed('unclear_press'))).toBe(false);
  });

  test('offers it before the first press, and once Meta has refused', () => {
    expect(offersCancelling()).toBe(true);
    expect(offersCancelling(attempted, failed('meta_refused Sample words.'))).toBe(true);
  });
});

describe('a number that sends again from its new WABA', () => {
  const words = { type: 'announce', operation: 'MG-0001', what: 'sending_works' } as const;
  const stateAt = (...events: readonly EventData[]) => given(...runningAt('healthy', plan), ...events).state;

  test('is announced by the name of that WABA, not of the workspace that Braze sent from', () => {
    const state = stateAt(done('healthy'));
    expect(noticeText(state, words, en).mrkdwn).toMatch(/can send again, from Sample Target/);
    expect(noticeText(state, words, fr).mrkdwn).toMatch(/peut envoyer à nouveau, depuis Sample Target/);
  });

  test('is no longer shown as silent on the card', () => {
    expect(silentSince(stateAt())).not.toBeNull();
    expect(silentSince(stateAt(done('healthy')))).toBeNull();
  });
});
