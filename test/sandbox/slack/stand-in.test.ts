import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Change } from '../../../src/sandbox/slack/changes.ts';
import { slackRoutes } from '../../../src/sandbox/slack/routes.ts';
import { createSlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { createSlackState } from '../../../src/sandbox/slack/state.ts';
import { botToken, clientOf, defined, plain, signingSecret, startBot, startSlack } from './workspace.ts';

const post = { channel: 'C0OPS', text: 'a' };

test('each fault strikes as often as it was asked to', async () => {
  const slack = await startSlack();
  const { chat } = clientOf(slack);
  const texts = () => slack.messages('ops').length;
  slack.faults.add({ call: 'chat.postMessage', fault: '500', times: 2 });
  await expect(chat.postMessage(post)).rejects.toThrow();
  await expect(chat.postMessage(post)).rejects.toThrow();
  await chat.postMessage(post);
  expect(texts()).toBe(1);

  slack.faults.add({ call: '*', fault: '429' });
  await expect(chat.postMessage(post)).rejects.toMatchObject({ retryAfter: 1 });
  slack.faults.add({ call: '*', fault: 'html' });
  await expect(chat.postMessage(post)).rejects.toThrow();
  slack.faults.add({ call: '*', fault: 'drop' });
  await expect(chat.postMessage(post)).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
  expect(texts()).toBe(1);

  slack.faults.add({ call: '*', fault: 'lost' });
  await expect(chat.postMessage(post)).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
  expect(texts()).toBe(2);
  slack.faults.add({ call: '*', fault: 'slow', ms: 20 });
  await chat.postMessage(post);
  slack.faults.add({ call: '*', fault: '500' });
  slack.faults.clear();
  await chat.postMessage(post);
  expect(texts()).toBe(4);
});

test('the workspace outlives its process', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slack-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const persistTo = join(folder, 'slack.json');
  const first = await startSlack({ persistTo });
  const client = clientOf(first);
  const { ts } = await client.chat.postMessage({
    ...post,
    metadata: { event_type: 'outbox', event_payload: { key: 'k' } },
  });
  await client.chat.postMessage({ ...post, thread_ts: defined(ts), text: 'reply' });
  await client.chat.postEphemeral({ ...post, user: 'U0OLIVIA' });
  await client.chat.postMessage({ channel: 'U0AMELIE', text: 'direct' });
  await client.views.publish({ user_id: 'U0AMELIE', view: { type: 'home', blocks: [{ type: 'divider' }] } });
  const file = await first.as('U0OLIVIA').upload('people.csv', 'a');
  const before = first.messages('ops');
  await first.close();

  const second = await startSlack({ persistTo });
  expect(second.messages('ops')).toEqual(before);
  expect(second.dms('U0AMELIE')).toMatchObject([{ text: 'direct' }]);
  expect(second.as('U0OLIVIA').ephemerals('ops')).toHaveLength(1);
  expect(second.home('U0AMELIE')?.blocks).toHaveLength(1);
  expect(Buffer.from(defined(await second.fileBytes(file.id))).toString()).toBe('a');
  const later = await clientOf(second).chat.postMessage({ ...post, thread_ts: defined(ts) });
  expect(Number(later.ts)).toBeGreaterThan(Number(before.at(-1)?.ts));

  await second.reset();
  expect(second.messages('ops')).toEqual([]);
  expect(second.channels().map(({ id }) => id)).toEqual(['C0OPS', 'C0OTHER', 'C0SECRET']);
});

test('every change is told to who listens, and traffic shows no secrets', async () => {
  const slack = await startSlack();
  const changes: Change[] = [];
  const stop = slack.subscribe((change) => changes.push(change));
  await startBot(slack, (app) => {
    app.command('/wa', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({
        trigger_id: body.trigger_id,
        view: {
          type: 'modal',
          title: plain('Code'),
          submit: plain('Send'),
          blocks: [
            {
              type: 'input',
              block_id: 'code',
              label: plain('Code'),
              element: { type: 'plain_text_input', action_id: 'value' },
            },
          ],
        },
      });
    });
    app.view(/.*/, async ({ ack }) => ack());
  });
  const olivia = slack.as('U0OLIVIA');
  await olivia.command('/wa', '', { channel: 'ops' });
  await vi.waitFor(() => expect(olivia.view()).toBeDefined());
  const view = defined(olivia.view());
  await olivia.fill(view, { code: '915204' });
  await olivia.submit(view);
  const said = await olivia.say('ops', 'hello');
  await slack.delete('ops', said.ts);
  stop();
  await olivia.say('ops', 'unheard');
  const kinds = changes.map(({ kind }) => kind);
  for (const kind of ['modal', 'message', 'message_deleted', 'traffic']) expect(kinds).toContain(kind);
  expect(changes.filter(({ kind }) => kind === 'message')).toHaveLength(1);
  const traffic = slack.traffic();
  expect(traffic.map(({ call }) => call)).toEqual(
    expect.arrayContaining(['auth.test', '/wa', 'views.open', 'view_submission']),
  );
  expect(JSON.stringify([traffic, changes.filter(({ kind }) => kind === 'traffic')])).not.toMatch(
    /915204|xoxb-|sandbox-verification/,
  );
});

test('a person deleting a message reaches the bot where the manifest asks for it', async () => {
  const slack = await startSlack({ events: ['message.channels'] });
  const heard: unknown[] = [];
  await startBot(slack, (app) => {
    app.event('message', async ({ event }) => {
      heard.push(event.subtype === 'message_deleted' ? event.deleted_ts : 'said');
    });
  });
  const { ts } = await slack.as('U0OLIVIA').say('ops', 'hello');
  await slack.delete('ops', ts);
  await vi.waitFor(() => expect(heard).toEqual(['said', ts]));
});

test('it can be served below a path of another server', async () => {
  const state = await createSlackState({
    signingSecret,
    botToken,
    team: { id: 'T0SAMPLE', name: 'Sample Co', domain: 'sample-co' },
    users: [],
    channels: [{ id: 'C0OPS', name: 'ops', members: [] }],
  });
  const app = new Hono().route('/sandbox/slack', slackRoutes(state));
  const server = createAdaptorServer({ fetch: app.fetch }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
  });
  await vi.waitFor(() => expect(server.address()).not.toBeNull());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  state.serveAt(`http://127.0.0.1:${address.port}/sandbox/slack`);
  const response = await fetch(`${state.baseUrl()}/api/chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'C0OPS', text: 'as JSON', blocks: [{ type: 'divider' }] }),
  });
  expect(await response.json()).toMatchObject({ ok: true, message: { text: 'as JSON' } });
});

test('a port that is taken is an error at once', async () => {
  const slack = await startSlack();
  const port = Number(new URL(slack.url).port);
  const options = { port, signingSecret, botToken, team: slack.team, users: [], channels: [] };
  await expect(createSlackStandIn(options)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
