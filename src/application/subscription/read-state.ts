import { STATE_SHOWS_MS } from '../../domain/asset/limits.ts';
import type { Drained } from '../delivery/drain.ts';
import type { Context } from '../ports/context.ts';
import type { StateReading } from '../ports/jobs.ts';
import { brazeName } from './choose-person.ts';
import { tellState } from './tell-state.ts';

/** After the write, and then no more; before the first, "not yet" is no failure (R77). */
const LOOKS_MS = [STATE_SHOWS_MS, 120_000, 300_000];

/**
 * Reads a state that was written by hand, until Braze shows it or the last look has passed; what depends on it waits
 * for this (R74). Says nothing of one that was set anew meanwhile: that has a reading of its own.
 */
export async function readState(ctx: Context, wish: StateReading): Promise<Drained> {
  const { subscriptions, assets } = ctx.store.read;
  const group = await assets.group(wish.group);
  const workspace = group && (await assets.workspace(group.workspaceKey));
  const person = await subscriptions.byId(wish.person);
  const id = brazeName(person, wish);
  if (workspace === null || person === null || id === null) return null;
  const held = (await subscriptions.statesIn(wish.group, [person.id])).get(person.id);
  if (held?.state !== wish.state) return null;
  const people = { by: wish.naming, ids: [id] };
  const answer = await ctx.braze.statesOf(workspace, wish.group, people);
  if (answer.kind === 'answer' && answer.value.get(id) === wish.state) {
    await tellState(ctx, wish, { what: 'visible' });
    return null;
  }
  const since = ctx.clock.now().getTime() - Date.parse(wish.writtenAt);
  const next = LOOKS_MS.find((look) => look > since);
  if (next !== undefined) return { againAfterMs: next - since };
  const { fault, remedy } = answer.kind === 'fault' ? answer : { fault: null, remedy: null };
  await tellState(ctx, wish, { what: answer.kind === 'fault' ? 'not_read' : 'not_visible', fault, remedy });
  return null;
}
