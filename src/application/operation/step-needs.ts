import type { Permission } from '../../domain/access/permissions.ts';
import type { WorkspaceKey } from '../../domain/asset/ids.ts';
import {
  isImport,
  isMigration,
  isWhole,
  type OperationState,
  stepPlan,
} from '../../domain/operation/state.ts';
import { transferStepKeys } from '../../domain/transfer/steps.ts';

/** What acting on an operation needs: R2 for a transfer, the right to import for an import. */
export function acting(state: OperationState): Permission {
  if (isImport(state)) return 'import_users';
  return isMigration(state) || isWhole(state) ? 'manage_integrations' : 'manage_subscription_groups';
}

/** R2: whoever acts on a step holds "Manage Subscription Groups" in the workspace where it is done. */
export const stepNeeds =
  (step: string) =>
  (state: OperationState): { permission: Permission; workspaces: readonly WorkspaceKey[] } => {
    const plan = stepPlan(state, step);
    const ofGroup = isMigration(state) && transferStepKeys.includes(step);
    return {
      permission: ofGroup ? 'manage_subscription_groups' : acting(state),
      workspaces: plan ? [plan.workspace] : state.workspaces,
    };
  };
