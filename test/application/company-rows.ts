import type postgres from 'postgres';
import type { WabaId, WorkspaceKey } from '../../src/domain/asset/ids.ts';
import { groupId, numberId, waba as sampleWaba, wabaId } from '../domain/samples.ts';
import type { Company } from './company.ts';

const sampleAppId = '5f0a6a52-3333-4d41-9a7e-27d1c0a0ee01';

interface Otherwise {
  readonly approvals: number;
  readonly testers: readonly string[];
  restUrlOf(workspace: string): string;
  variableOf(workspace: string): string;
}

export async function addCompany(
  sql: postgres.Sql,
  company: Company,
  { approvals, testers, restUrlOf, variableOf }: Otherwise,
): Promise<void> {
  const { n, origin, destination, channels, waba, number, e164, group } = company;
  for (const [key, name, channel] of [
    [origin, `Sample Origin ${n}`, channels[0]],
    [destination, `Sample Destination ${n}`, channels[1]],
  ] as const) {
    await sql`
      insert into workspace (key, name, cluster, rest_url, api_key_env, braze_app_id, channel, timezone, locale, approvals, testers)
      values (${key}, ${name}, 'EU-01', ${restUrlOf(key)}, ${variableOf(key)}, ${testers.length > 0 ? sampleAppId : null}, ${channel}, 'Europe/Paris', 'en',
        ${approvals}, ${sql.json([...testers])})`;
  }
  await sql`
    insert into business (id, name) values (${sampleWaba.businessId}, 'Sample Business') on conflict do nothing`;
  await sql`
    insert into waba (id, name, business_id, provider)
    values (${waba}, ${`Sample WABA ${n}`}, ${sampleWaba.businessId}, 'braze')`;
  await sql`
    insert into phone_number (id, e164, waba_id, display_name)
    values (${number}, ${e164}, ${waba}, ${`Sample Shop ${n}`})`;
  await sql`
    insert into subscription_group (id, name, workspace_key, number_id, status)
    values (${group}, ${`Sample Group ${n}`}, ${origin}, ${number}, 'active')`;
}

/** Another active group with its number: on the WABA given, else on a WABA of its own. `n` from 100 on is free. */
export async function addNeighbour(
  sql: postgres.Sql,
  n: number,
  { workspace, waba }: { workspace: WorkspaceKey; waba?: WabaId | undefined },
): Promise<WabaId> {
  const account = waba ?? wabaId(n);
  if (waba === undefined) {
    await sql`
      insert into waba (id, name, business_id, provider)
      values (${account}, ${`Sample WABA ${n}`}, ${sampleWaba.businessId}, 'braze')`;
  }
  await sql`
    insert into phone_number (id, e164, waba_id, display_name)
    values (${numberId(n)}, ${`+33199${String(n).padStart(6, '0')}`}, ${account}, ${`Sample Shop ${n}`})`;
  await sql`
    insert into subscription_group (id, name, workspace_key, number_id, status)
    values (${groupId(n)}, ${`Sample Group ${n}`}, ${workspace}, ${numberId(n)}, 'active')`;
  return account;
}
