import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Routes } from '../../server.ts';
import type { PageEvent } from './contract.ts';
import { isFor, type PageEvents } from './events.ts';
import { personAt } from './visible.ts';
import type { Panel } from './world-reading.ts';

const heartbeatMs = 15_000;

/**
 * `GET /stream?as=`. Events are not replayed: every stream begins with the clock and the bot's state, upon which a page
 * that was cut off reads everything again.
 */
export function streamRoutes({ slack, time, bot, events }: Panel & { events: PageEvents }): Routes {
  const routes: Routes = new Hono();
  routes.get('/stream', (c) => {
    const { id } = personAt(slack, c.req.query('as'));
    return streamSSE(c, async (stream) => {
      const write = (event: PageEvent) => stream.writeSSE({ data: JSON.stringify(event) });
      const over = new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        events.ended.addEventListener('abort', () => resolve(), { once: true });
        if (events.ended.aborted) resolve();
      });
      const unsubscribe = events.subscribe((event) => {
        if (isFor(slack, id, event)) void write(event);
      });
      const heartbeat = setInterval(() => void stream.write(': still here\n\n'), heartbeatMs);
      await stream.write('retry: 1000\n');
      await write({ kind: 'clock', now: time.now().toISOString() });
      await write({ kind: 'bot', up: bot.isUp() });
      await over;
      clearInterval(heartbeat);
      unsubscribe();
    });
  });
  return routes;
}
