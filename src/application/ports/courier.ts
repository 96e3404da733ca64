import type { UserId } from '../../domain/asset/ids.ts';
import type { Outcome } from './messenger.ts';
import type { ProofRow } from './subscriptions.ts';

export interface OutgoingProof {
  /** No other file for the same person has it: by it a repeated try is known. */
  readonly name: string;
  /** The group's name, or how many people it is about. */
  readonly subject: { readonly group: string } | { readonly people: number };
  /** Read once, never held as a whole. */
  readonly pages: AsyncIterable<readonly ProofRow[]>;
}

/** Hands proofs of opt-in to people. */
export interface Courier {
  /** Into the person's direct messages, once. */
  send(to: UserId, proof: OutgoingProof): Promise<Outcome<null>>;
}
