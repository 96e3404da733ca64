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
import type { WabaId } from '../../domain/asset/ids.ts';
import type { RatingReport } from '../../domain/migration/ratings.ts';
import type { AwaitedMatter, CopyChange } from '../../domain/migration/ratings-changes.ts';
import type { TemplateRef } from '../../domain/migration/template-key.ts';

/** The templates that a migration copies, and how far they are followed. */
export const followUp = pgTable(
  'follow_up',
  {
    operationId: uuid('operation_id').primaryKey(),
    expected: jsonb().$type<readonly TemplateRef[]>().notNull(),
    /** Null before the number was registered. */
    wabaId: text('waba_id').$type<WabaId>(),
    registeredAt: timestamp('registered_at', { withTimezone: true }),
    snoozedUntil: timestamp('snoozed_until', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    dealtWith: jsonb('dealt_with').$type<readonly AwaitedMatter[]>().notNull().default([]),
  },
  (t) => [index('follow_up_waba').on(t.wabaId)],
);

/** Looks that found something to tell, one after the other. */
export const ratingLook = pgTable(
  'rating_look',
  {
    operationId: uuid('operation_id').notNull(),
    n: integer().notNull(),
    report: jsonb().$type<RatingReport>().notNull(),
    changes: jsonb().$type<readonly CopyChange[]>().notNull(),
    awaited: jsonb().$type<readonly AwaitedMatter[]>().notNull(),
    ends: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.operationId, t.n] })],
);

/** What a template was, and when it became what it is. */
export const templateHistory = pgTable(
  'template_history',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    wabaId: text('waba_id').$type<WabaId>().notNull(),
    name: text().notNull(),
    language: text().notNull(),
    field: text().notNull(),
    from: text('from_value'),
    to: text('to_value').notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('template_history_template').on(t.wabaId, t.name, t.language, t.at)],
);
