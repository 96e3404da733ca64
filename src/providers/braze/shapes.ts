import { z } from 'zod';

/** Answer of `GET /subscription/status/get` (domain.md A.5): states keyed by the identifier that was asked for. */
export const SubscriptionStatuses = z.looseObject({ status: z.record(z.string(), z.string()) });

/** `Subscribed`, `Unsubscribed` or `Unknown`; three states are read, two are written (A.5, C26). */
export const ReadStateShape = z
  .string()
  .transform((value) => value.toLowerCase())
  .pipe(z.enum(['subscribed', 'unsubscribed', 'unknown']));

export const PeopleStates = z.looseObject({ status: z.record(z.string(), ReadStateShape) });

/** `queued` is what a call during maintenance gets (A.12). */
export const Accepted = z.looseObject({ message: z.enum(['success', 'queued']) });

export const Dispatched = z.looseObject({ dispatch_id: z.string().min(1) });

const text = z.string().nullish();

const nested = z
  .looseObject({ id: z.string(), name: text, status: ReadStateShape })
  .transform(({ id, name, status }) => ({ group: id, name: name ?? null, state: status }));

const flat = z
  .looseObject({
    subscription_group_id: z.string(),
    subscription_group_name: text,
    subscription_status: ReadStateShape,
  })
  .transform((each) => ({
    group: each.subscription_group_id,
    name: each.subscription_group_name ?? null,
    state: each.subscription_status,
  }));

const group = z.union([nested, flat]);

/** Answer of `GET /subscription/user/status`: documents show a list of users, or one flat list of groups (A.6). */
export const UserStatuses = z.union([
  z
    .looseObject({
      users: z.array(
        z.looseObject({ external_id: text, phone: text, subscription_groups: z.array(group).nullish() }),
      ),
      total_count: z.number().optional(),
    })
    .transform(({ users }) =>
      users.map((user) => ({
        externalId: user.external_id ?? null,
        phone: user.phone ?? null,
        groups: user.subscription_groups ?? [],
      })),
    ),
  z
    .looseObject({ subscription_groups: z.array(group) })
    .transform(({ subscription_groups: groups }) => [{ externalId: null, phone: null, groups }]),
]);
