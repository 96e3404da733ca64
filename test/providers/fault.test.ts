import { describe, expect, test } from 'vitest';
import { type Answered, faultByStatus, quote } from '../../src/providers/fault.ts';

const now = new Date('2026-03-01T09:00:00.000Z');
const answer = (status: number, body: Answered['body'] = { kind: 'json', value: {} }): Answered => ({
  kind: 'answer',
  status,
  headers: new Headers(),
  body,
});

describe('a fault by its status', () => {
  test.each([
    [400, 'invalid', false],
    [401, 'unauthorized', false],
    [403, 'forbidden', false],
    [404, 'not_found', false],
    [408, 'unavailable', true],
    [409, 'refused', false],
    [422, 'invalid', false],
    [429, 'rate_limited', true],
    [500, 'unavailable', true],
    [502, 'unavailable', true],
    [503, 'unavailable', true],
    [504, 'unavailable', true],
    [302, 'unexpected', false],
  ])('%i is %s', (status, fault, retryable) => {
    expect(faultByStatus(answer(status), now, null)).toMatchObject({
      kind: 'fault',
      fault,
      retryable,
      status,
    });
  });

  test.each([400, 401, 403, 404])('a page with %i says nothing of what was asked', (status) => {
    const page = answer(status, { kind: 'not_json', text: '<html>' });
    expect(faultByStatus(page, now, null)).toMatchObject({ fault: 'unexpected', remedy: 'ask_admin' });
  });
});

describe("a provider's own words", () => {
  test('are shown without the key that was sent, tokens, codes and phone numbers', () => {
    const words =
      'Key sample-key of Bearer abcdefgh, EAAsamplesamplesample12, PIN 482915, +33612345678 refused';
    const quoted = quote(words, ['sample-key', '']) ?? '';
    expect(quoted).toMatch(/^Key \[redacted\] of .* refused$/);
    expect(quoted).not.toMatch(/sample|abcdefgh|482915|33612345678/);
  });

  test('are one line, and cut', () => {
    expect(quote(' a\n\tb ', [])).toBe('a b');
    expect(quote('x'.repeat(1000), [])).toHaveLength(301);
  });

  test('are null where there are none', () => {
    expect(quote(' \n', [])).toBeNull();
  });
});
