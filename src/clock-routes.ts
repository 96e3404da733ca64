import { Hono } from 'hono';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { SwitchboardApp } from './app.ts';
import { jsonOf, type Routes } from './server.ts';

const LOOPBACK = /^(::1|(::ffff:)?127\.)/;

const body = z.object({ advance: z.string() });

/** Milliseconds of an ISO 8601 duration such as PT24H or P7D; null for anything else, and for going back. */
function millisecondsOf(duration: string): number | null {
  try {
    const ms = Temporal.Duration.from(duration).total({
      unit: 'milliseconds',
      relativeTo: '2026-01-01T00:00Z[UTC]',
    });
    return ms >= 0 ? ms : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** `GET` tells the time, `POST { advance }` winds it; served on loopback only (SPEC 10.6). */
export function clockRoutes({ clock, wind }: Pick<SwitchboardApp, 'clock' | 'wind'>): Routes {
  const told = () => ({ now: clock.now().toISOString() });
  const routes: Routes = new Hono();
  routes.use(async (c, next) => {
    const from = c.env.incoming.socket.remoteAddress ?? '';
    return LOOPBACK.test(from) ? next() : c.json({ error: 'only from this machine' }, 403);
  });
  routes.get('/', (c) => c.json(told()));
  routes.post('/', async (c) => {
    const parsed = body.safeParse(await jsonOf(c.req));
    const ms = parsed.success ? millisecondsOf(parsed.data.advance) : null;
    if (ms === null)
      return c.json({ error: 'send { "advance": "PT24H" }: an ISO 8601 duration, not negative' }, 400);
    await wind(ms);
    return c.json(told());
  });
  return routes;
}
