import type { SwitchboardApp } from '../../app.ts';
import { applyInventory } from '../../application/asset/apply-inventory.ts';
import type { Inventory } from '../../domain/asset/inventory.ts';
import { createInventoryStore } from '../../store/inventory.ts';

/** The company where the store is empty, else what is there; both with the stand-in's addresses of this run. */
export async function seedInventory(
  { database, clock }: SwitchboardApp,
  company: Inventory,
  restUrlOf: (key: string) => string,
): Promise<Inventory> {
  const store = createInventoryStore(database.db);
  const there = await store.snapshot((view) => view.read());
  const rows = there.workspaces.length === 0 ? company : there;
  const workspaces = rows.workspaces.map((w) => ({ ...w, restUrl: restUrlOf(w.key) }));
  const inventory = { ...rows, workspaces };
  const outcome = await applyInventory({ store, inventory, now: clock.now(), actor: 'sandbox' });
  if (outcome.kind === 'refused')
    throw new Error(`the store refuses the sandbox's company: ${JSON.stringify(outcome.faults)}`);
  return inventory;
}
