import { Hono } from 'hono';
import { z } from 'zod';
import { jsonOf, type Routes } from '../server.ts';
import type { BrazeState } from './braze/state.ts';
import { Impossible } from './impossible.ts';
import { responseUrl } from './slack/interacting.ts';
import type { SlackState } from './slack/state.ts';

export interface Controls {
  readonly braze: BrazeState;
  readonly slack: SlackState;
  readonly keep: () => Promise<void>;
}

const group = z.strictObject({ workspace: z.string(), group: z.string() });
const integrate = z.strictObject({
  workspace: z.string(),
  name: z.string().trim().min(1).max(200),
  number: z.string().exactOptional(),
});
const trigger = z.strictObject({ user: z.string(), channel: z.string().exactOptional() });

/** What people do outside Slack: the clicks in the stand-in's Braze dashboard. Also a trigger for a replayed payload. */
export function controlRoutes({ braze, slack, keep }: Controls): Routes {
  const routes: Routes = new Hono();

  const change = async (data: unknown, act: 'archive' | 'unarchive') => {
    const parsed = group.safeParse(data);
    if (!parsed.success) return null;
    const known = braze.workspace(parsed.data.workspace)?.groups;
    const id = parsed.data.group.trim().toLowerCase();
    if (known === undefined) throw new Impossible(`there is no workspace "${parsed.data.workspace}"`);
    if (![...known.keys()].some((each) => each === id))
      throw new Impossible(`${parsed.data.workspace} has no group ${id}`);
    braze[act](parsed.data.workspace, id);
    await keep();
    return {};
  };
  for (const act of ['archive', 'unarchive'] as const) {
    routes.post(`/braze/${act}`, async (c) => {
      const done = await change(await jsonOf(c.req), act);
      if (done === null)
        return c.json({ error: 'send { "workspace": "brand-uk", "group": "<its id>" }' }, 400);
      return c.json(done);
    });
  }

  routes.post('/braze/integrate', async (c) => {
    const parsed = integrate.safeParse(await jsonOf(c.req));
    if (!parsed.success)
      return c.json({ error: 'send { "workspace": "brand-uk", "name": "WhatsApp FR" }' }, 400);
    const { workspace, name, number } = parsed.data;
    if (!braze.workspace(workspace)) throw new Impossible(`there is no workspace "${workspace}"`);
    const id = braze.integrate(workspace, name, number);
    await keep();
    return c.json({ id });
  });

  routes.post('/slack/trigger', async (c) => {
    const parsed = trigger.safeParse(await jsonOf(c.req));
    if (!parsed.success) return c.json({ error: 'send { "user": "U0OPS", "channel": "C0FR" }' }, 400);
    const { user, channel = `D${user.slice(1)}` } = parsed.data;
    const world = slack.world();
    if (!world.people.has(user)) throw new Impossible(`nobody here has the id ${user}`);
    const origin = { user, channel };
    return c.json({
      trigger_id: world.triggers.issue(origin),
      response_url: responseUrl(slack, world.responseUrls.issue(origin)),
    });
  });
  return routes;
}
