import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import type { Braze } from '../../../src/application/ports/braze.ts';
import type { Context } from '../../../src/application/ports/context.ts';
import type { Job } from '../../../src/application/ports/jobs.ts';
import {
  ChannelId,
  type GroupId,
  type NumberId,
  type WabaId,
  WorkspaceKey,
} from '../../../src/domain/asset/ids.ts';
import { unlimited } from '../../../src/providers/caller.ts';
import { createMeta } from '../../../src/providers/meta/client.ts';
import type { FaultKind } from '../../../src/sandbox/faults.ts';
import { createMetaStandIn, type MetaStandIn } from '../../../src/sandbox/meta/stand-in.ts';
import type { MetaSeed } from '../../../src/sandbox/meta/tables.ts';
import { Secret } from '../../../src/secret.ts';
import { createStore } from '../../../src/store/store.ts';
import { useDatabase } from '../../database.ts';
import { approver, groupId, numberId, requester, waba, wabaId } from '../../domain/samples.ts';

const app = '634974688087057';
const token = 'sample-meta-token';
const workspace = WorkspaceKey.parse('sample-brand');
export const channel = ChannelId.parse('C0BRAND');

/** A number that is to move, with the WABAs it leaves and goes to. */
export interface Migrant {
  readonly number: NumberId;
  readonly e164: string;
  readonly source: WabaId;
  readonly target: WabaId;
  readonly group: GroupId;
}

type SeedTemplate = NonNullable<MetaSeed['templates']>[number];

export interface KeptJob {
  readonly id: number;
  readonly job: Job;
}

export interface MigrationDesk {
  /** Ready from `beforeAll` on, as is everything below. */
  readonly ctx: Context;
  /** The bot's other copy, on connections of its own. */
  readonly otherCopy: Context;
  readonly sql: postgres.Sql;
  readonly meta: MetaStandIn['state'];
  now(): Date;
  wind(ms: number): void;
  /** Three templates may be copied, unless others are given: each as it differs from a good one. */
  migrant(templates?: readonly Partial<SeedTemplate>[]): Promise<Migrant>;
  /** Another number in the WABA that this one leaves; it has no group. */
  another(of: Migrant): Promise<Migrant>;
  /** Jobs of this operation that are due, oldest first; they are kept until they are done. */
  due(operation: string): Promise<readonly KeptJob[]>;
  /** When the next job of this name is due; null where there is none. */
  nextDue(operation: string, name: Job['name']): Promise<Date | null>;
  done(job: KeptJob): Promise<void>;
  later(job: KeptJob, ms: number): Promise<void>;
  /** How many calls of this name were made for the number or WABA. */
  calls(call: string, id: string): number;
  /** Those of them that arrived: a fault that strikes before anything is done is none. */
  arrived(call: string, id: string): number;
}

const braze: Braze = new Proxy({} as Braze, {
  get() {
    throw new Error('a migration to an account of ours asks nothing of Braze');
  },
});

