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
import type { Delivery, InboxAnswer } from '../../application/ports/inbox.ts';
import type { CardKind, Notice } from '../../application/ports/messages.ts';
import type { ChannelId, UserId } from '../../domain/asset/ids.ts';

/** What came in from Slack: dedupe keys and parsed, non-secret fields; raw bodies are never stored (SPEC 10.5). */
export const inbox = pgTable(
  'inbox',
  {
    key: text().primaryKey(),
    kind: text().$type<Delivery['kind']>().notNull(),
    userId: text('user_id'),
    payload: jsonb().$type<Delivery['payload']>().notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
    claimedUntil: timestamp('claimed_until', { withTimezone: true }).notNull(),
    attempts: integer().notNull().default(1),
    doneAt: timestamp('done_at', { withTimezone: true }),
    answer: jsonb().$type<InboxAnswer>(),
  },
  (t) => [
    index('inbox_done').on(t.doneAt),
    index('inbox_open').on(t.claimedUntil).where(sql`${t.doneAt} is null`),
  ],
);

/** Messages that are posted once and never change: thread entries, announcements, direct messages. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    key: text().notNull().unique(),
    destination: text().notNull(),
    notice: jsonb().$type<Notice>().notNull(),
    state: text().$type<'pending' | 'sending' | 'sent' | 'failed'>().notNull().default('pending'),
    attempts: integer().notNull().default(0),
    firstTriedAt: timestamp('first_tried_at', { withTimezone: true }),
    ts: text(),
    error: text(),
  },
  (t) => [index('outbox_waiting').on(t.destination, t.id).where(sql`${t.state} in ('pending', 'sending')`)],
);

/** Messages that follow an operation: its card, its checklist, an approver's request. Updated in place. */
export const card = pgTable(
  'card',
  {
    operationId: uuid('operation_id').notNull(),
    kind: text().$type<CardKind>().notNull(),
    destination: text().notNull(),
    channel: text().$type<ChannelId>(),
    ts: text(),
    /** Counts re-creations of a deleted message; part of the outbox key. */
    generation: integer().notNull().default(1),
    shownVersion: integer('shown_version').notNull().default(0),
    posting: boolean().notNull().default(false),
    firstTriedAt: timestamp('first_tried_at', { withTimezone: true }),
    error: text(),
  },
  (t) => [primaryKey({ columns: [t.operationId, t.kind] })],
);

export const slackUser = pgTable('slack_user', {
  id: text().$type<UserId>().primaryKey(),
  locale: text().notNull(),
  timezone: text().notNull(),
  readAt: timestamp('read_at', { withTimezone: true }).notNull(),
});

export const clock = pgTable('clock', {
  id: boolean().primaryKey().default(true),
  offsetMs: bigint('offset_ms', { mode: 'number' }).notNull(),
});
