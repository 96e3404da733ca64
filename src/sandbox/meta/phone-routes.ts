import { Hono } from 'hono';
import { z } from 'zod';
import type { Routes } from './exchange.ts';
import type { Phone } from './model.ts';
import type { MetaState } from './state.ts';
import { UnknownAsset } from './tables.ts';
import { parsed } from './traffic.ts';

const Answering = z
  .object({
    number: z.string(),
    text: z.string().min(1).optional(),
    payload: z.string().min(1).optional(),
    buttonText: z.string().optional(),
    /** The id of the message that is answered. */
    context: z.string().optional(),
  })
  .refine(({ text, payload }) => (text === undefined) !== (payload === undefined), 'a text or a payload');
const OfNumber = z.object({ number: z.string() });

/** The customers' phones as JSON, for the page. Phones are named by E.164, with or without the plus sign. */
export function phoneRoutes(meta: MetaState): Routes {
  const { phone, tables } = meta;
  const routes: Routes = new Hono();
  const named = (digits: string) => `+${digits.replace(/^\+/, '')}`;
  const summary = (each: Phone) => {
    const messages = phone.inbox(each.e164);
    return {
      e164: each.e164,
      name: each.name,
      isSwitchedOn: each.isSwitchedOn,
      isOnWhatsApp: each.isOnWhatsApp,
      unread: messages.filter(({ direction, status }) => direction === 'to_phone' && status === 'delivered')
        .length,
      latest: messages.at(-1) ?? null,
    };
  };

  routes.onError((error, c) => {
    if (error instanceof UnknownAsset) return c.json({ error: error.message }, 404);
    throw error;
  });
  routes.get('/', (c) => c.json({ phones: phone.list().map(summary) }));
  routes.get('/:e164', (c) => {
    const e164 = named(c.req.param('e164'));
    const each = tables.phones.known(e164);
    return c.json({
      ...summary(each),
      stopped: each.stopped,
      blocked: each.blocked,
      messages: phone.inbox(e164),
      numbers: tables.numbers.all().map(({ id, e164: digits, verifiedName }) => ({
        id,
        e164: digits,
        name: verifiedName,
        isWindowOpen: phone.isWindowOpen(e164, id),
      })),
    });
  });
  routes.post('/:e164/answer', async (c) => {
    const body = Answering.safeParse(parsed(await c.req.text()));
    if (!body.success) return c.json({ error: 'send { "number", "text" } or { "number", "payload" }' }, 400);
    const { number, text, payload = '', buttonText, context } = body.data;
    const content = text === undefined ? { payload, ...(buttonText && { buttonText }) } : { text };
    return c.json(phone.answer(named(c.req.param('e164')), number, content, context));
  });
  for (const action of ['stop', 'resume', 'block', 'unblock'] as const) {
    routes.post(`/:e164/${action}`, async (c) => {
      const body = OfNumber.safeParse(parsed(await c.req.text()));
      if (!body.success) return c.json({ error: 'send { "number" }' }, 400);
      phone[action](named(c.req.param('e164')), body.data.number);
      return c.json({ kind: 'done' });
    });
  }
  for (const [path, action] of [
    ['read', phone.read],
    ['switch-on', phone.switchOn],
    ['switch-off', phone.switchOff],
  ] as const) {
    routes.post(`/:e164/${path}`, (c) => {
      action(named(c.req.param('e164')));
      return c.json({ kind: 'done' });
    });
  }
  return routes;
}
