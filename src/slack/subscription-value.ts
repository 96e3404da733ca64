import { z } from 'zod';
import { GroupId } from '../domain/asset/ids.ts';

/** What a button about a person carries: the ledger's id, never a name; null for somebody whom only Braze knows. */
const carried = z.object({
  person: z.number().int().nullable(),
  group: GroupId.nullable(),
});
export type SubscriptionValue = z.infer<typeof carried>;

export const subscriptionValue = (value: SubscriptionValue): string => JSON.stringify(value);

export const parseSubscriptionValue = (value: string): SubscriptionValue => carried.parse(JSON.parse(value));

/** What a proof is wanted of. */
const wanted = z.union([
  z.object({ group: GroupId }),
  z.object({ people: z.array(z.number().int()).min(1) }),
]);
export type ProofValue = z.infer<typeof wanted>;

export const proofValue = (value: ProofValue): string => JSON.stringify(value);

export const parseProofValue = (value: string): ProofValue => wanted.parse(JSON.parse(value));
