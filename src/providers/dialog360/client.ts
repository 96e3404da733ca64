import type { z } from 'zod';
import type { Dialog360 } from '../../application/ports/dialog360.ts';
import type { Answer, Page, Patience } from '../../application/ports/provider.ts';
import type { Secret } from '../../secret.ts';
import { type CallerOptions, createCaller } from '../caller.ts';
import { type Answered, faultOf, type Reading, readShape, unexpected } from '../fault.ts';
import type { RateLimit } from '../http.ts';
import { isSendable } from '../key.ts';
import { readError } from './errors.ts';
import { healthLimit, partnerLimit } from './limits.ts';
import { ChangeRequestShape, ChannelShape, HealthShape, listOf } from './shapes.ts';

export interface Dialog360Options extends CallerOptions {
  /** `https://hub.360dialog.io/api/v2` */
  readonly hubUrl: string;
  /** Where a number's own key counts. 360dialog's for Cloud-hosted numbers unless given. */
  readonly messagingUrl?: string;
  readonly partnerId: string | undefined;
  readonly apiKey: Secret | undefined;
  /** The key in a variable that a number names (`apiKeyEnv`). */
  readonly secret: (variable: string) => string | undefined;
}

const cloudMessagingUrl = 'https://waba-v2.360dialog.io';
const pageSize = 100;

/** A success whose body nobody documented: JSON or nothing, but no page of a proxy. */
const readNothing = ({ status, body }: Answered): Reading<null> =>
  body.kind === 'json' || body.text === '' ? { kind: 'value', value: null } : unexpected(status, true);

interface Asked<T> {
  readonly url: string;
  readonly header: string;
  readonly key: string | undefined;
  readonly method: 'GET' | 'POST';
  readonly query?: Readonly<Record<string, string>>;
  readonly limit: RateLimit;
  readonly patience: Patience | undefined;
  /** Null: nothing is read from it. */
  readonly shape: z.ZodType<T> | null;
  readonly subject: Readonly<Record<string, string>>;
}

/** 360dialog's Partner API and, with a number's own key, its messaging host (domain.md C). */
export function createDialog360(options: Dialog360Options): Dialog360 {
  const { hubUrl, messagingUrl = cloudMessagingUrl, partnerId, apiKey, secret, ...calling } = options;
  const call = createCaller(calling);

  async function ask<T>({
    url,
    header,
    key,
    method,
    query,
    shape,
    ...rest
  }: Asked<T>): Promise<Answer<T | null>> {
    if (!isSendable(key)) return faultOf('no_key', 'set_key');
    return call({
      request: { method, url, headers: { [header]: key }, ...(query && { query }) },
      repeatable: method === 'GET',
      ...rest,
      read(answer, now): Reading<T | null> {
        if (answer.status < 200 || answer.status >= 300) return readError(answer, now, [key]);
        return shape === null ? readNothing(answer) : readShape(answer, shape);
      },
    });
  }

  const partner = (path: string, patience: Patience | undefined) => ({
    url: `${hubUrl}/partners/${encodeURIComponent(partnerId ?? '')}/${path}`,
    header: 'x-api-key',
    key: partnerId === undefined ? undefined : apiKey?.reveal(),
    limit: partnerLimit,
    patience,
    subject: { provider: 'dialog360', call: path },
  });

  async function page<T>(
    path: string,
    shape: z.ZodType<T>,
    after: string | null,
    patience: Patience | undefined,
  ): Promise<Answer<Page<T>>> {
    const offset = Number(after ?? 0);
    const query = { limit: String(pageSize), offset: String(offset) };
    const answer = await ask({ ...partner(path, patience), method: 'GET', query, shape: listOf(shape) });
    if (answer.kind === 'fault') return answer;
    const { items = [], total = null } = answer.value ?? {};
    const seen = offset + items.length;
    const more = items.length > 0 && (total === null ? items.length >= pageSize : seen < total);
    return { ...answer, value: { items, after: more ? String(seen) : null } };
  }

  return {
    channels: (after, patience) => page('channels', ChannelShape, after, patience),

    partnerChangeRequests: (after, patience) =>
      page('selective_partner_change_requests', ChangeRequestShape, after, patience),

    // The path's last word is not confirmed: the reference names the call "approve … by ID" (domain.md C.2).
    approvePartnerChange: (id, patience) =>
      ask<null>({
        ...partner(`selective_partner_change_requests/${encodeURIComponent(id)}/approve`, patience),
        method: 'POST',
        shape: null,
      }),

    checkNumberKey: async (number, patience) => {
      const answer = await ask({
        url: `${messagingUrl}/health_status`,
        header: 'd360-api-key',
        key: number.apiKeyEnv === null ? undefined : secret(number.apiKeyEnv),
        method: 'GET',
        limit: healthLimit(number.id),
        patience,
        shape: HealthShape,
        subject: { provider: 'dialog360', call: 'health_status', number: number.id },
      });
      return answer.kind === 'fault' ? answer : { ...answer, value: null };
    },
  };
}
