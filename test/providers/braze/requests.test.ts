import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BrazeTest, People } from '../../../src/application/ports/braze.ts';
import { GroupId } from '../../../src/domain/asset/ids.ts';
import { createBraze } from '../../../src/providers/braze/client.ts';
import { unlimited } from '../../../src/providers/caller.ts';
import type { RateBudget } from '../../../src/providers/http.ts';
import { type AnsweringServer, createAnsweringServer, json } from '../answering-server.ts';
import { createWoundTime } from '../wound-time.ts';
import { fine, withoutV2 } from './recorded-answers.ts';
import { sampleWorkspace } from './sample-workspace.ts';

const group = GroupId.parse('7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10');
const invalid = { kind: 'fault', fault: 'invalid', remedy: 'fix_input', mayHaveHappened: false };

let server: AnsweringServer;
let buckets: string[];
beforeEach(async () => {
  server = await createAnsweringServer();
  server.answers(fine);
  buckets = [];
});
afterEach(() => server.close());

const budget: RateBudget = {
  ...unlimited,
  async take({ bucket, calls, windowMs }) {
    buckets.push(`${bucket} ${calls}/${windowMs}`);
    return 0;
  },
};
const braze = () => createBraze({ ...createWoundTime(), budget, secret: () => 'sample-key' });
const workspace = () => ({ ...sampleWorkspace(server.url), brazeAppId: 'sample-app' });
const people = (by: People['by'], n: number): People => ({
  by,
  ids: Array.from({ length: n }, (_, i) => `+3361${i}`),
});
const set = (who: People) => braze().setStates(workspace(), { group, state: 'subscribed', people: who });
const bodies = () => server.asked.map(({ body }) => JSON.parse(body));

describe('people in a call', () => {
  test.each([0, 51])('%i of them are too few or too many: nothing is sent', async (n) => {
    const who = people('external_id', n);
    expect(await set(who)).toMatchObject(invalid);
    expect(await braze().statesOf(workspace(), group, who)).toMatchObject(invalid);
    expect(await braze().groupsOf(workspace(), who, null)).toMatchObject(invalid);
    expect(server.asked).toEqual([]);
  });

  test('nobody has an empty name', async () => {
    expect(await set({ by: 'phone', ids: ['+33612345678', ''] })).toMatchObject(invalid);
  });

  test('may be 50', async () => {
    expect(await set(people('phone', 50))).toMatchObject({ value: 'done' });
    expect(bodies()[0].subscription_groups[0].phones).toHaveLength(50);
  });
});

describe('setting states', () => {
  test.each([
    ['external_id', 'external_ids'],
    ['phone', 'phones'],
  ] as const)('goes to V2 with plural names and no empty list: %s', async (by, plural) => {
    await set({ by, ids: ['+1'] });
    expect(server.asked[0]).toMatchObject({ method: 'POST', url: '/v2/subscription/status/set' });
    const asked = { subscription_group_id: group, subscription_state: 'subscribed', [plural]: ['+1'] };
    expect(bodies()).toEqual([{ subscription_groups: [asked] }]);
  });

  test.each(['external_id', 'phone'] as const)('[C25] goes to V1 with singular names: %s', async (by) => {
    server.answers(withoutV2);
    await set({ by, ids: ['+1'] });
    expect(server.asked.map(({ url }) => url)).toEqual([
      '/v2/subscription/status/set',
      '/subscription/status/set',
    ]);
    expect(bodies()[1]).toEqual({
      subscription_group_id: group,
      subscription_state: 'subscribed',
      [by]: ['+1'],
    });
  });

  test('that is accepted during maintenance is queued, not done', async () => {
    server.answers(json(202, { message: 'queued' }));
    expect(await set(people('phone', 1))).toMatchObject({ kind: 'answer', value: 'queued' });
  });
});

