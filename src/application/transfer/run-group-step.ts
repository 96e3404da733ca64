import type { Workspace } from '../../domain/asset/asset.ts';
import type { GroupId } from '../../domain/asset/ids.ts';
import { PEOPLE_A_CALL, STATE_SHOWS_MS } from '../../domain/asset/limits.ts';
import { theClock } from '../../domain/operation/actor.ts';
import type { Command } from '../../domain/operation/commands.ts';
import { newGroupId } from '../../domain/operation/consequences.ts';
import { type GroupMove, groupMove } from '../../domain/operation/group-move.ts';
import { doneAt, type OperationState, stepPlan, stepState } from '../../domain/operation/state.ts';
import { templateForTest, variablesOf } from '../../domain/template/test-template.ts';
import { carryingSteps } from '../../domain/transfer/carry-over.ts';
import { runCarrying } from '../carrying/run-carrying.ts';
import { changeOperation } from '../operation/change.ts';
import type { Context } from '../ports/context.ts';
import type { ProviderFault } from '../ports/provider.ts';

/** Null: nothing more to do now; else when to try again. */
export type Ran = { readonly againAfterMs: number } | null;

type Outcome =
  | { readonly kind: 'written'; readonly status: number }
  | { readonly kind: 'sent'; readonly reference: string }
  | { readonly kind: 'impossible'; readonly error: string }
  | ProviderFault;

interface Call {
  /** The step whose written states it depends on: they may take a minute to show (R77). */
  readonly follows?: string;
  /** Doing it twice changes nothing more: after a crash in the middle it is simply done again. */
  readonly repeatable: boolean;
  readonly make: (ctx: Context, state: OperationState, to: NewGroup) => Promise<Outcome>;
}

interface NewGroup extends Pick<GroupMove, 'waba'> {
  readonly workspace: Workspace;
  readonly group: GroupId;
}

const PATIENCE = { withinMs: 30_000 };
const LATER_MS = 30_000;
/** After so many tries a person is told; they may let the bot try again. */
const MOST_TRIES = 10;

const CALLS: Readonly<Record<string, Call>> = {
  testers: { repeatable: true, make: subscribeTesters },
  test_sent: { repeatable: false, follows: 'testers', make: sendTest },
};

/**
 * Does a step of a group's move that is the bot's, in whichever flow: mark, call, record. After a crash between mark and record a repeatable call is made
 * again; one that is not is left to its webhook or to a person (ARCHITECTURE, idea 3).
 */
export async function runGroupStep(
  ctx: Context,
  { operation, step }: { operation: string; step: string },
): Promise<Ran> {
  const state = await ctx.store.read.operations.byName(operation);
  const call = CALLS[step];
  const open = state && stepState(state, step);
  const move = state && groupMove(state);
  if (!state || !move || open?.status !== 'open' || stepPlan(state, step)?.kind === 'manual') return null;
  if (open.called !== null || open.error !== null) return null;
  const carrying = carryingSteps.find((key) => key === step);
  if (carrying) return runCarrying(ctx, { state, move }, carrying);
  if (!call) return null;
  const tell = (command: Command) =>
    changeOperation(ctx, { operation, actor: theClock, command: () => command });
  if (open.attempts > 0 && !call.repeatable) {
    await tell({ type: 'fault', step, error: 'unclear' });
    return null;
  }
  const rest = restOf(call, state, ctx.clock.now());
  if (rest > 0) return { againAfterMs: rest };
  const group = newGroupId(state);
  const workspace = await ctx.store.read.assets.workspace(move.destination);
  if (group === null || workspace === null) {
    await tell({ type: 'fault', step, error: 'not_found' });
    return null;
  }
  const attempt = open.attempts + 1;
  const marked = await tell({ type: 'attempt', step, attempt });
  if (marked.kind !== 'changed') return null;
  return settle(await call.make(ctx, state, { workspace, group, waba: move.waba }), {
    ...{ step, attempt, call, tell },
  });
}

/** Milliseconds until what the step depends on shows (R74, R77). */
function restOf({ follows }: Call, state: OperationState, now: Date): number {
  const at = follows === undefined ? null : doneAt(state, follows);
  return at === null ? 0 : Date.parse(at) + STATE_SHOWS_MS - now.getTime();
}

async function settle(
  outcome: Outcome,
  {
    step,
    attempt,
    call,
    tell,
  }: { step: string; attempt: number; call: Call; tell: (command: Command) => Promise<unknown> },
): Promise<Ran> {
  switch (outcome.kind) {
    case 'written':
      await tell({ type: 'succeed', step, proof: { kind: 'written', status: outcome.status }, fields: {} });
      return null;
    case 'sent':
      await tell({ type: 'called', step, reference: outcome.reference });
      return null;
    case 'impossible':
      await tell({ type: 'fault', step, error: outcome.error });
      return null;
    case 'fault':
      if (outcome.retryable && call.repeatable && attempt < MOST_TRIES) {
        return { againAfterMs: outcome.retryAfterMs ?? LATER_MS };
      }
      await tell({ type: 'fault', step, error: errorOf(outcome, call) });
      return null;
    default:
      return outcome satisfies never;
  }
}

const errorOf = ({ fault, mayHaveHappened }: ProviderFault, { repeatable }: Call): string =>
  mayHaveHappened && !repeatable ? 'unclear' : fault;

async function subscribeTesters(
  ctx: Context,
  _state: OperationState,
  { workspace, group }: NewGroup,
): Promise<Outcome> {
  for (let from = 0; from < workspace.testers.length; from += PEOPLE_A_CALL) {
    const people = { by: 'external_id', ids: workspace.testers.slice(from, from + PEOPLE_A_CALL) } as const;
    const answer = await ctx.braze.setStates(workspace, { group, state: 'subscribed', people }, PATIENCE);
    if (answer.kind === 'fault') return answer;
  }
  return { kind: 'written', status: 201 };
}

async function sendTest(
  ctx: Context,
  state: OperationState,
  { workspace, group, waba }: NewGroup,
): Promise<Outcome> {
  const [externalId] = workspace.testers;
  const templates = waba === null ? [] : await ctx.store.read.readings.templates(waba);
  const template = templateForTest(templates, workspace.locale);
  if (!externalId || !template) return { kind: 'impossible', error: 'no_template' };
  const { name, language } = template;
  const variables = Array.from({ length: variablesOf(template) }, () => state.name);
  const content = { type: 'template', name, language, variables } as const;
  const answer = await ctx.braze.sendTest(workspace, { group, externalId, content }, PATIENCE);
  return answer.kind === 'answer' ? { kind: 'sent', reference: answer.value.dispatchId } : answer;
}
