import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import type { Context } from '../../src/application/ports/context.ts';
import type { Permission } from '../../src/domain/access/permissions.ts';
import type { UserId, WorkspaceKey } from '../../src/domain/asset/ids.ts';
import { createBraze } from '../../src/providers/braze/client.ts';
import { type BrazeStandIn, createBrazeStandIn } from '../../src/sandbox/braze/stand-in.ts';
import { createStore, type WantedJob } from '../../src/store/store.ts';
import { useDatabase } from '../database.ts';
import { approver, colleague, requester, secondApprover } from '../domain/samples.ts';
import { admin, type Company, companyOf } from './company.ts';
import { addCompany } from './company-rows.ts';
import { createScriptedMeta } from './scripted-meta.ts';

export interface Desk {
  /** Ready from `beforeAll` on, as is everything below. */
  readonly ctx: Context;
  readonly sql: postgres.Sql;
  readonly braze: BrazeStandIn['state'];
  /** Meta as the test tells it; `connected` has it. */
  readonly meta: ReturnType<typeof createScriptedMeta>;
  /** The same context where keys, webhooks and Meta are there. */
  readonly connected: Context;
  /** Jobs that were asked for, oldest first. */
  readonly jobs: readonly WantedJob[];
  now(): string;
  wind(hours: number): void;
  /** Two workspaces with one number and its group, for one test. */
  company(otherwise?: { approvals?: number; testers?: readonly string[] }): Promise<Company>;
  grant(user: UserId, workspace: WorkspaceKey, permissions: readonly Permission[]): Promise<void>;
}

const companies = 40;
const keyOf = (workspace: string): string => `sample-key-of-${workspace}`;
const variableOf = (workspace: string): string =>
  `SAMPLE_KEY_${workspace.replaceAll('-', '_').toUpperCase()}`;

/** The use cases on a database of the test file's own, with Braze at the other end of real HTTP, and a clock to wind. */
export function useDesk(): Desk {
  const database = useDatabase();
  const jobs: WantedJob[] = [];
  let now = Date.parse('2026-03-02T09:00:00.000Z');
  let opened = 0;
  let standIn: BrazeStandIn | undefined;
  let ctx: Context | undefined;
  const meta = createScriptedMeta(() => new Date(now).toISOString());

  const ready = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('the desk is ready from beforeAll on');
    return part;
  };
  const grant: Desk['grant'] = async (user, workspace, permissions) => {
    await ready(ctx).store.read.access.grant(user, workspace, permissions);
  };

  beforeAll(async () => {
    const every = Array.from({ length: companies }, (_, i) => companyOf(i + 1));
    standIn = await createBrazeStandIn({
      now: () => now,
      workspaces: every.flatMap(({ origin, destination, group }) => [
        { key: origin, restKey: keyOf(origin), groups: [{ id: group, state: 'active' }] },
        { key: destination, restKey: keyOf(destination), groups: [] },
      ]),
    });
    const keys = new Map(
      every.flatMap(({ origin, destination }) => [origin, destination].map((w) => [variableOf(w), keyOf(w)])),
    );
    const { db, sql } = await database.open();
    ctx = {
      store: createStore({
        db,
        sql,
        enqueue: async (_, wanted) => {
          jobs.push(...wanted);
        },
      }),
      braze: createBraze({ secret: (variable) => keys.get(variable) }),
      meta: null,
      dialog360: null,
      abilities: { hasKey: () => false, watchesMeta: false },
      clock: { now: () => new Date(now) },
      newId: randomUUID,
    };
    await database.sql`insert into admin_user (user_id) values (${admin})`;
  });
  afterAll(() => standIn?.close());

  return {
    get ctx() {
      return ready(ctx);
    },
    get braze() {
      return ready(standIn).state;
    },
    get connected() {
      return {
        ...ready(ctx),
        meta: meta.meta,
        abilities: { hasKey: () => true, watchesMeta: true },
      };
    },
    meta,
    sql: database.sql,
    jobs,
    now: () => new Date(now).toISOString(),
    wind(hours) {
      now += hours * 3_600_000;
    },
    grant,
    async company({ approvals = 0, testers = [] } = {}) {
      opened += 1;
      if (opened > companies) throw new Error(`a desk has ${companies} companies`);
      const company = companyOf(opened);
      const { restUrlOf } = ready(standIn);
      await addCompany(database.sql, company, { approvals, testers, restUrlOf, variableOf });
      for (const workspace of company.workspaces) {
        for (const user of [requester, colleague])
          await grant(user, workspace, ['manage_subscription_groups']);
        for (const user of [approver, secondApprover]) await grant(user, workspace, ['approve_operations']);
      }
      return company;
    },
  };
}
