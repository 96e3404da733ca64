import { stepState } from '../../domain/operation/state.ts';
import { newGroupId } from '../../domain/transfer/consequences.ts';
import { changeOperation } from '../operation/change.ts';
import type { Context } from '../ports/context.ts';

const PROBE_MS = 10_000;
const ATTEMPTS = 12;

/** Waits 30 s, then twice as long each time, at most an hour. */
const waitMs = (attempt: number): number => Math.min(30_000 * 2 ** (attempt - 1), 3_600_000);

/**
 * The destination's key is asked again about a group id that Braze had not answered for: 2xx is recorded,
 * 4xx reopens the step, anything else is asked again later.
 */
export async function probeGroup(
  ctx: Context,
  { operation, attempt }: { operation: string; attempt: number },
): Promise<'answered' | 'again' | 'given_up' | 'not_needed'> {
  const state = await ctx.store.read.operations.byName(operation);
  const id = state && newGroupId(state);
  if (!state || !id || stepState(state, 'integrate')?.proof?.kind !== 'not_answered') return 'not_needed';
  const destination = await ctx.store.read.assets.workspace(state.plan.inputs.destination);
  if (!destination) return 'not_needed';
  const probe = await ctx.braze.probeGroup(destination, id, PROBE_MS);
  if (probe.kind === 'unknown') {
    if (attempt >= ATTEMPTS) return 'given_up';
    const after = new Date(ctx.clock.now().getTime() + waitMs(attempt));
    await ctx.store.transaction((tx) =>
      tx.jobs.enqueue({ name: 'probe', operation, attempt: attempt + 1 }, after),
    );
    return 'again';
  }
  await changeOperation(ctx, {
    operation,
    actor: { kind: 'provider', name: 'braze' },
    command: (now) =>
      newGroupId(now) !== id
        ? { type: 'tick' }
        : probe.kind === 'accepted'
          ? { type: 'prove', step: 'integrate', proof: { kind: 'accepted_by_key', status: probe.status } }
          : { type: 'reject', step: 'integrate', status: probe.status },
  });
  return 'answered';
}
