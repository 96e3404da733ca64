import { PEOPLE_A_CALL } from '../../domain/asset/limits.ts';
import type { GroupMove } from '../../domain/operation/group-move.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import type { Proof } from '../../domain/operation/step.ts';
import type { People } from '../ports/braze.ts';
import type { ProviderFault } from '../ports/provider.ts';
import type { Person } from '../ports/subscriptions.ts';

/** An operation whose people are carried over, with the group that it moves. */
export interface Carried {
  readonly state: OperationState;
  readonly move: GroupMove;
}

/** What came of a piece of a long step: small enough to be done again after a crash, with what is kept left out. */
export type Slice =
  | { readonly kind: 'more' }
  | { readonly kind: 'rest'; readonly ms: number }
  | { readonly kind: 'done'; readonly proof: Proof }
  | { readonly kind: 'impossible'; readonly error: string }
  /** `moved`: something was kept before it; then it is no try that failed. */
  | { readonly kind: 'stopped'; readonly fault: ProviderFault; readonly moved: boolean }
  /** Somebody else has taken the work over. */
  | { readonly kind: 'lost' };

/** Calls that are in the air together. */
const TOGETHER = 8;

/** People of one page: as many as are asked about together. */
export const PAGE = PEOPLE_A_CALL * TOGETHER;
/** Pages of one slice: the card shows how far it is after each. */
export const PAGES = 12;
export const PATIENCE = { withinMs: 30_000 };

export interface Call {
  readonly by: People['by'];
  readonly people: readonly { readonly person: number; readonly id: string }[];
}

/** Calls about these people: by external id whoever has one, else by phone; a call never mixes the two. */
export function callsAbout(people: readonly Person[]): readonly Call[] {
  const named = people.flatMap(({ id: person, externalId, phone }) => {
    if (externalId !== null) return { by: 'external_id' as const, person, id: externalId };
    return phone === null ? [] : { by: 'phone' as const, person, id: phone };
  });
  return [...Map.groupBy(named, ({ by }) => by)].flatMap(([by, all]) =>
    Array.from({ length: Math.ceil(all.length / PEOPLE_A_CALL) }, (_, i) => ({
      by,
      people: all.slice(i * PEOPLE_A_CALL, (i + 1) * PEOPLE_A_CALL),
    })),
  );
}

export const idsOf = ({ by, people }: Call): People => ({ by, ids: people.map(({ id }) => id) });
