import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Account, createAccount, greetingValues, number, person, stranger, waba } from './account.ts';

let account: Account;
beforeEach(async () => {
  account = await createAccount();
  await account.connect();
});
afterEach(() => account.close());

const ask = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${account.meta.phonesUrl}/phones${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
};
const ana = `/${encodeURIComponent(person)}`;

test('a phone that nobody has, a number that is not there and an answer without words are refused', async () => {
  expect((await ask('GET', `/${stranger}`)).status).toBe(404);
  expect((await ask('POST', `${ana}/answer`, { number: '1', text: 'Hello' })).status).toBe(404);
  expect((await ask('POST', `${ana}/answer`, { number })).status).toBe(400);
  expect((await ask('POST', `${ana}/answer`, { number, text: 'a', payload: 'b' })).status).toBe(400);
});

test('the list tells what is unread, and one phone everything that it shows', async () => {
  await account.template(person, greetingValues);
  expect((await ask('GET', '')).body.phones).toMatchObject([
    { e164: person, name: 'Ana Sample', unread: 1, latest: { type: 'template' } },
  ]);
  expect((await ask('GET', '/33639980123')).body).toMatchObject({
    messages: [{ direction: 'to_phone', text: expect.stringContaining('A-1042') }],
    numbers: [{ id: number, isWindowOpen: false }, { isWindowOpen: false }],
  });
  await ask('POST', `${ana}/read`);
  expect((await ask('GET', '')).body.phones).toMatchObject([{ unread: 0 }]);
});

test('an answer opens the window and comes as Meta writes it', async () => {
  expect((await ask('POST', `${ana}/answer`, { number, text: 'STOP' })).body).toEqual({
    kind: 'delivered',
    id: expect.stringMatching(/^wamid\./),
  });
  await account.state.webhooks.settled();
  expect(account.receiver.posts).toEqual([
    {
      object: 'whatsapp_business_account',
      entry: [
        {
          id: waba,
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '33639980001', phone_number_id: number },
                contacts: [{ profile: { name: 'Ana Sample' }, wa_id: '33639980123' }],
                messages: [
                  {
                    from: '33639980123',
                    id: expect.any(String),
                    timestamp: String(account.now() / 1000),
                    type: 'text',
                    text: { body: 'STOP' },
                  },
                ],
              },
            },
          ],
        },
      ],
    },
  ]);
  expect((await ask('GET', ana)).body.numbers[0].isWindowOpen).toBe(true);
});

test('a press on a template’s button tells its payload and which message it answers', async () => {
  const { id } = (await account.template(person, greetingValues)).body.messages[0];
  const press = { number, payload: 'UNSUBSCRIBE', buttonText: 'Unsubscribe', context: id };
  await ask('POST', `${ana}/answer`, press);
  await account.state.webhooks.settled();
  const inbound = account.receiver.values('messages').find(({ messages }) => messages !== undefined);
  expect(inbound?.messages).toMatchObject([
    {
      type: 'button',
      context: { from: '33639980001', id },
      button: { payload: 'UNSUBSCRIBE', text: 'Unsubscribe' },
    },
  ]);
});

test('an answer to a number that is not connected is lost', async () => {
  account.state.manage.setNumberStatus(number, 'DISCONNECTED');
  expect((await ask('POST', `${ana}/answer`, { number, text: 'Hello' })).body).toEqual({ kind: 'lost' });
  await account.state.webhooks.settled();
  expect(account.receiver.posts).toEqual([]);
});

test('stopping and resuming marketing is told as a preference; a block is told to nobody', async () => {
  for (const action of ['stop', 'block', 'unblock', 'resume'])
    await ask('POST', `${ana}/${action}`, { number });
  await account.state.webhooks.settled();
  const preference = (value: string) => ({
    wa_id: '33639980123',
    detail: `User requested to ${value} marketing messages`,
    category: 'marketing_messages',
    value,
    timestamp: account.now() / 1000,
  });
  expect(account.receiver.changes()).toMatchObject([
    {
      field: 'user_preferences',
      value: {
        metadata: { phone_number_id: number },
        contacts: [{ wa_id: '33639980123' }],
        user_preferences: [preference('stop')],
      },
    },
    { field: 'user_preferences', value: { user_preferences: [preference('resume')] } },
  ]);
  expect(account.receiver.entries()[0]).not.toHaveProperty('time');
});
