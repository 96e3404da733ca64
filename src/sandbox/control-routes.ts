import { Hono } from 'hono';
import { z } from 'zod';
import { jsonOf, type Routes } from '../server.ts';
import type { createBrazeState } from './braze/state.ts';
import type { createFacade } from './slack/facade.ts';

export interface Controls {
  readonly braze: ReturnType<typeof createBrazeState>;
  readonly slack: ReturnType<typeof createFacade>;
  readonly keep: () => Promise<void>;
}

const integrate = z.object({ workspace: z.string(), name: z.string().min(1) });

/** What people do outside Slack: the clicks in the stand-in's Braze dashboard. */
export function controlRoutes({ braze, keep }: Controls): Routes {
  const routes: Routes = new Hono();
  routes.post('/braze/integrate', async (c) => {
    const parsed = integrate.safeParse(await jsonOf(c.req));
    if (!parsed.success)
      return c.json({ error: 'send { "workspace": "brand-uk", "name": "WhatsApp FR" }' }, 400);
    if (!braze.workspace(parsed.data.workspace)) return c.json({ error: 'there is no such workspace' }, 404);
    const id = braze.integrate(parsed.data.workspace, parsed.data.name);
    await keep();
    return c.json({ id });
  });
  return routes;
}
