import type { Inventory } from '../../domain/asset/inventory.ts';
import { compareInventories, type InventoryDifference } from '../../domain/asset/inventory-diff.ts';
import type { Fault } from '../../domain/asset/inventory-faults.ts';
import { heldFaults } from '../../domain/asset/inventory-holds.ts';
import { resultFaults } from '../../domain/asset/inventory-result.ts';
import type { InventoryView } from '../ports/inventory.ts';

export interface InventoryJudgement {
  readonly difference: InventoryDifference;
  /** Why it cannot be applied; empty when it can. */
  readonly faults: readonly Fault[];
}

/** What applying the file would change, and what stands against it: limits with what is stored, open operations. */
export async function judgeInventory(
  view: InventoryView,
  file: Inventory,
  prune: boolean,
): Promise<InventoryJudgement> {
  const store = await view.read();
  const application = { store, file, difference: compareInventories(store, file), prune };
  const faults = [...resultFaults(application), ...heldFaults(application, await view.holders())];
  return { difference: application.difference, faults };
}
