import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { app, greetingTemplate, hour, number, otherNumber, otherWaba, waba } from './account.ts';
import { createMove, type Moving, pin, roomFor } from './moving.ts';

let move: Moving;
beforeEach(async () => {
  move = await createMove({
    templates: [
      { ...greetingTemplate, quality: 'GREEN', qualityAt: 1 },
      { id: '2', waba, name: 'unrated', language: 'fr' },
      { id: '3', waba, name: 'paused', language: 'fr', status: 'PAUSED', quality: 'GREEN' },
      { id: '4', waba, name: 'low', language: 'fr', quality: 'YELLOW' },
    ],
  });
});
afterEach(() => move.close());

const codeOf = ({ body }: { body: { error?: { code: number } } }) => body.error?.code;

describe('registering', () => {
  test('without six digits, or with a region that is none, is refused and counts for nothing', async () => {
    await move.prepare();
    for (const body of [
      { messaging_product: 'whatsapp', pin: '12345' },
      { messaging_product: 'whatsapp' },
      { pin },
      { messaging_product: 'whatsapp', pin, data_localization_region: 'France' },
    ]) {
      expect(codeOf(await move.post(`${number}/register`, body))).toBe(100);
    }
    expect(move.state.tables.registrations.all()).toEqual([]);
  });

  test('a number whose code was not verified is refused', async () => {
    await move.announce();
    await move.requestCode();
    expect(codeOf(await move.register())).toBe(133006);
    expect(move.numbersOf(waba)).toContain(number);
  });

  test('a number whose two-step verification came on meanwhile needs that PIN', async () => {
    await move.prepare();
    move.state.manage.switchTwoStepOn(number, '111222');
    expect(codeOf(await move.register())).toBe(133005);
    move.wind(5_000);
    expect((await move.register('111222')).body).toEqual({ success: true });
  });

  test('guessed too fast, not even the right PIN is taken; guessed too often, it waits for the hour', async () => {
    await move.prepare();
    move.state.manage.switchTwoStepOn(number, '111222');
    expect(codeOf(await move.register())).toBe(133005);
    expect(codeOf(await move.register('111222'))).toBe(133009);
    for (let guesses = 1; guesses < 5; guesses += 1) {
      move.wind(5_000);
      expect(codeOf(await move.register())).toBe(133005);
    }
    move.wind(5_000);
    const { body } = await move.register('111222');
    expect(body.error).toMatchObject({
      code: 133008,
      error_data: { details: expect.stringContaining('wait until 2026-') },
    });
    move.wind(hour);
    expect((await move.register('111222')).body).toEqual({ success: true });
  });

  test('a number that was deleted waits five minutes, and is listed again once it is registered', async () => {
    await move.prepare();
    move.state.manage.deleteNumber(number);
    const listed = async (of: string) =>
      (await move.get(`${of}/phone_numbers`)).body.data.map(({ id }: { id: string }) => id);
    expect(await listed(waba)).not.toContain(number);
    expect(codeOf(await move.register())).toBe(133015);
    move.wind(5 * 60_000);
    expect((await move.register()).body).toEqual({ success: true });
    expect(await listed(otherWaba)).toContain(number);
  });

  test('with a token that may only manage is refused', async () => {
    await move.prepare();
    const asked = { messaging_product: 'whatsapp', pin };
    expect(codeOf(await move.post(`${number}/register`, asked, 'sample-reader'))).toBe(10);
  });

  test('is the destination’s to ask: its token need not see the account that the number leaves', async () => {
    const narrow = 'sample-narrow';
    const asked = { messaging_product: 'whatsapp', pin };
    expect((await move.post(`${number}/register`, asked, narrow)).body.error.error_subcode).toBe(33);
    await move.prepare();
    expect((await move.get(number, narrow)).body.error.error_subcode).toBe(33);
    expect((await move.post(`${number}/register`, asked, narrow)).body).toEqual({ success: true });
    expect((await move.get(number, narrow)).status).toBe(200);
  });

  test('a banned number lifts no ban', async () => {
    await move.prepare();
    move.state.manage.setNumberStatus(number, 'BANNED');
    expect(codeOf(await move.register())).toBe(131031);
  });

  test('an announced number moves it at once, with its PIN on', async () => {
    await move.prepare();
    expect((await move.register()).body).toEqual({ success: true });
    expect(move.numbersOf(waba)).toEqual([]);
    expect(move.numbersOf(otherWaba)).toEqual([number, otherNumber]);
    const fields =
      'status,is_pin_enabled,verified_name,quality_rating,code_verification_status,platform_type';
    expect((await move.get(`${number}?fields=${fields}`)).body).toEqual({
      ...{ id: number, status: 'CONNECTED', is_pin_enabled: true, verified_name: 'Maison Exemple' },
      ...{ quality_rating: 'GREEN', code_verification_status: 'VERIFIED', platform_type: 'CLOUD_API' },
    });
    await move.state.webhooks.settled();
    const changes = move.receiver.entries().map(({ id, changes: [change] }) => [id, change?.field]);
    expect(changes).toEqual([[otherWaba, 'security']]);
    expect(move.receiver.values('security')).toMatchObject([{ event: 'PIN_CHANGED' }]);
    expect(move.receiver.values('phone_number_quality_update')).toMatchObject([{ event: 'ONBOARDING' }]);
  });

  test('where lists lag, shows the number in its new account only minutes later', async () => {
    await move.prepare();
    move.state.traps.listedLate = true;
    await move.register();
    const listed = async () =>
      (await move.get(`${otherWaba}/phone_numbers`)).body.data.map(({ id }: { id: string }) => id);
    expect(await listed()).toEqual([otherNumber]);
    move.wind(3 * 60_000);
    expect(await listed()).toEqual([number, otherNumber]);
  });

  test('copies approved green templates by itself, with new ids and no rating [R100, R102, R105]', async () => {
    await move.prepare();
    await move.register();
    const copies = await move.templatesOf(otherWaba);
    expect(copies).toMatchObject([
      { name: 'greeting', status: 'APPROVED', quality_score: { score: 'UNKNOWN' } },
    ]);
    expect(copies[0].id).not.toBe(greetingTemplate.id);
    expect(await move.templatesOf(waba)).toHaveLength(4);
  });

  test('twice does nothing more', async () => {
    await move.prepare();
    await move.register();
    const { registrations: _, ...before } = move.state.tables.snapshot();
    expect((await move.register()).body).toEqual({ success: true });
    const { registrations: attempted, ...after } = move.state.tables.snapshot();
    expect(after).toEqual(before);
    expect(attempted[0]?.attempts).toHaveLength(2);
    expect(codeOf(await move.register('999999'))).toBe(133005);
  });

  test('the way back is another migration: two-step verification goes off first', async () => {
    await move.prepare();
    await move.register();
    const back = () =>
      move.post(`${waba}/phone_numbers`, {
        ...{ cc: '33', phone_number: '639980001', migrate_phone_number: true },
      });
    expect((await back()).body.error.error_subcode).toBe(2388001);
    move.state.manage.switchTwoStepOff(number);
    expect((await back()).body).toEqual({ id: number });
  });

  test('copies no more templates by itself than there is room for [R103]', async () => {
    await move.close();
    const green = (id: string) => ({ id, waba, name: `green_${id}`, language: 'fr', quality: 'GREEN' });
    move = await createMove({
      ...roomFor(3),
      templates: [
        ...['5', '6', '7', '8'].map(green),
        { ...green('9'), waba: otherWaba, name: 'green_5', status: 'REJECTED' },
      ],
    });
    await move.prepare();
    await move.register();
    const names = (await move.templatesOf(otherWaba)).map((each: { name: string }) => each.name);
    expect(names).toEqual(['green_5', 'green_6', 'green_7']);
  });
});

