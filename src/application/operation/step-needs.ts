import type { Permission } from '../../domain/access/permissions.ts';
import type { WorkspaceKey } from '../../domain/asset/ids.ts';
import { isImport, type OperationState, stepPlan } from '../../domain/operation/state.ts';

/** What acting on an operation needs: R2 for a transfer, the right to import for an import. */
export const acting = (state: OperationState): Permission =>
  isImport(state) ? 'import_users' : 'manage_subscription_groups';

/** R2: whoever acts on a step holds "Manage Subscription Groups" in the workspace where it is done. */
export const stepNeeds =
  (step: string) =>
  (state: OperationState): { permission: Permission; workspaces: readonly WorkspaceKey[] } => {
    const plan = stepPlan(state, step);
    return {
      permission: acting(state),
      workspaces: plan ? [plan.workspace] : state.workspaces,
    };
  };
