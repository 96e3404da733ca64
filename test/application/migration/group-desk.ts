import { randomUUID } from 'node:crypto';
import { planMigration } from '../../../src/application/migration/plan.ts';
import { requestMigration } from '../../../src/application/migration/request.ts';
import type { Context } from '../../../src/application/ports/context.ts';
import type { WabaId } from '../../../src/domain/asset/ids.ts';
import type { MigrationRequest } from '../../../src/domain/migration/facts.ts';
import type { OperationState } from '../../../src/domain/operation/state.ts';
import { requester, waba as sampleWaba, wabaId } from '../../domain/samples.ts';
import type { Company } from '../company.ts';
import type { Desk } from '../desk.ts';

/** A company whose number is to go to another WABA of Braze: its group is made anew in its own workspace. */
export interface Moving extends Company {
  readonly target: WabaId;
}

/** With keys, testers and webhooks; Meta's own calls are people's here. */
export const contextOf = (desk: Desk): Context => ({ ...desk.connected, meta: null });

export async function movingCompany(
  desk: Desk,
  otherwise: Parameters<Desk['company']>[0] = {},
): Promise<Moving> {
  const company = await desk.company(otherwise);
  const target = wabaId(1000 + company.n);
  await desk.sql`
    insert into waba (id, name, business_id, provider)
    values (${target}, ${`Sample Target ${company.n}`}, ${sampleWaba.businessId}, 'braze')`;
  await desk.grant(requester, company.origin, ['manage_integrations', 'import_users']);
  return { ...company, destination: company.origin, target };
}

export const migrationOf = (
  { number, target, channels }: Moving,
  otherwise: Partial<MigrationRequest> = {},
): MigrationRequest => ({
  ...{ number, scenario: '2', destination: target, scope: 'number', channel: channels[0] },
  ...{ reason: 'sample reason', startAt: null, first: [], ...otherwise },
});

export async function plannedOf(ctx: Context, company: Moving, otherwise: Partial<MigrationRequest> = {}) {
  const planned = await planMigration(ctx, { request: migrationOf(company, otherwise), by: requester });
  if (planned.kind === 'missing') throw new Error(`no ${planned.what}`);
  return planned;
}

/** What a person submits who has read the plan and answered all that it asks. */
export async function submissionOf(ctx: Context, company: Moving) {
  const { plan, digest } = await plannedOf(ctx, company);
  const unknown = plan.checks.filter(({ outcome }) => outcome === 'unknown');
  return {
    ...{ request: migrationOf(company), by: requester, digest, requestKey: randomUUID() },
    confirmations: unknown.map(({ key }) => ({ check: key, because: 'sample reason' })),
  };
}

/** As far as it goes by itself. */
export async function beginMoving(
  ctx: Context,
  company: Moving,
  { sameCompany = true } = {},
): Promise<OperationState> {
  const begun = await requestMigration(ctx, { ...(await submissionOf(ctx, company)), sameCompany });
  if (begun.kind !== 'started') throw new Error(`not started: ${JSON.stringify(begun)}`);
  return begun.state;
}
