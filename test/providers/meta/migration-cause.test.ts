import { describe, expect, test } from 'vitest';
import type { Answered } from '../../../src/providers/fault.ts';
import { readError } from '../../../src/providers/meta/errors.ts';
import { migrationCauseOf } from '../../../src/providers/meta/migration-cause.ts';

const title = 'Cannot migrate phone number';

describe('the nine causes of 2388103', () => {
  test.each([
    ['Webhooks have not been set up for the destination WhatsApp Business account.', 'no_webhooks'],
    [
      'This phone number is eligible to be added directly, and does not need to use phone migration APIs.',
      'no_migration_needed',
    ],
    ['The business phone number must have an approved display name.', 'display_name'],
    ['The display name change of this phone number is pending.', 'display_name'],
    ['The source WhatsApp account is not set up: its review is not approved.', 'source_account'],
    ['The "on behalf of" request of the current account has not been approved.', 'source_account'],
    ['The destination account has no payment account.', 'no_payment'],
    ['An unknown error occurred. Please try again later.', 'retry_later'],
    ['The phone number belongs to a different Business Manager.', 'other_business'],
    ['The destination WhatsApp Business account is not approved.', 'destination_not_approved'],
    ['The "Messaging For" request has not been accepted.', 'messaging_for_not_accepted'],
  ])('%s', (message, cause) => {
    expect(migrationCauseOf(title, message).cause).toBe(cause);
    expect(migrationCauseOf('', message.toUpperCase()).cause).toBe(cause);
  });

  test('any other text is unknown, and shown word for word', () => {
    expect(migrationCauseOf(title, 'Sample of a text that nobody wrote down.')).toEqual({
      cause: 'unknown',
      remedy: 'read_message',
    });
  });
});

describe('a refused migration', () => {
  const refused = (error_user_msg: string, code: object) => {
    const error = { message: '(#100) Invalid parameter', ...code, error_user_title: title, error_user_msg };
    const answer: Answered = {
      ...{ kind: 'answer', status: 400, headers: new Headers() },
      body: { kind: 'json', value: { error } },
    };
    return readError(answer, { now: new Date(0), secrets: [], permission: 'sample' });
  };

  test.each([{ code: 2388103 }, { code: 100, error_subcode: 2388103 }])('has its cause with %j', (code) => {
    const message = 'The destination account has no payment account.';
    expect(refused(message, code)).toMatchObject({
      ...{ fault: 'refused', migrationCause: 'no_payment', remedy: 'add_payment', retryable: false },
      said: `${title}: ${message}`,
    });
  });

  test('is worth another go only where Meta says so', () => {
    expect(refused('Please try again later.', { code: 2388103 })).toMatchObject({
      ...{ migrationCause: 'retry_later', retryable: true, retryAfterMs: 300_000 },
    });
  });

  test('is the only error with a cause', () => {
    expect(refused('Webhooks have not been set up.', { code: 2388012 }).migrationCause).toBeNull();
  });
});