describe('the limit of ten in 72 hours', () => {
  test('blocks the number for 72 hours at the eleventh, and says until when', async () => {
    for (let i = 0; i < 5; i += 1) {
      expect((await move.register()).status).toBe(200);
      expect((await move.deregister()).status).toBe(200);
    }
    move.wind(hour);
    const { body } = await move.register();
    expect(body.error).toMatchObject({
      code: 133016,
      error_data: { details: expect.stringContaining('2026-01-08T11:00:00.000Z') },
    });
    move.wind(72 * hour - 1);
    expect(codeOf(await move.deregister())).toBe(133016);
    move.wind(1);
    expect((await move.register()).status).toBe(200);
  });

  test('moves with the clock', async () => {
    for (let i = 0; i < 20; i += 1) {
      expect((await move.register()).status).toBe(200);
      move.wind(8 * hour);
    }
  });
});

describe('deregistering', () => {
  test('is refused for a number of the WhatsApp Business app, and for one that is not registered', async () => {
    const { numbers } = move.state.tables;
    numbers.put({ ...numbers.known(number), isOnBizApp: true });
    expect(codeOf(await move.deregister())).toBe(100);
    numbers.put({ ...numbers.known(number), isOnBizApp: false });
    expect((await move.deregister()).body).toEqual({ success: true });
    expect(codeOf(await move.deregister())).toBe(133010);
  });

  test('keeps the number and its PIN; registered again it is connected', async () => {
    await move.register();
    await move.deregister();
    expect((await move.get(`${number}?fields=status,platform_type,is_pin_enabled`)).body).toEqual({
      ...{ id: number, status: 'DISCONNECTED', platform_type: 'NOT_APPLICABLE', is_pin_enabled: true },
    });
    expect(codeOf(await move.register('999999'))).toBe(133005);
    move.wind(5_000);
    expect((await move.register()).body).toEqual({ success: true });
    expect((await move.get(`${number}?fields=status`)).body.status).toBe('CONNECTED');
  });
});

test('what was announced, asked for and registered outlives a restart; an older world still comes back', async () => {
  await move.announce();
  await move.requestCode();
  const { tables, ...kept } = JSON.parse(JSON.stringify(move.state.snapshot()));
  const again = await createMove();
  again.state.restore({ tables, ...kept });
  expect(again.state.snapshot()).toEqual({ tables, ...kept });
  const [{ code }] = await again.codes();
  expect((await again.verify(code)).body).toEqual({ success: true });
  expect((await again.register()).body).toEqual({ success: true });
  const { migrations: _, registrations: __, ...older } = tables;
  again.state.restore({ tables: older, ...kept });
  expect(again.state.tables.migrations.all()).toEqual([]);
  await again.close();
});

test('faults strike these calls too: a lost answer comes after the number moved', async () => {
  await move.prepare();
  move.state.faults.add({ call: 'number.register', fault: '500' });
  expect((await move.register()).status).toBe(500);
  move.state.faults.add({ call: 'number.register', fault: 'lost' });
  await expect(move.register()).rejects.toThrow();
  expect(move.numbersOf(otherWaba)).toContain(number);
  expect(move.state.tables.wabas.known(otherWaba).subscribedApps).toEqual([app]);
});
