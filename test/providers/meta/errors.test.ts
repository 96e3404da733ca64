import { describe, expect, test } from 'vitest';
import type { Answered } from '../../../src/providers/fault.ts';
import { readError } from '../../../src/providers/meta/errors.ts';

const now = new Date('2026-03-01T09:00:00.000Z');
const read = (error: object, status = 400, headers: Record<string, string> = {}) => {
  const answer: Answered = {
    ...{ kind: 'answer', status, headers: new Headers(headers) },
    body: { kind: 'json', value: { error: { message: 'sample', type: 'OAuthException', ...error } } },
  };
  return readError(answer, { now, secrets: ['sample-token'], permission: 'whatsapp_business_management' });
};
const minutes = 60_000;

describe('every documented error has a kind and something to do', () => {
  test.each([
    [0, 'unauthorized', false, 'new_token'],
    [190, 'unauthorized', false, 'new_token'],
    [3, 'forbidden', false, 'grant_permission'],
    [10, 'forbidden', false, 'grant_permission'],
    [200, 'forbidden', false, 'grant_permission'],
    [299, 'forbidden', false, 'grant_permission'],
    [4, 'rate_limited', true, 'wait'],
    [80007, 'rate_limited', true, 'wait'],
    [33, 'not_found', false, 'find_asset_again'],
    [100, 'invalid', false, 'fix_input'],
    [130429, 'rate_limited', true, 'wait'],
    [131048, 'refused', false, 'check_account'],
    [131056, 'rate_limited', true, 'wait'],
    [133016, 'rate_limited', false, 'wait'],
    [368, 'refused', false, 'check_account'],
    [131031, 'refused', false, 'check_account'],
    [131026, 'refused', false, 'check_recipient'],
    [131042, 'refused', false, 'add_payment'],
    [131045, 'refused', false, 'register_number'],
    [131047, 'refused', false, 'use_template'],
    [131049, 'refused', false, 'read_message'],
    [131050, 'refused', false, 'read_message'],
    [131057, 'unavailable', true, 'wait'],
    [2494100, 'unavailable', true, 'wait'],
    [132000, 'invalid', false, 'fix_input'],
    [132001, 'invalid', false, 'fix_input'],
    [132005, 'invalid', false, 'fix_input'],
    [132007, 'invalid', false, 'fix_input'],
    [132012, 'invalid', false, 'fix_input'],
    [132015, 'refused', false, 'read_message'],
    [132016, 'refused', false, 'read_message'],
    [133000, 'refused', false, 'deregister_first'],
    [133005, 'refused', false, 'ask_pin_owner'],
    [133006, 'refused', false, 'verify_again'],
    [133008, 'rate_limited', false, 'wait'],
    [133009, 'rate_limited', false, 'wait'],
    [133010, 'refused', false, 'register_number'],
    [133015, 'refused', true, 'wait'],
    [2388001, 'refused', false, 'read_message'],
    [2388012, 'refused', false, 'read_message'],
    [2388091, 'refused', false, 'skip_verification'],
    [2388093, 'refused', false, 'skip_verification'],
    [2388103, 'refused', false, 'read_message'],
    [2388019, 'refused', false, 'free_templates'],
    [2388040, 'invalid', false, 'fix_input'],
    [2388047, 'invalid', false, 'fix_input'],
    [2388072, 'invalid', false, 'fix_input'],
    [2388073, 'invalid', false, 'fix_input'],
    [2388293, 'invalid', false, 'fix_input'],
    [2388299, 'invalid', false, 'fix_input'],
  ])('%i is %s', (code, fault, retryable, remedy) => {
    expect(read({ code })).toMatchObject({ fault, retryable, remedy, code, subcode: null, said: 'sample' });
  });

  test('a missing permission is named', () => {
    expect(read({ code: 200 }, 403).permission).toBe('whatsapp_business_management');
    expect(read({ code: 100 }).permission).toBeNull();
  });

  test.each([2388001, 2388012, 2388019, 2388091, 2388103])(
    '%i counts as a subcode as well',
    (error_subcode) => {
      const asCode = read({ code: error_subcode });
      const known = { status: 400, code: 100, subcode: error_subcode };
      expect(read({ code: 100, error_subcode })).toEqual({ ...asCode, ...known });
      expect(read({ code: '100', error_subcode: String(error_subcode) })).toEqual({ ...asCode, ...known });
    },
  );

  test('100 with subcode 33 is a missing asset, with another one a wrong parameter', () => {
    expect(read({ code: 100, error_subcode: 33 }).fault).toBe('not_found');
    expect(read({ code: 100, error_subcode: 99 }).fault).toBe('invalid');
  });
});

describe('waiting', () => {
  test.each([
    [4, 5 * minutes],
    [80007, 5 * minutes],
    [131056, 6000],
    [131057, 5 * minutes],
    [133015, 5 * minutes],
    [133016, 72 * 60 * minutes],
    [130429, null],
    [100, null],
  ])('%i: as long as its documentation says', (code, retryAfterMs) => {
    expect(read({ code }).retryAfterMs).toBe(retryAfterMs);
  });

  test('a header knows better', () => {
    const usage = JSON.stringify({ 1: [{ call_count: 100, estimated_time_to_regain_access: 9 }] });
    expect(read({ code: 80007 }, 400, { 'x-business-use-case-usage': usage }).retryAfterMs).toBe(9 * minutes);
  });
});

describe('an error that nobody documented', () => {
  test('is retryable where Meta or the status says so', () => {
    expect(read({ code: 131000, is_transient: true })).toMatchObject({
      fault: 'unavailable',
      retryable: true,
    });
    expect(read({ code: 2 }, 500)).toMatchObject({ fault: 'unavailable', retryable: true });
  });

  test('is shown word for word otherwise', () => {
    const unlisted = {
      fault: 'refused',
      retryable: false,
      remedy: 'read_message',
      code: 999,
      said: 'sample',
    };
    expect(read({ code: 999 })).toMatchObject(unlisted);
    expect(read({ code: 2388777 })).toMatchObject({ ...unlisted, code: 2388777 });
  });

  test('without an envelope is told by its status', () => {
    const answer: Answered = {
      ...{ kind: 'answer', status: 403, headers: new Headers() },
      body: { kind: 'json', value: { reason: 'sample' } },
    };
    const context = { now, secrets: [], permission: 'whatsapp_business_messaging' };
    expect(readError(answer, context)).toMatchObject({ fault: 'forbidden', permission: context.permission });
  });
});

describe("Meta's words", () => {
  test('for people come before those for developers', () => {
    const words = {
      error_user_title: 'Cannot migrate',
      error_user_msg: 'Because.',
      error_data: { details: 'x' },
    };
    expect(read({ code: 100, ...words }).said).toBe('Cannot migrate: Because.');
  });

  test('for developers come with their details', () => {
    expect(read({ code: 132000, error_data: { details: '2 of 3 given' } }).said).toBe('sample: 2 of 3 given');
    expect(read({ code: 132000, error_data: 'sample' }).said).toBe('sample');
  });

  test('never hold the token', () => {
    expect(read({ code: 190, message: 'Bad sample-token' }).said).toBe('Bad [redacted]');
  });
});
