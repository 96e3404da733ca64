import type { Inventory } from './inventory.ts';
import type { InventoryDifference } from './inventory-diff.ts';
import { estateOf, joined, stored } from './inventory-estate.ts';
import type { Fault } from './inventory-faults.ts';
import { estateFaults } from './inventory-rules.ts';

export interface Application {
  readonly store: Inventory;
  readonly file: Inventory;
  readonly difference: InventoryDifference;
  /** Whether rows that only the store has are removed. */
  readonly prune: boolean;
}

/** What would be wrong with the estate once the file is applied. Faults that the store has by itself are not the file's. */
export function resultFaults({ store, file, difference, prune }: Application): readonly Fault[] {
  if (prune) return estateFaults(estateOf(file));
  const staying = estateOf(missingRows(difference), stored);
  const old = new Set(estateFaults(estateOf(store, stored)).map((fault) => JSON.stringify(fault)));
  return estateFaults(joined(staying, estateOf(file))).filter((fault) => !old.has(JSON.stringify(fault)));
}

const missingRows = (difference: InventoryDifference): Inventory => ({
  admins: [...difference.admins.missing],
  workspaces: [...difference.workspaces.missing],
  businesses: [...difference.businesses.missing],
  wabas: [...difference.wabas.missing],
  numbers: [...difference.numbers.missing],
  groups: [...difference.groups.missing],
  grants: [...difference.grants.missing],
});
