import { Hono } from 'hono';
import { z } from 'zod';
import { jsonOf, type Routes } from '../server.ts';

const wanted = z.strictObject({ up: z.boolean() });

export interface Life {
  /** False: it is under way already. */
  reset(): Promise<'done' | 'under_way' | 'not_ours'>;
  bot(up: boolean): Promise<void>;
}

/** `POST /reset` brings the seed back (SPEC 10.6). */
export function resetRoutes({ reset }: Life): Routes {
  const routes: Routes = new Hono();
  routes.post('/', async (c) => {
    const outcome = await reset();
    if (outcome === 'under_way') return c.json({ error: 'the world is being reset already' }, 409);
    if (outcome === 'not_ours')
      return c.json(
        { error: 'this database was not filled by the sandbox, so the sandbox does not empty it' },
        409,
      );
    return c.json({});
  });
  return routes;
}

/** `POST { up }` stops or starts the bot while Slack's stand-in goes on. */
export function botRoutes({ bot }: Life): Routes {
  const routes: Routes = new Hono();
  routes.post('/', async (c) => {
    const parsed = wanted.safeParse(await jsonOf(c.req));
    if (!parsed.success) return c.json({ error: 'send { "up": true } or { "up": false }' }, 400);
    await bot(parsed.data.up);
    return c.json({ up: parsed.data.up });
  });
  return routes;
}
