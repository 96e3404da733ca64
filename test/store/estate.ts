import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { Append } from '../../src/application/ports/operations.ts';
import type { Group } from '../../src/domain/asset/asset.ts';
import type { NumberId, WabaId } from '../../src/domain/asset/ids.ts';
import { person } from '../../src/domain/operation/actor.ts';
import { operationName } from '../../src/domain/operation/plan.ts';
import { request } from '../../src/domain/operation/request.ts';
import { planTransfer, transferHolds } from '../../src/domain/transfer/plan.ts';
import * as sample from '../domain/samples.ts';

export const at = '2026-03-02T09:00:00.000Z';

export const sampleGroup = (n: number, change: Partial<Group> = {}): Group => ({
  ...sample.group,
  id: sample.groupId(n),
  numberId: sample.numberId(n),
  ...change,
});

/** Two workspaces and one business. */
export async function addWorkspaces(sql: postgres.Sql): Promise<void> {
  for (const { key, name, cluster, apiKeyEnv, channel, timezone, locale } of [
    sample.origin,
    sample.destination,
  ]) {
    await sql`
      insert into workspace (key, name, cluster, api_key_env, channel, timezone, locale, approvals, testers)
      values (${key}, ${name}, ${cluster}, ${apiKeyEnv}, ${channel}, ${timezone}, ${locale}, 1, ${sql.json(['sample-tester'])})`;
  }
  await sql`insert into business (id, name) values (${sample.waba.businessId}, 'Sample Business')`;
}

export async function addWaba(sql: postgres.Sql, n: number): Promise<WabaId> {
  const id = sample.wabaId(n);
  await sql`
    insert into waba (id, name, business_id, provider)
    values (${id}, ${`Sample WABA ${n}`}, ${sample.waba.businessId}, 'braze')`;
  return id;
}

export async function addNumber(sql: postgres.Sql, n: number, waba: WabaId): Promise<NumberId> {
  const id = sample.numberId(n);
  const e164 = `+33199${String(n).padStart(6, '0')}`;
  await sql`
    insert into phone_number (id, e164, waba_id, display_name) values (${id}, ${e164}, ${waba}, ${`Sample Shop ${n}`})`;
  return id;
}

let named = 0;

/** The first events of a transfer of number `n`, with what it holds. Starts at once unless approvals are needed. */
export function sampleTransfer(n: number, { approvalsNeeded = 0, now = at } = {}) {
  const group = sampleGroup(n);
  const plan = planTransfer(
    sample.sampleFacts({
      group,
      number: { ...sample.phoneNumber, id: group.numberId },
      request: { ...sample.transferRequest, group: group.id },
      activeGroupsOfNumber: [group.id],
      activeGroupsOfWaba: [{ id: group.id, workspace: group.workspaceKey, name: group.name }],
    }),
  );
  named += 1;
  const { state, events } = request(
    {
      id: randomUUID(),
      name: operationName('transfer', 1000 + named),
      plan,
      requester: sample.requester,
      workspaces: [sample.originKey, sample.destinationKey],
      approvalsNeeded,
      confirmations: [],
    },
    now,
  );
  const append: Append = { state, events, actor: person(sample.requester), at: now };
  return { ...append, holds: transferHolds(plan), requestKey: `view-${randomUUID()}` };
}
