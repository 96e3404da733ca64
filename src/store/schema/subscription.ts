import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { StopNews } from '../../application/ports/stops.ts';
import type { SourceKind } from '../../application/ports/subscriptions.ts';
import type { GroupId, NumberId, UserId } from '../../domain/asset/ids.ts';
import type { Consent } from '../../domain/subscription/consent.ts';
import type { StopDecision } from '../../domain/subscription/marketing-stop.ts';

/**
 * Who a person is, and the only place that says it: everything else holds the id, so that an erasure is one row.
 * A person is known by external id; one without is known by phone. Several may share a phone (domain.md A.3).
 */
export const person = pgTable(
  'person',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    externalId: text('external_id'),
    phone: text(),
    erasedAt: timestamp('erased_at', { withTimezone: true }),
  },
  (t) => [
    uniqueIndex('person_external_id').on(t.externalId).where(sql`${t.externalId} is not null`),
    uniqueIndex('person_phone_alone')
      .on(t.phone)
      .where(sql`${t.externalId} is null and ${t.phone} is not null`),
    index('person_phone').on(t.phone).where(sql`${t.phone} is not null`),
    check(
      'person_is_known_or_erased',
      sql`${t.erasedAt} is not null or ${t.externalId} is not null or ${t.phone} is not null`,
    ),
  ],
);

/** Who or what said it, once for all the rows that it said. */
export const subscriptionSource = pgTable(
  'subscription_source',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text().$type<SourceKind>().notNull(),
    userId: text('user_id').$type<UserId>(),
    /** The operation's name, such as IM-0007. */
    operation: text(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('one_source_per_operation').on(t.operation, t.kind).where(sql`${t.operation} is not null`),
  ],
);

const said = {
  groupId: uuid('group_id').$type<GroupId>().notNull(),
  personId: bigint('person_id', { mode: 'number' }).notNull(),
  subscribed: boolean().notNull(),
  /** How consent was given or withdrawn (R70). */
  consent: text().$type<Consent>().notNull(),
  sourceId: bigint('source_id', { mode: 'number' }).notNull(),
  /** Of the file; null where it came from no file. */
  line: integer(),
  /** When it became so, as far as the source knows. */
  at: timestamp({ withTimezone: true }).notNull(),
};

/** The ledger: one row per group and person (R71). */
export const subscription = pgTable('subscription', said, (t) => [
  primaryKey({ columns: [t.groupId, t.personId] }),
  index('subscription_person').on(t.personId),
]);

/** What the ledger said before, as it was replaced: with the ledger it is the proof of opt-in (R37, R62). */
export const subscriptionHistory = pgTable(
  'subscription_history',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    ...said,
    replacedAt: timestamp('replaced_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('subscription_history_person').on(t.personId),
    index('subscription_history_group').on(t.groupId),
  ],
);

/** What a person told WhatsApp of marketing alone: it is not the state in the group (SPEC 5.3). */
export const marketingPreference = pgTable(
  'marketing_preference',
  {
    personId: bigint('person_id', { mode: 'number' }).notNull(),
    numberId: text('number_id').$type<NumberId>().notNull(),
    stopped: boolean().notNull(),
    /** `user_preferences`, or the error that told it. */
    told: text().$type<'user_preferences' | '131050'>().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** What the policy or a person made of it for the group; null while nobody has answered. */
    decision: text().$type<StopDecision>(),
    decidedBy: text('decided_by').$type<UserId>(),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    /** Given anew with each word and each outcome: people decide about what they were shown, and nothing later. */
    version: bigint({ mode: 'number' }).notNull().generatedByDefaultAsIdentity(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.numberId] }),
    index('marketing_preference_number').on(t.numberId),
  ],
);

/** The last message about stops on a number, of each kind. */
export const stopsTold = pgTable(
  'stops_told',
  {
    numberId: text('number_id').$type<NumberId>().notNull(),
    what: text().$type<StopNews>().notNull(),
    key: text(),
    groupId: uuid('group_id').$type<GroupId>().notNull(),
    version: bigint({ mode: 'number' }).notNull(),
    postedAt: timestamp('posted_at', { withTimezone: true }).notNull(),
    toldAt: timestamp('told_at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.numberId, t.what] })],
);
