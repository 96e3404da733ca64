import { heldByMigration } from '../migration/held.ts';
import { heldByWhole } from '../migration/whole-held.ts';
import { heldByImport } from '../subscription/held.ts';
import { heldByTransfer } from '../transfer/held.ts';
import type { Hold } from './holds.ts';
import { isImport, isMigration, isTransfer, isWhole, type OperationState } from './state.ts';

/** What an operation holds as it stands; each flow says it for itself. */
export function heldBy(state: OperationState): readonly Hold[] {
  if (isTransfer(state)) return heldByTransfer(state);
  if (isMigration(state)) return heldByMigration(state);
  if (isWhole(state)) return heldByWhole(state);
  return isImport(state) ? heldByImport(state) : [];
}
