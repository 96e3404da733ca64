import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Routes } from '../../server.ts';
import { Impossible } from '../impossible.ts';
import { createFacade } from '../slack/facade.ts';
import type { Profile, StoredFile } from '../slack/model.ts';
import type { SlackState } from '../slack/state.ts';
import { maySee, personAt } from './visible.ts';

const largest = 50 * 1024 * 1024;

/** Files that people upload and get back. */
export function fileRoutes(slack: SlackState): Routes {
  const facade = createFacade(slack);
  const routes: Routes = new Hono();
  const limited = bodyLimit({
    maxSize: largest,
    onError: (c) => c.json({ error: 'a file may have at most 50 MB' }, 413),
  });

  routes.post('/upload', limited, async (c) => {
    const user = personAt(slack, c.req.query('as'));
    if (!c.req.header('content-type')?.startsWith('multipart/form-data'))
      return c.json({ error: 'send multipart/form-data with one field "file"' }, 415);
    const form = await c.req.formData().catch((error: unknown) => {
      if (error instanceof TypeError) return new FormData();
      throw error;
    });
    const file = form.get('file');
    if (!(file instanceof File)) return c.json({ error: 'send one field "file"' }, 400);
    const content = new Uint8Array(await file.arrayBuffer());
    return c.json(await facade.as(user.id).upload(file.name || 'file', content));
  });

  routes.get('/files/:id', async (c) => {
    const user = personAt(slack, c.req.query('as'));
    const file = facade.file(c.req.param('id'));
    const bytes = file && isSeenBy(slack, user, file) ? await facade.fileBytes(file.id) : undefined;
    if (file === undefined || bytes === undefined)
      throw new Impossible(`${user.name} sees no file "${c.req.param('id')}"`);
    return c.body(Uint8Array.from(bytes), 200, {
      'content-type': file.mimetype,
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
