import { STATE_SHOWS_MS } from '../../domain/asset/limits.ts';
import type { StatesSet } from '../ports/braze.ts';
import type { Context } from '../ports/context.ts';
import type { StateWish } from '../ports/jobs.ts';
import type { Answer } from '../ports/provider.ts';
import type { LedgerEntry } from '../ports/subscriptions.ts';
import { brazeName } from './choose-person.ts';
import { tellState } from './tell-state.ts';

/** Within it the same again is a double click. Later it is a wish to write it again, say where Braze has lost it. */
const REPEAT_MS = 60_000;

/** Whether the ledger has had exactly this since a moment ago. */
export const isRepeat = (
  held: LedgerEntry | null,
  { state, consent }: Pick<StateWish, 'state' | 'consent'>,
  now: Date,
): boolean =>
  held?.state === state &&
  held.consent === consent &&
  now.getTime() - Date.parse(held.recordedAt) < REPEAT_MS;

/**
 * Writes what `setState` was asked for: Braze first, which may be repeated, then the ledger, for everybody who shares
 * the name. Both outcomes are told, an unclear one too.
 */
export async function writeState(ctx: Context, wish: StateWish): Promise<void> {
  const { subscriptions, assets } = ctx.store.read;
  const group = await assets.group(wish.group);
  const workspace = group && (await assets.workspace(group.workspaceKey));
  const person = await subscriptions.byId(wish.person);
  const id = brazeName(person, wish);
  if (workspace === null || person === null || id === null) return tellState(ctx, wish, { what: 'gone' });
  const held = (await subscriptions.statesIn(wish.group, [person.id])).get(person.id) ?? null;
  if (held !== null && held.at > wish.at) return tellState(ctx, wish, { what: 'overtaken' });
  if (isRepeat(held, wish, ctx.clock.now())) return;
  const people = { by: wish.naming, ids: [id] };
  const answer = await ctx.braze.setStates(workspace, { group: wish.group, state: wish.state, people });
  return keep(ctx, wish, id, answer);
}

async function keep(ctx: Context, wish: StateWish, id: string, answer: Answer<StatesSet>): Promise<void> {
  const { group, state, consent, at, by } = wish;
  if (answer.kind === 'fault') {
    await ctx.store.read.subscriptions.forget([wish.person]);
    const what = answer.mayHaveHappened ? 'unclear' : 'not_written';
    return tellState(ctx, wish, { what, fault: answer.fault, remedy: answer.remedy });
  }
  await ctx.store.transaction(async (tx) => {
    const now = ctx.clock.now();
    const people = (await tx.subscriptions.find({ by: wish.naming, id })).map((each) => each.id);
    if (people.length === 0) return tellState(ctx, wish, { what: 'gone' }, tx);
    const source = { kind: 'person', user: by, operation: null } as const;
    await tx.subscriptions.record(people, { group, state, consent, at }, source, now);
    const look = new Date(now.getTime() + STATE_SHOWS_MS);
    await tx.jobs.enqueue({ ...wish, name: 'read_state', writtenAt: now.toISOString() }, look);
    return tellState(ctx, wish, { what: answer.value === 'queued' ? 'queued' : 'written' }, tx);
  });
}
