import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Account, createAccount, greeting, hour, number, waba } from './account.ts';

let account: Account;
beforeEach(async () => {
  account = await createAccount();
});
afterEach(() => account.close());

const day = 24 * hour;
const body = (text: string, ...examples: string[]) => ({
  type: 'BODY',
  text,
  ...(examples.length > 0 && { example: { body_text: [examples] } }),
});
const draft = (more: Record<string, unknown> = {}) => ({
  name: 'order_ready',
  language: 'en_US',
  category: 'UTILITY',
  components: [body('Order {{1}} is ready.', 'A-1042')],
  ...more,
});
const create = (more?: Record<string, unknown>) => account.post(`${waba}/message_templates`, draft(more));

describe('creating a template', () => {
  test.each([
    ['a name with capitals', { name: 'Order' }, undefined],
    ['an old category', { category: 'TRANSACTIONAL' }, undefined],
    ['a language with a hyphen', { language: 'en-US' }, undefined],
    ['no components', { components: [] }, undefined],
    ['no body', { components: [{ type: 'FOOTER', text: 'Sample' }] }, undefined],
    ['two bodies', { components: [body('One.'), body('Two.')] }, undefined],
    ['a variable without an example', { components: [body('Order {{1}} is ready.')] }, 2388072],
    ['a dangling brace', { components: [body('Order {{1 is ready.', 'A')] }, 2388072],
    ['variables that do not count up', { components: [body('Order {{2}} is ready.', 'A')] }, 2388072],
    ['a body that ends with a variable', { components: [body('Your order is {{1}}', 'A')] }, 2388299],
    ['a body that is too long', { components: [body('a'.repeat(1025))] }, 2388040],
    [
      'a variable in the footer',
      { components: [body('Sample.'), { type: 'FOOTER', text: 'By {{1}} only' }] },
      2388073,
    ],
    [
      'a header without a format',
      { components: [body('Sample.'), { type: 'HEADER', text: 'Sample' }] },
      2388047,
    ],
    [
      'a button without a text',
      { components: [body('Sample.'), { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY' }] }] },
      undefined,
    ],
  ])('with %s is refused', async (_, more, subcode) => {
    const refused = await create(more);
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 100 } } });
    expect(refused.body.error.error_subcode).toBe(subcode);
  });

  test('in order is taken in for review, with a quality that nobody knows yet', async () => {
    const { status, body } = await create();
    expect(status).toBe(200);
    expect(body).toEqual({ id: expect.stringMatching(/^\d{16}$/), status: 'PENDING', category: 'UTILITY' });
    const read = await account.get(`${body.id}?fields=status,quality_score,parameter_format`);
    expect(read.body).toMatchObject({ status: 'PENDING', quality_score: { score: 'UNKNOWN' } });
  });

  test('with named variables needs an example for each by name', async () => {
    const named = (params: unknown) =>
      create({
        parameter_format: 'named',
        components: [
          {
            type: 'BODY',
            text: 'Hello {{first_name}}, welcome.',
            example: { body_text_named_params: params },
          },
        ],
      });
    expect((await named([])).status).toBe(400);
    const made = await named([{ param_name: 'first_name', example: 'Ana' }]);
    const { body } = await account.get(`${made.body.id}?fields=parameter_format`);
    expect(body.parameter_format).toBe('NAMED');
  });

  test('of a name and language that are there is refused; another language is its own template', async () => {
    await create();
    expect((await create()).body.error).toMatchObject({ code: 100, error_subcode: 2388024 });
    expect((await create({ language: 'fr' })).status).toBe(200);
  });

  test('beyond 100 in an hour waits for the hour', async () => {
    for (let i = 0; i < 100; i += 1) await create({ name: `sample_${i}` });
    expect((await create()).body.error.code).toBe(80007);
    account.wind(hour);
    expect((await create()).status).toBe(200);
  });

  test('[C12] beyond 250 is refused for an unverified business, and goes on to 6,000 for a verified one', async () => {
    const { templates } = account.state.tables;
    for (let i = 0; i < 249; i += 1) {
      templates.add({ id: String(3_000_000 + i), waba, name: `sample_${i}`, language: 'fr' });
    }
    account.state.manage.setVerification('506914307656634', 'not_verified');
    expect((await create()).body.error.error_subcode).toBe(2388019);
    account.state.manage.setVerification('506914307656634', 'verified');
    expect((await create()).status).toBe(200);
  });
});

