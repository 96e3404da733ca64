import { and, asc, desc, eq, gt, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Append, Operations } from '../application/ports/operations.ts';
import type { NumberId, WabaId } from '../domain/asset/ids.ts';
import { eventHash, GENESIS, type RecordedEvent } from '../domain/operation/chain.ts';
import type { Flow } from '../domain/operation/plan.ts';
import {
  currentStep,
  isMigration,
  isTransfer,
  liveStatuses,
  type OperationState,
} from '../domain/operation/state.ts';
import { createHolds } from './holds.ts';
import { matching } from './operation-filter.ts';
import { operation, operationEvent } from './schema/operation.ts';
import { type Drizzle, VersionConflict } from './transaction.ts';

const SEQUENCES: Readonly<Record<Flow, string>> = {
  transfer: 'transfer_number',
  migration: 'migration_number',
  waba_migration: 'waba_migration_number',
  import: 'import_number',
};

export function createOperations(db: Drizzle): Operations {
  const holds = createHolds(db);
  /** Heads of the operations that this transaction has locked: nobody else can move them. */
  const heads = new Map<string, Head>();
  return {
    ...holds,

    async nextNumber(flow) {
      const [row] = await db.execute<{ n: string }>(sql`select nextval(${SEQUENCES[flow]}) as n`);
      if (row === undefined) throw new Error(`the sequence of ${flow} gave no number`);
      return Number(row.n);
    },

    async begin(append) {
      const { state, requestKey } = append;
      if (!(await holds.holdAll(state.id, append.holds))) {
        if (await byRequestKey(db, requestKey)) throw new VersionConflict(`${requestKey} has just begun`);
        return 'taken';
      }
      const events = chained(append, { version: 0, headHash: GENESIS });
      await db.insert(operation).values({
        id: state.id,
        name: state.name,
        flow: state.plan.flow,
        requester: state.requester,
        workspaces: [...state.workspaces],
        requestKey,
        partOf: isMigration(state) ? (state.plan.inputs.partOf ?? null) : null,
        createdAt: new Date(append.at),
        ...projection(append, events),
      });
      await db.insert(operationEvent).values(events.map(toRow));
      return 'begun';
    },

    async append(append) {
      if (append.events.length === 0) return;
      const { id } = append.state;
      const events = chained(append, heads.get(id) ?? (await lockedHead(db, id)));
      await db.insert(operationEvent).values(events.map(toRow));
      await db.update(operation).set(projection(append, events)).where(eq(operation.id, id));
      if (heads.has(id)) heads.set(id, headOf(append, events));
    },

    async lock(name) {
      const [row] = await db
        .select({ state: operation.state, ...headColumns })
        .from(operation)
        .where(eq(operation.name, name))
        .for('update');
      if (row === undefined) return null;
      heads.set(row.state.id, row);
      return row.state;
    },

    byName: (name) => one(db, eq(operation.name, name)),
    byId: (id) => one(db, eq(operation.id, id)),
    byRequestKey: (key) => byRequestKey(db, key),

    async events(id) {
      const rows = await db
        .select()
        .from(operationEvent)
        .where(eq(operationEvent.operationId, id))
        .orderBy(asc(operationEvent.version));
      return rows.map(fromRow);
    },

    async event(id, version) {
      const [row] = await db
        .select()
        .from(operationEvent)
        .where(and(eq(operationEvent.operationId, id), eq(operationEvent.version, version)));
      return row === undefined ? null : fromRow(row);
    },

    async attemptsSince(number, step, since) {
      const rows = await db
        .select({ at: operationEvent.at })
        .from(operationEvent)
        .innerJoin(operation, eq(operation.id, operationEvent.operationId))
        .where(
          and(
            eq(operation.numberId, number),
            eq(operationEvent.type, 'step_attempted'),
            eq(sql`${operationEvent.data}->>'step'`, step),
            gt(operationEvent.at, since),
          ),
        )
        .orderBy(asc(operationEvent.at));
      return rows.map(({ at }) => at.toISOString());
    },

    async list(filter) {
      const rows = await db
        .select({ state: operation.state })
        .from(operation)
        .where(matching(filter))
        .orderBy(desc(operation.createdAt), desc(operation.name))
        .limit(filter.limit);
      return rows.map((row) => row.state);
    },

    async partsOf(name) {
      const rows = await db
        .select({ state: operation.state })
        .from(operation)
        .where(eq(operation.partOf, name))
        .orderBy(asc(operation.name));
      return rows.map((row) => row.state);
    },

    async wabasComingTo(workspace, ignoring) {
      const plan = sql`${operation.state}->'plan'`;
      const inputs = sql`${plan}->'inputs'`;
      const of = (flow: Flow) => eq(operation.flow, flow);
      const rows = await db
        .selectDistinct({ waba: sql<WabaId>`coalesce(${inputs}->>'waba', ${inputs}->>'target')` })
        .from(operation)
        .where(
          and(
            inArray(operation.status, [...liveStatuses]),
            or(
              and(of('transfer'), eq(sql`${inputs}->>'destination'`, workspace)),
              and(
                of('migration'),
                eq(sql`${inputs}->>'workspace'`, workspace),
                contains(sql`${plan}->'steps'`, [{ key: 'integrate' }]),
              ),
              and(
                of('waba_migration'),
                contains(sql`${plan}->'groups'`, [{ move: { destination: workspace } }]),
              ),
            ),
            ignoring === null ? undefined : ne(operation.name, ignoring),
          ),
        );
      return rows.map((row) => row.waba);
    },
  };
}

