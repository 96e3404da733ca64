import { theClock } from '../../domain/operation/actor.ts';
import type { Command } from '../../domain/operation/commands.ts';
import {
  isMigration,
  type OperationState,
  type StateOf,
  stepPlan,
  stepState,
} from '../../domain/operation/state.ts';
import { isOpen, type Proof, type StepState } from '../../domain/operation/step.ts';
import { type Following, followsTemplates } from '../../domain/operation/template-move.ts';
import { mayBePast } from '../../domain/operation/under-way.ts';
import { changeOperation } from '../operation/change.ts';
import type { Context } from '../ports/context.ts';
import type { Meta } from '../ports/meta.ts';
import type { ProviderFault } from '../ports/provider.ts';
import type { Ran } from '../transfer/run-group-step.ts';
import { ANNOUNCED } from './announced.ts';
import { copyTemplates } from './copy-templates.ts';
import { lookAfter } from './look-after.ts';
import {
  watchConnected,
  watchHealth,
  watchRatings,
  watchTemplates,
  watchTwoStepOff,
  watchTwoStepOn,
} from './watch.ts';

/** What became of one go at a step. */
export type Went =
  | { readonly kind: 'done'; readonly proof: Proof; readonly fields?: Readonly<Record<string, string>> }
  /** Nothing is wrong; it is looked at again. */
  | { readonly kind: 'not_yet'; readonly afterMs: number }
  /** Only a person can go on. */
  | { readonly kind: 'stuck'; readonly error: string }
  | ProviderFault;

export type MigrationState = StateOf<'migration'>;

/** One go. Each may be made again after a crash in the middle: nothing moves before `register`, which is none of them. */
type Go<State> = (ctx: Context, meta: Meta, state: State) => Promise<Went>;

const LATER_MS = 30_000;
/** After so many goes that failed a person is told; they may let the bot try again. */
const MOST_TRIES = 20;

/** Of one number. */
const GOES: Readonly<Record<string, Go<MigrationState>>> = {
  two_step_off: watchTwoStepOff,
  two_step_on: watchTwoStepOn,
  announce,
  connected: watchConnected,
  healthy: watchHealth,
  send_code: lookAfter,
  enter_code: lookAfter,
  register: lookAfter,
};

/** Taking back, in the number's old place. */
const UNDOING: Readonly<Record<string, Go<MigrationState>>> = { two_step_off: watchTwoStepOn };

/** Of the WABA, for one number or for all of them. */
const GOES_OF_WABA: Readonly<Record<string, Go<Following>>> = {
  copy_templates: copyTemplates,
  subscribe_app: subscribeApp,
  compare_templates: watchTemplates,
  ratings: watchRatings,
};

/** What writes; the others look. */
const CALLS: readonly string[] = ['copy_templates', 'subscribe_app', 'announce'];

function goAt(
  state: OperationState,
  { key, status }: StepState,
): ((ctx: Context, meta: Meta) => Promise<Went>) | null {
  const undoing = status === 'undoing';
  const ofWaba = undoing ? undefined : GOES_OF_WABA[key];
  if (ofWaba !== undefined && followsTemplates(state)) return (ctx, meta) => ofWaba(ctx, meta, state);
  const own = undoing ? UNDOING[key] : GOES[key];
  return own !== undefined && isMigration(state) ? (ctx, meta) => own(ctx, meta, state) : null;
}

/** Does a step that is the bot's, or looks whether it has come about by itself. */
export async function runMigrationStep(
  ctx: Context,
  { operation, step }: { operation: string; step: string },
): Promise<Ran> {
  const state = await ctx.store.read.operations.byName(operation);
  const open = state && stepState(state, step);
  if (!state || !open || !isOpen(open)) return null;
  if (open.error !== null && !mayBePast(state, open)) return null;
  const plan = stepPlan(state, step);
  // Sent back and come again, it waits for its press: the look was for an earlier one.
  if (plan?.asks !== undefined && open.attempts === 0) return null;
  const undoing = open.status === 'undoing';
  const call = !undoing && CALLS.includes(step);
  const go = goAt(state, open);
  if (ctx.meta === null || go === null || (undoing ? plan?.undo : plan?.kind) === 'manual') return null;
  const tell = (command: Command) =>
    changeOperation(ctx, { operation, actor: theClock, command: () => command });
  const attempt = open.attempts + 1;
  if (call && attempt <= MOST_TRIES) {
    const marked = await tell({ type: 'attempt', step, attempt });
    if (marked.kind !== 'changed') return null;
  }
  const went = await go(ctx, ctx.meta);
  switch (went.kind) {
    case 'done':
      await tell({ type: 'succeed', step, proof: went.proof, fields: went.fields ?? {} });
      return null;
    case 'not_yet':
      return { againAfterMs: went.afterMs };
    case 'stuck':
      // A person may have tried again while Meta was read.
      await tell({ type: 'fault', step, error: went.error, ...(call ? {} : { attempt: open.attempts }) });
      return null;
    case 'fault':
      if (went.retryable && attempt <= MOST_TRIES) return { againAfterMs: went.retryAfterMs ?? LATER_MS };
      await tell({ type: 'fault', step, error: errorOf(went) });
      return null;
    default:
      return went satisfies never;
  }
}

/** What people read of a fault: its cause where Meta gives one, else its kind, and Meta's own words. */
export const errorOf = ({ fault, migrationCause, said }: ProviderFault): string =>
  [migrationCause === null ? `meta_${fault}` : `cause_${migrationCause}`, said].filter(Boolean).join(' ');

/** Without an app that gets the destination's webhooks Meta refuses the migration (2388103). */
async function subscribeApp(_ctx: Context, meta: Meta, state: Following): Promise<Went> {
  const { target } = state.plan.inputs;
  if (target === 'outside') return { kind: 'stuck', error: 'not_found' };
  const answer = await meta.subscribeApp(target);
  return answer.kind === 'answer' ? { kind: 'done', proof: { kind: 'called' } } : answer;
}

/** The number is in this WABA (domain.md B.8). */
const ALREADY_THERE = 2388012;

/** domain.md B.4. Announcing again leaves one pending number, and nothing moves: an unclear answer is asked for again. */
async function announce(_ctx: Context, meta: Meta, state: MigrationState): Promise<Went> {
  const { inputs, names } = state.plan;
  if (inputs.target === 'outside') return { kind: 'stuck', error: 'not_found' };
  const answer = await meta.announceMigration(inputs.target, names.e164);
  if (answer.kind === 'answer') {
    return {
      kind: 'done',
      proof: { kind: 'called' },
      fields: { [ANNOUNCED]: answer.value.id },
    };
  }
  // It was moved by another hand, or this is the wrong WABA: a person knows which.
  if (answer.code === ALREADY_THERE || answer.subcode === ALREADY_THERE)
    return { kind: 'stuck', error: 'already_there' };
  return answer.mayHaveHappened ? { ...answer, retryable: true } : answer;
}
