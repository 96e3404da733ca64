import { Hono } from 'hono';
import { z } from 'zod';
import type { Routes } from '../meta/exchange.ts';
import { parsed } from '../meta/traffic.ts';
import { ChangeRequest } from './model.ts';
import { partnerEvents } from './partner-events.ts';
import { type Dialog360State, UnknownAtDialog360 } from './state.ts';

const ChannelStatus = z.strictObject({ channel: z.string(), status: z.string().min(1) });
const AccountEvent = z.strictObject({ channel: z.string(), event: z.enum(partnerEvents) });

/** What clients and 360dialog do in the Hub, as JSON for the page. */
export function dialog360ManageRoutes(hub: Dialog360State): Routes {
  const routes: Routes = new Hono();
  routes.onError((error, c) => {
    if (error instanceof UnknownAtDialog360) return c.json({ error: error.message }, 404);
    throw error;
  });
  routes.get('/', (c) =>
    c.json({
      clients: hub.clients(),
      channels: hub.channels(),
      changeRequests: hub.changeRequests(),
      autoApprove: hub.autoApprove(),
    }),
  );
  const act = <S extends z.ZodType>(path: string, accepts: S, does: (wanted: z.infer<S>) => void) =>
    routes.post(path, async (c) => {
      const wanted = accepts.safeParse(parsed(await c.req.text()));
      if (!wanted.success) return c.json({ error: z.prettifyError(wanted.error) }, 400);
      does(wanted.data);
      return c.json({ kind: 'done' });
    });
  act('/channel-status', ChannelStatus, ({ channel, status }) => hub.setChannelStatus(channel, status));
  act('/partner-event', AccountEvent, ({ channel, event }) => hub.announce(event, channel));
  act('/partner-change', ChangeRequest, (request) => hub.askPartnerChange(request));
  return routes;
}
