import { and, asc, eq, gt, inArray, isNull, max, sql } from 'drizzle-orm';
import type { Carrying, PageOf, ProfileThere } from '../application/ports/carrying.ts';
import type { ReadState } from '../domain/subscription/consent.ts';
import { buildBatches } from './carry-build.ts';
import { masked } from './masked.ts';
import { carriedState, push } from './schema/push.ts';
import { person, subscription, subscriptionSource } from './schema/subscription.ts';
import type { Drizzle } from './transaction.ts';

const PAGE = 5000;

export function createCarrying(db: Drizzle): Carrying {
  const page = (operationId: string, { group, after, limit }: PageOf, left: ReturnType<typeof isNull>) =>
    db
      .select({ id: person.id, externalId: person.externalId, phone: person.phone })
      .from(subscription)
      .innerJoin(person, eq(person.id, subscription.personId))
      .leftJoin(
        carriedState,
        and(eq(carriedState.operationId, operationId), eq(carriedState.personId, subscription.personId)),
      )
      .where(
        and(eq(subscription.groupId, group), gt(subscription.personId, after), isNull(person.erasedAt), left),
      )
      .orderBy(asc(subscription.personId))
      .limit(limit);

  const rowsOf = <T>(of: ReadonlyMap<number, T>) => ({
    ids: sql`${sql.param([...of.keys()])}::bigint[]`,
    values: sql`${sql.param([...of.values()])}::text[]`,
  });

  return {
    async vouchers(group) {
      const { kind, userId, operation, recordedAt } = subscriptionSource;
      const subscribed = sql<number>`count(*) filter (where ${subscription.subscribed})::int`;
      const unsubscribed = sql<number>`count(*) filter (where not ${subscription.subscribed})::int`;
      const rows = await db
        .select({ kind, user: userId, operation, at: max(recordedAt), subscribed, unsubscribed })
        .from(subscription)
        .innerJoin(subscriptionSource, eq(subscriptionSource.id, subscription.sourceId))
        .innerJoin(person, eq(person.id, subscription.personId))
        .where(and(eq(subscription.groupId, group), isNull(person.erasedAt)))
        .groupBy(kind, userId, operation)
        .orderBy(sql`count(*) desc`, kind, userId, operation);
      return rows.map(({ at, ...row }) => ({ ...row, at: at?.toISOString() ?? '' }));
    },

    unread: (operationId, which) => page(operationId, which, isNull(carriedState.state)),
    unsurveyed: (operationId, which) => page(operationId, which, isNull(carriedState.profile)),

    async surveyAgain(operationId) {
      await db
        .update(carriedState)
        .set({ profile: null })
        .where(and(eq(carriedState.operationId, operationId), eq(carriedState.profile, 'absent')));
    },

    async reached(operationId, what) {
      const [row] = await db
        .select({ id: sql<number>`coalesce(max(${carriedState.personId}), 0)::float8` })
        .from(carriedState)
        .where(
          and(
            eq(carriedState.operationId, operationId),
            sql`${what === 'state' ? carriedState.state : carriedState.profile} is not null`,
          ),
        );
      return row?.id ?? 0;
    },

    async keep(operationId, states, readAt) {
      if (states.size === 0) return;
      const { ids, values } = rowsOf(states);
      await db.execute(sql`
        insert into carried_state (operation_id, person_id, state, read_at)
        select ${operationId}, r.person, r.state, ${readAt}::timestamptz from unnest(${ids}, ${values}) as r(person, state)
        on conflict (operation_id, person_id) do update set state = excluded.state, read_at = excluded.read_at`);
    },

    async keepProfiles(operationId, profiles) {
      if (profiles.size === 0) return;
      const { ids, values } = rowsOf(profiles);
      await db.execute(sql`
        insert into carried_state (operation_id, person_id, profile)
        select ${operationId}, r.person, r.profile from unnest(${ids}, ${values}) as r(person, profile)
        on conflict (operation_id, person_id) do update set profile = excluded.profile`);
    },

    async progress(operationId, group) {
      const n = sql<number>`count(*)::int`;
      const [known] = await db
        .select({ n })
        .from(subscription)
        .innerJoin(person, eq(person.id, subscription.personId))
        .where(and(eq(subscription.groupId, group), isNull(person.erasedAt)));
      const { state, profile } = carriedState;
      const rows = await db
        .select({ state, profile, n })
        .from(carriedState)
        .where(eq(carriedState.operationId, operationId))
        .groupBy(state, profile);
      const sum = (rows_: typeof rows) => rows_.reduce((all, row) => all + row.n, 0);
      const read = (which: ReadState) => sum(rows.filter((row) => row.state === which));
      const there = (which: ProfileThere) => sum(rows.filter((row) => row.profile === which));
      return {
        people: known?.n ?? 0,
        states: {
          subscribed: read('subscribed'),
          unsubscribed: read('unsubscribed'),
          unknown: read('unknown'),
        },
        profiles: { found: there('found'), no_phone: there('no_phone'), absent: there('absent') },
      };
    },

    build: (operationId, build) => buildBatches(db, operationId, build),

    async begunAt(operationId) {
      const [row] = await db.select({ asOf: push.asOf }).from(push).where(eq(push.operationId, operationId));
      return row?.asOf.toISOString() ?? null;
    },

    async *missing(operationId) {
      for (let after = 0; ; ) {
        const rows = await db
          .select({
            person: person.id,
            externalId: sql<string | null>`${sql.raw(masked('person.external_id'))}`,
            phone: sql<string | null>`${sql.raw(masked('person.phone'))}`,
            profile: carriedState.profile,
          })
          .from(carriedState)
          .innerJoin(person, eq(person.id, carriedState.personId))
          .where(
            and(
              eq(carriedState.operationId, operationId),
              inArray(carriedState.profile, ['absent', 'no_phone']),
              isNull(person.erasedAt),
              gt(person.id, after),
            ),
          )
          .orderBy(asc(person.id))
          .limit(PAGE);
        const last = rows.at(-1);
        if (last === undefined) return;
        yield rows.map((row) => ({ ...row, profile: row.profile === 'absent' ? 'absent' : 'no_phone' }));
        after = last.person;
      }
    },

    async forget(operationId) {
      await db.delete(carriedState).where(eq(carriedState.operationId, operationId));
    },
  };
}
