import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { jsonOf, type Routes } from '../../server.ts';
import { createActs } from './acting.ts';
import { asking } from './asking.ts';
import type { PageEvents } from './events.ts';
import { fileRoutes } from './files.ts';
import { numbersNow } from './number-reading.ts';
import { looksFor, messagesFor, stateFor } from './reading.ts';
import { streamRoutes } from './stream.ts';
import { personAt } from './visible.ts';
import { operationNow, operationsNow, type Panel, worldNow } from './world-reading.ts';

export interface PageParts extends Panel {
  readonly events: PageEvents;
  /** Throws `NotNow` while the world is being made anew. */
  readonly whileItStands: () => void;
}

const looking = z.object({
  as: z.string(),
  channel: z.string(),
  before: z
    .string()
    .regex(/^\d+\.\d{6}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  thread: z.string().optional(),
});

const largestBody = 1024 * 1024;

/** `/sandbox/api`: everything the page asks of its server (contract.ts). */
export function apiRoutes(parts: PageParts): Routes {
  const { slack, bot, time, whileItStands } = parts;
  const routes: Routes = new Hono();
  const person = (c: Context) => personAt(slack, c.req.query('as'));

  routes.get('/state', (c) => {
    const user = c.req.query('as') === undefined ? undefined : person(c);
    return c.json(stateFor(slack, user, { now: time.now(), botIsUp: bot.isUp() }));
  });
  routes.get('/messages', (c) => {
    const asked = looking.safeParse(c.req.query());
    if (!asked.success) return c.json({ error: z.prettifyError(asked.error) }, 400);
    return c.json(messagesFor(slack, personAt(slack, asked.data.as), asked.data));
  });
  routes.get('/looks', (c) => c.json(looksFor(slack, person(c))));
  routes.get('/traffic', (c) => c.json(slack.traffic.read()));
  routes.get('/world', async (c) => c.json(await worldNow(parts)));
  routes.get('/numbers', (c) => c.json(numbersNow(parts.providers.meta, c.req.query('find') ?? '')));
  routes.get('/operations', async (c) => c.json(await operationsNow(bot.app())));
  routes.get('/operations/:name', async (c) => c.json(await operationNow(bot.app(), c.req.param('name'))));
  routes.route('/', streamRoutes(parts));
  routes.route('/', fileRoutes(slack));

  const acts = createActs(slack);
  const limited = bodyLimit({
    maxSize: largestBody,
    onError: (c) => c.json({ error: 'that is too much at once' }, 413),
  });
  function act<Body>(path: string, schema: z.ZodType<Body>, work: (body: Body) => Promise<object>): void {
    routes.post(`/${path}`, limited, async (c) => {
      const parsed = schema.safeParse(await jsonOf(c.req));
      if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400);
      whileItStands();
      const answer = await work(parsed.data);
      await slack.keep();
      return c.json(answer);
    });
  }
  act('command', asking.command, acts.command);
  act('press', asking.press, acts.press);
  act('enter', asking.enter, acts.enter);
  act('suggest', asking.suggest, acts.suggest);
  act('submit', asking.submit, acts.submit);
  act('close', asking.close, acts.close);
  act('say', asking.say, acts.say);
  act('remove', asking.remove, acts.remove);
  act('home', asking.home, acts.home);
  act('shortcut', asking.shortcut, acts.shortcut);
  routes.all('*', (c) => c.json({ error: `there is nothing at ${c.req.method} ${c.req.path}` }, 404));
  return routes;
}
