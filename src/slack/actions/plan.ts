import { planTransfer } from '../../application/transfer/plan.ts';
import type { ActionListener } from '../listener.ts';
import { platformError } from '../slack-error.ts';
import { parseMetadata, planMetadata } from '../views/metadata.ts';
import { transferPlan } from '../views/transfer-plan.ts';

/** "Check again" inside the plan modal: the same plan, read anew, in its place. */
export const recheckPlan: ActionListener = async (desk, asked, text) => {
  if (asked.view === null) return;
  const { request } = parseMetadata(planMetadata, asked.view.metadata);
  const planned = await planTransfer(desk.ctx, { request, by: asked.user });
  if (planned.kind === 'missing') return;
  try {
    await desk.web.views.update({
      view_id: asked.view.id,
      hash: asked.view.hash,
      view: transferPlan(planned, request, text),
    });
  } catch (error) {
    const code = platformError(error);
    if (code !== 'hash_conflict' && code !== 'not_found') throw error;
  }
};
