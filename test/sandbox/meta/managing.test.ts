import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { metaActions } from '../../../src/sandbox/meta/manage-routes.ts';
import { type Account, business, createAccount, greeting, hour, number, waba } from './account.ts';

let account: Account;
beforeEach(async () => {
  account = await createAccount();
  await account.connect();
});
afterEach(() => account.close());

const act = async (action: string, body: unknown) => {
  const response = await fetch(`${account.meta.manageUrl}/${action}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};
const told = async () => {
  await account.state.webhooks.settled();
  return account.receiver.entries();
};
const seconds = () => account.now() / 1000;
const names = {
  message_template_id: Number(greeting),
  message_template_name: 'greeting',
  message_template_language: 'en-US',
};

describe('what happens to a template', () => {
  test('a rejection tells its reason, the id as a number and the language with a hyphen', async () => {
    expect(await act('template-reject', { template: greeting, reason: 'INCORRECT_CATEGORY' })).toMatchObject({
      status: 200,
    });
    expect(await told()).toEqual([
      {
        id: waba,
        time: seconds(),
        changes: [
          {
            field: 'message_template_status_update',
            value: {
              event: 'REJECTED',
              ...names,
              reason: 'INCORRECT_CATEGORY',
              message_template_category: 'UTILITY',
            },
          },
        ],
      },
    ]);
    const { body } = await account.get(`${greeting}?fields=status,rejected_reason`);
    expect(body).toMatchObject({ status: 'REJECTED', rejected_reason: 'INCORRECT_CATEGORY' });
  });

  test('low quality pauses it for three hours, then for six, and disables it the third time', async () => {
    const fall = async () => {
      await act('template-quality', { template: greeting, quality: 'RED' });
      return (await account.get(`${greeting}?fields=status`)).body.status;
    };
    expect(await fall()).toBe('PAUSED');
    account.wind(3 * hour);
    expect((await account.get(`${greeting}?fields=status`)).body.status).toBe('APPROVED');
    expect(await fall()).toBe('PAUSED');
    account.wind(6 * hour - 1);
    expect((await account.get(`${greeting}?fields=status`)).body.status).toBe('PAUSED');
    account.wind(1);
    expect(await fall()).toBe('DISABLED');
    await told();
    const infos = account.receiver
      .values('message_template_status_update')
      .map(({ event, other_info }) => [event, other_info]);
    expect(infos).toEqual([
      ['PAUSED', expect.objectContaining({ title: 'FIRST_PAUSE' })],
      ['APPROVED', expect.objectContaining({ title: 'UNPAUSE' })],
      ['PAUSED', expect.objectContaining({ title: 'SECOND_PAUSE' })],
      ['APPROVED', expect.objectContaining({ title: 'UNPAUSE' })],
      ['DISABLED', expect.objectContaining({ title: 'DISABLED' })],
    ]);
  });

  test('its quality comes under its own field, or under the status field where Meta’s trap is set', async () => {
    await act('template-quality', { template: greeting, quality: 'GREEN' });
    await told();
    await act('traps', { qualityAsStatusField: true });
    await act('template-quality', { template: greeting, quality: 'YELLOW' });
    await told();
    expect(account.receiver.changes()).toEqual([
      {
        field: 'message_template_quality_update',
        value: { previous_quality_score: 'UNKNOWN', new_quality_score: 'GREEN', ...names },
      },
      {
        field: 'message_template_status_update',
        value: { previous_quality_score: 'GREEN', new_quality_score: 'YELLOW', ...names },
      },
    ]);
    const { body } = await account.get(`${greeting}?fields=quality_score`);
    expect(body.quality_score).toEqual({ score: 'YELLOW', date: seconds() });
  });

  test('another category is announced a day ahead, then done, in two shapes', async () => {
    const announced = seconds();
    await act('template-category', { template: greeting, category: 'MARKETING' });
    await told();
    const read = async () =>
      (await account.get(`${greeting}?fields=category,correct_category,previous_category`)).body;
    expect(await read()).toMatchObject({ category: 'UTILITY', correct_category: 'MARKETING' });
    account.wind(24 * hour);
    await told();
    expect(account.receiver.values('template_category_update')).toEqual([
      {
        ...names,
        new_category: 'UTILITY',
        correct_category: 'MARKETING',
        category_update_timestamp: announced + 24 * 3600,
      },
      { ...names, previous_category: 'UTILITY', new_category: 'MARKETING' },
    ]);
    expect(await read()).toEqual({ id: greeting, category: 'MARKETING', previous_category: 'UTILITY' });
  });

  test('a business that was warned gets no notice', async () => {
    await act('template-category', { template: greeting, category: 'MARKETING', atOnce: true });
    await told();
    expect(account.receiver.values('template_category_update')).toMatchObject([
      { previous_category: 'UTILITY', new_category: 'MARKETING' },
    ]);
  });
});

describe('what happens to a number', () => {
  test('another name waits for its review, and the decision is told', async () => {
    await act('name-request', { number, name: 'Maison Deux' });
    const fields = 'verified_name,name_status,new_name_status,new_display_name';
    expect((await account.get(`${number}?fields=${fields}`)).body).toMatchObject({
      verified_name: 'Maison Exemple',
      new_name_status: 'PENDING_REVIEW',
      new_display_name: 'Maison Deux',
    });
    await act('name-decide', { number, decision: 'REJECTED' });
    await act('name-request', { number, name: 'Maison Trois' });
    await act('name-decide', { number, decision: 'APPROVED' });
    await told();
    const of = { display_phone_number: '33639980001' };
    expect(account.receiver.values('phone_number_name_update')).toEqual([
      {
        ...of,
        decision: 'REJECTED',
        requested_verified_name: 'Maison Deux',
        rejection_reason: 'NAME_NOT_CONSISTENT',
      },
      {
        ...of,
        decision: 'APPROVED',
        requested_verified_name: 'Maison Trois',
        rejection_reason: null,
      },
    ]);
    expect((await account.get(`${number}?fields=${fields}`)).body).toEqual({
      id: number,
      verified_name: 'Maison Trois',
      name_status: 'APPROVED',
    });
  });

  test('its two-step verification is switched off by a person, in two events, and on again by a PIN', async () => {
    for (const action of ['two-step-ask', 'two-step-off']) await act(action, { number });
    expect((await account.get(`${number}?fields=is_pin_enabled`)).body.is_pin_enabled).toBe(false);
    await act('two-step-on', { number });
    await told();
    expect(account.receiver.values('security')).toEqual(
      ['PIN_RESET_REQUEST', 'PIN_REQUEST_SUCCESS', 'PIN_CHANGED'].map((event) => ({
        display_phone_number: '33639980001',
        event,
      })),
    );
  });

  test('its colour is told by no webhook; throughput and the portfolio’s limit are', async () => {
    await act('number-quality', { number, quality: 'RED' });
    expect(await told()).toEqual([]);
    expect((await account.get(`${number}?fields=quality_rating`)).body.quality_rating).toBe('RED');
    await act('messaging-limit', { business, tier: 'TIER_2K' });
    await act('number-throughput', { number });
    await told();
    expect(account.receiver.changes()).toMatchObject([
      { field: 'business_capability_update', value: { max_daily_conversations_per_business: 2000 } },
      {
        field: 'phone_number_quality_update',
        value: { event: 'THROUGHPUT_UPGRADE', max_daily_conversations_per_business: 'TIER_2K' },
      },
    ]);
  });
});

describe('what happens to an account', () => {
  test('a partner that is removed hears of it once, and then sees nothing', async () => {
    await act('partner-remove', { waba });
    await told();
    expect(account.receiver.values('account_update')).toEqual([
      { event: 'PARTNER_REMOVED', waba_info: { waba_id: waba, owner_business_id: business } },
    ]);
    expect((await account.get(waba)).body.error.error_subcode).toBe(33);
    account.state.phone.answer('+33639980123', number, { text: 'Hello' });
    await act('partner-add', { waba });
    await told();
    expect(account.receiver.posts).toHaveLength(1);
    expect((await account.get(`${waba}/subscribed_apps`)).body.data).toEqual([]);
  });

  test('a review and a ban are told and seen', async () => {
    await act('account-review', { waba, decision: 'REJECTED' });
    await act('account-disable', { waba });
    await told();
    expect(account.receiver.changes()).toEqual([
      { field: 'account_review_update', value: { decision: 'REJECTED' } },
      {
        field: 'account_update',
        value: { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE' } },
      },
    ]);
    const { body } = await account.get(`${waba}?fields=status,account_review_status`);
    expect(body).toMatchObject({ status: 'DISABLED', account_review_status: 'REJECTED' });
    await act('account-reinstate', { waba });
    expect((await account.get(`${waba}?fields=status`)).body.status).toBe('ACTIVE');
  });
});

describe('the page’s requests', () => {
  test('that name nothing known, or not what an action takes, are refused', async () => {
    expect((await act('nonsense', {})).status).toBe(404);
    expect((await act('template-approve', { template: '1' })).status).toBe(404);
    expect((await act('template-quality', { template: greeting, quality: 'BLUE' })).status).toBe(400);
    expect((await act('traps', { everything: true })).status).toBe(400);
    expect((await act('two-step-on', { number, pin: '12345' })).status).toBe(400);
  });

  test('show everything there is', async () => {
    const response = await fetch(account.meta.manageUrl);
    expect(await response.json()).toMatchObject({
      businesses: [{ id: business }, {}],
      wabas: [{ id: waba }, {}],
      numbers: [{ id: number }, {}],
      templates: [{ id: greeting }],
      actions: metaActions,
    });
  });
});
