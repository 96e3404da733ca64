import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { DriftField } from '../../application/ports/drift.ts';
import type { NumberId, UserId, WabaId } from '../../domain/asset/ids.ts';
import type { Update } from '../../domain/webhook/update.ts';

/** What Meta and 360dialog told us by webhook. `data` goes when it is done: the key alone keeps duplicates out. */
export const webhookUpdate = pgTable(
  'webhook_update',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    key: text().notNull().unique(),
    source: text().$type<'meta' | '360dialog'>().notNull(),
    type: text().notNull(),
    data: jsonb().$type<Update>(),
    arrivedAt: timestamp('arrived_at', { withTimezone: true }).notNull(),
    doneAt: timestamp('done_at', { withTimezone: true }),
    error: text(),
  },
  (t) => [
    index('webhook_update_open').on(t.id).where(sql`${t.doneAt} is null`),
    index('webhook_update_done').on(t.doneAt),
  ],
);

/** Webhooks about assets that the inventory does not have, and fields we do not read: kept and counted. */
export const webhookUnknown = pgTable(
  'webhook_unknown',
  {
    asset: text().notNull(),
    field: text().notNull(),
    count: integer().notNull(),
    firstAt: timestamp('first_at', { withTimezone: true }).notNull(),
    lastAt: timestamp('last_at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.asset, t.field] })],
);

/** A template as Meta has it; `asOf` is the provider's time, so that a late answer never overwrites a newer one. */
export const template = pgTable(
  'template',
  {
    wabaId: text('waba_id').$type<WabaId>().notNull(),
    name: text().notNull(),
    language: text().notNull(),
    id: text().notNull(),
    status: text().notNull(),
    category: text().notNull(),
    nextCategory: text('next_category'),
    nextCategoryAt: timestamp('next_category_at', { withTimezone: true }),
    quality: text(),
    reason: text(),
    components: jsonb().$type<readonly Readonly<Record<string, unknown>>[]>(),
    statusAsOf: timestamp('status_as_of', { withTimezone: true }).notNull(),
    qualityAsOf: timestamp('quality_as_of', { withTimezone: true }),
    categoryAsOf: timestamp('category_as_of', { withTimezone: true }).notNull(),
    /** The sync that saw it last; one that a later complete sync did not see is gone at Meta. */
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.wabaId, t.name, t.language] }), index('template_id').on(t.id)],
);

/** When a person last wrote to a number: the 24-hour window (R40 by C5). */
export const conversation = pgTable(
  'conversation',
  {
    numberId: text('number_id').$type<NumberId>().notNull(),
    person: text().notNull(),
    lastFromPerson: timestamp('last_from_person', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.numberId, t.person] })],
);

/** Health of a number as told by Meta, field by field, with what it was before: transitions are posted once. */
export const numberReading = pgTable(
  'number_reading',
  {
    numberId: text('number_id').$type<NumberId>().notNull(),
    field: text().notNull(),
    value: text(),
    previous: text(),
    asOf: timestamp('as_of', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.numberId, t.field] })],
);

/** What Meta last said of one asset, as a plan looked it up; a late answer never overwrites a newer one. */
export const metaReading = pgTable(
  'meta_reading',
  {
    kind: text().notNull(),
    asset: text().notNull(),
    value: jsonb().notNull(),
    asOf: timestamp('as_of', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.asset] })],
);

/** Where our inventory and a provider disagree; gone when they agree again or a person accepted theirs. */
export const drift = pgTable(
  'drift',
  {
    asset: text().notNull(),
    field: text().$type<DriftField>().notNull(),
    source: text().$type<'meta' | 'braze' | '360dialog'>().notNull(),
    /** The sync that found it: its next run takes it away when it is no longer so. */
    scope: text().notNull(),
    ours: text(),
    theirs: text(),
    /** Whether accepting can bring our side in line. */
    acceptable: boolean().notNull(),
    since: timestamp({ withTimezone: true }).notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.asset, t.field, t.source] }), index('drift_since').on(t.since)],
);

/** A test message that went out, until its delivery and its answer were told to whoever sent it. */
export const testMessage = pgTable(
  'test_message',
  {
    id: uuid().primaryKey().defaultRandom(),
    numberId: text('number_id').$type<NumberId>().notNull(),
    userId: text('user_id').$type<UserId>().notNull(),
    person: text(),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull(),
    statusTold: boolean('status_told').notNull().default(false),
    answerTold: boolean('answer_told').notNull().default(false),
  },
  (t) => [index('test_message_number').on(t.numberId, t.sentAt)],
);

/** How far a sync of one asset has come; a sync that was interrupted goes on from its cursor. */
export const syncProgress = pgTable('sync_progress', {
  scope: text().primaryKey(),
  cursor: text(),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
  doneAt: timestamp('done_at', { withTimezone: true }),
  fault: text(),
});