describe('asking for people', () => {
  const queries = () => server.asked.map(({ url }) => url.split('?')[1]);

  test('repeats a list and encodes the plus', async () => {
    await braze().statesOf(workspace(), group, { by: 'phone', ids: ['+331', '+332'] });
    expect(queries()).toEqual([`subscription_group_id=${group}&phone%5B%5D=%2B331&phone%5B%5D=%2B332`]);
  });

  test('names one person plainly', async () => {
    await braze().statesOf(workspace(), group, { by: 'external_id', ids: ['crm 1'] });
    expect(queries()).toEqual([`subscription_group_id=${group}&external_id=crm+1`]);
  });

  test('pages by an offset, until a page is not full', async () => {
    const groups = Array.from({ length: 100 }, (_, i) => ({ id: String(i), status: 'Subscribed' }));
    server.answersInTurn(
      json(200, { users: [{ external_id: 'crm-1', subscription_groups: groups }] }),
      json(200, { users: [] }),
    );
    const ask = (after: string | null) => braze().groupsOf(workspace(), people('external_id', 1), after);
    expect(await ask(null)).toMatchObject({ value: { after: '100' } });
    expect(await ask('100')).toMatchObject({ value: { items: [], after: null } });
    expect(queries().map((query) => query?.split('&').slice(1))).toEqual([
      ['limit=100', 'offset=0'],
      ['limit=100', 'offset=100'],
    ]);
  });

  test.each([
    [
      'users with groups',
      {
        users: [
          { external_id: 'a', subscription_groups: [{ id: group, name: 'FR', status: 'Unsubscribed' }] },
        ],
      },
      { externalId: 'a', phone: null, groups: [{ group, name: 'FR', state: 'unsubscribed' }] },
    ],
    [
      'a user without groups',
      { users: [{ phone: '+331' }] },
      { externalId: null, phone: '+331', groups: [] },
    ],
    [
      'one flat list',
      {
        success: true,
        subscription_groups: [{ subscription_group_id: group, subscription_status: 'Subscribed' }],
      },
      { externalId: null, phone: null, groups: [{ group, name: null, state: 'subscribed' }] },
    ],
  ])('reads both shapes of the groups of people: %s', async (_, body, item) => {
    server.answers(json(200, body));
    const answer = await braze().groupsOf(workspace(), people('external_id', 1), null);
    expect(answer).toMatchObject({ kind: 'answer', value: { items: [item] } });
  });

  test('a state that nobody documented is no answer', async () => {
    server.answers(json(200, { status: { a: 'Paused' }, message: 'success' }));
    const answer = await braze().statesOf(workspace(), group, people('external_id', 1));
    expect(answer).toMatchObject({ fault: 'unexpected', retryable: false });
  });
});

describe('a test', () => {
  const send = (content: BrazeTest['content']) =>
    braze().sendTest(workspace(), { group, externalId: 'crm-qa-1', content });
  const whatsApp = { app_id: 'sample-app', subscription_group_id: group };

  test('with a template keys its variables from zero', async () => {
    await send({ type: 'template', name: 'transfer_check', language: 'fr', variables: ['a', 'b'] });
    const message = {
      ...{ template_name: 'transfer_check', template_language_code: 'fr' },
      body_variables: { 0: 'a', 1: 'b' },
    };
    const body = { whats_app: { ...whatsApp, message_type: 'template_message', message } };
    expect(bodies()).toEqual([{ external_user_ids: ['crm-qa-1'], messages: body }]);
  });

  test('without variables leaves them out', async () => {
    await send({ type: 'template', name: 'transfer_check', language: 'fr', variables: [] });
    expect(bodies()[0].messages.whats_app.message).not.toHaveProperty('body_variables');
  });

  test('with a text is a response message', async () => {
    await send({ type: 'text', body: 'Sample' });
    const message = { message_type: 'text_response_message', message: { body: 'Sample' } };
    expect(bodies()[0].messages).toEqual({ whats_app: { ...whatsApp, ...message } });
  });

  test('needs the workspace to name its app', async () => {
    const test = { group, externalId: 'crm-qa-1', content: { type: 'text', body: 'Sample' } } as const;
    const answer = await braze().sendTest(sampleWorkspace(server.url), test);
    expect(answer).toMatchObject({ fault: 'invalid', remedy: 'set_app_id' });
    expect(server.asked).toEqual([]);
  });
});

test('setting states has a limit of its own, everything else shares one', async () => {
  await set(people('phone', 1));
  await braze().statesOf(workspace(), group, people('phone', 1));
  expect(buckets).toEqual(['braze:brand-fr:status-set 5000/60000', 'braze:brand-fr:shared 250000/3600000']);
});

test('a key that lacks one permission is told which', async () => {
  server.answersInTurn(json(400, { message: 'no such group' }), json(403, { message: 'Access Denied' }));
  const value = { granted: ['subscription.status.get'], missing: ['subscription.groups.get'] };
  expect(await braze().checkKey(workspace())).toMatchObject({ kind: 'answer', value });
});
