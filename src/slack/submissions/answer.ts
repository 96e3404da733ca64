import type { Change } from '../../application/operation/change.ts';
import { message } from '../blocks/modal.ts';
import type { Desk } from '../desk.ts';
import { clear, errors, type SubmissionAnswer, update } from '../listener.ts';
import { changeWords } from '../refusal.ts';
import type { Text } from '../text/shape.ts';

/** A modal that changed an operation: gone when it worked, the words of the refusal in its place when not. */
export async function answerChange(
  desk: Desk,
  change: Change,
  { operation, field }: { operation: string; field: string },
  text: Text,
): Promise<SubmissionAnswer> {
  const words = await changeWords(desk, change, operation, text);
  if (words === null) return clear;
  if (change.kind === 'refused' && change.refusal.kind === 'reason_needed') {
    return errors({ [field]: text.errors.required });
  }
  if (change.kind === 'refused' && change.refusal.kind === 'field_needed') {
    return errors({ [change.refusal.field]: text.errors.required });
  }
  return update(message('operation.refused', text.common.appName, text.common.close, words));
}
