import { expect, test } from 'vitest';
import type { PageState } from '../../../../src/sandbox/page/contract.ts';
import { emptyPage } from '../../../../src/sandbox/page/ui/page.ts';
import { readPermalink } from '../../../../src/sandbox/page/ui/permalink.ts';
import { placeFor, placesOf, readAddress, writeAddress } from '../../../../src/sandbox/page/ui/place.ts';
import { isUnread, readMarks, seen } from '../../../../src/sandbox/page/ui/unread.ts';

const channel = (id: string, more: object = {}) => ({
  id,
  name: id,
  isPrivate: false,
  members: ['U1', 'U2'],
  latest: '7',
  ...more,
});
const state: PageState = {
  team: { id: 'T1', name: 'Sample' },
  bot: { userId: 'U9', name: 'bot' },
  people: [],
  channels: [
    channel('C1'),
    channel('C2', { isPrivate: true, members: ['U1'] }),
    channel('D1', { isPrivate: true, with: 'U1' }),
    channel('D2', { isPrivate: true, with: 'U2' }),
  ],
  commands: [],
  shortcuts: [],
  now: '2026-11-20T12:00:00Z',
  botIsUp: true,
};

test('people find public channels, their private ones and their own talk with the bot', () => {
  expect(placesOf(state, 'U1').channels.map(({ id }) => id)).toEqual(['C1', 'C2']);
  expect(placesOf(state, 'U2').channels.map(({ id }) => id)).toEqual(['C1']);
  expect(placesOf(state, 'U2').dm?.id).toBe('D2');
});

test('switching the person keeps the place, as far as the other one may see it', () => {
  expect(placeFor(state, 'U2', { kind: 'channel', id: 'C1' })).toEqual({ kind: 'channel', id: 'C1' });
  expect(placeFor(state, 'U2', { kind: 'channel', id: 'D1' })).toEqual({ kind: 'channel', id: 'D2' });
  expect(placeFor(state, 'U2', { kind: 'channel', id: 'C2' })).toEqual({ kind: 'channel', id: 'C1' });
  expect(placeFor(state, 'U2', { kind: 'home' })).toEqual({ kind: 'home' });
});

test('the address keeps person and place', () => {
  const place = { kind: 'channel', id: 'C1' } as const;
  expect(readAddress(writeAddress('U1', place))).toEqual({ me: 'U1', place });
  expect(readAddress(writeAddress('U1', { kind: 'home' })).place).toEqual({ kind: 'home' });
  expect(readAddress('')).toEqual({ me: null, place: null });
});

test('a channel is unread until its newest message was seen', () => {
  const page = { ...emptyPage, state, me: 'U1' };
  const [first] = state.channels;
  expect(first && isUnread(first, page.read)).toBe(true);
  const after = seen(page, 'C1');
  expect(first && isUnread(first, after.read)).toBe(false);
  expect(seen(after, 'C1')).toBe(after);
});

test('marks that cannot be read are no marks', () => {
  expect(readMarks('U1', { getItem: () => '{broken' })).toEqual({});
  expect(readMarks('U1', { getItem: () => '{"C1":"7","C2":3}' })).toEqual({ C1: '7' });
});

test('a permalink names its channel, message and thread', () => {
  const url = 'https://sample.slack.com/archives/C1/p1700000000000100';
  expect(readPermalink(url)).toEqual({ channel: 'C1', ts: '1700000000.000100', thread: null });
  expect(readPermalink(`${url}?thread_ts=1600000000.000100&cid=C1`)?.thread).toBe('1600000000.000100');
  expect(readPermalink('https://example.com')).toBeNull();
});
