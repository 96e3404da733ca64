import { planTransfer } from '../../application/transfer/plan.ts';
import type { ActionListener } from '../listener.ts';
import { updateView } from '../update-view.ts';
import { parseMetadata, planMetadata } from '../views/metadata.ts';
import { transferPlan } from '../views/transfer-plan.ts';

/** "Check again" inside the plan modal: the same plan, read anew, in its place. */
export const recheckPlan: ActionListener = async (desk, asked, text) => {
  if (asked.view === null) return;
  const { request } = parseMetadata(planMetadata, asked.view.metadata);
  const planned = await planTransfer(desk.ctx, { request, by: asked.user });
  if (planned.kind === 'planned') await updateView(desk, asked.view, transferPlan(planned, request, text));
};
