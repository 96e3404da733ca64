import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Account,
  createAccount,
  greeting,
  greetingTemplate,
  greetingValues,
  hour,
  number,
  otherNumber,
  person,
  stranger,
  waba,
} from './account.ts';

let account: Account;
beforeEach(async () => {
  account = await createAccount();
  await account.connect();
});
afterEach(() => account.close());

const code = async (response: Promise<{ body: { error?: { code: number } } }>) =>
  (await response).body.error?.code;
const told = async () => {
  await account.state.webhooks.settled();
  return account.receiver.statuses().map(({ status, errors }) => (errors ? [status, errors] : status));
};

describe('the conversation window', () => {
  test('[C5] is opened by the person, for 24 hours, and by nothing that the business sends', async () => {
    expect(await code(account.text(person))).toBe(131047);
    await account.template(person, greetingValues);
    expect(await code(account.text(person))).toBe(131047);
    account.state.phone.answer(person, number, { text: 'Hello' });
    expect((await account.text(person)).status).toBe(200);
    account.wind(24 * hour - 1);
    expect((await account.text(person)).status).toBe(200);
    account.wind(1);
    expect(await code(account.text(person))).toBe(131047);
  });

  test('is of one number and one person', async () => {
    account.state.phone.answer(person, number, { text: 'Hello' });
    expect(await code(account.text(person, 'Hello', otherNumber))).toBe(131047);
    expect(await code(account.text(stranger))).toBe(131047);
  });

  test('may be refused late: accepted, and failed by webhook', async () => {
    account.state.traps.windowRefusedLate = true;
    expect((await account.text(person)).status).toBe(200);
    expect(await told()).toEqual([['failed', [expect.objectContaining({ code: 131047 })]]]);
  });
});

describe('a message', () => {
  test('that is accepted has an id, and is told to be sent and delivered under its number', async () => {
    const { body } = await account.template(person, greetingValues);
    expect(body).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: person, wa_id: '33639980123' }],
      messages: [{ id: expect.stringMatching(/^wamid\./), message_status: 'accepted' }],
    });
    expect(await told()).toEqual(['sent', 'delivered']);
    const [value] = account.receiver.values('messages');
    expect(value).toMatchObject({
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '33639980001', phone_number_id: number },
      statuses: [
        {
          id: body.messages[0].id,
          timestamp: String(account.now() / 1000),
          recipient_id: '33639980123',
          pricing: { billable: true, pricing_model: 'PMP', category: 'utility' },
        },
        {},
      ],
    });
  });

  test('is read by the person when they answer, and arrives with its text filled in', async () => {
    await account.template(person, greetingValues);
    expect(account.state.phone.inbox(person)).toMatchObject([
      {
        direction: 'to_phone',
        text: 'Hello Ana\nYour order A-1042 comes on Monday.\nSample shop',
        buttons: [{ text: 'Unsubscribe', payload: 'Unsubscribe' }],
        status: 'delivered',
      },
    ]);
    account.state.phone.answer(person, number, { text: 'Thanks' });
    expect(await told()).toEqual(['sent', 'delivered', 'read']);
  });

  test('to someone who is not on WhatsApp is accepted, and fails with 131026', async () => {
    expect((await account.template(stranger, greetingValues)).status).toBe(200);
    expect(await told()).toEqual([
      ['failed', [expect.objectContaining({ code: 131026, title: 'Message undeliverable' })]],
    ]);
  });

  test('to a phone that is off or has blocked the number stays sent', async () => {
    account.state.phone.switchOff(person);
    await account.template(person, greetingValues);
    expect(await told()).toEqual(['sent']);
    expect(account.state.phone.inbox(person)).toEqual([]);
    account.state.phone.switchOn(person);
    expect(await told()).toEqual(['sent', 'delivered']);
    account.state.phone.block(person, number);
    await account.template(person, greetingValues);
    expect(await told()).toEqual(['sent', 'delivered', 'sent']);
  });

  test('of marketing fails with 131050 where the person stopped it', async () => {
    account.state.manage.changeCategory(greeting, 'MARKETING');
    account.state.phone.stop(person, number);
    await account.template(person, greetingValues);
    expect(await told()).toEqual([['failed', [expect.objectContaining({ code: 131050 })]]]);
  });

  test('to digits without a plus sign gets the country code of its number', async () => {
    const { body } = await account.template('639980123', greetingValues);
    expect(body.contacts).toEqual([{ input: '639980123', wa_id: '33639980123' }]);
    expect(await code(account.template('someone', greetingValues))).toBe(100);
  });

  test.each([
    ['of no known type', { to: person, type: 'sticker' }, 131051],
    ['without its product', { messaging_product: undefined, to: person, text: { body: 'a' } }, 100],
    ['without a recipient', { text: { body: 'a' } }, 100],
    ['with an empty text', { to: person, text: { body: '' } }, 100],
  ])('%s is refused', async (_, payload, expected) => {
    const sent = account.post(`${number}/messages`, { messaging_product: 'whatsapp', ...payload });
    expect(await code(sent)).toBe(expected);
  });

  test('that is not JSON is refused', async () => {
    expect(await code(account.ask('POST', `${number}/messages`, '{"to":'))).toBe(100);
  });
});

