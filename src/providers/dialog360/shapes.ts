import { z } from 'zod';
import { WabaId } from '../../domain/asset/ids.ts';

/** The documentation names few fields (domain.md C.2, G.11): unknown ones are left alone, missing ones are null. */
const id = z.union([z.string().min(1), z.int().transform(String)]);
const text = z.string().nullish().catch(null);
const maybe = <T extends z.ZodType>(shape: T) => shape.nullish().catch(undefined);

export const ChannelShape = z
  .looseObject({
    id,
    status: text,
    account_mode: text,
    phone_number: text,
    setup_info: maybe(z.looseObject({ phone_number: text })),
    waba_id: maybe(id),
    waba_account: maybe(z.looseObject({ external_id: maybe(id) })),
  })
  .transform((channel) => ({
    id: channel.id,
    e164: e164Of(channel.phone_number ?? channel.setup_info?.phone_number),
    status: channel.status ?? null,
    accountMode: channel.account_mode ?? null,
    wabaId: wabaIdOf(channel.waba_account?.external_id ?? channel.waba_id),
  }));

export const ChangeRequestShape = z
  .looseObject({
    id,
    status: text,
    client_id: maybe(id),
    client: maybe(z.union([z.string(), z.looseObject({ id: maybe(id), name: text })])),
  })
  .transform((request) => ({
    id: request.id,
    status: request.status ?? null,
    client: clientOf(request.client) ?? request.client_id ?? null,
  }));

/** A list under a name that the documentation doesn't give: the one array of objects in the answer, or the answer. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z
    .union([z.array(z.unknown()), z.record(z.string(), z.unknown())])
    .transform((body, context) => {
      const lists = Array.isArray(body) ? [body] : Object.values(body).filter(isList);
      const filled = lists.filter((list) => list.length > 0);
      if (lists.length === 0 || filled.length > 1) {
        context.addIssue({ code: 'custom', message: 'no list, or several' });
        return z.NEVER;
      }
      const total = Array.isArray(body) ? undefined : body.total;
      return { items: filled[0] ?? [], total: typeof total === 'number' ? total : null };
    })
    .pipe(z.object({ items: z.array(item), total: z.number().nullable() }));

const isList = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null);

function e164Of(value: string | null | undefined): string | null {
  const digits = (value ?? '').replace(/\D/g, '');
  return /^\d{7,15}$/.test(digits) ? `+${digits}` : null;
}

/** Meta's id; 360dialog's own ends in `WA` (domain.md C.1). */
function wabaIdOf(value: string | null | undefined): WabaId | null {
  const parsed = WabaId.safeParse(value);
  return parsed.success ? parsed.data : null;
}

function clientOf(
  client: string | { id?: string | null | undefined; name?: string | null | undefined } | null | undefined,
) {
  return typeof client === 'object' && client !== null ? (client.name ?? client.id) : client;
}

/** What a number's own key is answered with: the shape is Meta's, its words don't matter here. */
export const HealthShape = z.looseObject({ health_status: z.looseObject({}) });