describe('editing a template', () => {
  const edit = (fields: Record<string, unknown>, id = greeting) => account.post(id, fields);
  const components = [body('Another text.')];

  test('changes its category and components only, and no category of an approved one', async () => {
    expect((await edit({ name: 'other' })).body.error.code).toBe(100);
    expect((await edit({ category: 'MARKETING' })).body.error.code).toBe(100);
    expect((await edit({ components: [body('It ends with {{1}}', 'A')] })).body.error.error_subcode).toBe(
      2388299,
    );
    expect((await edit({ components })).body).toEqual({ success: true });
    const read = await account.get(`${greeting}?fields=status,components`);
    expect(read.body).toMatchObject({ status: 'PENDING', components });
  });

  test('is not possible while it is reviewed; a rejected one may be edited as often as one likes', async () => {
    await edit({ components });
    expect((await edit({ components })).body.error.code).toBe(100);
    for (let i = 0; i < 3; i += 1) {
      account.state.manage.rejectTemplate(greeting);
      expect((await edit({ components, category: 'MARKETING' })).status).toBe(200);
    }
  });

  test('that is approved: once a day, ten times in thirty', async () => {
    const again = async () => {
      const { status } = await edit({ components });
      if (status === 200) account.state.manage.approveTemplate(greeting);
      return status;
    };
    expect(await again()).toBe(200);
    expect(await again()).toBe(400);
    for (let i = 0; i < 9; i += 1) {
      account.wind(day);
      expect(await again()).toBe(200);
    }
    account.wind(day);
    expect(await again()).toBe(400);
    account.wind(30 * day);
    expect(await again()).toBe(200);
  });

  test('that is paused: unpaused by its own call', async () => {
    expect((await account.post(`${greeting}/unpause`, {})).body.error.code).toBe(100);
    account.state.manage.pauseTemplate(greeting);
    expect((await account.post(`${greeting}/unpause`, {})).body).toEqual({ success: true });
    expect((await account.get(`${greeting}?fields=status`)).body.status).toBe('APPROVED');
  });
});

describe('deleting templates', () => {
  const remove = (query: string) => account.ask('DELETE', `${waba}/message_templates?${query}`);

  test('takes every language of the name, or one by its id', async () => {
    const french = (await create({ name: 'greeting', language: 'fr' })).body.id;
    expect((await remove(`name=greeting&hsm_id=${french}`)).body).toEqual({ success: true });
    expect((await account.get(greeting)).status).toBe(200);
    await create({ name: 'greeting', language: 'de' });
    expect((await remove('name=greeting')).body).toEqual({ success: true });
    expect((await account.get(`${waba}/message_templates`)).body.data).toEqual([]);
  });

  test('of a name that is not there, of none, and of a disabled one is refused', async () => {
    expect((await remove('name=nothing')).status).toBe(400);
    expect((await remove('')).status).toBe(400);
    account.state.manage.disableTemplate(greeting);
    expect((await remove('name=greeting')).status).toBe(400);
  });

  test('keeps the name of an approved one for 30 days', async () => {
    await remove('name=greeting');
    expect((await create({ name: 'greeting' })).body.error.error_subcode).toBe(2388023);
    account.wind(30 * day);
    expect((await create({ name: 'greeting' })).status).toBe(200);
  });
});

describe('health', () => {
  const health = async (id: string) => (await account.get(`${id}?fields=health_status`)).body.health_status;

  test('is that of the weakest part, with what to do about it', async () => {
    expect((await health(number)).can_send_message).toBe('AVAILABLE');
    account.state.manage.setVerification('506914307656634', 'pending');
    expect(await health(number)).toMatchObject({
      can_send_message: 'LIMITED',
      entities: [
        { entity_type: 'PHONE_NUMBER', id: number, can_send_message: 'AVAILABLE' },
        { entity_type: 'WABA', id: waba },
        { entity_type: 'BUSINESS', can_send_message: 'LIMITED', additional_info: [expect.any(String)] },
        { entity_type: 'APP' },
      ],
    });
    account.state.manage.setFunding(waba, null);
    const { can_send_message, entities } = await health(waba);
    expect(can_send_message).toBe('BLOCKED');
    expect(entities[0].errors[0]).toMatchObject({
      error_code: 141006,
      possible_solution: 'Add a valid payment method to the account.',
    });
  });

  test('of a template that is reviewed says 141002', async () => {
    const { id } = (await create()).body;
    expect((await health(id)).entities[0]).toMatchObject({
      entity_type: 'MESSAGE_TEMPLATE',
      errors: [{ error_code: 141002 }],
    });
  });

  test.each([
    [{ status: 'FLAGGED' }, 'LIMITED'],
    [{ status: 'BANNED' }, 'BLOCKED'],
    [{ platformType: 'NOT_APPLICABLE' }, 'BLOCKED'],
    [{ nameStatus: 'PENDING_REVIEW' }, 'LIMITED'],
    [{ quality: 'RED' }, 'LIMITED'],
  ])('of a number with %j is %s', async (change, expected) => {
    const { numbers } = account.state.tables;
    numbers.put({ ...numbers.known(number), ...change });
    expect((await health(number)).entities[0].can_send_message).toBe(expected);
  });
});
