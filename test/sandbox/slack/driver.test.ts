import type { ViewSubmitAction } from '@slack/bolt';
import type { ModalView, View } from '@slack/types';
import { expect, test, vi } from 'vitest';
import type { Entry } from '../../../src/sandbox/slack/entering.ts';
import { clientOf, defined, plain, startBot, startSlack } from './workspace.ts';

const option = (value: string) => ({ text: plain(value), value });
const element = (type: string, more: object = {}) => ({ type, action_id: 'value', ...more });
const input = (block_id: string, of: object, more: object = {}) => ({
  type: 'input',
  block_id,
  label: plain(block_id),
  element: of,
  ...more,
});
const modal = (blocks: object[], more: object = {}) =>
  ({ type: 'modal', title: plain('Form'), submit: plain('Send'), blocks, ...more }) as ModalView;
const two = [option('a'), option('b')];

/** A bot whose /wa opens the given view, and that notes what it is told. */
async function withForm(view: View, answer: object = {}) {
  const slack = await startSlack();
  const submitted: ViewSubmitAction['view']['state']['values'][] = [];
  const told: object[] = [];
  await startBot(slack, (app) => {
    app.command('/wa', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.view(/.*/, async ({ ack, body }) => {
      if (body.type === 'view_submission') submitted.push(body.view.state.values);
      await ack(answer as { response_action: 'clear' });
    });
    app.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack, body }) => {
      if (body.type === 'view_closed')
        told.push({ closed: body.view.callback_id, is_cleared: body.is_cleared });
      await ack();
    });
    app.action(/.*/, async ({ ack, action }) => {
      told.push(action);
      await ack();
    });
  });
  const olivia = slack.as('U0OLIVIA');
  await olivia.command('/wa', '', { channel: 'ops' });
  await vi.waitFor(() => expect(olivia.view()).toBeDefined());
  return { slack, olivia, view: defined(olivia.view()), submitted, told };
}

const everyInput: [string, object, Entry, object][] = [
  ['plain', element('plain_text_input'), 'words', { value: 'words' }],
  ['number', element('number_input', { is_decimal_allowed: false }), '42', { value: '42' }],
  ['email', element('email_text_input'), 'a@b.example', { value: 'a@b.example' }],
  ['url', element('url_text_input'), 'https://a.example', { value: 'https://a.example' }],
  ['rich', element('rich_text_input'), 'words', { rich_text_value: { type: 'rich_text' } }],
  ['static', element('static_select', { options: two }), 'b', { selected_option: option('b') }],
  ['statics', element('multi_static_select', { options: two }), ['a', 'b'], { selected_options: two }],
  ['radio', element('radio_buttons', { options: two }), 'a', { selected_option: option('a') }],
  ['boxes', element('checkboxes', { options: two }), ['b'], { selected_options: [option('b')] }],
  ['user', element('users_select'), 'U0AMELIE', { selected_user: 'U0AMELIE' }],
  ['users', element('multi_users_select'), ['U0AMELIE'], { selected_users: ['U0AMELIE'] }],
  ['conversation', element('conversations_select'), 'C0OPS', { selected_conversation: 'C0OPS' }],
  ['channel', element('channels_select'), 'C0OPS', { selected_channel: 'C0OPS' }],
  ['date', element('datepicker'), '2026-03-01', { selected_date: '2026-03-01' }],
  ['time', element('timepicker'), '09:30', { selected_time: '09:30' }],
  ['moment', element('datetimepicker'), 1_772_366_400, { selected_date_time: 1_772_366_400 }],
];

test('every input can be filled and arrives as Slack sends it', async () => {
  const blocks = [
    ...everyInput.map(([id, of]) => input(id, of)),
    input('file', element('file_input', { max_files: 1 })),
  ];
  const { slack, olivia, view, submitted } = await withForm(modal(blocks));
  await olivia.fill(view, Object.fromEntries(everyInput.map(([id, , entry]) => [id, entry])));
  const file = await olivia.upload('people.csv', 'external_id\nsample-1\n');
  await olivia.fill(view, { file: [file] });
  expect(await olivia.submit(view)).toMatchObject({ status: 200 });
  expect(olivia.view()).toBeUndefined();
  for (const [id, , , expected] of everyInput) expect(submitted[0]?.[id]?.value).toMatchObject(expected);
  expect(submitted[0]?.file?.value).toMatchObject({ files: [{ id: file.id, name: 'people.csv' }] });
  const download = await fetch(file.url_private, { headers: { authorization: 'Bearer xoxb-sample' } });
  expect([download.headers.get('content-type'), await download.text()]).toEqual([
    'text/csv',
    'external_id\nsample-1\n',
  ]);
  expect(await (await fetch(file.url_private)).text()).toContain('Sign in');
  expect(slack.file(file.id)?.size).toBe(21);
});

test('a field that names kinds of files takes no other, and no more than it says', async () => {
  const only = element('file_input', { filetypes: ['csv', 'json'], max_files: 1 });
  const { olivia, view } = await withForm(modal([input('file', only)]));
  const [list, words] = [await olivia.upload('LIST.CSV', 'a'), await olivia.upload('words.txt', 'a')];
  await expect(olivia.fill(view, { file: [words] })).rejects.toThrow('words.txt is none of csv, json');
  await expect(olivia.fill(view, { file: [list, list] })).rejects.toThrow('no more than 1');
  await olivia.fill(view, { file: [list] });
  expect(olivia.view()?.state.values.file?.value?.files).toMatchObject([{ id: list.id }]);
});

