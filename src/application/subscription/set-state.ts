import type { Denied } from '../../domain/access/access.ts';
import type { Group } from '../../domain/asset/asset.ts';
import type { GroupId, UserId } from '../../domain/asset/ids.ts';
import type { Consent, WrittenState } from '../../domain/subscription/consent.ts';
import type { TypedPerson } from '../../domain/subscription/typed-person.ts';
import { authorize } from '../access/authorize.ts';
import type { Context } from '../ports/context.ts';
import { choosePerson } from './choose-person.ts';
import { isRepeat } from './write-state.ts';

export interface StateInput {
  /** As `readPerson` has it. */
  readonly person: readonly TypedPerson[];
  readonly group: GroupId;
  readonly state: WrittenState;
  readonly consent: Consent;
  readonly by: UserId;
}

export type StateAsked =
  | { readonly kind: 'accepted'; readonly group: Group }
  /** The same was set a moment ago. */
  | { readonly kind: 'unchanged'; readonly group: Group }
  /** `archived`: nobody opts in to a group that sends nothing. Opting out of it counts: it may be on its way elsewhere. */
  | { readonly kind: 'missing' | 'archived' | 'email' }
  | { readonly kind: 'denied'; readonly denied: Denied };

/**
 * One person's state in one group, asked for by hand. It is written down here; Braze, then the ledger, are written by
 * `writeState`, and whoever asked is told what became of it.
 */
export async function setState(ctx: Context, input: StateInput): Promise<StateAsked> {
  const { state, consent, by } = input;
  return ctx.store.transaction(async (tx) => {
    const group = await tx.assets.group(input.group);
    if (group === null) return { kind: 'missing' };
    const need = { user: by, permission: 'import_users', workspaces: [group.workspaceKey] } as const;
    const denied = await authorize(ctx, tx, need);
    if (denied) return { kind: 'denied', denied };
    if (group.status === 'archived' && state === 'subscribed') return { kind: 'archived' };
    const name = await choosePerson(tx, input.person);
    if (name === null) return { kind: 'email' };
    const [person] = await tx.subscriptions.meet(name);
    if (person === undefined) throw new Error('nobody was met');
    const now = ctx.clock.now();
    const wish = { person: person.id, naming: name.by, group: group.id, state, consent, by };
    const held = (await tx.subscriptions.statesIn(group.id, [person.id])).get(person.id) ?? null;
    if (isRepeat(held, wish, now)) return { kind: 'unchanged', group };
    await tx.jobs.enqueue({ name: 'set_state', ...wish, at: now.toISOString() });
    return { kind: 'accepted', group };
  });
}
