import type { App } from '@slack/bolt';
import { expect, test, vi } from 'vitest';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import {
  appToken,
  defined,
  plain,
  signingSecret,
  startBot,
  startSlack,
  startSocketBot,
} from './workspace.ts';

const form = {
  type: 'modal' as const,
  callback_id: 'ask',
  title: plain('Ask'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'number',
      label: plain('Number'),
      element: { type: 'external_select' as const, action_id: 'value', min_query_length: 0 },
    },
    {
      type: 'input' as const,
      block_id: 'reason',
      label: plain('Reason'),
      element: { type: 'plain_text_input' as const, action_id: 'value', max_length: 20 },
    },
  ],
};

function listen(app: App): void {
  app.command('/wa', async ({ ack, client, body, respond }) => {
    await ack();
    if (body.text === '') await client.views.open({ trigger_id: body.trigger_id, view: form });
    else await respond({ text: `you said ${body.text}` });
  });
  app.options('value', async ({ ack, payload }) => {
    await ack({ options: [{ text: plain(`+33 ${payload.value}`), value: `n${payload.value}` }] });
  });
  app.view('ask', async ({ ack, view, client }) => {
    const reason = view.state.values.reason?.value?.value ?? '';
    if (reason === 'bad') return ack({ response_action: 'errors', errors: { reason: 'Not a reason' } });
    await ack();
    const chosen = view.state.values.number?.value?.selected_option?.value;
    await client.chat.postMessage({
      channel: 'C0OPS',
      text: `${chosen}: ${reason}`,
      blocks: [
        {
          type: 'actions',
          block_id: 'operation',
          elements: [
            { type: 'button', action_id: 'operation.approve', text: plain('Approve'), value: 'TR-0001' },
          ],
        },
      ],
    });
  });
  app.action('operation.approve', async ({ ack, client, body, respond }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const { channel, message } = body;
    await client.chat.update({
      channel: defined(channel).id,
      ts: defined(message).ts,
      text: 'approved',
      blocks: [],
    });
    await respond({ text: 'thank you', response_type: 'ephemeral', replace_original: false });
  });
}

async function playThrough(slack: SlackStandIn): Promise<void> {
  const olivia = slack.as('U0OLIVIA');
  expect(await olivia.command('/wa', '', { channel: '#ops' })).toMatchObject({ status: 200, body: '' });
  await vi.waitFor(() => expect(olivia.view()?.callback_id).toBe('ask'));
  const view = defined(olivia.view());

  expect(await olivia.submit(view)).toMatchObject({ error: 'invalid_fields' });
  expect(Object.keys(defined(olivia.view()).errors)).toEqual(['number', 'reason']);
  const { options } = await olivia.suggest(view, 'number', '6');
  expect(options).toEqual([{ text: plain('+33 6'), value: 'n6' }]);
  await expect(olivia.fill(view, { number: 'n7' })).rejects.toThrow('no option "n7" among n6');
  await olivia.fill(view, { number: 'n6', reason: 'bad' });
  await olivia.submit(view);
  expect(olivia.view()?.errors).toEqual({ reason: 'Not a reason' });
  await olivia.fill(view, { reason: 'a move' });
  expect(await olivia.submit(view)).toMatchObject({ status: 200 });
  expect(olivia.view()).toBeUndefined();

  const amelie = slack.as('U0AMELIE');
  await vi.waitFor(() => expect(slack.messages('ops')).toHaveLength(1));
  const card = defined(slack.messages('ops')[0]);
  expect(card).toMatchObject({ text: 'n6: a move', user: slack.bot.userId, bot_id: slack.bot.id });
  expect(await amelie.press(card, 'operation.approve')).toMatchObject({ status: 200 });
  await vi.waitFor(() => expect(amelie.ephemerals('ops')).toHaveLength(1));
  expect(slack.message('ops', card.ts)).toMatchObject({
    text: 'approved',
    blocks: [],
    edited: { user: slack.bot.userId },
  });
  expect(amelie.ephemerals('ops')[0]?.text).toBe('thank you');
  expect(olivia.ephemerals('ops')).toEqual([]);

  await olivia.command('/wa', 'hello @amelie in #ops <now>', { channel: 'ops' });
  await vi.waitFor(() => expect(olivia.ephemerals('ops')).toHaveLength(1));
  expect(olivia.ephemerals('ops')[0]?.text).toBe(
    'you said hello <@U0AMELIE|amelie> in <#C0OPS|ops> &lt;now&gt;',
  );
}

