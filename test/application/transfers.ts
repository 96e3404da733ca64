import { randomUUID } from 'node:crypto';
import { type Confirmed, confirmStep } from '../../src/application/operation/confirm-step.ts';
import type { Context } from '../../src/application/ports/context.ts';
import type { Notice } from '../../src/application/ports/messages.ts';
import { type PlannedTransfer, planTransfer } from '../../src/application/transfer/plan.ts';
import { type Requested, requestTransfer } from '../../src/application/transfer/request.ts';
import type { UserId } from '../../src/domain/asset/ids.ts';
import type { Meaning } from '../../src/domain/operation/commands.ts';
import { currentStep, type OperationState } from '../../src/domain/operation/state.ts';
import type { TransferRequest } from '../../src/domain/transfer/facts.ts';
import { requester } from '../domain/samples.ts';
import type { Company } from './company.ts';
import type { Desk } from './desk.ts';

export const requestOf = (company: Company, otherwise: Partial<TransferRequest> = {}): TransferRequest => ({
  group: company.group,
  destination: company.destination,
  channel: company.channels[0],
  reason: 'sample reason',
  startAt: null,
  reverses: null,
  ...otherwise,
});

/** What a person does in the modals: reads the plan, and submits what they read. */
export async function submissionOf(ctx: Context, request: TransferRequest, by: UserId = requester) {
  const planned = await planOf(ctx, request, by);
  const unknown = planned.plan.checks.filter((check) => check.outcome === 'unknown');
  return {
    request,
    by,
    digest: planned.digest,
    confirmations: unknown.map(({ key }) => ({ check: key, because: null })),
    requestKey: randomUUID(),
  };
}

async function planOf(ctx: Context, request: TransferRequest, by: UserId): Promise<PlannedTransfer> {
  const planned = await planTransfer(ctx, { request, by });
  if (planned.kind === 'missing') throw new Error(`no ${planned.what}`);
  return planned;
}

export function startedOf(outcome: Requested): OperationState {
  if (outcome.kind !== 'started') throw new Error(`not started: ${outcome.kind}`);
  return outcome.state;
}

/** A transfer of the company's number, as far as it goes by itself. */
export async function begin(
  ctx: Context,
  company: Company,
  otherwise: Partial<TransferRequest> = {},
): Promise<OperationState> {
  return startedOf(await requestTransfer(ctx, await submissionOf(ctx, requestOf(company, otherwise))));
}

interface Press {
  readonly by?: UserId;
  readonly evidence?: string;
  readonly meaning?: Meaning;
  readonly subscriptionGroupId?: string;
  readonly subscriptionGroupName?: string;
}

export const press = (
  ctx: Context,
  { name }: Pick<OperationState, 'name'>,
  step: string,
  { by = requester, evidence, meaning = 'do', ...fields }: Press = {},
): Promise<Confirmed> =>
  confirmStep(ctx, { operation: name, step, by, evidence: evidence ?? null, fields, meaning });

/** Every step before `until` is confirmed in its turn; all of them where `until` is `done`. */
export async function runTo(desk: Desk, company: Company, start: OperationState, until: string) {
  let state = start;
  for (;;) {
    const step = currentStep(state)?.key;
    if (step === undefined || step === until) return state;
    if (step === 'integrate') desk.braze.addGroup(company.destination, groupAtBraze(company));
    const fields = step === 'integrate' ? { subscriptionGroupId: company.newGroup } : {};
    state = changed(await press(desk.ctx, state, step, fields));
  }
}

export const groupAtBraze = ({ newGroup }: Company) =>
  ({ id: newGroup, name: 'Sample New Group', state: 'active' }) as const;

export function changed(outcome: Confirmed): OperationState {
  if (outcome.kind !== 'changed') throw new Error(`not changed: ${JSON.stringify(outcome)}`);
  return outcome.state;
}

export interface Told {
  readonly key: string;
  readonly to: string;
  readonly notice: Notice;
}

/** What the outbox holds of an operation, oldest first. */
export async function told(desk: Desk, { name }: OperationState): Promise<Told[]> {
  return await desk.sql<Told[]>`
    select key, destination as to, notice from outbox where key like ${`${name}:%`} order by id`;
}

/** The announcements and direct messages of an operation, as `who: what`. */
export async function said(desk: Desk, state: OperationState): Promise<string[]> {
  return (await told(desk, state)).flatMap(({ to, notice }) => {
    if (notice.type === 'timeline') return [];
    const what =
      'what' in notice ? notice.what : 'step' in notice ? `${notice.type} ${notice.step}` : notice.type;
    return [`${to} ${what}`];
  });
}

export async function holdsOf(desk: Desk, { id }: OperationState): Promise<string[]> {
  const rows = await desk.sql<{ asset: string }[]>`
    select asset from hold where operation_id = ${id} order by asset`;
  return rows.map((row) => row.asset);
}

export const statusOf = async (desk: Desk, id: Company['group']): Promise<string | null> =>
  (await desk.ctx.store.read.assets.group(id))?.status ?? null;

/** How many rows a request could have left behind. */
export async function footprint(desk: Desk): Promise<Record<string, unknown>> {
  const [counted] = await desk.sql`
    select (select count(*)::int from operation) as operations, (select count(*)::int from operation_event) as events,
      (select count(*)::int from hold) as holds, (select count(*)::int from outbox) as outbox,
      (select count(*)::int from card) as cards,
      (select count(*)::int from subscription_group where status = 'active') as active`;
  return { ...counted, jobs: desk.jobs.length };
}

/** What was recorded of somebody's refused attempts. */
export async function refusals(desk: Desk, user: UserId): Promise<unknown[]> {
  const rows = await desk.sql<{ detail: unknown }[]>`
    select detail from access_event where kind = 'refused' and actor = ${user} order by id`;
  return rows.map((row) => row.detail);
}
