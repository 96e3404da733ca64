import type { SubmissionListener } from '../listener.ts';
import { submitGrant, submitRevoke } from './access.ts';
import { submitImport } from './import.ts';
import { newMigration, startMigration } from './migrate.ts';
import { submitCancel, submitDecline } from './operation.ts';
import { submitCode, submitPin, submitSend } from './press.ts';
import { chooseTemplate, submitRecreate } from './recreate.ts';
import { submitAssign, submitConfirm, submitSkip } from './step.ts';
import { submitErase, submitLookup, submitState } from './subscription.ts';
import { submitTest } from './test.ts';
import { newTransfer, startTransfer } from './transfer.ts';

/** Every modal that can be submitted, by its callback id: `<flow>.<screen>` (SPEC 10.4). */
export const SUBMISSION_LISTENERS: Readonly<Record<string, SubmissionListener>> = {
  'transfer.new': newTransfer,
  'transfer.plan': startTransfer,
  'migrate.new': newMigration,
  'migrate.plan': startMigration,
  'step.confirm': (desk, asked, text) =>
    ('method' in asked.values ? submitSend : submitConfirm)(desk, asked, text),
  'step.code': submitCode,
  'step.pin': submitPin,
  'step.skip': submitSkip,
  'step.assign': submitAssign,
  'operation.decline': submitDecline,
  'operation.cancel': submitCancel,
  'subscription.lookup': submitLookup,
  'subscription.set': submitState,
  'subscription.erase': submitErase,
  'subscription.import': submitImport,
  'template.choose': chooseTemplate,
  'template.recreate': submitRecreate,
  'test.send': submitTest,
  'access.grant': submitGrant,
  'access.revoke': submitRevoke,
};
