import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrationCauseOf } from '../../../src/providers/meta/migration-cause.ts';
import { app, business, number, otherWaba, partner, person, waba } from './account.ts';
import { createMove, type Moving } from './moving.ts';

let move: Moving;
beforeEach(async () => {
  move = await createMove();
});
afterEach(() => move.close());

const changeNumber = (to: object) => {
  const { numbers } = move.state.tables;
  numbers.put({ ...numbers.known(number), ...to });
};
const changeWaba = (id: string, to: object) => {
  const { wabas } = move.state.tables;
  wabas.put({ ...wabas.known(id), ...to });
};

describe('announcing a number for its migration', () => {
  test('that is not written in its national form is refused', async () => {
    for (const phone_number of ['+33639980001', '33639980001', '0639980001', '12', undefined]) {
      expect(await move.announce({ phone_number })).toMatchObject({
        status: 400,
        body: { error: { code: 100 } },
      });
    }
    expect(move.state.tables.migrations.all()).toEqual([]);
  });

  test('without saying that it is a migration is refused: numbers come in by no other way', async () => {
    const { body } = await move.announce({ migrate_phone_number: false });
    expect(body.error).toMatchObject({ code: 100, error_data: { details: expect.any(String) } });
  });

  test('that is in the account already is refused with a code of its own', async () => {
    const { body } = await move.announce({ phone_number: '639980002' });
    expect(body.error).toMatchObject({ code: 100, error_subcode: 2388012 });
  });

  test('whose two-step verification is on is refused with a code of its own', async () => {
    changeNumber({ isPinEnabled: true });
    const { error } = (await move.announce()).body;
    expect(error).toMatchObject({
      ...{ code: 100, error_subcode: 2388001, error_user_title: 'Cannot migrate phone number' },
      error_user_msg: expect.stringContaining('Two-step verification'),
    });
  });

  test.each([
    ['nobody has registered', () => changeNumber({ platformType: 'NOT_APPLICABLE' }), 'no_migration_needed'],
    ['has no approved name', () => changeNumber({ nameStatus: 'PENDING_REVIEW' }), 'display_name'],
    ['waits for another name [R112]', () => move.state.manage.requestName(number, 'New'), 'display_name'],
    [
      'is of an account without review',
      () => changeWaba(waba, { reviewStatus: 'PENDING' }),
      'source_account',
    ],
    [
      'is of an unverified business',
      () => move.state.manage.setVerification(business, 'pending'),
      'source_account',
    ],
    ['goes where nobody pays', () => changeWaba(otherWaba, { fundingId: null }), 'no_payment'],
    ['goes to another business', () => changeWaba(otherWaba, { business: partner }), 'other_business'],
    [
      'goes to an account without review',
      () => changeWaba(otherWaba, { reviewStatus: 'REJECTED' }),
      'destination_not_approved',
    ],
    [
      'goes to a disabled account',
      () => changeWaba(otherWaba, { status: 'DISABLED' }),
      'destination_not_approved',
    ],
    ['goes where no app listens', () => changeWaba(otherWaba, { subscribedApps: [] }), 'no_webhooks'],
    ['is a test number [R109]', () => changeNumber({ accountMode: 'SANDBOX' }), 'unknown'],
    ['is used in the app as well [R110]', () => changeNumber({ isOnBizApp: true }), 'unknown'],
  ])('that %s is refused, and the words tell the cause', async (_, change, cause) => {
    change();
    const { status, body } = await move.announce();
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 100, error_subcode: 2388103 });
    const { error_user_title: title, error_user_msg: message } = body.error;
    expect(migrationCauseOf(title, message).cause).toBe(cause);
    expect(move.state.tables.migrations.all()).toEqual([]);
  });

  test('that nobody has can simply be added', async () => {
    const { error } = (await move.announce({ phone_number: '639980077' })).body;
    expect(migrationCauseOf(error.error_user_title, error.error_user_msg).cause).toBe('no_migration_needed');
  });

  test('in order keeps its id, and it works on where it is', async () => {
    expect(await move.announce()).toMatchObject({ status: 200, body: { id: number } });
    expect(move.numbersOf(waba)).toContain(number);
    move.state.phone.answer(person, number, { text: 'Hello' });
    expect((await move.text(person)).status).toBe(200);
    const { body } = await move.get(`${number}?fields=status,code_verification_status`);
    expect(body).toEqual({ id: number, status: 'CONNECTED', code_verification_status: 'NOT_VERIFIED' });
  });

  test('twice does nothing more, and keeps a code that was sent', async () => {
    await move.announce();
    await move.requestCode();
    const before = move.state.tables.snapshot();
    expect((await move.announce()).body).toEqual({ id: number });
    expect(move.state.tables.snapshot()).toEqual(before);
  });

  test('to another account instead lets go of the first, and the code is asked for again', async () => {
    const third = '102290129340400';
    move.state.tables.wabas.add({ id: third, name: 'Maison Three', business, subscribedApps: [app] });
    await move.prepare();
    await move.post(`${third}/phone_numbers`, {
      ...{ cc: 33, phone_number: '639980001', migrate_phone_number: true },
    });
    expect((await move.register()).body.error.code).toBe(133006);
    expect(move.state.tables.migrations.all()).toMatchObject([{ destination: third, isVerified: false }]);
  });
});

test('an app subscribes to an account once, however often it asks', async () => {
  for (let i = 0; i < 2; i += 1) {
    expect((await move.post(`${otherWaba}/subscribed_apps`, {})).body).toEqual({ success: true });
  }
  expect((await move.get(`${otherWaba}/subscribed_apps`)).body.data).toHaveLength(1);
});
