import type { Inventory } from '../../domain/asset/inventory.ts';
import { countDifferences, type InventoryDifference } from '../../domain/asset/inventory-diff.ts';
import type { Fault } from '../../domain/asset/inventory-faults.ts';
import type { GrantEvent, InventoryStore } from '../ports/inventory.ts';
import { judgeInventory } from './judge-inventory.ts';

export interface ApplyInventory {
  readonly store: InventoryStore;
  readonly inventory: Inventory;
  /** Also remove what the file lacks. */
  readonly prune?: boolean;
  readonly now: Date;
  /** Who is recorded for changed grants. */
  readonly actor?: string;
  /** Sees the difference before anything is written. */
  readonly show?: (difference: InventoryDifference) => void;
}

export type ApplyOutcome = { readonly difference: InventoryDifference } & (
  | { readonly kind: 'applied' | 'unchanged' }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
);

/** Brings the store to what the file says: all of it in one transaction, or nothing. Twice does nothing more. */
export function applyInventory(wanted: ApplyInventory): Promise<ApplyOutcome> {
  const { store, inventory, prune = false, now, actor = 'cli', show } = wanted;
  return store.alone(async (tx): Promise<ApplyOutcome> => {
    const { difference, faults } = await judgeInventory(tx, inventory, prune);
    show?.(difference);
    if (faults.length > 0) return { kind: 'refused', difference, faults };
    const { added, changed, missing } = countDifferences(difference);
    if (added + changed + (prune ? missing : 0) === 0) return { kind: 'unchanged', difference };
    const limit = await tx.write(difference, prune);
    if (limit !== null) {
      return {
        kind: 'refused',
        difference,
        faults: [{ kind: 'refused_by_store', path: ['groups'], limit }],
      };
    }
    await tx.record(grantEvents(difference, prune, actor, now.toISOString()));
    return { kind: 'applied', difference };
  });
}

function grantEvents(
  { admins, grants }: InventoryDifference,
  prune: boolean,
  actor: string,
  at: string,
): readonly GrantEvent[] {
  const event = (kind: GrantEvent['kind'], detail: GrantEvent['detail']): GrantEvent => ({
    kind,
    actor,
    detail,
    at,
  });
  const admin = (user: string) => ({ user, permissions: ['admin'] });
  const gone = { admins: prune ? admins.missing : [], grants: prune ? grants.missing : [] };
  return [
    ...admins.added.map((user) => event('granted', admin(user))),
    ...gone.admins.map((user) => event('revoked', admin(user))),
    ...grants.added.map((grant) => event('granted', grant)),
    ...gone.grants.map((grant) => event('revoked', grant)),
    ...grants.changed.flatMap(({ before, after }) => {
      const { user, workspace } = after;
      const granted = after.permissions.filter((permission) => !before.permissions.includes(permission));
      const revoked = before.permissions.filter((permission) => !after.permissions.includes(permission));
      return [
        ...(granted.length > 0 ? [event('granted', { user, workspace, permissions: granted })] : []),
        ...(revoked.length > 0 ? [event('revoked', { user, workspace, permissions: revoked })] : []),
      ];
    }),
  ];
}
