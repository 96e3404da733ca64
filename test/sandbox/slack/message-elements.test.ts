import { describe, expect, test } from 'vitest';
import { judgeMessage } from '../../../src/sandbox/slack/surfaces/judge-message.ts';
import {
  accessory,
  actions,
  button,
  dialog,
  divider,
  input,
  many,
  message,
  mrkdwn,
  option,
  options,
  plain,
  section,
  text,
  x,
} from './samples.ts';

describe('a message whose texts or elements Slack would refuse is refused', () => {
  const refused: [string, object, string, string?][] = [
    ['a text over 40,000 characters', { text: x(40_001) }, 'msg_too_long', '/text'],
    ['no text and no blocks', {}, 'no_text'],
    ['an empty text with empty blocks', { text: '', blocks: [] }, 'no_text'],
    ['51 blocks', message(...many(51, () => divider)), 'invalid_blocks', '/blocks'],
    ['an unknown block type', message({ type: 'banner' }), 'invalid_blocks', '/blocks/0/type'],
    ['an alert', message({ type: 'alert', text: plain('No') }), 'invalid_blocks', '/blocks/0/type'],
    ['a file block', message({ type: 'file', source: 'remote', external_id: 'x' }), 'invalid_blocks'],
    ['an unknown key', message({ ...divider, colour: 'red' }), 'invalid_blocks', '/blocks/0'],
    [
      'a header over 150',
      message({ type: 'header', text: plain(x(151)) }),
      'invalid_blocks',
      '/blocks/0/text/text',
    ],
    [
      'a header in mrkdwn',
      message({ type: 'header', text: mrkdwn('a') }),
      'invalid_blocks',
      '/blocks/0/text/type',
    ],
    [
      'an empty section text',
      message(section({ text: mrkdwn('') })),
      'invalid_blocks',
      '/blocks/0/text/text',
    ],
    [
      'a section over 3,000',
      message(section({ text: mrkdwn(x(3001)) })),
      'invalid_blocks',
      '/blocks/0/text/text',
    ],
    ['a section of nothing', message({ type: 'section' }), 'invalid_blocks', '/blocks/0'],
    [
      '11 fields',
      message(section({ fields: many(11, () => plain('a')) })),
      'invalid_blocks',
      '/blocks/0/fields',
    ],
    [
      'a field over 2,000',
      message(section({ fields: [plain(x(2001))] })),
      'invalid_blocks',
      '/blocks/0/fields/0/text',
    ],
    [
      '11 context elements',
      message({ type: 'context', elements: many(11, () => plain('a')) }),
      'invalid_blocks',
    ],
    ['an empty context', message({ type: 'context', elements: [] }), 'invalid_blocks', '/blocks/0/elements'],
    ['26 actions', message(actions(...many(26, (i) => button({ action_id: `b${i}` })))), 'invalid_blocks'],
    ['an empty actions block', message(actions()), 'invalid_blocks', '/blocks/0/elements'],
    ['a button text over 75', message(actions(button({ text: plain(x(76)) }))), 'invalid_blocks'],
    ['a button text in mrkdwn', message(actions(button({ text: mrkdwn('Go') }))), 'invalid_blocks'],
    ['a button value over 2,000', message(actions(button({ value: x(2001) }))), 'invalid_blocks'],
    [
      'a button url over 3,000',
      message(actions(button({ url: `https://a.example/${x(3000)}` }))),
      'invalid_blocks',
    ],
    ['an unknown button style', message(actions(button({ style: 'default' }))), 'invalid_blocks'],
    ['an action_id over 255', message(actions(button({ action_id: x(256) }))), 'invalid_blocks'],
    [
      'a block_id over 255',
      message({ ...divider, block_id: x(256) }),
      'invalid_blocks',
      '/blocks/0/block_id',
    ],
    [
      'a block_id twice',
      message({ ...divider, block_id: 'a' }, { ...divider, block_id: 'a' }),
      'invalid_blocks',
      '/blocks/1/block_id',
    ],
    ['an action_id twice in a block', message(actions(button(), button())), 'invalid_blocks', '/blocks/0'],
    [
      'a confirm title over 100',
      message(actions(button({ confirm: dialog({ title: plain(x(101)) }) }))),
      'invalid_blocks',
    ],
    [
      'a confirm text over 300',
      message(actions(button({ confirm: dialog({ text: plain(x(301)) }) }))),
      'invalid_blocks',
    ],
    [
      'a confirm button over 30',
      message(actions(button({ confirm: dialog({ confirm: plain(x(31)) }) }))),
      'invalid_blocks',
    ],
    [
      'a deny button over 30',
      message(actions(button({ confirm: dialog({ deny: plain(x(31)) }) }))),
      'invalid_blocks',
    ],
    [
      'a select of nothing',
      message(accessory({ type: 'static_select' })),
      'invalid_blocks',
      '/blocks/0/accessory',
    ],
    [
      'a select with no options',
      message(accessory({ type: 'static_select', options: [] })),
      'invalid_blocks',
    ],
    [
      'a select of 101 options',
      message(accessory({ type: 'static_select', options: options(101) })),
      'invalid_blocks',
      '/blocks/0/accessory/options',
    ],
    [
      'a select with options and groups',
      message(
        accessory({
          type: 'static_select',
          options: options(1),
          option_groups: [{ label: plain('g'), options: options(1) }],
        }),
      ),
      'invalid_blocks',
    ],
    [
      'an option text over 75',
      message(accessory({ type: 'static_select', options: [option('a', x(76))] })),
      'invalid_blocks',
    ],
    [
      'an option value over 75',
      message(accessory({ type: 'static_select', options: [option(x(76), 'a')] })),
      'invalid_blocks',
    ],
    [
      'an option description over 75',
      message(accessory({ type: 'static_select', options: [{ ...option('a'), description: plain(x(76)) }] })),
      'invalid_blocks',
    ],
    [
      'an initial option that is not offered',
      message(accessory({ type: 'static_select', options: options(2), initial_option: option('other') })),
      'invalid_blocks',
      '/blocks/0/accessory/initial_option',
    ],
    [
      'a placeholder over 150',
      message(accessory({ type: 'external_select', placeholder: plain(x(151)) })),
      'invalid_blocks',
    ],
    [
      'a negative min_query_length',
      message(accessory({ type: 'external_select', min_query_length: -1 })),
      'invalid_blocks',
    ],
    ['6 overflow options', message(accessory({ type: 'overflow', options: options(6) })), 'invalid_blocks'],
    ['11 checkboxes', message(accessory({ type: 'checkboxes', options: options(11) })), 'invalid_blocks'],
    [
      '11 radio buttons',
      message(accessory({ type: 'radio_buttons', options: options(11) })),
      'invalid_blocks',
    ],
    [
      'a plain text input in an actions block',
      message(actions({ ...text, action_id: 'a' })),
      'invalid_blocks',
    ],
    ['a file input', message(input({ type: 'file_input' })), 'invalid_blocks', '/blocks/0/element/type'],
    [
      'an impossible date',
      message(accessory({ type: 'datepicker', initial_date: '2026-02-30' })),
      'invalid_blocks',
    ],
    [
      'an impossible time',
      message(accessory({ type: 'timepicker', initial_time: '24:00' })),
      'invalid_blocks',
    ],
    [
      'milliseconds in a datetimepicker',
      message(actions({ type: 'datetimepicker', initial_date_time: 1_700_000_000_000 })),
      'invalid_blocks',
    ],
  ];
  test.each(refused)('%s', (_name, payload, error, pointer) => {
    const verdict = judgeMessage(payload);
    expect(verdict).toMatchObject({ ok: false, error });
    if (verdict.ok) throw new Error('it was taken');
    expect(verdict.messages[0]).toMatch(/^\[ERROR\] .+ \[json-pointer:.*\]$/);
    if (pointer !== undefined) expect(verdict.messages.join()).toContain(`[json-pointer:${pointer}`);
  });

  test('in the words of Slack', () => {
    const long = judgeMessage(message({ type: 'header', text: plain(x(151)) }));
    expect(long).toEqual({
      ok: false,
      error: 'invalid_blocks',
      messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
    });
    expect(judgeMessage(message({ type: 'header' }))).toMatchObject({
      messages: ['[ERROR] missing required field: text [json-pointer:/blocks/0]'],
    });
    expect(judgeMessage(message({ type: 'alert', text: plain('No') }))).toMatchObject({
      messages: ['[ERROR] unsupported type: alert [json-pointer:/blocks/0/type]'],
    });
  });
});
