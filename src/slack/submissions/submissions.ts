import type { SubmissionListener } from '../listener.ts';
import { submitGrant, submitRevoke } from './access.ts';
import { submitImport } from './import.ts';
import { submitCancel, submitDecline } from './operation.ts';
import { submitAssign, submitConfirm, submitSkip } from './step.ts';
import { submitErase, submitLookup, submitState } from './subscription.ts';
import { submitTest } from './test.ts';
import { newTransfer, startTransfer } from './transfer.ts';

/** Every modal that can be submitted, by its callback id: `<flow>.<screen>` (SPEC 10.4). */
export const SUBMISSION_LISTENERS: Readonly<Record<string, SubmissionListener>> = {
  'transfer.new': newTransfer,
  'transfer.plan': startTransfer,
  'step.confirm': submitConfirm,
  'step.skip': submitSkip,
  'step.assign': submitAssign,
  'operation.decline': submitDecline,
  'operation.cancel': submitCancel,
  'subscription.lookup': submitLookup,
  'subscription.set': submitState,
  'subscription.erase': submitErase,
  'subscription.import': submitImport,
  'test.send': submitTest,
  'access.grant': submitGrant,
  'access.revoke': submitRevoke,
};
