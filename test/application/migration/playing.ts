import { randomUUID } from 'node:crypto';
import { followRatings } from '../../../src/application/migration/follow-ratings.ts';
import { moveNumbers } from '../../../src/application/migration/move-numbers.ts';
import { lookForMigration, planMigration } from '../../../src/application/migration/plan.ts';
import { type Given, press } from '../../../src/application/migration/press.ts';
import type { Pressed } from '../../../src/application/migration/pressed.ts';
import { requestMigration } from '../../../src/application/migration/request.ts';
import { runMigrationStep } from '../../../src/application/migration/run-step.ts';
import { approveOperation } from '../../../src/application/operation/approve.ts';
import { confirmStep } from '../../../src/application/operation/confirm-step.ts';
import { retryStep } from '../../../src/application/operation/retry-step.ts';
import { tickOperation } from '../../../src/application/operation/tick.ts';
import type { Context } from '../../../src/application/ports/context.ts';
import type { Job } from '../../../src/application/ports/jobs.ts';
import type { MigrationRequest } from '../../../src/domain/migration/facts.ts';
import type { Scope } from '../../../src/domain/migration/scenario.ts';
import { currentStep, NUMBERS, type OperationState, stepPlan } from '../../../src/domain/operation/state.ts';
import { approver, requester } from '../../domain/samples.ts';
import { channel, type KeptJob, type Migrant, type MigrationDesk } from './migration-desk.ts';

export const minute = 60_000;
export const pin = '482915';

type Submission = Parameters<typeof requestMigration>[1];

/** What a person submits who has read the plan. */
export async function submissionOf(
  desk: MigrationDesk,
  { number, target }: Migrant,
  scope: Scope = 'number',
): Promise<Submission> {
  const request: MigrationRequest = {
    ...{ number, scenario: '2', destination: target, scope, channel },
    ...{ reason: 'sample reason', startAt: null, first: [] },
  };
  await lookForMigration(desk.ctx, request);
  const planned = await planMigration(desk.ctx, { request, by: requester });
  if (planned.kind === 'missing') throw new Error(`no ${planned.what}`);
  const asked = planned.plan.checks.filter(({ outcome }) => outcome === 'unknown');
  return {
    ...{ request, by: requester, digest: planned.digest, requestKey: randomUUID() },
    confirmations: asked.map(({ key }) => ({ check: key, because: null })),
  };
}

/** The state as it is written down; null before there is one. */
export const stored = (desk: MigrationDesk, { requestKey }: Submission): Promise<OperationState | null> =>
  desk.ctx.store.read.operations.byRequestKey(requestKey);

/** Does a job; it is kept until it is done. */
export async function doJob(desk: MigrationDesk, ctx: Context, kept: KeptJob): Promise<void> {
  const ran = await doing(ctx, kept.job);
  if (ran === null) await desk.done(kept);
  else await desk.later(kept, ran.againAfterMs);
}

async function doing(ctx: Context, job: Job): Promise<{ readonly againAfterMs: number } | null> {
  if (job.name === 'run') return job.step === NUMBERS ? moveNumbers(ctx, job) : runMigrationStep(ctx, job);
  if (job.name === 'ratings') await followRatings(ctx, job);
  if (job.name === 'tick') await tickOperation(ctx, job);
  return null;
}

/** What the person at the phone gives at a step that waits for them. */
export function givenAt(desk: MigrationDesk, { number }: Migrant, step: string): Given {
  switch (step) {
    case 'send_code':
      return { step, method: 'SMS', language: 'fr' };
    case 'enter_code':
      return { step, code: desk.meta.tables.migrations.find(number)?.code?.digits ?? '000000' };
    case 'register':
      return { step, pin };
    default:
      throw new Error(`nobody gives anything at ${step}`);
  }
}

export const pressAt = (
  desk: MigrationDesk,
  ctx: Context,
  migrant: Migrant,
  { name: operation }: OperationState,
  step: string,
): Promise<Pressed> => press(ctx, { operation, by: requester, given: givenAt(desk, migrant, step) });

/** What a person does now, whose turn it is; null where nobody is waited for. */
export function turnOf(
  desk: MigrationDesk,
  ctx: Context,
  migrant: Migrant,
  state: OperationState,
): (() => Promise<{ kind: string }>) | null {
  const operation = state.name;
  if (state.status === 'awaiting_approval')
    return () => approveOperation(ctx, { operation, digest: state.digest, by: approver });
  const step = currentStep(state);
  const plan = step && stepPlan(state, step.key);
  if (!step || !plan) return null;
  if (plan.asks !== undefined) return () => pressAt(desk, ctx, migrant, state, step.key);
  if (plan.kind === 'manual')
    return () =>
      confirmStep(ctx, {
        ...{ operation, step: step.key, by: requester, evidence: null, fields: {}, meaning: 'do' },
      });
  return step.error === null ? null : () => retryStep(ctx, { operation, step: step.key, by: requester });
}

/** This step waits now. */
export const at =
  (step: string) =>
  (state: OperationState): boolean =>
    currentStep(state)?.key === step;

export const isStarted = ({ status }: OperationState): boolean => status !== 'awaiting_approval';

/** The number is there and is well, its copies are compared. */
export const arrived = at('senders_switched');

/** One thing that the bot is asked to do; its name is the same when it is asked again. */
export interface Act {
  readonly name: string;
  /** Null before there is one. */
  readonly operation: string | null;
}

interface Playing {
  readonly submission: Submission;
  readonly until: (state: OperationState) => boolean;
  /** Sees to each act, which may die of it. */
  readonly during?: (act: Act, action: () => Promise<unknown>) => Promise<unknown>;
}

const MOST_ACTS = 500;

/** The migration goes on, by whoever's turn it is, until this step waits. */
export async function playTo(
  desk: MigrationDesk,
  ctx: Context,
  migrant: Migrant,
  { submission, until, during = (_, action) => action() }: Playing,
): Promise<OperationState> {
  for (let left = MOST_ACTS; left > 0; left -= 1) {
    const state = await stored(desk, submission);
    if (state === null) {
      await during({ name: 'request', operation: null }, () => requestMigration(ctx, submission));
      continue;
    }
    if (until(state)) return state;
    const operation = state.name;
    const [job] = await desk.due(operation);
    if (job !== undefined) {
      await during({ name: nameOf(job), operation }, () => doJob(desk, ctx, job));
      continue;
    }
    const turn = turnOf(desk, ctx, migrant, state);
    if (turn === null) {
      desk.wind(minute);
      continue;
    }
    let answer = '';
    await during({ name: `turn at ${currentStep(state)?.key ?? 'approval'}`, operation }, async () => {
      answer = (await turn()).kind;
    });
    // Somebody's call is under way, or it is not clear what came of it: they come back in a minute.
    if (answer === 'refused' || answer === 'unclear') desk.wind(minute);
  }
  throw new Error(`it never comes there: ${JSON.stringify((await stored(desk, submission))?.steps)}`);
}

const nameOf = ({ job }: KeptJob): string => `job ${job.name} ${'step' in job ? job.step : ''}`;