const contains = (list: SQL, some: readonly object[]): SQL =>
  sql`${list} @> ${JSON.stringify(some)}::text::jsonb`;

interface Head {
  readonly version: number;
  readonly headHash: string;
}

const headColumns = { version: operation.version, headHash: operation.headHash };

async function lockedHead(db: Drizzle, id: string): Promise<Head> {
  const [head] = await db.select(headColumns).from(operation).where(eq(operation.id, id)).for('update');
  if (head === undefined) throw new Error(`there is no operation ${id}`);
  return head;
}

const headOf = ({ state }: Append, events: readonly RecordedEvent[]): Head => ({
  version: state.version,
  headHash: events.at(-1)?.hash ?? GENESIS,
});

async function one(db: Drizzle, where: ReturnType<typeof eq>): Promise<OperationState | null> {
  const [row] = await db.select({ state: operation.state }).from(operation).where(where);
  return row?.state ?? null;
}

const byRequestKey = (db: Drizzle, key: string): Promise<OperationState | null> =>
  one(db, eq(operation.requestKey, key));

/** The new events with their places in the chain, from the head that the operation's row keeps. */
function chained({ state, events, actor, at }: Append, head: Head): RecordedEvent[] {
  if (head.version + events.length !== state.version) {
    throw new VersionConflict(`${state.name} is at ${head.version}, not at ${state.version - events.length}`);
  }
  let previousHash = head.headHash;
  return events.map((data, index) => {
    const event = {
      operationId: state.id,
      version: head.version + index + 1,
      data,
      actor,
      at,
      previousHash,
    };
    const hash = eventHash(event);
    previousHash = hash;
    return { ...event, hash };
  });
}

function projection(append: Append, events: readonly RecordedEvent[]) {
  const { state, at } = append;
  return {
    ...headOf(append, events),
    status: state.status,
    step: currentStep(state)?.key ?? null,
    numberId: numberOf(state),
    state,
    updatedAt: new Date(at),
  };
}

const numberOf = (state: OperationState): NumberId | null =>
  isTransfer(state) || isMigration(state) ? state.plan.inputs.number : null;

const toRow = (event: RecordedEvent): typeof operationEvent.$inferInsert => ({
  ...event,
  type: event.data.type,
  at: new Date(event.at),
});

const fromRow = ({ type: _, at, ...row }: typeof operationEvent.$inferSelect): RecordedEvent => ({
  ...row,
  at: at.toISOString(),
});