test('the client itself refuses what does not fit the form', async () => {
  const blocks = [
    input('short', element('plain_text_input', { min_length: 3 })),
    input('whole', element('number_input', { is_decimal_allowed: false, max_value: '9' })),
    input('must', element('plain_text_input')),
    input('may', element('plain_text_input'), { optional: true }),
  ];
  const { olivia, view, submitted } = await withForm(modal(blocks));
  await olivia.fill(view, { short: 'ab', whole: '10' });
  expect(await olivia.submit(view)).toMatchObject({ error: 'invalid_fields' });
  expect(Object.keys(defined(olivia.view()).errors)).toEqual(['short', 'whole', 'must']);
  expect(submitted).toEqual([]);
});

test('a field tells the bot at once only with dispatch_action', async () => {
  const blocks = [
    input('loud', element('static_select', { options: two }), { dispatch_action: true }),
    input('quiet', element('static_select', { options: two })),
  ];
  const { olivia, view, told } = await withForm(modal(blocks));
  expect(await olivia.choose(view, 'quiet', 'a')).toBeUndefined();
  expect(await olivia.choose(view, 'loud', 'b')).toMatchObject({ status: 200 });
  expect(told).toMatchObject([{ block_id: 'loud', selected_option: option('b') }]);
});

test('the current conversation is chosen already where the field asks for it', async () => {
  const current = element('conversations_select', { default_to_current_conversation: true });
  const { view } = await withForm(modal([input('channel', current)]));
  expect(view.state.values.channel?.value?.selected_conversation).toBe('C0OPS');
});

test('closing tells the bot where the view asks for it', async () => {
  const asking = modal([], { callback_id: 'form', notify_on_close: true });
  const { olivia, view, told } = await withForm(asking);
  expect(await olivia.close(view)).toMatchObject({ status: 200 });
  expect(told).toEqual([{ closed: 'form', is_cleared: false }]);
  expect(olivia.view()).toBeUndefined();
});

const form = modal([input('name', element('plain_text_input', { initial_value: 'x' }))]);

test.each([
  ['update', { response_action: 'update', view: modal([], { title: plain('Next') }) }, 'Next'],
  ['push', { response_action: 'push', view: modal([], { title: plain('Above') }) }, 'Above'],
  ['clear', { response_action: 'clear' }, undefined],
])('a submission may be answered by %s', async (_kind, answer, title) => {
  const { olivia, view } = await withForm(form, answer);
  expect(await olivia.submit(view)).toMatchObject({ status: 200 });
  expect(olivia.view()?.title?.text).toBe(title);
});

test.each([
  [
    'a view that Slack refuses',
    { response_action: 'update', view: modal([{ type: 'plan' }]) },
    'unsupported type',
  ],
  ['an error on no field', { response_action: 'errors', errors: { other: 'No' } }, 'not an input block'],
  ['an action nobody knows', { response_action: 'close' }, 'must be empty or a response_action'],
])('a submission answered by %s is an error to the person', async (_kind, answer, message) => {
  const { olivia, view } = await withForm(form, answer);
  const delivery = await olivia.submit(view);
  expect(delivery.error).toBe('invalid_response');
  expect(delivery.messages?.join()).toContain(message);
  expect(olivia.view()?.title?.text).toBe('Form');
});

test('a suggestion that Slack refuses gives nothing to choose, and too short a query asks nothing', async () => {
  const { slack, olivia, view } = await withForm(modal([input('number', element('external_select'))]));
  await startBot(slack, (app) => {
    app.options('value', async ({ ack }) => ack({ options: [option('x'.repeat(76))] }));
  });
  expect(await olivia.suggest(view, 'number', 'ab')).toMatchObject({ status: 0, options: [] });
  expect(await olivia.suggest(view, 'number', 'abc')).toMatchObject({
    error: 'invalid_response',
    options: [],
  });
});

test('what is not there cannot be pressed, but an old card still can', async () => {
  const { slack, olivia, told } = await withForm(form);
  const { chat } = clientOf(slack);
  const button = (action_id: string) => ({ type: 'button' as const, action_id, text: plain(action_id) });
  const blocks = [
    { type: 'actions' as const, block_id: 'operation', elements: [button('operation.approve')] },
  ];
  const { ts = '' } = await chat.postMessage({ channel: 'C0OPS', text: 'card', blocks });
  const card = defined(slack.message('ops', ts));
  await chat.update({ channel: 'C0OPS', ts, text: 'done', blocks: [] });
  const now = defined(slack.message('ops', ts));
  expect(() => olivia.press(now, 'operation.approve')).toThrow('nothing here matches');
  expect(await olivia.press(card, 'operation.approve')).toMatchObject({ status: 200 });
  expect(told).toMatchObject([{ action_id: 'operation.approve', block_id: 'operation' }]);
});

test('menus and checkboxes in a message carry what was chosen', async () => {
  const { slack, olivia, told } = await withForm(form);
  const overflow = { type: 'overflow' as const, action_id: 'more', options: two };
  const boxes = { type: 'checkboxes' as const, action_id: 'ticks', options: two };
  const blocks = [{ type: 'actions' as const, block_id: 'row', elements: [overflow, boxes] }];
  await clientOf(slack).chat.postMessage({ channel: 'C0OPS', text: 'list', blocks });
  const list = defined(slack.messages('ops')[0]);
  await olivia.press(list, 'more', { value: 'b' });
  await olivia.choose(list, 'row', ['a'], 'ticks');
  expect(told).toMatchObject([{ selected_option: option('b') }, { selected_options: [option('a')] }]);
});
