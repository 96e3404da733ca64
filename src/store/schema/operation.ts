import {
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { NumberId, UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { Actor } from '../../domain/operation/actor.ts';
import type { EventData } from '../../domain/operation/events.ts';
import type { Flow } from '../../domain/operation/plan.ts';
import type { OperationState, Status } from '../../domain/operation/state.ts';

/** The projection of an operation's events; `version` is the last event's. */
export const operation = pgTable(
  'operation',
  {
    id: uuid().primaryKey(),
    name: text().notNull().unique(),
    flow: text().$type<Flow>().notNull(),
    status: text().$type<Status>().notNull(),
    step: text(),
    version: integer().notNull(),
    headHash: text('head_hash').notNull(),
    requester: text().$type<UserId>().notNull(),
    workspaces: text().$type<WorkspaceKey>().array().notNull(),
    /** Null where it is not about one number. */
    numberId: text('number_id').$type<NumberId>(),
    /** Name of the operation that moves the whole WABA. */
    partOf: text('part_of'),
    /** The plan modal's root view: two presses of one submit button are one request. */
    requestKey: text('request_key').notNull().unique(),
    state: jsonb().$type<OperationState>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('operation_status').on(t.status),
    index('operation_requester').on(t.requester),
    index('operation_number').on(t.numberId),
    index('operation_part_of').on(t.partOf),
    index('operation_newest').on(t.createdAt, t.name),
  ],
);

export const operationEvent = pgTable(
  'operation_event',
  {
    operationId: uuid('operation_id').notNull(),
    version: integer().notNull(),
    type: text().notNull(),
    data: jsonb().$type<EventData>().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.operationId, t.version] })],
);

/** One asset held by one operation alone (class = its id) or together with others (class = 'shared'); 0001 excludes. */
export const hold = pgTable(
  'hold',
  {
    asset: text().notNull(),
    class: text().notNull(),
    operationId: uuid('operation_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.asset, t.operationId] }), index('hold_operation').on(t.operationId)],
);

/** Numbers of names such as TR-0042; a request that loses its race leaves a gap. */
export const transferNumber = pgSequence('transfer_number');
export const migrationNumber = pgSequence('migration_number');
export const wabaMigrationNumber = pgSequence('waba_migration_number');
export const importNumber = pgSequence('import_number');
