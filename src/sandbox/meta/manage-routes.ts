import { Hono } from 'hono';
import { z } from 'zod';
import type { Routes } from './exchange.ts';
import type { Managing } from './managing.ts';
import { receivedCodes } from './migration/code.ts';
import type { MetaState } from './state.ts';
import { UnknownAsset } from './tables.ts';
import { categories } from './template-rules.ts';
import { parsed } from './traffic.ts';

const sixDigits = /^\d{6}$/;
const text = z.string().min(1);
const quality = z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']);
const number = z.strictObject({ number: text });
const template = z.strictObject({ template: text });
const waba = z.strictObject({ waba: text });

/** Null, or what is wrong with the body. */
type Action = (manage: Managing, body: unknown) => string | null;

/** Each thing people do at Meta: `POST /<name>` with what its schema takes. */
const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    'number-quality': action(number.extend({ quality }), (m, b) => m.setNumberQuality(b.number, b.quality)),
    'number-status': action(number.extend({ status: text }), (m, b) => m.setNumberStatus(b.number, b.status)),
    'number-delete': action(number, (m, b) => m.deleteNumber(b.number)),
    'number-throughput': action(number, (m, b) => m.upgradeThroughput(b.number)),
    'name-request': action(number.extend({ name: text }), (m, b) => m.requestName(b.number, b.name)),
    'name-decide': action(
      number.extend({
        decision: z.enum(['APPROVED', 'DEFERRED', 'PENDING', 'REJECTED']),
        reason: text.optional(),
      }),
      (m, b) => m.decideName(b.number, b.decision, b.reason),
    ),
    'two-step-ask': action(number, (m, b) => m.askTwoStepOff(b.number)),
    'two-step-off': action(number, (m, b) => m.switchTwoStepOff(b.number)),
    'two-step-on': action(number.extend({ pin: z.string().regex(sixDigits).optional() }), (m, b) =>
      m.switchTwoStepOn(b.number, b.pin),
    ),
    'messaging-limit': action(z.strictObject({ business: text, tier: text }), (m, b) =>
      m.setMessagingLimit(b.business, b.tier),
    ),
    'business-verification': action(z.strictObject({ business: text, verification: text }), (m, b) =>
      m.setVerification(b.business, b.verification),
    ),
    'partner-remove': action(waba, (m, b) => m.removePartner(b.waba)),
    'partner-add': action(waba.extend({ business: text.optional() }), (m, b) =>
      m.addPartner(b.waba, b.business),
    ),
    'account-review': action(
      waba.extend({ decision: z.enum(['APPROVED', 'REJECTED', 'PENDING', 'DEFERRED']) }),
      (m, b) => m.reviewAccount(b.waba, b.decision),
    ),
    'account-disable': action(waba, (m, b) => m.disableAccount(b.waba)),
    'account-reinstate': action(waba, (m, b) => m.reinstateAccount(b.waba)),
    'account-funding': action(waba.extend({ funding: text.nullable() }), (m, b) =>
      m.setFunding(b.waba, b.funding),
    ),
    'template-approve': action(template, (m, b) => m.approveTemplate(b.template)),
    'template-reject': action(template.extend({ reason: text.optional() }), (m, b) =>
      m.rejectTemplate(b.template, b.reason),
    ),
    'template-pause': action(template, (m, b) => m.pauseTemplate(b.template)),
    'template-unpause': action(template, (m, b) => m.unpauseTemplate(b.template)),
    'template-disable': action(template, (m, b) => m.disableTemplate(b.template)),
    'template-quality': action(template.extend({ quality }), (m, b) =>
      m.setTemplateQuality(b.template, b.quality),
    ),
    'template-category': action(
      template.extend({ category: z.enum(categories), atOnce: z.boolean().default(false) }),
      (m, b) => (b.atOnce ? m.changeCategory : m.announceCategory)(b.template, b.category),
    ),
  }),
);

export const metaActions: readonly string[] = [...actions.keys()];

const traps = z.strictObject({
  qualityAsStatusField: z.boolean().optional(),
  duplicates: z.boolean().optional(),
  disorder: z.boolean().optional(),
  windowRefusedLate: z.boolean().optional(),
  listedLate: z.boolean().optional(),
});

/** What people do at Meta, as JSON for the page: `GET /` shows all of it, `POST /<action>` does one thing. */
export function manageRoutes(meta: MetaState): Routes {
  const { tables } = meta;
  const routes: Routes = new Hono();
  routes.onError((error, c) => {
    if (error instanceof UnknownAsset) return c.json({ error: error.message }, 404);
    throw error;
  });
  routes.get('/', (c) =>
    c.json({
      businesses: tables.businesses.all(),
      wabas: tables.wabas.all(),
      numbers: tables.numbers.all(),
      templates: tables.templates.all(),
      migrations: tables.migrations.all().map(({ code, asked, ...pending }) => pending),
      traps: meta.traps,
      webhooks: meta.webhooks.counts(),
      actions: metaActions,
    }),
  );
  /** What the owners of numbers received: shown to people, and in no log. */
  routes.get('/codes', (c) => c.json({ codes: receivedCodes(meta.world) }));
  routes.post('/traps', async (c) => {
    const wanted = traps.safeParse(parsed(await c.req.text()));
    if (!wanted.success) return c.json({ error: z.prettifyError(wanted.error) }, 400);
    Object.assign(meta.traps, wanted.data);
    return c.json(meta.traps);
  });
  routes.post('/:action', async (c) => {
    const act = actions.get(c.req.param('action'));
    if (act === undefined) return c.json({ error: 'there is no such action', actions: metaActions }, 404);
    meta.tick();
    const error = act(meta.manage, parsed(await c.req.text()));
    return error === null ? c.json({ kind: 'done' }) : c.json({ error }, 400);
  });
  return routes;
}

function action<S extends z.ZodType>(accepts: S, does: (manage: Managing, body: z.infer<S>) => void): Action {
  return (manage, body) => {
    const wanted = accepts.safeParse(body);
    if (!wanted.success) return z.prettifyError(wanted.error);
    does(manage, wanted.data);
    return null;
  };
}
