import { Hono } from 'hono';
import { z } from 'zod';
import { type Answer, jsonAnswer } from '../faults.ts';
import { exchange, type Routes } from '../meta/exchange.ts';
import { healthOf } from '../meta/health.ts';
import { errorBody, isRefusal } from '../meta/refusal.ts';
import { acceptedBody } from '../meta/sending.ts';
import { parsed } from '../meta/traffic.ts';
import type { Channel } from './model.ts';
import { broken, refused, tooMany } from './replies.ts';
import type { Dialog360State } from './state.ts';

const Webhook = z.object({ url: z.url() });
type Answering = (channel: Channel, text: string) => Answer;

/** The messaging host of Cloud-hosted numbers: Meta's paths without the number's id, which the key stands for (C.1). */
export function messagingRoutes(hub: Dialog360State): Routes {
  const { meta } = hub;
  const routes: Routes = new Hono();
  const serve = (method: string, path: string, call: string, answering: Answering) =>
    routes.on(method, path, (c) =>
      exchange(c, {
        ...hub,
        call,
        tooMany,
        broken,
        answer(text) {
          const channel = hub.channelByKey(c.req.header('d360-api-key'));
          return channel === undefined ? refused(401, 'Invalid api key') : answering(channel, text);
        },
      }),
    );

  serve('POST', '/messages', 'message.send', ({ number }, text) => {
    const sent = meta.send(number, parsed(text));
    return isRefusal(sent) ? jsonAnswer(sent.status, errorBody(sent)) : jsonAnswer(200, acceptedBody(sent));
  });
  serve('GET', '/health_status', 'health.read', ({ number }) => {
    const item = meta.tables.numbers.known(number);
    return jsonAnswer(200, {
      id: number,
      health_status: healthOf(meta.world, { type: 'number', item }, 'dialog360'),
    });
  });
  serve('GET', '/v1/configs/webhook', 'channel.webhook.read', ({ webhookUrl }) =>
    jsonAnswer(200, { url: webhookUrl }),
  );
  serve('POST', '/v1/configs/webhook', 'channel.webhook.set', ({ id }, text) => {
    const wanted = Webhook.safeParse(parsed(text));
    if (!wanted.success) return refused(400, 'url is required');
    hub.setChannelWebhook(id, wanted.data.url);
    return jsonAnswer(200, { url: wanted.data.url });
  });
  routes.all('*', (c) => c.json({ meta: { success: false, http_code: 404 } }, 404));
  return routes;
}

/** Every call of both hosts by its name, for switching faults on. */
export const dialog360Calls: readonly string[] = [
  'clients.list',
  'channels.list',
  'channel.key',
  'requests.list',
  'request.approve',
  'settings.partner_change',
  'webhook.read',
  'webhook.set',
  'message.send',
  'health.read',
  'channel.webhook.read',
  'channel.webhook.set',
];
