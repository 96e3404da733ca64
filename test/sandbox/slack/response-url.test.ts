import { expect, test } from 'vitest';
import { defined, plain, startBot, startSlack } from './workspace.ts';

const blocks = [
  {
    type: 'actions' as const,
    elements: [{ type: 'button' as const, action_id: 'go', text: plain('Go') }],
  },
];

async function withUrls(clock: () => number = () => 0) {
  const slack = await startSlack({ monotonic: clock });
  const urls: string[] = [];
  await startBot(slack, (app) => {
    app.command('/wa', async ({ ack, body }) => {
      urls.push(body.response_url);
      await ack(body.text === 'now' ? { text: 'at once', blocks } : undefined);
    });
    app.action('go', async ({ ack, body }) => {
      if (body.type === 'block_actions') urls.push(body.response_url);
      await ack();
    });
  });
  const olivia = slack.as('U0OLIVIA');
  const post = async (body: object) => {
    const response = await fetch(defined(urls.at(-1)), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return [response.status, await response.text()];
  };
  return { slack, olivia, post };
}

test('five answers are taken, a sixth is 404', async () => {
  const { slack, olivia, post } = await withUrls();
  await olivia.command('/wa', '', { channel: 'ops' });
  expect(await post({ text: '' })).toEqual([400, expect.stringContaining('no_text')]);
  for (const text of ['1', '2', '3', '4']) expect(await post({ text })).toEqual([200, 'ok']);
  expect(await post({ text: 'all', response_type: 'in_channel' })).toEqual([200, 'ok']);
  expect(await post({ text: '6' })).toEqual([404, '{"ok":false,"error":"used_url"}']);
  expect(olivia.ephemerals('ops').map(({ text }) => text)).toEqual(['1', '2', '3', '4']);
  expect(slack.messages('ops')).toMatchObject([{ text: 'all', bot_id: slack.bot.id }]);
});

test('after thirty minutes it is 404', async () => {
  let clock = 0;
  const { olivia, post } = await withUrls(() => clock);
  await olivia.command('/wa', '', { channel: 'ops' });
  clock = 30 * 60 * 1000 + 1;
  expect(await post({ text: 'late' })).toEqual([404, '{"ok":false,"error":"expired_url"}']);
});

test('an ephemeral answer can be pressed, replaced and removed', async () => {
  const { olivia, post } = await withUrls();
  await olivia.command('/wa', 'now', { channel: 'ops' });
  const [answer] = olivia.ephemerals('ops');
  await olivia.press(defined(answer), 'go');
  await post({ text: 'gone on', replace_original: true });
  expect(olivia.ephemerals('ops')).toMatchObject([{ text: 'gone on', ts: answer?.ts }]);
  await post({ delete_original: true });
  expect(olivia.ephemerals('ops')).toEqual([]);
});
