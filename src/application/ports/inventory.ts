import type { Inventory } from '../../domain/asset/inventory.ts';
import type { InventoryDifference } from '../../domain/asset/inventory-diff.ts';
import type { AssetHolder } from '../../domain/asset/inventory-holds.ts';
import type { AssetRefusal } from './assets.ts';

/** The whole estate at once, as the inventory file has it. */
export interface InventoryStore {
  /** Everything that `work` reads is of one moment. */
  snapshot<T>(work: (view: InventoryView) => Promise<T>): Promise<T>;
  /** A transaction under which nobody else changes the estate or takes a hold. `work` may run more than once. */
  alone<T>(work: (tx: InventoryTransaction) => Promise<T>): Promise<T>;
}

export interface InventoryView {
  read(): Promise<Inventory>;
  holders(): Promise<readonly AssetHolder[]>;
}

export interface InventoryTransaction extends InventoryView {
  /** All of it, or nothing and the limit that the database holds against it. Missing rows go only when pruned. */
  write(difference: InventoryDifference, prune: boolean): Promise<AssetRefusal | null>;
  record(events: readonly GrantEvent[]): Promise<void>;
}

/** A change of permissions that came from a file, not from a person in Slack. */
export interface GrantEvent {
  readonly kind: 'granted' | 'revoked';
  readonly actor: string;
  readonly detail: Readonly<Record<string, string | string[]>>;
  /** ISO */
  readonly at: string;
}
