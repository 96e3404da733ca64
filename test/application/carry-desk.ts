import { expect } from 'vitest';
import type { Context } from '../../src/application/ports/context.ts';
import { requestTransfer } from '../../src/application/transfer/request.ts';
import { runGroupStep } from '../../src/application/transfer/run-group-step.ts';
import type { GroupId } from '../../src/domain/asset/ids.ts';
import { currentStep, type OperationState, stepState } from '../../src/domain/operation/state.ts';
import type { ReadState, WrittenState } from '../../src/domain/subscription/consent.ts';
import type { TransferRequest } from '../../src/domain/transfer/facts.ts';
import { requester } from '../domain/samples.ts';
import type { Company } from './company.ts';
import type { Desk } from './desk.ts';
import { requestOf, runTo, startedOf, submissionOf } from './transfers.ts';

/** Somebody in the old group: what the ledger has, what Braze has, and whether the destination knows them. */
export interface Somebody {
  readonly ledger: WrittenState;
  readonly braze?: ReadState;
  readonly there?: boolean;
  /** Known by this phone alone. */
  readonly phone?: string;
}

export const nameOf = (n: number): string => `sample-person-${n}`;

export const everybody = (count: number, as: (n: number) => Somebody): Somebody[] =>
  Array.from({ length: count }, (_, n) => as(n));

/** Puts them into the ledger, as an import of last week, and into both workspaces at Braze; gives their ids. */
export async function people(desk: Desk, company: Company, all: readonly Somebody[]): Promise<number[]> {
  const { origin, destination, group } = company;
  const ids: number[] = [];
  const weekAgo = new Date(Date.parse(desk.now()) - 6 * 86_400_000);
  for (const state of ['subscribed', 'unsubscribed'] as const) {
    const met = await Promise.all(
      all.map(async ({ ledger, phone }, n) => {
        if (ledger !== state) return [];
        const name = phone
          ? ({ by: 'phone', id: phone } as const)
          : ({ by: 'external_id', id: keyOf(company, n) } as const);
        const found = await desk.ctx.store.read.subscriptions.meet(name);
        ids[n] = found[0]?.id ?? 0;
        return found.map(({ id }) => id);
      }),
    );
    await desk.ctx.store.read.subscriptions.record(
      met.flat(),
      { group, state, consent: 'website', at: weekAgo.toISOString() },
      { kind: 'import', user: requester, operation: `IM-${company.n}` },
      weekAgo,
    );
  }
  for (const [n, { ledger, braze = ledger, there = true, phone }] of all.entries()) {
    const profile = { externalId: keyOf(company, n), ...(phone ? { phone } : {}) };
    const standing = braze === 'unknown' ? {} : { [braze]: [group] };
    desk.braze.putUser(origin, { ...profile, ...standing });
    if (there) desk.braze.putUser(destination, profile);
  }
  return ids;
}

export const keyOf = ({ n: company }: Company, n: number): string => `${nameOf(n)}-of-${company}`;

/** A transfer that carries over, approved where nobody has to. */
export async function beginCarrying(
  ctx: Context,
  company: Company,
  { sameCompany = true, ...otherwise }: Partial<TransferRequest> = {},
): Promise<OperationState> {
  const request = requestOf(company, { carryOver: 'ledger', ...otherwise });
  return startedOf(await requestTransfer(ctx, { ...(await submissionOf(ctx, request)), sameCompany }));
}

/** Runs a step of the bot until it has nothing more to do at once. */
export async function work(ctx: Context, operation: string, step: string) {
  for (;;) {
    const ran = await runGroupStep(ctx, { operation, step });
    if (ran === null || ran.againAfterMs > 0) return ran;
  }
}

export async function stateOf(desk: Desk, operation: string): Promise<OperationState> {
  const state = await desk.ctx.store.read.operations.byName(operation);
  if (state === null) throw new Error(`no ${operation}`);
  return state;
}

/** From the snapshot to the step that carries over. */
export async function toCarryOver(desk: Desk, ctx: Context, company: Company, begun: OperationState) {
  await work(ctx, begun.name, 'snapshot');
  const state = await stateOf(desk, begun.name);
  expect(currentStep(state)?.key).toBe('free_uses');
  return runTo(desk, company, state, 'carry_over');
}

/** What Braze has of them in a group by now. */
export async function atBraze(
  desk: Desk,
  company: Company,
  group: GroupId,
  ids: readonly string[],
  by: 'external_id' | 'phone' = 'external_id',
): Promise<ReadState[]> {
  const workspace = await desk.ctx.store.read.assets.workspace(company.destination);
  if (!workspace) throw new Error('no workspace');
  const states: ReadState[] = [];
  for (let from = 0; from < ids.length; from += 50) {
    const some = ids.slice(from, from + 50);
    const answer = await desk.ctx.braze.statesOf(workspace, group, { by, ids: some });
    if (answer.kind === 'fault') throw new Error(answer.fault);
    states.push(...some.map((id) => answer.value.get(id) ?? 'unknown'));
  }
  return states;
}

export const shown = async (desk: Desk, operation: string, step: string) =>
  stepState(await stateOf(desk, operation), step);
