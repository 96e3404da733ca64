import { expect, test } from 'vitest';
import { readInline, readMrkdwn } from '../../../../src/sandbox/page/ui/blocks/mrkdwn-reading.ts';

const text = (words: string) => ({ kind: 'text', text: words });

test('bold, italic, struck and code are read as Slack reads them', () => {
  expect(readInline('*a* _b_ ~c~ `d*e*`')).toEqual([
    { kind: 'bold', inside: [text('a')] },
    text(' '),
    { kind: 'italic', inside: [text('b')] },
    text(' '),
    { kind: 'strike', inside: [text('c')] },
    text(' '),
    { kind: 'code', text: 'd*e*' },
  ]);
});

test('marks inside words are no marks', () => {
  expect(readInline('2*3*4 and subscription_group_id at 12:30:45')).toEqual([
    text('2*3*4 and subscription_group_id at 12:30:45'),
  ]);
});

test('mentions, channels, dates and links are read from their tokens', () => {
  const raw =
    '<@U1> <#C1> <!date^1700000000^{date_short} {time}|later> <https://a.example/?x=1&amp;y=2|here>';
  expect(readInline(raw).filter(({ kind }) => kind !== 'text')).toEqual([
    { kind: 'user', id: 'U1' },
    { kind: 'channel', id: 'C1' },
    { kind: 'date', seconds: 1_700_000_000, pattern: '{date_short} {time}', fallback: 'later' },
    { kind: 'link', url: 'https://a.example/?x=1&y=2', text: 'here' },
  ]);
});

test('what was escaped is shown and never becomes a mention or a link', () => {
  expect(readInline('&lt;@U1&gt; &amp;lt; [a](b)')).toEqual([text('<@U1> &lt; [a](b)')]);
});

test('a bare address is a link, without the full stop after it', () => {
  expect(readInline('see https://a.example/x.')).toEqual([
    text('see '),
    { kind: 'link', url: 'https://a.example/x', text: 'https://a.example/x' },
    text('.'),
  ]);
});

test('lines, quotes and preformatted text stay apart', () => {
  expect(readMrkdwn('a\nb\n&gt; said\n```x *y*\n```\nend')).toEqual([
    { kind: 'paragraph', inside: [text('a'), { kind: 'break' }, text('b')] },
    { kind: 'quote', inside: [text('said')] },
    { kind: 'preformatted', text: 'x *y*' },
    { kind: 'paragraph', inside: [text('end')] },
  ]);
});
