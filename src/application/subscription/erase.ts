import type { Denied } from '../../domain/access/access.ts';
import type { UserId } from '../../domain/asset/ids.ts';
import { withoutIdentifiers } from '../../domain/operation/words.ts';
import type { TypedPerson } from '../../domain/subscription/typed-person.ts';
import { authorize } from '../access/authorize.ts';
import type { Context } from '../ports/context.ts';
import type { ErasedCounts, Person } from '../ports/subscriptions.ts';
import { choosePerson } from './choose-person.ts';

export type Erased =
  | { readonly kind: 'erased'; readonly counts: ErasedCounts }
  | { readonly kind: 'nobody' | 'email' | 'reason_needed' }
  | { readonly kind: 'denied'; readonly denied: Denied };

/**
 * Everybody of that name loses their identifiers here; counts, the reason and the fact stay. Admins only. Braze is not
 * asked: deleting a profile there is a person's work.
 */
export async function erasePerson(
  ctx: Context,
  { person, reason, by }: { person: readonly TypedPerson[]; reason: string; by: UserId },
): Promise<Erased> {
  return ctx.store.transaction(async (tx) => {
    const denied = await authorize(ctx, tx, { user: by, permission: 'admin', workspaces: [] });
    if (denied) return { kind: 'denied', denied };
    if (reason.trim() === '') return { kind: 'reason_needed' };
    const name = await choosePerson(tx, person);
    if (name === null) return { kind: 'email' };
    const people = await tx.subscriptions.find(name);
    if (people.length === 0) return { kind: 'nobody' };
    const now = ctx.clock.now();
    const ids = people.map((each) => each.id);
    const counts = await tx.subscriptions.erase(ids, now);
    await tx.access.record({
      kind: 'erased',
      actor: by,
      detail: {
        ...{ people: ids.map(String), subscriptions: String(counts.subscriptions) },
        ...{ history: String(counts.history), pending: String(counts.pending) },
        reason: withoutIdentifiers(nameless(reason, people)),
      },
      at: now.toISOString(),
    });
    return { kind: 'erased', counts };
  });
}

const nameless = (words: string, people: readonly Person[]): string =>
  people
    .flatMap(({ externalId, phone }) => [externalId, phone].filter((name) => name !== null))
    .reduce((text, name) => text.replaceAll(name, '[person]'), words);