describe('a template that is sent', () => {
  test.each([
    ['one value too few', { header: ['Ana'], body: ['A-1042'] }, 132000],
    ['one too many', { header: ['Ana'], body: ['A', 'B', 'C'] }, 132000],
    ['no header', { body: ['A', 'B'] }, 132000],
    ['an empty value', { header: ['Ana'], body: ['A', ''] }, 132012],
  ])('with %s is refused', async (_, values, expected) => {
    expect(await code(account.template(person, values))).toBe(expected);
  });

  test('has to be there in that language, and approved', async () => {
    expect(await code(account.template(person, greetingValues, 'nothing'))).toBe(132001);
    expect(await code(account.template(person, greetingValues, 'greeting', 'fr'))).toBe(132001);
    account.state.manage.pauseTemplate(greeting);
    expect(await code(account.template(person, greetingValues))).toBe(132015);
    account.state.manage.disableTemplate(greeting);
    expect(await code(account.template(person, greetingValues))).toBe(132016);
    account.state.manage.rejectTemplate(greeting);
    expect(await code(account.template(person, greetingValues))).toBe(132001);
  });

  test('with named variables takes them by their names', async () => {
    account.state.tables.templates.add({
      ...greetingTemplate,
      id: '1387372356726669',
      name: 'named',
      parameterFormat: 'NAMED',
      components: [{ type: 'BODY', text: 'Hello {{first_name}}, welcome.' }],
    });
    const send = (parameter: Record<string, string>) =>
      account.post(`${number}/messages`, {
        messaging_product: 'whatsapp',
        to: person,
        type: 'template',
        template: {
          name: 'named',
          language: { code: 'en_US' },
          components: [{ type: 'body', parameters: [{ type: 'text', text: 'Ana', ...parameter }] }],
        },
      });
    expect(await code(send({}))).toBe(132012);
    expect((await send({ parameter_name: 'first_name' })).status).toBe(200);
    expect(account.state.phone.inbox(person).at(-1)?.text).toBe('Hello Ana, welcome.');
  });
});

describe('a number that cannot send', () => {
  test('is told why: not registered, locked, or without payment', async () => {
    const { numbers } = account.state.tables;
    const there = numbers.known(number);
    numbers.put({ ...there, platformType: 'NOT_APPLICABLE' });
    expect(await code(account.template(person, greetingValues))).toBe(133010);
    numbers.put({ ...there, status: 'BANNED' });
    expect(await code(account.template(person, greetingValues))).toBe(131031);
    numbers.put(there);
    account.state.manage.setFunding(waba, null);
    expect(await code(account.template(person, greetingValues))).toBe(131042);
    account.state.phone.answer(person, number, { text: 'Hello' });
    expect((await account.text(person)).status).toBe(200);
  });
});

describe('what Braze hands over', () => {
  test('goes out under the number of its group, with the same rules', async () => {
    const send = (variables: readonly string[]) =>
      account.state.deliverFromBraze({
        numberId: number,
        to: person,
        content: {
          type: 'template',
          name: 'greeting',
          language: 'en_US',
          headerVariables: ['Ana'],
          variables,
        },
      });
    expect(send(['A-1042'])).toMatchObject({ kind: 'refused', code: 132000 });
    const sent = send(['A-1042', 'Monday']);
    expect(sent).toEqual({ kind: 'accepted', id: expect.stringMatching(/^wamid\./) });
    expect(await told()).toEqual(['sent', 'delivered']);
    expect(account.receiver.statuses()[0]?.id).toBe(sent.kind === 'accepted' ? sent.id : '');
    expect(
      account.state.deliverFromBraze({ numberId: number, to: person, content: { type: 'text', body: 'Hi' } }),
    ).toMatchObject({ kind: 'refused', code: 131047 });
  });

  test('fills named variables in their order', () => {
    account.state.tables.templates.add({
      ...greetingTemplate,
      id: '1387372356726670',
      name: 'named',
      parameterFormat: 'NAMED',
      components: [{ type: 'BODY', text: 'Hello {{first_name}}, order {{order_id}} is ready.' }],
    });
    account.state.deliverFromBraze({
      numberId: number,
      to: person,
      content: { type: 'template', name: 'named', language: 'en_US', variables: ['Ana', 'A-1'] },
    });
    expect(account.state.phone.inbox(person).at(-1)?.text).toBe('Hello Ana, order A-1 is ready.');
  });
});
