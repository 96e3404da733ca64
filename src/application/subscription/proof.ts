import { type Denied, holds } from '../../domain/access/access.ts';
import type { GroupId, UserId } from '../../domain/asset/ids.ts';
import { authorize } from '../access/authorize.ts';
import { authorizeAnywhere } from '../access/authorize-anywhere.ts';
import type { Drained } from '../delivery/drain.ts';
import type { Context } from '../ports/context.ts';
import type { Courier, OutgoingProof } from '../ports/courier.ts';
import type { ProofWish } from '../ports/jobs.ts';
import type { ProofRow } from '../ports/subscriptions.ts';

export type ProofAsked =
  | { readonly kind: 'accepted' | 'missing' }
  | { readonly kind: 'denied'; readonly denied: Denied };

/** Asks for the proof of opt-in of a group or of people (R37, R62). Who asked for what, and when, is recorded. */
export async function requestProof(
  ctx: Context,
  { of, by }: { of: ProofWish['of']; by: UserId },
): Promise<ProofAsked> {
  const group = 'group' in of ? await ctx.store.read.assets.group(of.group) : null;
  if ('group' in of && group === null) return { kind: 'missing' };
  const permission = 'import_users';
  const denied = group
    ? await authorize(ctx, ctx.store.read, { user: by, permission, workspaces: [group.workspaceKey] })
    : await authorizeAnywhere(ctx, { user: by, permission });
  if (denied) return { kind: 'denied', denied };
  const at = ctx.clock.now().toISOString();
  await ctx.store.transaction(async (tx) => {
    const what = 'group' in of ? { group: of.group } : { people: of.people.map(String) };
    await tx.access.record({ kind: 'exported', actor: by, detail: what, at });
    await tx.jobs.enqueue({ name: 'proof', of, by, at });
  });
  return { kind: 'accepted' };
}

const AGAIN_MS = 30_000;

/** Writes the proof and hands it to whoever asked for it. Of people, only the groups that they may import into. */
export async function sendProof(ctx: Context, courier: Courier, wish: ProofWish): Promise<Drained> {
  const outcome = await courier.send(wish.by, {
    name: `opt-in-proof-${wish.at.replace(/[:.]/g, '-')}.csv`,
    subject: await subjectOf(ctx, wish),
    pages: pagesOf(ctx, wish),
  });
  if (outcome.kind === 'ok') return null;
  if (outcome.kind === 'later') return { againAfterMs: outcome.afterMs };
  if (outcome.kind === 'unclear') return { againAfterMs: AGAIN_MS };
  throw new Error(`the file was not taken: ${outcome.kind === 'refused' ? outcome.error : outcome.kind}`);
}

async function subjectOf(ctx: Context, { of }: ProofWish): Promise<OutgoingProof['subject']> {
  if (!('group' in of)) return { people: of.people.length };
  const group = await ctx.store.read.assets.group(of.group);
  return { group: group?.name ?? of.group };
}

async function* pagesOf(ctx: Context, { of, by }: ProofWish): AsyncGenerator<readonly ProofRow[]> {
  const shows = await permitted(ctx, by);
  for await (const page of ctx.store.read.subscriptions.proof(of)) {
    const rows: ProofRow[] = [];
    for (const row of page) if (await shows(row.group)) rows.push(row);
    yield rows;
  }
}

async function permitted(ctx: Context, by: UserId): Promise<(group: GroupId) => Promise<boolean>> {
  const access = await ctx.store.read.access.of(by);
  const known = new Map<GroupId, boolean>();
  return async (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const group = await ctx.store.read.assets.group(id);
    const may = group !== null && holds(access, 'import_users', group.workspaceKey);
    known.set(id, may);
    return may;
  };
}
