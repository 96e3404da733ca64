import type { NumberId, UserId } from '../../domain/asset/ids.ts';
import type { MigrationFacts, MigrationRequest } from '../../domain/migration/facts.ts';
import type { WholeFacts } from '../../domain/migration/whole-plan.ts';
import type { Abilities } from '../ports/context.ts';
import { type Reading, readMigrationFacts } from './read-facts.ts';

interface Asking {
  readonly request: MigrationRequest;
  readonly requester: UserId;
  /** Those of an operation that exists; null: all numbers of the WABA but those left out. */
  readonly moving: readonly NumberId[] | null;
  readonly ignoring: string | null;
  readonly callsMeta: boolean;
  readonly abilities: Abilities;
  /** ISO */
  readonly now: string;
}

/** What the plan of a whole WABA is computed from, or which asset does not exist. */
export async function readWholeFacts(
  from: Reading,
  { request, moving, ...asking }: Asking,
): Promise<WholeFacts | { readonly missing: 'number' | 'destination' }> {
  const asked = await from.assets.number(request.number);
  if (asked === null) return { missing: 'number' };
  const all = await from.assets.numbersOfWaba(asked.wabaId);
  const without = request.without ?? [];
  const ids = moving ?? all.map(({ id }) => id).filter((id) => !without.includes(id));
  const numbers: MigrationFacts[] = [];
  for (const number of ids) {
    const [first] = numbers;
    const facts = await readMigrationFacts(from, {
      ...asking,
      ...(first === undefined ? {} : { templates: first.templates }),
      request: { ...request, number },
      assignees: [],
    });
    if ('missing' in facts) return facts;
    numbers.push(facts);
  }
  if (numbers.length === 0) return { missing: 'number' };
  // Their groups come together: each counts them all.
  const groups = numbers.flatMap(({ group }) => (group === null ? [] : [group.id]));
  const together = numbers.map((facts) => ({
    ...facts,
    room: facts.room && { ...facts.room, moving: groups },
  }));
  return {
    numbers: together.toSorted((a, b) => (a.number.e164 < b.number.e164 ? -1 : 1)),
    staying: all.filter(({ id }) => !ids.includes(id)),
    readAt: asking.now,
  };
}
