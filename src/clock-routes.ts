import { Hono } from 'hono';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Clock } from './application/ports/context.ts';
import { jsonOf, type Routes } from './server.ts';

const LOOPBACK = /^(::1|(::ffff:)?127\.)/;

const body = z.union([z.object({ advance: z.string() }), z.object({ to: z.literal('next') })]);

export interface Winding {
  readonly clock: Clock;
  wind(ms: number): Promise<void>;
  /** When the next job is due; null where none waits. */
  nextDue(): Promise<Date | null>;
}

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

/** `GET` tells the time, `POST { advance }` or `{ "to": "next" }` winds it; served on loopback only (SPEC 10.6). */
export function clockRoutes({ clock, wind, nextDue }: Winding): Routes {
  const told = () => ({ now: clock.now().toISOString() });
  const untilNext = async () => {
    const due = await nextDue();
    return due === null ? 0 : Math.max(0, due.getTime() + 1 - clock.now().getTime());
  };
  const routes: Routes = new Hono();
  routes.use(async (c, next) => {
    const from = c.env.incoming.socket.remoteAddress ?? '';
    return LOOPBACK.test(from) ? next() : c.json({ error: 'only from this machine' }, 403);
  });
  routes.get('/', (c) => c.json(told()));
  routes.post('/', async (c) => {
    const parsed = body.safeParse(await jsonOf(c.req));
    const wanted = parsed.success ? parsed.data : { advance: '' };
    const ms = 'to' in wanted ? await untilNext() : millisecondsOf(wanted.advance);
    if (ms === null)
      return c.json({ error: 'send { "advance": "PT24H" }: an ISO 8601 duration, not negative' }, 400);
    await wind(ms);
    return c.json(told());
  });
  return routes;
}
