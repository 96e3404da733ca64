import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hour, number, otherWaba } from './account.ts';
import { createMove, type Moving, minute } from './moving.ts';

let move: Moving;
beforeEach(async () => {
  move = await createMove();
});
afterEach(() => move.close());

const received = async (): Promise<string> => (await move.codes())[0].code;
const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000');
const detailsOf = ({ body }: { body: { error: { error_user_msg: string } } }) => body.error.error_user_msg;

describe('asking for a code', () => {
  test('is refused for a number that is not being migrated', async () => {
    expect((await move.requestCode()).body.error).toMatchObject({ code: 100, error_subcode: 2388091 });
    expect((await move.verify('123456')).body.error).toMatchObject({ code: 100, error_subcode: 2388093 });
    expect(await move.codes()).toEqual([]);
  });

  test('by another way than SMS or a call, or in no language, is refused', async () => {
    await move.announce();
    for (const more of [{ code_method: 'EMAIL' }, { language: 'French' }, { language: undefined }]) {
      expect((await move.requestCode(more)).body.error).toMatchObject({ code: 100 });
    }
    expect(await move.codes()).toEqual([]);
  });

  test('sends six digits to the number’s owner', async () => {
    await move.announce();
    expect((await move.requestCode({ code_method: 'VOICE', language: 'en_US' })).body).toEqual({
      success: true,
    });
    expect(await move.codes()).toEqual([
      {
        ...{ number, e164: '+33639980001', name: 'Maison Exemple', method: 'VOICE', language: 'en_US' },
        code: expect.stringMatching(/^\d{6}$/),
        at: '2026-01-05T10:00:00.000Z',
        until: '2026-01-05T10:10:00.000Z',
      },
    ]);
  });

  test('is refused after five in an hour, and says until when', async () => {
    await move.announce();
    for (let i = 0; i < 5; i += 1) {
      expect((await move.requestCode()).status).toBe(200);
      move.wind(minute);
    }
    expect(detailsOf(await move.requestCode())).toContain('2026-01-05T11:00:00.000Z');
    move.wind(hour - 5 * minute);
    expect((await move.requestCode()).status).toBe(200);
  });
});

describe('verifying a code', () => {
  beforeEach(() => move.announce());

  test('is refused before one was asked for, and when it has not six digits', async () => {
    expect(detailsOf(await move.verify('123456'))).toContain('No code');
    expect((await move.verify('12345')).body.error.code).toBe(100);
  });

  test('that is wrong says how many attempts are left; after five not even the right one counts', async () => {
    await move.requestCode();
    const code = await received();
    for (const left of [4, 3, 2, 1, 0]) {
      expect(detailsOf(await move.verify(wrongFor(code)))).toContain(`Attempts left: ${left}.`);
    }
    expect(detailsOf(await move.verify(code))).toContain('ask for a new one');
    await move.requestCode();
    expect((await move.verify(await received())).body).toEqual({ success: true });
  });

  test('that is ten minutes old is refused, and its owner has it no more', async () => {
    await move.requestCode();
    const code = await received();
    move.wind(10 * minute);
    expect(detailsOf(await move.verify(code))).toContain('expired');
    expect(await move.codes()).toEqual([]);
  });

  test('that is right verifies the number, once', async () => {
    await move.requestCode();
    const code = await received();
    expect((await move.verify(code)).body).toEqual({ success: true });
    expect((await move.get(`${number}?fields=code_verification_status`)).body).toMatchObject({
      code_verification_status: 'VERIFIED',
    });
    expect(await move.codes()).toEqual([]);
    for (const again of [await move.verify(code), await move.requestCode()]) {
      expect(detailsOf(again)).toContain('was verified');
    }
  });
});

test('no webhook and no traffic tells a code or a PIN, however they were sent', async () => {
  await move.announce();
  await move.requestCode();
  const code = await received();
  await move.post(`${number}/verify_code?code=${code}`, `code=${code}`);
  await move.post(`${number}/verify_code`, `[{"code":"${code}"}]`);
  await move.post(`${number}/verify_code`, `{"code":"${code}"`);
  await move.verify(code);
  await move.register('730164');
  await move.state.webhooks.settled();
  const everything = JSON.stringify([move.state.traffic.read(), move.receiver.bodies]);
  expect(everything).toContain('number.verify_code');
  for (const secret of [code, '730164']) expect(everything).not.toContain(secret);
  expect(JSON.stringify(move.state.snapshot())).not.toContain('730164');
});

test('people see which numbers are being moved, without their codes', async () => {
  await move.announce();
  await move.requestCode();
  const response = await fetch(move.meta.manageUrl);
  expect((await response.json()).migrations).toEqual([
    { number, destination: otherWaba, announcedAt: move.now(), isVerified: false },
  ]);
});
