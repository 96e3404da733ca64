import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Account,
  business,
  createAccount,
  greeting,
  hour,
  number,
  otherNumber,
  otherWaba,
  partner,
  waba,
} from './account.ts';

let account: Account;
beforeEach(async () => {
  account = await createAccount();
});
afterEach(() => account.close());

describe('who may ask', () => {
  test('a wrong token is told so by code 190, a missing permission by code 10 or 200', async () => {
    expect(await account.get(waba, 'wrong')).toMatchObject({
      status: 401,
      body: { error: { code: 190, type: 'OAuthException', fbtrace_id: expect.any(String) } },
    });
    expect(await account.get(waba, 'sample-sender')).toMatchObject({
      status: 403,
      body: { error: { code: 200, error_data: { details: 'whatsapp_business_management is missing' } } },
    });
    const sending = await account.post(`${number}/messages`, {}, 'sample-reader');
    expect(sending).toMatchObject({ status: 403, body: { error: { code: 10 } } });
  });

  test('a token that was taken away, or lost a permission, is refused from then on', async () => {
    account.state.access.permit('sample-token', ['whatsapp_business_messaging']);
    expect((await account.get(waba)).body.error.code).toBe(200);
    account.state.access.revoke('sample-token');
    expect((await account.get(waba)).body.error.code).toBe(190);
    expect(() => account.state.access.revoke('sample-token')).toThrow('no such token');
  });

  test('an account that was not given to the token is not there, to read or to write', async () => {
    const missing = { status: 400, body: { error: { code: 100, error_subcode: 33 } } };
    expect(await account.get(waba, 'sample-narrow')).toMatchObject(missing);
    expect(await account.post(`${number}/messages`, {}, 'sample-narrow')).toMatchObject(missing);
    expect((await account.get(otherWaba, 'sample-narrow')).status).toBe(200);
  });

  test('an id that nobody has, and an edge that its node has not, are the same missing object', async () => {
    for (const path of ['999999999999', `${waba}/flows`, `${number}/phone_numbers`]) {
      expect(await account.get(path)).toMatchObject({ body: { error: { code: 100, error_subcode: 33 } } });
    }
  });

  test('every version is served, and nothing without one', async () => {
    const ask = (url: string) => fetch(url, { headers: { authorization: 'Bearer sample-token' } });
    const { graphUrl } = account.meta;
    expect((await ask(`${graphUrl.replace('v24.0', 'v25.0')}/${waba}`)).status).toBe(200);
    expect((await ask(`${graphUrl.replace('/v24.0', '')}/${waba}`)).status).toBe(400);
  });
});

describe('fields', () => {
  test('only the defaults come unless they are asked for', async () => {
    const { body } = await account.get(number);
    expect(body).toMatchObject({
      id: number,
      quality_rating: 'GREEN',
      display_phone_number: '+33 6 39 98 00 01',
    });
    expect(body).not.toHaveProperty('is_pin_enabled');
    const asked = await account.get(
      `${number}?fields=is_pin_enabled,whatsapp_business_manager_messaging_limit`,
    );
    expect(asked.body).toEqual({
      id: number,
      is_pin_enabled: true,
      whatsapp_business_manager_messaging_limit: 'TIER_10K',
    });
  });

  test('the quality of a template comes only when asked for', async () => {
    const [listed] = (await account.get(`${waba}/message_templates`)).body.data;
    expect(listed).not.toHaveProperty('quality_score');
    const { body } = await account.get(`${waba}/message_templates?fields=name,quality_score`);
    expect(body.data).toEqual([{ id: greeting, name: 'greeting', quality_score: { score: 'UNKNOWN' } }]);
    expect((await account.get(`${greeting}?fields=status`)).body).toEqual({
      id: greeting,
      status: 'APPROVED',
    });
  });

  test('a field that the node has not is an error that names it', async () => {
    const { status, body } = await account.get(`${waba}?fields=id,colour`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 100,
      message: '(#100) Tried accessing nonexisting field (colour) on node type (WhatsAppBusinessAccount)',
    });
  });

  test('the account tells its owner, its verification in lower case, and a funding only where there is one', async () => {
    const fields = 'owner_business_info{id,name},business_verification_status,primary_funding_id';
    expect((await account.get(`${waba}?fields=${fields}`)).body).toEqual({
      id: waba,
      owner_business_info: { id: business, name: 'Maison Exemple' },
      business_verification_status: 'verified',
      primary_funding_id: '987650001112223',
    });
    account.state.manage.setFunding(waba, null);
    expect((await account.get(`${waba}?fields=${fields}`)).body).not.toHaveProperty('primary_funding_id');
  });

  test('a business has its own accounts, and those that are shared with it', async () => {
    const ids = async (path: string) =>
      (await account.get(path)).body.data.map(({ id }: { id: string }) => id);
    expect(await ids(`${business}/owned_whatsapp_business_accounts`)).toEqual([waba, otherWaba]);
    expect(await ids(`${partner}/client_whatsapp_business_accounts`)).toEqual([waba]);
  });
});