test('a Bolt app over HTTP runs against it unchanged', async () => {
  const slack = await startSlack();
  await startBot(slack, listen);
  await playThrough(slack);
});

test('a Bolt app over Socket Mode runs against it unchanged', async () => {
  const slack = await startSlack({ appToken });
  await startSocketBot(slack, listen);
  await playThrough(slack);
  const repeated = await slack.as('U0OLIVIA').command('/wa', 'again', { channel: 'ops' });
  expect(await slack.repeat(repeated)).toMatchObject({ status: 200 });
  await vi.waitFor(() => expect(slack.as('U0OLIVIA').ephemerals('ops')).toHaveLength(3));
});

test('fifty commands at once are all acknowledged', async () => {
  const slack = await startSlack();
  await startBot(slack, listen);
  const olivia = slack.as('U0OLIVIA');
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, index) => olivia.command('/wa', `n${index}`, { channel: 'ops' })),
  );
  expect(all.every(({ status, ms }) => status === 200 && ms < 3000)).toBe(true);
  await vi.waitFor(() => expect(olivia.ephemerals('ops')).toHaveLength(50));
});

test('forged and stale requests are refused by the bot, a repeated one is delivered as it was', async () => {
  const slack = await startSlack();
  const bodies: unknown[] = [];
  await startBot(slack, (app) => {
    app.event('app_home_opened', async ({ body, context }) => {
      bodies.push([body.event_id, context.retryNum, context.retryReason]);
    });
  });
  const sent = await slack.as('U0OLIVIA').openHome();
  expect(sent.status).toBe(200);
  expect(await slack.deliver({ ...sent.request, secret: 'another-secret' })).toMatchObject({ status: 401 });
  expect(await slack.deliver({ ...sent.request, signature: 'v0=0000' })).toMatchObject({ status: 401 });
  const old = Math.floor(Date.now() / 1000) - 301;
  expect(await slack.deliver({ ...sent.request, timestamp: old })).toMatchObject({
    status: 401,
    error: 'dispatch_failed',
  });
  expect(await slack.deliver({ ...sent.request, secret: signingSecret })).toMatchObject({ status: 200 });
  await slack.repeat(sent, { num: 1, reason: 'http_timeout' });
  await vi.waitFor(() => expect(bodies).toHaveLength(3));
  expect(new Set(bodies.map((body) => (body as unknown[])[0])).size).toBe(1);
  expect(bodies[2]).toEqual([expect.stringMatching(/^Ev/), 1, 'http_timeout']);
});

test('a bot that does not answer in time, or is not there, is shown as Slack shows it', async () => {
  const slack = await startSlack({ ackTimeoutMs: 50 });
  const olivia = slack.as('U0OLIVIA');
  expect(await olivia.command('/wa', '', { channel: 'ops' })).toMatchObject({
    status: 0,
    error: 'dispatch_failed',
  });
  await startBot(slack, (app) => {
    app.command('/wa', () => Promise.resolve());
  });
  expect(await olivia.command('/wa', '', { channel: 'ops' })).toMatchObject({
    status: 0,
    error: 'operation_timeout',
  });
  expect(await olivia.command('/unknown', '', { channel: 'ops' })).toMatchObject({
    error: 'unknown_command',
  });
  expect(slack.traffic().map(({ call, error }) => [call, error])).toContainEqual([
    '/wa',
    'operation_timeout',
  ]);
});
