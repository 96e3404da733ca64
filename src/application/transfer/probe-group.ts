import type { GroupId } from '../../domain/asset/ids.ts';
import { newGroupId } from '../../domain/operation/consequences.ts';
import { groupMove } from '../../domain/operation/group-move.ts';
import { isRunning, type OperationState, stepState } from '../../domain/operation/state.ts';
import { changeOperation } from '../operation/change.ts';
import type { Context } from '../ports/context.ts';

const PROBE_MS = 10_000;

/** Waits 30 s, then twice as long each time, at most an hour. */
const waitMs = (attempt: number): number => Math.min(30_000 * 2 ** (attempt - 1), 3_600_000);

/** The group id that still waits for Braze's answer; null once there is one, or the operation has ended. */
function awaitedId(state: OperationState | null): GroupId | null {
  if (state === null || !isRunning(state)) return null;
  return stepState(state, 'integrate')?.proof?.kind === 'not_answered' ? newGroupId(state) : null;
}

/**
 * The destination's key is asked again about a group id that Braze had not answered for: 2xx is recorded,
 * 4xx reopens the step, anything else is asked again later, for as long as the operation runs. A refusal that comes
 * while a reverse is pending is asked for again too: the step cannot open before that is decided.
 */
export async function probeGroup(
  ctx: Context,
  { operation, attempt }: { operation: string; attempt: number },
): Promise<'answered' | 'again' | 'not_needed'> {
  const state = await ctx.store.read.operations.byName(operation);
  const id = awaitedId(state);
  const move = state && groupMove(state);
  if (id === null || move === null) return 'not_needed';
  const destination = await ctx.store.read.assets.workspace(move.destination);
  if (!destination) return 'not_needed';
  const probe = await ctx.braze.probeGroup(destination, id, PROBE_MS);
  if (probe.kind === 'unknown') return againLater(ctx, operation, attempt);
  const change = await changeOperation(ctx, {
    operation,
    actor: { kind: 'provider', name: 'braze' },
    command: (now) =>
      newGroupId(now) !== id
        ? { type: 'tick' }
        : probe.kind === 'accepted'
          ? { type: 'prove', step: 'integrate', proof: { kind: 'accepted_by_key', status: probe.status } }
          : { type: 'reject', step: 'integrate', status: probe.status },
  });
  const stillAwaited = change.kind === 'refused' && awaitedId(change.state) === id;
  return stillAwaited ? againLater(ctx, operation, attempt) : 'answered';
}

async function againLater(ctx: Context, operation: string, attempt: number): Promise<'again'> {
  const after = new Date(ctx.clock.now().getTime() + waitMs(attempt));
  await ctx.store.transaction((tx) =>
    tx.jobs.enqueue({ name: 'probe', operation, attempt: attempt + 1 }, after),
  );
  return 'again';
}
