import type { Inventory } from '../../domain/asset/inventory.ts';
import { inOrder } from '../../domain/asset/inventory-order.ts';
import type { InventoryStore } from '../ports/inventory.ts';

/** The stored estate in canonical order; applying it again changes nothing. */
export const exportInventory = async ({ store }: { readonly store: InventoryStore }): Promise<Inventory> =>
  inOrder(await store.snapshot((view) => view.read()));
