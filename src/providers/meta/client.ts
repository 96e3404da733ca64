import type { z } from 'zod';
import type { Meta } from '../../application/ports/meta.ts';
import type { Answer, Page, Patience } from '../../application/ports/provider.ts';
import type { WabaId } from '../../domain/asset/ids.ts';
import type { RateLimit } from '../http.ts';
import { type AskMeta, type AskOptions, createAsk, type MetaCall, management, messaging } from './ask.ts';
import { createFieldAsker, numberFields, templateFields, wabaFields } from './fields.ts';
import { managementLimit, sendingLimit } from './limits.ts';
import { messageBody } from './message.ts';
import { createMigrating } from './migrating.ts';
import { toHealth, toNumber, toTemplate, toWaba } from './reading.ts';
import {
  HealthShape,
  NumberShape,
  pageOf,
  SentShape,
  SubscribedAppsShape,
  TemplateShape,
  WabaShape,
} from './shapes.ts';
import { createTemplating } from './templating.ts';

export interface MetaOptions extends AskOptions {
  /** Whether a WABA has a registered number, which raises its limit 25-fold. Never, unless given. */
  readonly isActive?: (waba: WabaId) => boolean | Promise<boolean>;
}

const pageSize = '100';

/** Meta's Graph API (domain.md B). Nothing here throws on what Meta answers; the database's own faults do come through. */
export function createMeta({ isActive = () => false, ...asking }: MetaOptions): Meta {
  const ask = createAsk(asking);
  const askFields = createFieldAsker();
  const limitOf = async (waba: WabaId) => managementLimit(waba, await isActive(waba));
  const writing = { ask, limitOf };

  return {
    async waba(id, patience) {
      const limit = await limitOf(id);
      return askFields(wabaFields, patience, (fields, patience) =>
        ask(read({ path: id, query: { fields }, limit, patience, shape: WabaShape }), toWaba),
      );
    },

    async number(id, waba, patience) {
      const limit = await limitOf(waba);
      return askFields(numberFields, patience, (fields, patience) =>
        ask(read({ path: id, query: { fields }, limit, patience, shape: NumberShape }), toNumber),
      );
    },

    async numbers(waba, after, patience) {
      const of = { path: `${waba}/phone_numbers`, limit: await limitOf(waba), after };
      return askFields(numberFields, patience, (fields, patience) =>
        askPage(ask, { ...of, fields, patience }, NumberShape, toNumber),
      );
    },

    async templates(waba, after, patience) {
      const of = { path: `${waba}/message_templates`, limit: await limitOf(waba), after };
      return askFields(templateFields, patience, (fields, patience) =>
        askPage(ask, { ...of, fields, patience }, TemplateShape, toTemplate),
      );
    },

    async health(waba, number = null, patience) {
      const query = { fields: 'health_status' };
      return ask(
        read({ path: number ?? waba, query, limit: await limitOf(waba), patience, shape: HealthShape }),
        toHealth,
      );
    },

    async subscribedApps(waba, patience) {
      const asked = { path: `${waba}/subscribed_apps`, limit: await limitOf(waba), patience };
      return ask(read({ ...asked, shape: SubscribedAppsShape }), ({ data }) =>
        data.map(({ id, name }) => ({ id, name: name ?? null })),
      );
    },

    send(number, message, patience) {
      const asked = {
        ...{ path: `${number}/messages`, body: messageBody(message), permission: messaging },
        ...{ repeatable: false, limit: sendingLimit(number), patience, shape: SentShape },
      };
      return ask(asked, ({ messages: [{ id, message_status }] }) => ({
        id,
        status: message_status ?? 'accepted',
      }));
    },

    ...createMigrating(writing),
    ...createTemplating(writing),
  };
}

const read = <T>(asked: Omit<MetaCall<T>, 'permission' | 'repeatable'>): MetaCall<T> => ({
  ...asked,
  permission: management,
  repeatable: true,
});

async function askPage<T extends z.ZodType, U>(
  ask: AskMeta,
  of: {
    path: string;
    limit: RateLimit;
    fields: string;
    after: string | null;
    patience: Patience | undefined;
  },
  shape: T,
  toOurs: (read: z.output<T>) => U | null,
): Promise<Answer<Page<U>>> {
  const { path, limit, fields, after, patience } = of;
  const query = { fields, limit: pageSize, ...(after !== null && { after }) };
  return ask(read({ path, query, limit, patience, shape: pageOf(shape) }), ({ data, paging }) => {
    const next = paging?.next === undefined ? null : (paging.cursors?.after ?? afterIn(paging.next));
    // A cursor that leads back to its own page would be followed for ever.
    if (next === undefined || (next !== null && next === after)) return null;
    const items = data.map(toOurs);
    return items.every((item) => item !== null) ? { items, after: next } : null;
  });
}

const afterIn = (next: string): string | undefined => URL.parse(next)?.searchParams.get('after') ?? undefined;
