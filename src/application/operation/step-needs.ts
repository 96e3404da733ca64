import type { Permission } from '../../domain/access/permissions.ts';
import type { WorkspaceKey } from '../../domain/asset/ids.ts';
import { type OperationState, stepPlan } from '../../domain/operation/state.ts';

/** R2: whoever acts on a step holds "Manage Subscription Groups" in the workspace where it is done. */
export const stepNeeds =
  (step: string) =>
  (state: OperationState): { permission: Permission; workspaces: readonly WorkspaceKey[] } => {
    const plan = stepPlan(state, step);
    return {
      permission: 'manage_subscription_groups',
      workspaces: plan ? [plan.workspace] : state.workspaces,
    };
  };
