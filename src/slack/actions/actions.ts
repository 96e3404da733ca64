import type { ActionDelivery } from '../deliveries.ts';
import type { ActionListener } from '../listener.ts';
import { runCommand } from '../run-command.ts';
import { accept } from './drift.ts';
import { readyForCampaign } from './hand-off.ts';
import { confirmImport, importFromMessage, openImport, pause, resume } from './import.ts';
import { chooseRegistration, leaveOut, recheckMigration } from './migrate.ts';
import { approve, cancel, decline, details, recheck, reverse } from './operation.ts';
import { recheckPlan } from './plan.ts';
import { doneOne, doneRatings, recreate, recreateOne, snooze } from './ratings.ts';
import { assign, code, codeAgain, confirm, pin, retry, skip } from './step.ts';
import { leave, unsubscribe as unsubscribeStopped } from './stops.ts';
import { erase, exportProof, set, subscribe, unsubscribe } from './subscription.ts';

/** A launcher's button does what its command does, with the same checks. */
const asCommand =
  (text: string): ActionListener =>
  (desk, asked, words) =>
    runCommand(desk, { ...asked, kind: 'command', text }, words);

/** On a card, or inside the modal of a plan. */
const recheckOf = ({ view }: ActionDelivery): ActionListener => {
  if (view === null) return recheck;
  return view.callbackId === 'migrate.plan' ? recheckMigration : recheckPlan;
};

/** Every button, by its action id: `<noun>.<verb>` (SPEC 10.4). */
export const ACTION_LISTENERS: Readonly<Record<string, ActionListener>> = {
  'operation.approve': approve,
  'operation.decline': decline,
  'operation.cancel': cancel,
  'operation.reverse': reverse,
  'operation.recheck': (desk, asked, text) => recheckOf(asked)(desk, asked, text),
  'migrate.new/registered_on': chooseRegistration,
  'migrate.leave_out': leaveOut,
  'migrate.open': asCommand('migrate'),
  'operation.details': details,
  'operation.list': asCommand('list all'),
  'step.retry': retry,
  'step.confirm': confirm,
  'step.code': code,
  'code.again': codeAgain,
  'step.pin': pin,
  'step.skip': skip,
  'step.assign': assign,
  'template.recreate': recreate,
  'template.recreate_this': recreateOne,
  'reminder.done': doneRatings,
  'reminder.done_this': doneOne,
  'reminder.snooze': snooze,
  'drift.accept': accept,
  'group.handoff': readyForCampaign,
  'stops.unsubscribe': unsubscribeStopped,
  'stops.leave': leave,
  'subscription.set': set,
  'subscription.subscribe': subscribe,
  'subscription.unsubscribe': unsubscribe,
  'subscription.export': exportProof,
  'subscription.erase': erase,
  'import.open': openImport,
  'import.from_message': importFromMessage,
  'import.confirm': confirmImport,
  'import.pause': pause,
  'import.resume': resume,
  'import.cancel': cancel,
  'subscription.open': asCommand('subscription'),
  'transfer.open': asCommand('transfer'),
  'access.open': asCommand('access'),
  'help.open': asCommand('help'),
};
