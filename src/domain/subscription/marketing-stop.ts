import type { MarketingStops } from '../asset/asset.ts';

/** What somebody told WhatsApp of a number's marketing messages, and when (ISO). */
export interface MarketingWord {
  readonly stopped: boolean;
  readonly at: string;
}

/**
 * What is made of a stop for the group. `unsubscribing` is decided and not yet in Braze; `refused`: Braze did not take
 * this person; `left`: they stay as they were, or have opted in again since.
 */
export type StopDecision = 'unsubscribing' | 'unsubscribed' | 'refused' | 'left';

export interface KnownWord extends MarketingWord {
  readonly decision: StopDecision | null;
}

export type Heard =
  /** Something newer is known. */
  | { readonly kind: 'late' }
  /** The same as before, said once more: only its time is newer. */
  | { readonly kind: 'again' }
  /** For the group it is decided anew. */
  | { readonly kind: 'stopped' }
  /** No opt-in (R62): who was unsubscribed because of the stop stays so, and the decision stays with them. */
  | { readonly kind: 'resumed'; readonly decision: StopDecision | null };

/** What a word means beside what is known. Providers repeat and reorder: the newest counts, and of two at once the stop. */
export function hearWord(known: KnownWord | null, word: MarketingWord): Heard {
  const age = known === null ? 1 : Date.parse(word.at) - Date.parse(known.at);
  if (age < 0 || (age === 0 && !word.stopped)) return { kind: 'late' };
  if (known !== null && known.stopped === word.stopped) return { kind: age === 0 ? 'late' : 'again' };
  if (word.stopped) return { kind: 'stopped' };
  const decision = known?.decision ?? null;
  const takenOut = decision === 'unsubscribing' || decision === 'unsubscribed';
  return { kind: 'resumed', decision: takenOut ? decision : null };
}

/** What the workspace's policy makes of a stop for the whole group (SPEC 5.3): people are asked unless it says more. */
export function meaningOf(policy: MarketingStops | null): 'ask' | 'unsubscribe' | 'record' {
  switch (policy) {
    case 'always':
      return 'unsubscribe';
    case 'never':
      return 'record';
    case 'ask':
    case null:
      return 'ask';
    default:
      return policy satisfies never;
  }
}
