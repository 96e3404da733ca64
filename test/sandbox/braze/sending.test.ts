import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BrazeStandIn, createBrazeStandIn } from '../../../src/sandbox/braze/stand-in.ts';
import type { BrazeMessage } from '../../../src/sandbox/meta/braze-message.ts';

const group = '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10';
const archived = '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a11';
const appId = '5f0a6a52-3333-4d41-9a7e-27d1c0a0ee01';
const number = '106540352242922';

let braze: BrazeStandIn;
let delivered: BrazeMessage[];
beforeEach(async () => {
  delivered = [];
  braze = await createBrazeStandIn({
    workspaces: [
      {
        ...{ key: 'brand-fr', restKey: 'sample-fr', appId },
        groups: [
          { id: group, name: 'WhatsApp FR', state: 'active', number },
          { id: archived, state: 'archived', number: '106540352242923' },
        ],
        users: [
          { externalId: 'crm-1', phone: '+33639980101', subscribed: [group] },
          { externalId: 'crm-2', phone: '+33639980102', unsubscribed: [group] },
          { externalId: 'crm-3', subscribed: [group] },
        ],
      },
      { key: 'brand-uk', restKey: 'sample-uk', groups: [] },
    ],
    deliver: (message) => void delivered.push(message),
  });
});
afterEach(() => braze.close());

const template = {
  message_type: 'template_message',
  message: {
    template_name: 'order_update',
    template_language_code: 'fr',
    body_variables: { '1': 'CMD-0001', '0': 'Camille' },
  },
};
async function send(whatsApp: object, people: readonly string[] = ['crm-1']) {
  const response = await fetch(`${braze.restUrlOf('brand-fr')}/messages/send`, {
    method: 'POST',
    headers: { authorization: 'Bearer sample-fr', 'content-type': 'application/json' },
    body: JSON.stringify({
      external_user_ids: people,
      messages: { whats_app: { app_id: appId, subscription_group_id: group, ...template, ...whatsApp } },
    }),
  });
  return { status: response.status, body: await response.json() };
}

describe('a message through Braze', () => {
  test('goes to the number of its group, with its variables in order', async () => {
    const accepted = { dispatch_id: expect.stringMatching(/^[0-9a-f]{20}$/), message: 'success' };
    expect(await send({})).toEqual({ status: 201, body: accepted });
    expect(delivered).toEqual([
      {
        numberId: number,
        to: '+33639980101',
        content: {
          type: 'template',
          name: 'order_update',
          language: 'fr',
          headerVariables: [],
          variables: ['Camille', 'CMD-0001'],
        },
      },
    ]);
  });

  test('may be a text', async () => {
    await send({ message_type: 'text_response_message', message: { body: 'Sample' } });
    expect(delivered.map(({ content }) => content)).toEqual([{ type: 'text', body: 'Sample' }]);
  });

  test('[R64] is accepted and goes nowhere for who is unsubscribed, unknown or without a phone', async () => {
    expect(await send({}, ['crm-2', 'crm-3', 'crm-9'])).toMatchObject({ status: 201 });
    expect(delivered).toEqual([]);
  });

  test('goes out at once to who was subscribed just now', async () => {
    await fetch(`${braze.restUrlOf('brand-fr')}/v2/subscription/status/set`, {
      method: 'POST',
      headers: { authorization: 'Bearer sample-fr' },
      body: JSON.stringify({
        subscription_groups: [
          { subscription_group_id: group, subscription_state: 'subscribed', external_ids: ['crm-2'] },
        ],
      }),
    });
    await send({}, ['crm-2']);
    expect(delivered).toHaveLength(1);
  });

  test.each([
    ['an archived group', { subscription_group_id: archived }],
    ['a group that is not there', { subscription_group_id: 'nonsense' }],
    ['another app', { app_id: 'sample' }],
    ['no message', { message: {} }],
    ['a kind of message that it does not know', { message_type: 'sample' }],
  ])('with %s is refused', async (_, wrong) => {
    expect(await send(wrong)).toEqual({ status: 400, body: { message: expect.any(String) } });
    expect(delivered).toEqual([]);
  });
});

describe('[R17] one active group a number, over all workspaces', () => {
  test('a number with an active group cannot be integrated, and what was moved cannot be unarchived', () => {
    const { state } = braze;
    expect(() => state.integrate('brand-uk', 'WhatsApp UK', number)).toThrow(
      'the number has the active group WhatsApp FR in brand-fr',
    );
    state.archive('brand-fr', group);
    state.integrate('brand-uk', 'WhatsApp UK', number);
    expect(() => state.unarchive('brand-fr', group)).toThrow('WhatsApp UK in brand-uk');
  });

  test('without its number named, the one that was archived for it is integrated', () => {
    const { state } = braze;
    state.integrate('brand-uk', 'Nothing is free');
    expect(state.groups('brand-uk')).toMatchObject([{ number: null }]);
    state.archive('brand-fr', group);
    state.integrate('brand-uk', 'WhatsApp UK');
    expect(state.groups('brand-uk')).toMatchObject([{ number: null }, { number }]);
    state.integrate('brand-uk', 'Nothing is free again');
    expect(state.groups('brand-uk')[2]).toMatchObject({ number: null });
  });
});
