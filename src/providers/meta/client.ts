import type { z } from 'zod';
import type { Meta } from '../../application/ports/meta.ts';
import type { Answer, Page, Patience } from '../../application/ports/provider.ts';
import type { NumberId, WabaId } from '../../domain/asset/ids.ts';
import type { Secret } from '../../secret.ts';
import { type Call, type CallerOptions, createCaller } from '../caller.ts';
import { faultOf, type Reading, readShape, unexpected } from '../fault.ts';
import type { RateLimit } from '../http.ts';
import { isSendable } from '../key.ts';
import { readError } from './errors.ts';
import { createFieldAsker, numberFields, templateFields, wabaFields } from './fields.ts';
import { appBucket, managementLimit, sendingLimit } from './limits.ts';
import { messageBody } from './message.ts';
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

export interface MetaOptions extends CallerOptions {
  /** With its version: `https://graph.facebook.com/v24.0`. */
  readonly graphUrl: string;
  /** Undefined: every call answers `no_key`. */
  readonly accessToken: Secret | undefined;
  /** Whether a WABA has a registered number, which raises its limit 25-fold. Never, unless given. */
  readonly isActive?: (waba: WabaId) => boolean | Promise<boolean>;
}

const pageSize = '100';
/** A hundred templates with all their components and examples. */
const maxBytes = 8 << 20;

const management = 'whatsapp_business_management';
const messaging = 'whatsapp_business_messaging';

type Asked<T> = Pick<Call<T>, 'patience'> & {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly limit: RateLimit;
  readonly shape: z.ZodType<T>;
};

/** Meta's Graph API (domain.md B). Nothing here throws on what Meta answers; the database's own faults do come through. */
export function createMeta({ graphUrl, accessToken, isActive = () => false, ...calling }: MetaOptions): Meta {
  const call = createCaller(calling);
  const askFields = createFieldAsker();

  async function ask<T, U>(asked: Asked<T>, toOurs: (read: T) => U | null): Promise<Answer<U>> {
    const token = accessToken?.reveal();
    if (!isSendable(token)) return faultOf('no_key', 'set_key');
    const { path, query, body, limit, patience, shape } = asked;
    const writes = body !== undefined;
    const permission = writes ? messaging : management;
    return call({
      request: {
        method: writes ? 'POST' : 'GET',
        url: `${graphUrl}/${path}`,
        headers: { authorization: `Bearer ${token}` },
        ...(query && { query }),
        ...(writes && { body }),
        maxBytes,
      },
      repeatable: !writes,
      limit,
      appBucket,
      patience,
      subject: { provider: 'meta', call: path },
      read(answer, now): Reading<U> {
        const succeeded = answer.status >= 200 && answer.status < 300 && !saysError(answer.body);
        if (!succeeded) return readError(answer, { now, secrets: [token], permission });
        const reading = readShape(answer, shape);
        if (reading.kind === 'fault') return reading;
        const value = toOurs(reading.value);
        return value === null ? unexpected(answer.status, false) : { kind: 'value', value };
      },
    });
  }

  const limitOf = async (waba: WabaId) => managementLimit(waba, await isActive(waba));

  async function page<T extends z.ZodType, U>(
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
    return ask({ path, query, limit, patience, shape: pageOf(shape) }, ({ data, paging }) => {
      const next = paging?.next === undefined ? null : (paging.cursors?.after ?? afterIn(paging.next));
      // A cursor that leads back to its own page would be followed for ever.
      if (next === undefined || (next !== null && next === after)) return null;
      const items = data.map(toOurs);
      return items.every((item) => item !== null) ? { items, after: next } : null;
    });
  }

  return {
    async waba(id, patience) {
      const limit = await limitOf(id);
      return askFields(wabaFields, patience, (fields, patience) =>
        ask({ path: id, query: { fields }, limit, patience, shape: WabaShape }, toWaba),
      );
    },

    async numbers(waba, after, patience) {
      const of = { path: `${waba}/phone_numbers`, limit: await limitOf(waba), after };
      return askFields(numberFields, patience, (fields, patience) =>
        page({ ...of, fields, patience }, NumberShape, toNumber),
      );
    },

    async templates(waba, after, patience) {
      const of = { path: `${waba}/message_templates`, limit: await limitOf(waba), after };
      return askFields(templateFields, patience, (fields, patience) =>
        page({ ...of, fields, patience }, TemplateShape, toTemplate),
      );
    },

    async health(waba, number = null, patience) {
      const query = { fields: 'health_status' };
      return ask(
        { path: number ?? waba, query, limit: await limitOf(waba), patience, shape: HealthShape },
        toHealth,
      );
    },

    async subscribedApps(waba, patience) {
      const asked = { path: `${waba}/subscribed_apps`, limit: await limitOf(waba), patience };
      return ask({ ...asked, shape: SubscribedAppsShape }, ({ data }) =>
        data.map(({ id, name }) => ({ id, name: name ?? null })),
      );
    },

    send(number: NumberId, message, patience) {
      const limit = sendingLimit(number);
      const asked = {
        path: `${number}/messages`,
        body: messageBody(message),
        limit,
        patience,
        shape: SentShape,
      };
      return ask(asked, ({ messages: [{ id, message_status }] }) => ({
        id,
        status: message_status ?? 'accepted',
      }));
    },
  };
}

const saysError = (body: { kind: string; value?: unknown }): boolean =>
  typeof body.value === 'object' && body.value !== null && 'error' in body.value;

const afterIn = (next: string): string | undefined => URL.parse(next)?.searchParams.get('after') ?? undefined;
