import { describe, expect, test } from 'vitest';
import type { EventData } from '../../src/domain/operation/events.ts';
import { operationButtons } from '../../src/slack/blocks/operation-buttons.ts';
import { en } from '../../src/slack/text/en.ts';
import { planOf } from '../domain/migration/migration-samples.ts';
import { given, runningAt } from '../domain/operation/given.ts';
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
