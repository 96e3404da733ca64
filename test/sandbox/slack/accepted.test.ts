import { describe, expect, test } from 'vitest';
import { judgeMessage } from '../../../src/sandbox/slack/surfaces/judge-message.ts';
import { judgeOptions } from '../../../src/sandbox/slack/surfaces/judge-options.ts';
import { judgeView } from '../../../src/sandbox/slack/surfaces/judge-view.ts';
import {
  accessory,
  actions,
  bars,
  button,
  chart,
  dialog,
  divider,
  home,
  input,
  line,
  many,
  message,
  modal,
  mrkdwn,
  option,
  options,
  plain,
  raw,
  rich,
  section,
  series,
  table,
  task,
  text,
  x,
} from './samples.ts';

describe('what Slack takes is taken', () => {
  const everySelect = ['external', 'users', 'conversations', 'channels'].flatMap((kind, index) => [
    input({ type: `${kind}_select` }, { block_id: `one${index}` }),
    input({ type: `multi_${kind}_select`, max_selected_items: 3 }, { block_id: `many${index}` }),
  ]);
  const taken: [string, object][] = [
    ['a plain text', { text: 'hello' }],
    ['a text of 40,000', { text: x(40_000) }],
    ['blocks alone', { blocks: [divider] }],
    ['50 blocks', message(...many(50, () => divider))],
    [
      'a full section',
      message(
        section({
          text: mrkdwn(x(3000)),
          expand: true,
          accessory: button({
            style: 'danger',
            confirm: dialog({ style: 'danger', confirm: plain(x(30)), deny: plain(x(30)) }),
          }),
        }),
      ),
    ],
    ['ten fields', message({ type: 'section', fields: many(10, () => mrkdwn('a')) })],
    ['25 buttons', message(actions(...many(25, (i) => button({ action_id: `b${i}` }))))],
    ['the same action_id in two blocks', message(actions(button()), actions(button()))],
    [
      'a plan',
      message({
        type: 'plan',
        title: 'P',
        tasks: [
          task({
            status: 'complete',
            details: rich(line('done')),
            sources: [{ type: 'url', url: 'https://a.example', text: 'a' }],
          }),
        ],
      }),
    ],
    ['a table', message({ ...table, column_settings: [{ align: 'right', is_wrapped: true }] })],
    [
      'a data table',
      message({
        type: 'data_table',
        caption: 'c',
        page_size: 10,
        rows: [[raw('a')], [{ type: 'raw_number', value: 1, text: '1' }]],
      }),
    ],
    [
      'two charts',
      message(bars(series('s', ['b', 'a'])), chart({ type: 'pie', segments: [{ label: 'a', value: 2 }] })),
    ],
    [
      'a container',
      message({
        type: 'container',
        title: plain('c'),
        is_collapsible: true,
        child_blocks: [divider, actions(button())],
      }),
    ],
    [
      'a carousel',
      message({ type: 'carousel', elements: [{ type: 'card', title: mrkdwn('a'), actions: [button()] }] }),
    ],
    [
      'rich text with a date',
      message(
        rich(
          line('a'),
          { type: 'rich_text_list', style: 'ordered', indent: 8, border: 1, elements: [line('b')] },
          {
            type: 'rich_text_section',
            elements: [{ type: 'date', timestamp: 1_700_000_000, format: '{date}', fallback: 'then' }],
          },
        ),
      ),
    ],
    ['metadata', { text: 'a', metadata: { event_type: 'outbox', event_payload: { key: 'card:TR-0042' } } }],
    [
      'an initial option among its options',
      message(accessory({ type: 'static_select', options: options(100), initial_option: option('o99') })),
    ],
    ['13,200 characters in its blocks', message(...many(5, () => section({ text: mrkdwn(x(2640)) })))],
  ];
  test.each(taken)('in a message: %s', (_name, payload) => {
    expect(judgeMessage(payload)).toEqual({ ok: true });
  });

  const views: [string, object][] = [
    ['a modal without inputs needs no submit', { type: 'modal', title: plain(x(24)), blocks: [divider] }],
    ['an alert', modal([{ type: 'alert', text: mrkdwn(x(200)), level: 'warning' }])],
    ['every select', modal(everySelect)],
    [
      'every other input',
      modal(
        [
          { ...text, multiline: true, max_length: 3000 },
          { type: 'number_input', is_decimal_allowed: true, min_value: '-1.5', max_value: '2' },
          { type: 'email_text_input' },
          { type: 'url_text_input', dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } },
          { type: 'rich_text_input', min_lines: 1, max_lines: 100 },
          { type: 'file_input', filetypes: ['csv'], max_files: 1 },
          { type: 'datepicker', initial_date: '2026-02-28' },
          { type: 'timepicker', initial_time: '23:59', timezone: 'Europe/Paris' },
          { type: 'datetimepicker', initial_date_time: 1_700_000_000 },
          { type: 'checkboxes', options: options(10), initial_options: [option('o1')] },
          { type: 'radio_buttons', options: options(10) },
          { type: 'multi_static_select', option_groups: [{ label: plain('g'), options: options(100) }] },
        ].map((element, index) =>
          input(element, { block_id: `f${index}`, optional: true, dispatch_action: true }),
        ),
      ),
    ],
    ['100 blocks', modal(many(100, () => divider))],
    ['a home with an input', home(input(text), { type: 'card', title: mrkdwn('a') })],
    ['an empty home', home()],
  ];
  test.each(views)('as a view: %s', (_name, payload) => {
    expect(judgeView(payload)).toEqual({ ok: true });
  });
});

describe('the answer to a suggestion', () => {
  test('may be options, groups, or nothing found', () => {
    expect(judgeOptions({ options: options(100) })).toEqual({ ok: true });
    expect(judgeOptions({ options: [] })).toEqual({ ok: true });
    expect(judgeOptions({ option_groups: [{ label: plain('g'), options: options(1) }] })).toEqual({
      ok: true,
    });
  });

  test.each([
    ['101 options', { options: options(101) }, '/options'],
    ['a value over 75', { options: [option(x(76), 'a')] }, '/options/0/value'],
    ['a text over 75', { options: [option('a', x(76))] }, '/options/0/text/text'],
    ['both options and groups', { options: [], option_groups: [] }, ''],
    ['neither', {}, ''],
    ['no object at all', undefined, ''],
  ])('is refused with %s', (_name, payload, pointer) => {
    const verdict = judgeOptions(payload);
    expect(verdict).toMatchObject({ ok: false, error: 'invalid_arguments' });
    expect(verdict.ok ? '' : verdict.messages.join()).toContain(`[json-pointer:${pointer}`);
  });
});
