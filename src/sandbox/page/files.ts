import { Hono } from 'hono';
import type { Routes } from '../../server.ts';
import { Impossible } from '../impossible.ts';
import { createFacade } from '../slack/facade.ts';
import type { Profile, StoredFile } from '../slack/model.ts';
import { whileSent } from '../slack/requests.ts';
import type { SlackState } from '../slack/state.ts';
import { largestUpload } from './contract.ts';
import { maySee, personAt } from './visible.ts';

/** Files that people upload and get back, piece by piece in either direction. */
export function fileRoutes(slack: SlackState): Routes {
  const facade = createFacade(slack);
  const routes: Routes = new Hono();

  routes.post('/upload', async (c) => {
    const user = personAt(slack, c.req.query('as'));
    const name = c.req.query('name')?.trim();
    if (!c.req.header('content-type')?.startsWith('application/octet-stream'))
      return c.json({ error: 'send the bytes as application/octet-stream' }, 415);
    if (!name) return c.json({ error: 'say how the file is called: upload?as=&name=' }, 400);
    const length = c.req.header('content-length');
    if (length === undefined) return c.json({ error: 'say how long the file is: Content-Length' }, 411);
    if (Number(length) > largestUpload)
      return c.json({ error: `a file may have at most ${largestUpload / 1024 ** 2} MB` }, 413);
    const content = c.req.raw.body ?? new Uint8Array();
    return whileSent(c, async () => c.json(await facade.as(user.id).upload(name, content)));
  });

  routes.get('/files/:id', async (c) => {
    const user = personAt(slack, c.req.query('as'));
    const file = facade.file(c.req.param('id'));
    const opened = file && isSeenBy(slack, user, file) ? await facade.openFile(file.id) : undefined;
    if (file === undefined || opened === undefined)
      throw new Impossible(`${user.name} sees no file "${c.req.param('id')}"`);
    return c.body(opened.stream, 200, {
      'content-type': file.mimetype,
      'content-length': String(opened.size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
    });
  });
  return routes;
}

const isSeenBy = (slack: SlackState, user: Profile, file: StoredFile): boolean =>
  file.user === user.id ||
  file.channels.some((id) => {
    const channel = slack.world().channels.all.get(id);
    return channel !== undefined && maySee(channel, user.id);
  });
