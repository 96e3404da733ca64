import type { TypedPerson } from '../../domain/subscription/typed-person.ts';
import type { StateWish } from '../ports/jobs.ts';
import type { Transaction } from '../ports/store.ts';
import type { Person, PersonName } from '../ports/subscriptions.ts';

/** Whom the words mean: the first that the ledger knows, else the likeliest; null where there is an e-mail only. */
export async function choosePerson(
  tx: Pick<Transaction, 'subscriptions'>,
  typed: readonly TypedPerson[],
): Promise<PersonName | null> {
  const names = typed.flatMap(({ by, id }) => (by === 'email' ? [] : [{ by, id }]));
  for (const name of names) {
    if ((await tx.subscriptions.find(name)).length > 0) return name;
  }
  return typed[0]?.by === 'email' ? null : (names[0] ?? null);
}

/** The name by which Braze is told who it is; null where it is gone. */
export const brazeName = (person: Person | null, { naming }: Pick<StateWish, 'naming'>): string | null =>
  (naming === 'phone' ? person?.phone : person?.externalId) ?? null;
