import { expect, test } from 'vitest';
import type { PageEvent } from '../../../../src/sandbox/page/contract.ts';
import { applied, renewed } from '../../../../src/sandbox/page/ui/applying.ts';
import { emptyPage, type Page } from '../../../../src/sandbox/page/ui/page.ts';
import type { Message } from '../../../../src/sandbox/slack/model.ts';

const said = (ts: string, more: Partial<Message> = {}): Message => ({
  type: 'message',
  channel: 'C1',
  ts,
  user: 'U1',
  text: `said at ${ts}`,
  ...more,
});

const channel = (id: string) => ({ id, name: id, isPrivate: false, members: ['U1'], latest: null });
const start: Page = {
  ...emptyPage,
  me: 'U1',
  state: {
    team: { id: 'T1', name: 'Sample' },
    bot: { userId: 'U9', name: 'bot' },
    people: [],
    channels: [channel('C1'), channel('C2')],
    commands: [],
    shortcuts: [],
    now: '2026-11-20T12:00:00Z',
    botIsUp: true,
  },
  rooms: { C1: { messages: [said('1'), said('3')], more: false } },
};
const after = (...events: PageEvent[]): Page =>
  events.reduce((page, event) => applied(page, event, 0), start);
const stamps = (page: Page) => page.rooms.C1?.messages.map(({ ts }) => ts);

test('a message stands where its time says, and is the channel’s newest', () => {
  const page = after({ kind: 'message', channel: 'C1', message: said('2') });
  expect(stamps(page)).toEqual(['1', '2', '3']);
  expect(page.state?.channels[0]?.latest).toBe('2');
});

test('the same message twice stands there once', () => {
  const event: PageEvent = { kind: 'message', channel: 'C1', message: said('4') };
  expect(stamps(after(event, event))).toEqual(['1', '3', '4']);
});

test('an edit changes one message and leaves the others the same objects', () => {
  const page = after({ kind: 'message_changed', channel: 'C1', message: said('1', { text: 'new' }) });
  expect(page.rooms.C1?.messages[0]?.text).toBe('new');
  expect(page.rooms.C1?.messages[1]).toBe(start.rooms.C1?.messages[1]);
});

test('a reply stays in its thread, unless it was also sent to the channel', () => {
  const reply = said('4', { thread_ts: '1' });
  const open: Page = { ...start, threads: { 'C1/1': [said('1')] } };
  const page = applied(open, { kind: 'message', channel: 'C1', message: reply }, 0);
  expect(page.threads['C1/1']?.map(({ ts }) => ts)).toEqual(['1', '4']);
  expect(stamps(page)).toEqual(['1', '3']);
  const broadcast = said('5', { thread_ts: '1', subtype: 'thread_broadcast' });
  expect(stamps(applied(page, { kind: 'message', channel: 'C1', message: broadcast }, 0))).toContain('5');
});

test('a deleted message goes, and the thread that was open on it closes', () => {
  const open: Page = { ...start, thread: { channel: 'C1', ts: '3' } };
  const page = applied(open, { kind: 'message_deleted', channel: 'C1', ts: '3' }, 0);
  expect(stamps(page)).toEqual(['1']);
  expect(page.thread).toBeNull();
});

test('what only somebody else sees changes nothing', () => {
  const ephemeral = { is_ephemeral: true, channel: 'C1', ts: '5', user: 'U2', text: 'psst' } as const;
  expect(after({ kind: 'ephemeral', channel: 'C1', user: 'U2', ephemeral })).toBe(start);
  expect(after({ kind: 'modal', user: 'U2', view: undefined })).toBe(start);
});

test('winding the clock moves the offset from this machine’s', () => {
  const page = applied(start, { kind: 'clock', now: '1970-01-01T01:00:00Z' }, 60_000);
  expect(page.clockOffset).toBe(3_540_000);
});

test('what is read again keeps its identity where nothing changed', () => {
  const before = [said('1'), said('2')];
  const read = renewed(before, [said('1'), said('2', { text: 'edited' })]);
  expect(read[0]).toBe(before[0]);
  expect(read[1]?.text).toBe('edited');
});