/** Migrations on a database of the file's own, with the real client talking to the stand-in of Meta, and a clock to wind. */
export function useMigrationDesk(): MigrationDesk {
  const database = useDatabase();
  let now = Date.parse('2026-03-02T09:00:00.000Z');
  let migrants = 0;
  let standIn: MetaStandIn | undefined;
  const copies: Context[] = [];
  const clock = { now: () => new Date(now) };
  const ready = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('the desk is ready from beforeAll on');
    return part;
  };

  const callsOf = (call: string, id: string) =>
    ready(standIn)
      .state.traffic.read()
      .filter((each) => each.direction === 'in' && each.call === call && each.path.includes(id));

  async function copyOfBot(graphUrl: string): Promise<Context> {
    const { db, sql } = await database.open();
    return {
      store: createStore({
        db,
        sql,
        // Written with what asked for them: what is undone asks for nothing.
        enqueue: async (tx, wanted) => {
          for (const { job, after } of wanted) {
            const due = (after ?? clock.now()).toISOString();
            await tx.execute(
              `insert into wanted_job (job, due) values ('${JSON.stringify(job)}'::jsonb, '${due}')`,
            );
          }
        },
      }),
      braze,
      meta: createMeta({
        graphUrl,
        accessToken: new Secret(token),
        isActive: () => true,
        budget: unlimited,
        clock,
        timing: { elapsed: () => performance.now(), pause: async () => {}, random: () => 0 },
      }),
      dialog360: null,
      abilities: { hasKey: () => true, watchesMeta: true },
      clock,
      newId: randomUUID,
    };
  }

  beforeAll(async () => {
    const { sql } = database;
    standIn = await createMetaStandIn({
      now: clock.now,
      apps: [{ id: app, name: 'Sample bot', tokens: [{ token }] }],
      businesses: [{ id: waba.businessId, name: 'Sample Business' }],
      callsPerHour: 1_000_000,
    });
    await sql`create table wanted_job (id bigint generated always as identity, job jsonb not null, due timestamptz not null)`;
    await sql`
      insert into workspace (key, name, cluster, channel, timezone, locale, approvals, api_key_env, testers)
      values (${workspace}, 'Sample Brand', 'EU-01', ${channel}, 'Europe/Paris', 'en', 1, 'SAMPLE_KEY', '[]')`;
    await sql`insert into business (id, name) values (${waba.businessId}, 'Sample Business')`;
    copies.push(await copyOfBot(standIn.graphUrl), await copyOfBot(standIn.graphUrl));
    const { access } = ready(copies[0]).store.read;
    await access.grant(requester, workspace, ['manage_integrations', 'manage_subscription_groups']);
    await access.grant(approver, workspace, ['approve_operations']);
  });
  afterAll(() => standIn?.close());

  return {
    get ctx() {
      return ready(copies[0]);
    },
    get otherCopy() {
      return ready(copies[1]);
    },
    get meta() {
      return ready(standIn).state;
    },
    sql: database.sql,
    now: () => new Date(now),
    wind(ms) {
      now += ms;
      ready(standIn).state.tick();
    },

    async migrant(templates = [{ quality: 'GREEN' }, {}, { quality: 'GREEN' }]) {
      const { sql } = database;
      const { tables } = ready(standIn).state;
      migrants += 1;
      // A workspace has room for ten WABAs, and those before are done with.
      await sql`update subscription_group set status = 'archived'`;
      const n = migrants;
      const number = numberId(n);
      const e164 = `+33199${String(n).padStart(6, '0')}`;
      const [source, target] = [wabaId(2 * n), wabaId(2 * n + 1)];
      for (const [id, provider, apps] of [
        [source, 'braze', [app]],
        [target, 'direct', []],
      ] as const) {
        await sql`
          insert into waba (id, name, business_id, provider)
          values (${id}, ${`Sample ${id}`}, ${waba.businessId}, ${provider})`;
        tables.wabas.add({ id, name: `Sample ${id}`, business: waba.businessId, subscribedApps: [...apps] });
      }
      await sql`
        insert into phone_number (id, e164, waba_id, display_name) values (${number}, ${e164}, ${source}, 'Sample Shop')`;
      await sql`
        insert into subscription_group (id, name, workspace_key, number_id, status)
        values (${groupId(n)}, 'Sample Group', ${workspace}, ${number}, 'active')`;
      tables.numbers.add({
        id: number,
        waba: source,
        e164,
        verifiedName: 'Sample Shop',
        isPinEnabled: false,
      });
      for (const [i, otherwise] of templates.entries()) {
        const id = String(7_000_000 + 10 * n + i);
        tables.templates.add({ id, waba: source, name: `sample_${i}`, language: 'fr', ...otherwise });
      }
      return { number, e164, source, target, group: groupId(n) };
    },

    async another({ source, target, group }) {
      migrants += 1;
      const [number, e164] = [numberId(migrants), `+33199${String(migrants).padStart(6, '0')}`];
      await database.sql`
        insert into phone_number (id, e164, waba_id, display_name) values (${number}, ${e164}, ${source}, 'Sample Other')`;
      const { tables } = ready(standIn).state;
      tables.numbers.add({
        id: number,
        waba: source,
        e164,
        verifiedName: 'Sample Other',
        isPinEnabled: false,
      });
      return { number, e164, source, target, group };
    },

    async due(operation) {
      const rows = await database.sql<{ id: string; job: Job }[]>`
        select id, job from wanted_job where due <= ${clock.now()} and job->>'operation' = ${operation} order by due, id`;
      return rows.map(({ id, job }) => ({ id: Number(id), job }));
    },
    async nextDue(operation, name) {
      const [row] = await database.sql<{ due: Date | null }[]>`
        select min(due) as due from wanted_job where job->>'operation' = ${operation} and job->>'name' = ${name}`;
      return row?.due ?? null;
    },
    async done({ id }) {
      await database.sql`delete from wanted_job where id = ${id}`;
    },
    async later({ id }, ms) {
      await database.sql`update wanted_job set due = ${new Date(now + ms)} where id = ${id}`;
    },
    calls: (call, id) => callsOf(call, id).length,
    arrived: (call, id) =>
      callsOf(call, id).filter(({ fault }) => fault === null || DOES_FIRST.includes(fault)).length,
  };
}

const DOES_FIRST: readonly FaultKind[] = ['lost', 'half_json', 'slow'];
