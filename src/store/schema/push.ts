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
import type { ProfileThere } from '../../application/ports/carrying.ts';
import type { DryRun } from '../../application/ports/pushes.ts';
import type { GroupId } from '../../domain/asset/ids.ts';
import type { Consent, ReadState } from '../../domain/subscription/consent.ts';
import type { RejectReason } from '../../domain/subscription/import-row.ts';

/** What an operation writes to Braze, and how far it is. */
export const push = pgTable('push', {
  operationId: uuid('operation_id').primaryKey(),
  sourceId: bigint('source_id', { mode: 'number' }),
  /** Whoever works on it has taken it with this number; a copy that lost it can record nothing more. */
  epoch: integer().notNull().default(0),
  /** What the reading of the file found; null until it is done, and for operations without a file. */
  dryRun: jsonb('dry_run').$type<DryRun>(),
  readRows: integer('read_rows').notNull().default(0),
  /** What is written was so at this time; a newer word in the ledger wins. */
  asOf: timestamp('as_of', { withTimezone: true }).notNull(),
  consent: text().$type<Consent>().notNull(),
  /** Carried over from this group: consent and time are those of its rows in the ledger, where it has them. */
  fromGroup: uuid('from_group').$type<GroupId>(),
  startedAt: timestamp('started_at', { withTimezone: true }),
  lastWrittenAt: timestamp('last_written_at', { withTimezone: true }),
});

/** At most 50 people of one group and one state, named in one way: one call to Braze (domain.md A.4). */
export const pushBatch = pgTable(
  'push_batch',
  {
    operationId: uuid('operation_id').notNull(),
    no: integer().notNull(),
    groupId: uuid('group_id').$type<GroupId>().notNull(),
    subscribed: boolean().notNull(),
    by: text().$type<'external_id' | 'phone'>().notNull(),
    size: integer().notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }),
    /** Whether its rows are in the ledger. */
    folded: boolean().notNull().default(false),
    readBackAt: timestamp('read_back_at', { withTimezone: true }),
    /** People whose state did not read as written when it was last looked at. */
    missing: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.operationId, t.no] }),
    index('push_batch_open').on(t.operationId, t.no).where(sql`${t.writtenAt} is null`),
    index('push_batch_unfolded')
      .on(t.operationId, t.no)
      .where(sql`${t.writtenAt} is not null and not ${t.folded}`),
  ],
);

export const pushRow = pgTable(
  'push_row',
  {
    operationId: uuid('operation_id').notNull(),
    batch: integer().notNull(),
    personId: bigint('person_id', { mode: 'number' }).notNull(),
    line: integer(),
  },
  (t) => [index('push_row_batch').on(t.operationId, t.batch), index('push_row_person').on(t.personId)],
);

/** Rows that were not written, with the reason; `shown` is masked where it is personal. */
export const pushReject = pgTable(
  'push_reject',
  {
    operationId: uuid('operation_id').notNull(),
    line: integer().notNull(),
    column: text(),
    shown: text(),
    reason: text().$type<RejectReason>().notNull(),
  },
  (t) => [index('push_reject_line').on(t.operationId, t.line)],
);

/** What is known of everyone in a group that is about to be archived: for the group that comes after it (SPEC 5.1). */
export const carriedState = pgTable(
  'carried_state',
  {
    operationId: uuid('operation_id').notNull(),
    personId: bigint('person_id', { mode: 'number' }).notNull(),
    /** What Braze said before the group was archived; null: not read. */
    state: text().$type<ReadState>(),
    readAt: timestamp('read_at', { withTimezone: true }),
    /** Whether the destination knows the person; null: not looked up. */
    profile: text().$type<ProfileThere>(),
  },
  (t) => [primaryKey({ columns: [t.operationId, t.personId] }), index('carried_state_person').on(t.personId)],
);
