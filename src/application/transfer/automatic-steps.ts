import type { Workspace } from '../../domain/asset/asset.ts';
import { carryingSteps, type Voucher } from '../../domain/transfer/carry-over.ts';
import type { AutomaticStep } from '../../domain/transfer/facts.ts';
import type { Abilities } from '../ports/context.ts';

/** Where a Braze group moves, and who vouches for the people in it; null where nobody is carried over. */
interface Moving {
  readonly origin: Workspace;
  readonly destination: Workspace;
  readonly vouchers: readonly Voucher[] | null;
}

/** Which steps of a group's move the bot can do and prove itself: the ledger, keys, testers and webhooks decide. */
export const automaticSteps = (moving: Moving, abilities: Abilities): readonly AutomaticStep[] => [
  ...carryingOf(moving, abilities),
  ...testingIn(moving.destination, abilities),
];

/** The bot carries where the ledger knows somebody and both workspaces have their keys. */
const carryingOf = (
  { vouchers, origin, destination }: Moving,
  { hasKey }: Abilities,
): readonly AutomaticStep[] =>
  vouchers !== null && vouchers.length > 0 && [origin, destination].every((w) => hasKey(w.apiKeyEnv))
    ? carryingSteps
    : [];

function testingIn(to: Workspace, { hasKey, watchesMeta }: Abilities): readonly AutomaticStep[] {
  if (to.testers.length === 0 || !hasKey(to.apiKeyEnv)) return [];
  return to.brazeAppId !== null && watchesMeta ? ['testers', 'test_sent'] : ['testers'];
}
