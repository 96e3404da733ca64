import { expect, test } from 'vitest';
import { clientOf, defined, plain, startSlack } from './workspace.ts';

const metadata = { event_type: 'outbox', event_payload: { key: 'card:TR-0042' } };

test('a token that Slack never gave out is refused, and so is none', async () => {
  const slack = await startSlack();
  await expect(clientOf(slack, 'xoxb-other').auth.test()).rejects.toMatchObject({
    data: { error: 'invalid_auth' },
  });
  const bare = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
  expect([bare.status, await bare.json()]).toEqual([200, { ok: false, error: 'not_authed' }]);
  expect(await clientOf(slack).auth.test()).toMatchObject({ user_id: slack.bot.userId, team_id: 'T0SAMPLE' });
});

test('a method that does not exist is told so with HTTP 200', async () => {
  const slack = await startSlack();
  await expect(clientOf(slack).apiCall('chat.shout', {})).rejects.toMatchObject({
    data: { error: 'unknown_method' },
  });
});

test('the bot can post only where it was invited', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const errorIn = (channel: string) =>
    client.chat.postMessage({ channel, text: 'a' }).catch((error) => error.data.error);
  expect(await errorIn('C0OTHER')).toBe('not_in_channel');
  expect(await errorIn('C0SECRET')).toBe('channel_not_found');
  expect(await errorIn('C0NOWHERE')).toBe('channel_not_found');
  slack.as('U0OLIVIA').invite('other');
  expect(await errorIn('C0OTHER')).toMatchObject({ ok: true });
});

test('a refused block is pointed at', async () => {
  const slack = await startSlack();
  const alert = { type: 'alert', text: plain('no') };
  const posting = clientOf(slack).chat.postMessage({ channel: 'C0OPS', text: 'a', blocks: [alert] });
  await expect(posting).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      errors: ['unsupported type: alert [json-pointer:/blocks/0/type]'],
      response_metadata: { messages: ['[ERROR] unsupported type: alert [json-pointer:/blocks/0/type]'] },
    },
  });
  expect(slack.messages('ops')).toEqual([]);
});

test('metadata is kept and given back only to who asks, and replaced by an update that brings some', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const { ts } = await client.chat.postMessage({ channel: 'C0OPS', text: 'a', metadata });
  const first = async (all: boolean) =>
    (await client.conversations.history({ channel: 'C0OPS', include_all_metadata: all })).messages?.[0];
  expect(await first(true)).toMatchObject({ metadata, bot_id: slack.bot.id, app_id: slack.bot.appId });
  expect(await first(false)).not.toHaveProperty('metadata');
  await client.chat.update({ channel: 'C0OPS', ts: defined(ts), text: 'b' });
  expect(await first(true)).toMatchObject({ text: 'b', metadata, edited: { user: slack.bot.userId } });
  const other = { event_type: 'outbox', event_payload: { key: 'other' } };
  await client.chat.update({ channel: 'C0OPS', ts: defined(ts), text: 'c', metadata: other });
  expect(await first(true)).toMatchObject({ metadata: other });
});

test('a message gets block ids, and keeps its blocks when only its text is updated', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const blocks = [
    { type: 'divider' as const },
    { type: 'header' as const, text: plain('a'), block_id: 'mine' },
  ];
  const { ts, message } = await client.chat.postMessage({ channel: 'C0OPS', text: 'a', blocks });
  expect(message?.blocks?.map(({ block_id }) => block_id)).toEqual([
    expect.stringMatching(/^\w{5}$/),
    'mine',
  ]);
  await client.chat.update({ channel: 'C0OPS', ts: defined(ts), text: 'b' });
  expect(slack.message('ops', defined(ts))?.blocks).toHaveLength(2);
});

test('only what is there and its own can be updated or deleted', async () => {
  const slack = await startSlack();
  const { chat } = clientOf(slack);
  const said = await slack.as('U0OLIVIA').say('ops', 'mine');
  const gone = { channel: 'C0OPS', ts: '1700000000.000001', text: 'a' };
  await expect(chat.update(gone)).rejects.toMatchObject({ data: { error: 'message_not_found' } });
  const foreign = { channel: 'C0OPS', ts: said.ts, text: 'a' };
  await expect(chat.update(foreign)).rejects.toMatchObject({ data: { error: 'cant_update_message' } });
  await expect(chat.delete(foreign)).rejects.toMatchObject({ data: { error: 'cant_delete_message' } });
  const { ts } = await chat.postMessage({ channel: 'C0OPS', text: 'own' });
  await chat.delete({ channel: 'C0OPS', ts: defined(ts) });
  expect(slack.messages('ops').map(({ text }) => text)).toEqual(['mine']);
});

