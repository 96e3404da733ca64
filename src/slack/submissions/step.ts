import { assignStep } from '../../application/operation/assign-step.ts';
import { type Confirmed, confirmStep } from '../../application/operation/confirm-step.ts';
import { skipStep } from '../../application/operation/skip-step.ts';
import type { GroupRefusal } from '../../application/transfer/judge-group.ts';
import { UserId } from '../../domain/asset/ids.ts';
import { dateTime, field } from '../fields.ts';
import { errors, type SubmissionListener } from '../listener.ts';
import type { Text } from '../text/shape.ts';
import { parseMetadata, stepMetadata } from '../views/metadata.ts';
import { answerChange } from './answer.ts';

export const submitConfirm: SubmissionListener = async (desk, asked, text) => {
  const { operation, step, meaning } = parseMetadata(stepMetadata, asked.metadata);
  const id = field(asked.values, 'subscription_group_id');
  const name = field(asked.values, 'subscription_group_name');
  const done: Confirmed = await confirmStep(desk.ctx, {
    operation,
    step,
    meaning,
    by: asked.user,
    evidence: field(asked.values, 'evidence'),
    fields: { ...(id ? { subscriptionGroupId: id } : {}), ...(name ? { subscriptionGroupName: name } : {}) },
  });
  const t = text.transfer.groupRefused;
  if (done.kind === 'field') return errors({ [done.field]: groupWords(done.refusal, text) });
  if (done.kind === 'assets') {
    const block = 'subscription_group_id' in asked.values ? 'subscription_group_id' : 'evidence';
    return errors({ [block]: t[done.refusal] });
  }
  return answerChange(desk, done, { operation, field: 'evidence' }, text);
};

function groupWords(refusal: GroupRefusal, text: Text): string {
  const t = text.transfer.groupRefused;
  switch (refusal.kind) {
    case 'not_an_id':
      return t.not_an_id;
    case 'refused_by_key':
      return t.refused_by_key(refusal.status, refusal.workspace);
    case 'origin_group':
    case 'other_number':
    case 'other_workspace':
      return t[refusal.kind](refusal.group);
    default:
      return refusal satisfies never;
  }
}

export const submitSkip: SubmissionListener = async (desk, asked, text) => {
  const { operation, step, meaning } = parseMetadata(stepMetadata, asked.metadata);
  const reason = field(asked.values, 'reason') ?? '';
  const done = await skipStep(desk.ctx, { operation, step, meaning, by: asked.user, reason });
  return answerChange(desk, done, { operation, field: 'reason' }, text);
};

export const submitAssign: SubmissionListener = async (desk, asked, text) => {
  const { operation, step } = parseMetadata(stepMetadata, asked.metadata);
  const to = UserId.safeParse(field(asked.values, 'user'));
  if (!to.success) return errors({ user: text.errors.required });
  const due = dateTime(asked.values, 'due');
  if (due !== null && due <= desk.ctx.clock.now().toISOString()) return errors({ due: text.errors.pastDate });
  const done = await assignStep(desk.ctx, { operation, step, by: asked.user, to: to.data, due });
  if (done.kind === 'assignee_lacks') {
    const workspace = (await desk.ctx.store.read.assets.workspace(done.workspace))?.name ?? done.workspace;
    return errors({ user: text.operation.assigneeLacks(workspace) });
  }
  return answerChange(desk, done, { operation, field: 'user' }, text);
};
