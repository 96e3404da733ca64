import { cancelOperation } from '../../application/operation/cancel.ts';
import { declineOperation } from '../../application/operation/decline.ts';
import { field } from '../fields.ts';
import type { SubmissionListener } from '../listener.ts';
import { operationMetadata, parseMetadata } from '../views/metadata.ts';
import { answerChange } from './answer.ts';

type Verb = typeof cancelOperation;

const withReason =
  (verb: Verb): SubmissionListener =>
  async (desk, asked, text) => {
    const { operation } = parseMetadata(operationMetadata, asked.metadata);
    const reason = field(asked.values, 'reason') ?? '';
    const change = await verb(desk.ctx, { operation, reason, by: asked.user });
    return answerChange(desk, change, { operation, field: 'reason' }, text);
  };

export const submitDecline = withReason(declineOperation);
export const submitCancel = withReason(cancelOperation);
