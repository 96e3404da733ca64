import { describe, expect, test } from 'vitest';
import type { Answered } from '../../../src/providers/fault.ts';
import { readError } from '../../../src/providers/meta/errors.ts';

const now = new Date('2026-03-01T09:00:00.000Z');
const read = (error: object, headers: Record<string, string> = {}) => {
  const answer: Answered = {
    ...{ kind: 'answer', status: 400, headers: new Headers(headers) },
    body: { kind: 'json', value: { error: { message: 'sample', type: 'OAuthException', ...error } } },
  };
  return readError(answer, { now, secrets: [], permission: 'whatsapp_business_management' });
};
const [minute, hour] = [60_000, 3_600_000];
const details = (text: string) => ({ error_data: { messaging_product: 'whatsapp', details: text } });
const nearlyUsedUp = { 'x-app-usage': JSON.stringify({ call_count: 99 }) };

describe('the budget of registrations (133016)', () => {
  test('is a hard stop of 72 hours where the text names no time', () => {
    expect(read({ code: 133016, ...details('Too many attempts for this phone number.') })).toMatchObject({
      ...{ fault: 'rate_limited', retryable: false, remedy: 'wait', retryAfterMs: 72 * hour },
      ...{ code: 133016, subcode: null },
    });
  });

  test.each([
    ['The number is blocked for 12 hours.', 12 * hour],
    ['Try again in 2 days.', 48 * hour],
    ['It is blocked until 2026-03-02T09:00:00.000Z.', 24 * hour],
    ['It was blocked until 2026-02-01T09:00:00.000Z.', 72 * hour],
    ['10 requests are allowed.', 72 * hour],
  ])('lasts as long as its text says: %s', (text, retryAfterMs) => {
    expect(read({ code: 133016, ...details(text) }).retryAfterMs).toBe(retryAfterMs);
    expect(read({ code: 133016, error_user_title: 'Sample', error_user_msg: text }).retryAfterMs).toBe(
      retryAfterMs,
    );
  });

  test('is not shortened by what a header says of another limit', () => {
    expect(read({ code: 133016 }, nearlyUsedUp).retryAfterMs).toBe(72 * hour);
    expect(read({ code: 133015 }, nearlyUsedUp).retryAfterMs).toBe(5 * minute);
  });
});

describe('guesses of a PIN', () => {
  test.each([133008, 133009])('%i: as long as its details say, and no time where they say none', (code) => {
    const known = { fault: 'rate_limited', retryable: false, remedy: 'wait' };
    const asked = { ...known, retryAfterMs: 15 * minute };
    expect(read({ code, ...details('Wait 15 minutes before you guess again.') })).toMatchObject(asked);
    expect(read({ code, ...details('Please try again after 900 seconds') })).toMatchObject(asked);
    expect(read({ code, ...details('Try again later.') })).toMatchObject({ ...known, retryAfterMs: null });
  });

  test('one that is wrong has nothing to wait for', () => {
    expect(read({ code: 133005, ...details('Try again in 5 minutes.') })).toMatchObject({
      ...{ remedy: 'ask_pin_owner', retryAfterMs: null, retryable: false },
    });
  });
});

describe('2388001 stands for two causes, told apart by its words', () => {
  test.each([
    ['Two-step verification is on for this phone number. Turn it off.', 'ask_pin_owner'],
    ['Disable two step verification first.', 'ask_pin_owner'],
    ['The ownership of this phone number has not been confirmed.', 'verify_again'],
    ['This number is registered to an existing WhatsApp account.', 'read_message'],
  ])('%s', (text, remedy) => {
    const codes = [{ code: 2388001 }, { code: 100, error_subcode: 2388001 }];
    for (const code of codes) {
      const expected = { fault: 'refused', retryable: false, remedy, migrationCause: null };
      expect(read({ ...code, error_user_title: 'Cannot migrate', error_user_msg: text })).toMatchObject(
        expected,
      );
      expect(read({ ...code, ...details(text) })).toMatchObject(expected);
    }
  });
});

describe('code and subcode', () => {
  test.each([
    [{ code: 2388012 }, { code: 2388012, subcode: null }],
    [
      { code: 100, error_subcode: 2388012 },
      { code: 100, subcode: 2388012 },
    ],
    [
      { code: 200002, error_subcode: 2388019 },
      { code: 200002, subcode: 2388019, remedy: 'free_templates' },
    ],
    [
      { code: 100, error_subcode: 133016 },
      { code: 100, subcode: 133016, retryAfterMs: 72 * hour },
    ],
    [
      { code: 2388091, error_subcode: 99 },
      { code: 2388091, subcode: 99, remedy: 'skip_verification' },
    ],
    [
      { code: 100, error_subcode: 2388024 },
      { code: 100, subcode: 2388024, fault: 'refused', remedy: 'read_message' },
    ],
  ])('%j: both stand on the fault, the specific one decides', (sent, expected) => {
    expect(read(sent)).toMatchObject(expected);
  });

  test('the cause of 2388103 is read from the details where there are no words for people', () => {
    const text = 'The destination account has no payment account.';
    expect(read({ code: 2388103, ...details(text) })).toMatchObject({
      ...{ migrationCause: 'no_payment', remedy: 'add_payment' },
    });
  });
});
