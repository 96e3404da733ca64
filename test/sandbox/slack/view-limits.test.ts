import { describe, expect, test } from 'vitest';
import { judgeView } from '../../../src/sandbox/slack/surfaces/judge-view.ts';
import {
  button,
  divider,
  home,
  input,
  many,
  modal,
  mrkdwn,
  noSubmit,
  options,
  plain,
  section,
  text,
  x,
} from './samples.ts';

describe('a view that Slack would refuse is refused', () => {
  const refused: [string, object, string, string?][] = [
    ['a title over 24', modal([divider], { title: plain(x(25)) }), 'invalid_arguments', '/view/title/text'],
    ['no title', modal([divider], { title: undefined }), 'invalid_arguments', '/view'],
    ['a title in mrkdwn', modal([divider], { title: mrkdwn('a') }), 'invalid_arguments', '/view/title/type'],
    [
      'a submit over 24',
      modal([divider], { submit: plain(x(25)) }),
      'invalid_arguments',
      '/view/submit/text',
    ],
    ['a close over 24', modal([divider], { close: plain(x(25)) }), 'invalid_arguments', '/view/close/text'],
    ['an input without submit', noSubmit, 'invalid_arguments', '/view'],
    ['101 blocks', modal(many(101, () => divider)), 'invalid_arguments', '/view/blocks'],
    ['101 blocks at home', home(...many(101, () => divider)), 'invalid_arguments', '/view/blocks'],
    [
      'private_metadata over 3,000',
      modal([divider], { private_metadata: x(3001) }),
      'invalid_arguments',
      '/view/private_metadata',
    ],
    [
      'a callback_id over 255',
      modal([divider], { callback_id: x(256) }),
      'invalid_arguments',
      '/view/callback_id',
    ],
    ['an external_id over 255', modal([divider], { external_id: x(256) }), 'invalid_arguments'],
    ['an unknown key', modal([divider], { colour: 'red' }), 'invalid_arguments', '/view'],
    ['a view over 250 KB', modal(many(100, () => section({ text: mrkdwn(x(2900)) }))), 'view_too_large'],
    [
      'an alert over 200',
      modal([{ type: 'alert', text: plain(x(201)) }]),
      'invalid_arguments',
      '/view/blocks/0/text/text',
    ],
    [
      'an alert of an unknown level',
      modal([{ type: 'alert', text: plain('a'), level: 'danger' }]),
      'invalid_arguments',
    ],
    ['a label over 2,000', modal([input(text, { label: plain(x(2001)) })]), 'invalid_arguments'],
    ['a hint over 2,000', modal([input(text, { hint: plain(x(2001)) })]), 'invalid_arguments'],
    ['a button as an input', modal([input(button())]), 'invalid_arguments', '/view/blocks/0/element/type'],
    [
      'two focused elements',
      modal([
        input({ ...text, focus_on_load: true }),
        input({ ...text, focus_on_load: true }, { block_id: 'b' }),
      ]),
      'invalid_arguments',
      '/view/blocks',
    ],
    ['a block_id twice', modal([input(text), input(text)]), 'invalid_arguments', '/view/blocks/1/block_id'],
    ['max_length over 3,000', modal([input({ ...text, max_length: 3001 })]), 'invalid_arguments'],
    [
      'min_length over max_length',
      modal([input({ ...text, min_length: 5, max_length: 4 })]),
      'invalid_arguments',
    ],
    [
      'an initial value over max_length',
      modal([input({ ...text, max_length: 2, initial_value: 'abc' })]),
      'invalid_arguments',
    ],
    [
      'a numeric min_value',
      modal([input({ type: 'number_input', is_decimal_allowed: false, min_value: 1 })]),
      'invalid_arguments',
    ],
    [
      'min_value over max_value',
      modal([input({ type: 'number_input', is_decimal_allowed: false, min_value: '2', max_value: '1' })]),
      'invalid_arguments',
    ],
    [
      'more initial options than allowed',
      modal([
        input({
          type: 'multi_static_select',
          options: options(3),
          initial_options: options(2),
          max_selected_items: 1,
        }),
      ]),
      'invalid_arguments',
    ],
    ['11 files', modal([input({ type: 'file_input', max_files: 11 })]), 'invalid_arguments'],
    [
      'an empty conversation filter',
      modal([input({ type: 'conversations_select', filter: {} })]),
      'invalid_arguments',
    ],
    ['a view of no kind', { blocks: [] }, 'invalid_arguments'],
    ['a home with a title', { ...home(divider), title: plain('a') }, 'invalid_arguments', '/view'],
    [
      'an alert at home',
      home({ type: 'alert', text: plain('a') }),
      'invalid_arguments',
      '/view/blocks/0/type',
    ],
    ['a file input at home', home(input({ type: 'file_input' })), 'invalid_arguments'],
    ...[
      'table',
      'data_table',
      'plan',
      'task_card',
      'markdown',
      'container',
      'card',
      'carousel',
      'context_actions',
    ].map((type): [string, object, string, string] => [
      `a ${type} in a modal`,
      modal([{ type }]),
      'invalid_arguments',
      '/view/blocks/0/type',
    ]),
    ...['table', 'plan', 'task_card', 'markdown', 'context_actions', 'data_visualization'].map(
      (type): [string, object, string, string] => [
        `a ${type} at home`,
        home({ type }),
        'invalid_arguments',
        '/view/blocks/0/type',
      ],
    ),
  ];
  test.each(refused)('%s', (_name, payload, error, pointer) => {
    const verdict = judgeView(payload);
    expect(verdict).toMatchObject({ ok: false, error });
    if (verdict.ok) throw new Error('it was taken');
    expect(verdict.messages.join()).toContain(`[json-pointer:${pointer ?? '/view'}`);
  });
});
