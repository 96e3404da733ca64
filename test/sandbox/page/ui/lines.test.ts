import { expect, test } from 'vitest';
import { linesOf } from '../../../../src/sandbox/page/ui/messages/lines.ts';
import type { Message } from '../../../../src/sandbox/slack/model.ts';

const reader = { locale: 'en-GB', tz: 'Europe/London' };
const noon = Date.parse('2026-11-20T12:00:00Z') / 1000;
const said = (after: number, user = 'U1'): Message => ({
  type: 'message',
  channel: 'C1',
  ts: `${noon + after}.000100`,
  user,
  text: '',
});
const kinds = (messages: readonly Message[], readUpTo?: string) =>
  linesOf({ messages, ephemerals: [], reader, readUpTo }).map((line) =>
    line.kind === 'message' && line.compact ? 'follows' : line.kind,
  );

test('what one person says within five minutes follows without the name', () => {
  expect(kinds([said(0), said(60), said(400), said(410, 'U2')])).toEqual([
    'day',
    'message',
    'follows',
    'message',
    'message',
  ]);
});

test('each day has its line', () => {
  expect(kinds([said(0), said(86_400)])).toEqual(['day', 'message', 'day', 'message']);
});

test('what is new is marked once, below what was read', () => {
  const read = said(0);
  expect(kinds([read, said(60), said(70)], read.ts)).toEqual([
    'day',
    'message',
    'unread',
    'message',
    'follows',
  ]);
  expect(kinds([read, said(60)], said(60).ts)).toEqual(['day', 'message', 'follows']);
});

test('an answer that only one person sees stands where its time says', () => {
  const ephemeral = {
    is_ephemeral: true,
    channel: 'C1',
    ts: `${noon + 30}.000100`,
    user: 'U1',
    text: '',
  } as const;
  const lines = linesOf({ messages: [said(0), said(60)], ephemerals: [ephemeral], reader });
  expect(lines.map(({ kind }) => kind)).toEqual(['day', 'message', 'ephemeral', 'message']);
});
