import { randomUUID } from 'node:crypto';
import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { changeOperation } from '../../src/application/operation/change.ts';
import { stepNeeds } from '../../src/application/operation/step-needs.ts';
import type { Context } from '../../src/application/ports/context.ts';
import { person } from '../../src/domain/operation/actor.ts';
import { createQueue } from '../../src/jobs/queue.ts';
import { createLog } from '../../src/log.ts';
import { createBraze } from '../../src/providers/braze/client.ts';
import { connectionOf } from '../../src/store/connection.ts';
import { createStore } from '../../src/store/store.ts';
import { approver, colleague, destinationKey, originKey, requester } from '../domain/samples.ts';
import { addNumber, addWaba, addWorkspaces, sampleTransfer } from '../store/estate.ts';
import { type BenchServer, startBenchServer } from './bench-database.ts';
import { type Benchmark, median, type Row, row, timed } from './measure.ts';

const goal = 1.5;
const ages = [10, 1_000];
const times = 200;
const warmUp = 20;

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const writes = /\b(insert into|update|delete from)\b/i;

/** One step of an operation given to somebody else; the very same writes once more, in a bare transaction on a copy. */
export const advance: Benchmark = {
  name: 'advance',
  async run(note) {
    const server = await startBenchServer();
    try {
      const rows: Row[] = [];
      const own: number[] = [];
      for (const age of ages) {
        const { ours, theirs, statements } = await measure(server, age);
        own.push(ours);
        const name = `advancing an operation, ${age.toLocaleString('en')} events old, median`;
        rows.push(row(name, ours, theirs, goal));
        note(`${age} events old: ${times} times a side, by turns, ${statements} writing statements each`);
      }
      const [young = 0, old = 0] = own;
      return [...rows, row('advancing an operation, growth from 10 to 1,000 events', old, young, 1.1)];
    } finally {
      await server.stop();
    }
  },
};

async function measure(server: BenchServer, age: number) {
  const name = `operation_${age}`;
  const url = await server.database(name);
  const first = await openDesk(server, url);
  const operation = await begin(first.sql, first.ctx);
  for (let version = 3; version < age; version += 1) await pass(first.ctx, operation, version);
  await first.close();
  const copy = server.client(await server.database(`${name}_copy`, name), { max: 1 });
  // Its types as the store's own client has them, so that the recorded values fit.
  drizzle(copy);
  const { ctx, recorded, close } = await openDesk(server, url);

  const samples = { ours: [] as number[], theirs: [] as number[] };
  let statements = 0;
  for (let i = 0; i < warmUp + times; i += 1) {
    recorded.length = 0;
    const ours = await timed(() => pass(ctx, operation, age + i));
    const again = recorded.filter(({ text }) => writes.test(text));
    const theirs = await timed(() => replay(copy, again));
    statements = again.length;
    if (i >= warmUp) {
      samples.ours.push(ours);
      samples.theirs.push(theirs);
    }
  }
  await close();
  return { ours: median(samples.ours), theirs: median(samples.theirs), statements };
}

const replay = (sql: postgres.Sql, statements: readonly Statement[]) =>
  sql.begin(async (tx) => {
    for (const { text, values } of statements)
      await tx.unsafe(text, values as postgres.SerializableParameter[], { prepare: true });
  });

async function openDesk(server: BenchServer, url: string) {
  const recorded: Statement[] = [];
  const debug = (_: number, text: string, values: unknown[]) => void recorded.push({ text, values });
  const drizzled = server.client(url, { debug });
  const sql = server.client(url);
  const clock = { now: () => new Date(), controlled: false };
  const queue = createQueue({
    pgConfig: connectionOf(url).pgConfig,
    clock,
    log: createLog({ level: 'warn' }),
  });
  await queue.start();
  const ctx: Context = {
    store: createStore({
      db: drizzle(drizzled),
      sql,
      enqueue: (tx, wanted) => queue.enqueue(wanted, tx),
    }),
    braze: createBraze({ secret: () => undefined }),
    meta: null,
    dialog360: null,
    abilities: { hasKey: () => false, watchesMeta: false },
    clock,
    newId: randomUUID,
  };
  const close = async () => {
    await queue.stop();
    await Promise.all([drizzled.end(), sql.end()]);
  };
  return { ctx, sql, recorded, close };
}

async function begin(sql: postgres.Sql, ctx: Context): Promise<string> {
  await addWorkspaces(sql);
  await addNumber(sql, 1, await addWaba(sql, 1));
  for (const workspace of [originKey, destinationKey]) {
    for (const user of [requester, colleague, approver])
      await ctx.store.read.access.grant(user, workspace, ['manage_subscription_groups']);
  }
  const transfer = sampleTransfer(1);
  await ctx.store.transaction((tx) => tx.operations.begin(transfer));
  return transfer.state.name;
}

async function pass(ctx: Context, operation: string, turn: number): Promise<void> {
  const to = turn % 2 === 0 ? colleague : approver;
  const done = await changeOperation(ctx, {
    operation,
    actor: person(requester),
    needs: stepNeeds('snapshot'),
    command: () => ({ type: 'assign', step: 'snapshot', to, due: null }),
  });
  if (done.kind !== 'changed') throw new Error(`the step was not passed on: ${done.kind}`);
}
