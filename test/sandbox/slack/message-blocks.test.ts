import { describe, expect, test } from 'vitest';
import { judgeMessage } from '../../../src/sandbox/slack/surfaces/judge-message.ts';
import {
  bars,
  chart,
  divider,
  input,
  line,
  many,
  message,
  mrkdwn,
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

describe('a message whose blocks Slack would refuse is refused', () => {
  const refused: [string, object, string, string?][] = [
    ['an image without a source', message({ type: 'image', alt_text: 'a' }), 'invalid_blocks', '/blocks/0'],
    ['two tables', message(table, table), 'invalid_blocks', '/blocks'],
    [
      'a table and a data table',
      message(table, { type: 'data_table', caption: 'c', rows: [[raw('a')], [raw('b')]] }),
      'invalid_blocks',
    ],
    [
      '101 rows',
      message({ type: 'table', rows: many(101, () => [raw('a')]) }),
      'invalid_blocks',
      '/blocks/0/rows',
    ],
    [
      '21 cells',
      message({ type: 'table', rows: [many(21, () => raw('a'))] }),
      'invalid_blocks',
      '/blocks/0/rows/0',
    ],
    ['an empty cell', message({ type: 'table', rows: [[raw('')]] }), 'invalid_blocks'],
    [
      'a data table without caption',
      message({ type: 'data_table', rows: [[raw('a')], [raw('b')]] }),
      'invalid_blocks',
      '/blocks/0',
    ],
    [
      'a data table of a header alone',
      message({ type: 'data_table', caption: 'c', rows: [[raw('a')]] }),
      'invalid_blocks',
    ],
    [
      'rich text in a data table header',
      message({ type: 'data_table', caption: 'c', rows: [[rich(line('a'))], [raw('b')]] }),
      'invalid_blocks',
    ],
    ['markdown over 12,000', message({ type: 'markdown', text: x(12_001) }), 'invalid_blocks'],
    [
      'markdown over 12,000 in two blocks',
      message(...many(2, () => ({ type: 'markdown', text: x(6001) }))),
      'invalid_blocks',
      '/blocks',
    ],
    ['a task without id', message(task({ task_id: undefined })), 'invalid_blocks', '/blocks/0'],
    ['a task with another status', message(task({ status: 'done' })), 'invalid_blocks', '/blocks/0/status'],
    ['a task with plain details', message(task({ details: plain('a') })), 'invalid_blocks'],
    [
      'task details of two elements',
      message(task({ details: rich(line('a'), line('b')) })),
      'invalid_blocks',
    ],
    ['a plan without title', message({ type: 'plan', tasks: [task()] }), 'invalid_blocks', '/blocks/0'],
    [
      'a plan with a wrong task',
      message({ type: 'plan', title: 'P', tasks: [task({ status: 'x' })] }),
      'invalid_blocks',
      '/blocks/0/tasks/0/status',
    ],
    ['a task_id twice', message({ type: 'plan', title: 'P', tasks: [task(), task()] }), 'invalid_blocks'],
    ['an empty card', message({ type: 'card' }), 'invalid_blocks'],
    ['a card title over 150', message({ type: 'card', title: mrkdwn(x(151)) }), 'invalid_blocks'],
    ['a card body over 200', message({ type: 'card', body: mrkdwn(x(201)) }), 'invalid_blocks'],
    [
      '11 cards',
      message({ type: 'carousel', elements: many(11, () => ({ type: 'card', title: mrkdwn('a') })) }),
      'invalid_blocks',
    ],
    ['a container without title', message({ type: 'container', child_blocks: [divider] }), 'invalid_blocks'],
    [
      '11 blocks in a container',
      message({ type: 'container', title: plain('c'), child_blocks: many(11, () => divider) }),
      'invalid_blocks',
    ],
    [
      'an input in a container',
      message({ type: 'container', title: plain('c'), child_blocks: [input(text)] }),
      'invalid_blocks',
    ],
    ['three charts', message(...many(3, () => bars(series('s', ['a', 'b'])))), 'invalid_blocks'],
    ['a chart that misses a category', message(bars(series('s', ['a']))), 'invalid_blocks'],
    [
      'two series of one name',
      message(bars(series('s', ['a', 'b']), series('s', ['a', 'b']))),
      'invalid_blocks',
    ],
    [
      'a pie with nothing in it',
      message(chart({ type: 'pie', segments: [{ label: 'a', value: 0 }] })),
      'invalid_blocks',
    ],
    [
      'a list indented 9 deep',
      message(rich({ type: 'rich_text_list', style: 'bullet', indent: 9, elements: [line('a')] })),
      'invalid_blocks',
    ],
    [
      '6 feedback buttons',
      message({
        type: 'context_actions',
        elements: many(6, () => ({ type: 'icon_button', icon: 'trash', text: plain('a') })),
      }),
      'invalid_blocks',
    ],
    [
      '13,201 characters in its blocks',
      message(...many(5, () => section({ text: mrkdwn(x(2641)) }))),
      'msg_blocks_too_long',
      '/blocks',
    ],
    [
      'metadata without a type',
      { text: 'a', metadata: { event_payload: {} } },
      'invalid_metadata_format',
      '/metadata',
    ],
    [
      'metadata without a payload',
      { text: 'a', metadata: { event_type: 'a' } },
      'invalid_metadata_format',
      '/metadata',
    ],
    [
      'metadata with more',
      { text: 'a', metadata: { event_type: 'a', event_payload: {}, key: 1 } },
      'invalid_metadata_format',
    ],
    ['an argument nobody knows', { text: 'a', blcoks: [] }, 'invalid_arguments'],
  ];
  test.each(refused)('%s', (_name, payload, error, pointer) => {
    const verdict = judgeMessage(payload);
    expect(verdict).toMatchObject({ ok: false, error });
    if (verdict.ok) throw new Error('it was taken');
    expect(verdict.messages[0]).toMatch(/^\[ERROR\] .+ \[json-pointer:.*\]$/);
    if (pointer !== undefined) expect(verdict.messages.join()).toContain(`[json-pointer:${pointer}`);
  });
});
