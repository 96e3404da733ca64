import type { Inventory } from '../../domain/asset/inventory.ts';
import type { InventoryStore } from '../ports/inventory.ts';
import { type InventoryJudgement, judgeInventory } from './judge-inventory.ts';

/** A dry run of `applyInventory`: reads and judges, writes nothing. */
export const diffInventory = ({
  store,
  inventory,
  prune = false,
}: {
  readonly store: InventoryStore;
  readonly inventory: Inventory;
  readonly prune?: boolean;
}): Promise<InventoryJudgement> => store.snapshot((view) => judgeInventory(view, inventory, prune));