describe('pages', () => {
  const names = Array.from({ length: 30 }, (_, i) => `sample_${i}`);
  const fill = () => {
    for (const [i, name] of names.entries()) {
      account.state.tables.templates.add({
        id: String(2_000_000 + i),
        waba: otherWaba,
        name,
        language: 'fr',
      });
    }
  };

  test('are followed by their cursor until there is no next, and give everything once', async () => {
    fill();
    const seen: string[] = [];
    const sizes: number[] = [];
    let path: string | undefined = `${otherWaba}/message_templates?fields=name&limit=12`;
    while (path !== undefined) {
      const { body } = await account.get(path);
      sizes.push(body.data.length);
      seen.push(...body.data.map(({ name }: { name: string }) => name));
      expect(body.paging.cursors.after).toEqual(expect.any(String));
      const next: string | undefined = body.paging.next;
      path = next?.split('/v24.0/')[1];
    }
    expect(sizes).toEqual([12, 12, 6]);
    expect(seen).toEqual(names);
  });

  test('have 25 unless asked, at most 100, and cursors of their own only', async () => {
    fill();
    expect((await account.get(`${otherWaba}/message_templates`)).body.data).toHaveLength(25);
    expect((await account.get(`${otherWaba}/phone_numbers?limit=101`)).body.error.code).toBe(100);
    expect((await account.get(`${otherWaba}/phone_numbers?limit=0`)).body.error.code).toBe(100);
    expect((await account.get(`${otherWaba}/message_templates?after=nonsense`)).body.error.code).toBe(100);
  });

  test('go on where they were when the item of the cursor is gone', async () => {
    fill();
    const first = await account.get(`${otherWaba}/message_templates?fields=name&limit=10`);
    account.state.tables.templates.remove('2000009');
    const second = await account.get(
      `${otherWaba}/message_templates?fields=name&limit=1&after=${first.body.paging.cursors.after}`,
    );
    expect(second.body.data).toEqual([{ id: '2000010', name: 'sample_10' }]);
  });

  test('lead back as well', async () => {
    fill();
    const second = await account.get(`${otherWaba}/message_templates?limit=10&after=${await afterOf(10)}`);
    const { previous } = second.body.paging;
    const back = await account.get(previous.split('/v24.0/')[1]);
    expect(back.body.data[0].name).toBe('sample_0');
    expect(back.body.paging).not.toHaveProperty('previous');
  });
  const afterOf = async (limit: number): Promise<string> =>
    (await account.get(`${otherWaba}/message_templates?limit=${limit}`)).body.paging.cursors.after;

  test('are filtered by status and name, and an empty one has no paging', async () => {
    fill();
    account.state.manage.pauseTemplate('2000003');
    const paused = await account.get(`${otherWaba}/message_templates?status=PAUSED&fields=name`);
    expect(paused.body.data).toEqual([{ id: '2000003', name: 'sample_3' }]);
    const none = await account.get(`${otherWaba}/message_templates?name=nothing`);
    expect(none.body).toEqual({ data: [] });
  });
});

describe('the calls of an hour', () => {
  const usage = (headers: Headers) => JSON.parse(headers.get('x-business-use-case-usage') ?? '{}')[waba]?.[0];

  test('are counted for each account, shown as percentages, and refused by code 80007', async () => {
    await account.close();
    account = await createAccount({ callsPerHour: 4 });
    expect(usage((await account.get(waba)).headers)).toMatchObject({
      type: 'whatsapp_business_management',
      call_count: 25,
      estimated_time_to_regain_access: 0,
    });
    for (let i = 0; i < 3; i += 1) await account.get(waba);
    const refused = await account.get(number);
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 80007 } } });
    expect(usage(refused.headers)).toMatchObject({ call_count: 100, estimated_time_to_regain_access: 60 });
    expect((await account.get(otherWaba)).status).toBe(200);
    account.wind(hour);
    expect((await account.get(waba)).status).toBe(200);
  });

  test('are 5,000 where a number is registered and 200 where none is; messages are not among them', async () => {
    expect(usage((await account.get(waba)).headers).call_count).toBe(0);
    account.state.tables.numbers.put({
      ...account.state.tables.numbers.known(number),
      platformType: 'NOT_APPLICABLE',
    });
    for (let i = 0; i < 19; i += 1) await account.get(waba);
    expect(usage((await account.get(waba)).headers).call_count).toBe(10);
    expect(
      (await account.text('+33639980123', 'Hello', otherNumber)).headers.has('x-business-use-case-usage'),
    ).toBe(false);
  });
});