test('replies stand in the thread, a broadcast in both, and a deleted parent leaves a tombstone', async () => {
  const slack = await startSlack();
  const { chat, conversations } = clientOf(slack);
  const channel = 'C0OPS';
  const parent = defined((await chat.postMessage({ channel, text: 'parent' })).ts);
  await chat.postMessage({ channel, text: 'one', thread_ts: parent });
  await chat.postMessage({ channel, text: 'two', thread_ts: parent, reply_broadcast: true });
  const texts = async () => (await conversations.history({ channel })).messages?.map(({ text }) => text);
  expect(await texts()).toEqual(['two', 'parent']);
  const thread = await conversations.replies({ channel, ts: parent });
  expect(thread.messages?.map(({ text }) => text)).toEqual(['parent', 'one', 'two']);
  expect(thread.messages?.[0]).toMatchObject({ reply_count: 2, thread_ts: parent });
  await slack.delete('ops', parent);
  expect(await texts()).toEqual(['two', 'This message was deleted.']);
  await expect(chat.update({ channel, ts: parent, text: 'a' })).rejects.toMatchObject({
    data: { error: 'message_not_found' },
  });
  await expect(chat.postMessage({ channel, text: 'a', thread_ts: '1.000001' })).rejects.toMatchObject({
    data: { error: 'thread_not_found' },
  });
});

test('history is paged newest first, within its bounds, with timestamps that always grow', async () => {
  const slack = await startSlack({ now: () => new Date('2026-03-01T12:00:00Z') });
  const { chat, conversations } = clientOf(slack);
  const channel = 'C0OPS';
  const stamps: string[] = [];
  for (const text of ['a', 'b', 'c', 'd', 'e'])
    stamps.push(defined((await chat.postMessage({ channel, text })).ts));
  expect(stamps).toEqual([1, 2, 3, 4, 5].map((n) => `1772366400.00000${n - 1}`));
  const seen: (string | undefined)[][] = [];
  let cursor = '';
  do {
    const page = await conversations.history({ channel, limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(page.messages?.map(({ text }) => text) ?? []);
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  expect(seen).toEqual([['e', 'd'], ['c', 'b'], ['a']]);
  const between = { channel, oldest: defined(stamps[1]), latest: defined(stamps[3]) };
  const inner = await conversations.history(between);
  expect(inner.messages?.map(({ text }) => text)).toEqual(['c']);
  const whole = await conversations.history({ ...between, inclusive: true });
  expect(whole.messages?.map(({ text }) => text)).toEqual(['d', 'c', 'b']);
});

test('a second message in the same second and channel is put off with 429', async () => {
  let clock = 0;
  const slack = await startSlack({ limits: { postsPerSecond: 1 }, monotonic: () => clock });
  const { chat } = clientOf(slack);
  const post = (channel: string) => chat.postMessage({ channel, text: 'a' });
  await post('C0OPS');
  await expect(post('C0OPS')).rejects.toMatchObject({ retryAfter: 1 });
  await post('U0OLIVIA');
  clock = 1000;
  await post('C0OPS');
  expect(slack.messages('ops')).toHaveLength(2);
});

test('an ephemeral message reaches one person who is there', async () => {
  const slack = await startSlack();
  const { chat } = clientOf(slack);
  await chat.postEphemeral({ channel: 'C0OPS', user: 'U0OLIVIA', text: 'psst' });
  expect(
    slack
      .as('U0OLIVIA')
      .ephemerals('ops')
      .map(({ text }) => text),
  ).toEqual(['psst']);
  expect(slack.messages('ops')).toEqual([]);
  const stranger = chat.postEphemeral({ channel: 'C0OPS', user: 'U0NOBODY', text: 'psst' });
  await expect(stranger).rejects.toMatchObject({ data: { error: 'user_not_in_channel' } });
});

test('people and conversations are told as Slack tells them', async () => {
  const slack = await startSlack();
  const { users, conversations, chat } = clientOf(slack);
  expect((await users.info({ user: 'U0AMELIE' })).user).not.toHaveProperty('locale');
  expect((await users.info({ user: 'U0AMELIE', include_locale: true })).user).toMatchObject({
    locale: 'fr-FR',
    tz: 'Europe/Paris',
  });
  await expect(users.info({ user: 'U0NOBODY' })).rejects.toMatchObject({ data: { error: 'user_not_found' } });
  expect((await users.list({})).members).toHaveLength(3);
  const mine = await users.conversations({ types: 'public_channel,private_channel' });
  expect(mine.channels?.map(({ name }) => name)).toEqual(['ops']);
  const { channel } = await conversations.open({ users: 'U0AMELIE' });
  await chat.postMessage({ channel: defined(channel?.id), text: 'bonjour' });
  await chat.postMessage({ channel: 'U0AMELIE', text: 'encore' });
  expect(slack.dms('U0AMELIE').map(({ text }) => text)).toEqual(['bonjour', 'encore']);
  const { members } = await conversations.members({ channel: 'C0OPS' });
  expect(members).toEqual(['U0OLIVIA', 'U0AMELIE', slack.bot.userId]);
  const { permalink } = await chat.getPermalink({
    channel: 'C0OPS',
    message_ts: (await slack.as('U0OLIVIA').say('ops', 'a')).ts,
  });
  expect(permalink).toMatch(/^https:\/\/sample-co\.slack\.com\/archives\/C0OPS\/p\d{16}$/);
});
