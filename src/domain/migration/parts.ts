import { NUMBERS } from '../operation/state.ts';
import type { MigrationCheckKey } from './checks.ts';
import { byHand, type MigrationStepKey, ofGroup, type Row, watched } from './rows.ts';
import type { Way } from './scenario.ts';

/** What every operation is asked. */
export const always: readonly MigrationCheckKey[] = ['scenario_fits', 'permission', 'not_held'];

/** What Meta asks of a number before it may move (domain.md F.1, R109 to R112). */
export const eligible: readonly MigrationCheckKey[] = [
  'registered',
  'not_test',
  'not_coexistence',
  'name_approved',
  'no_pending_name',
  'two_step',
];

/** What Meta asks of the WABA that shall have the number (domain.md F.1). */
export const ofDestination: readonly MigrationCheckKey[] = [
  'destination_account',
  'same_business',
  'payment',
  'webhooks',
  'not_there',
  'template_room',
];

/** What Braze asks where the number's group is made anew. */
export const ofWorkspace: readonly MigrationCheckKey[] = [
  'waba_limit',
  'group_limit',
  'workspace_group_limit',
];

/** What Meta asks of the two accounts. */
export const accounts: readonly MigrationCheckKey[] = ['source_account', ...ofDestination];

/** Two-step verification can be switched off by people alone; before the move it can be switched on again, which shows too. */
export const twoStepOff: Row = watched('two_step_off', 'portfolio_admin', {
  undo: 'watch',
  needed: true,
  dueHours: 24,
});

export const twoStepOn: Row = watched('two_step_on', 'portfolio_admin', { dueHours: 48 });

/** Before the number leaves: who is in its Braze group is kept, and what uses it is freed. */
export const groupBefore = ({ hasGroup }: Way): readonly Row[] =>
  hasGroup
    ? [
        ofGroup('snapshot'),
        byHand('free_uses', 'operator', { undo: 'manual' }),
        byHand('archive', 'operator', { undo: 'manual', needed: true, dueHours: 4 }),
      ]
    : [];

/** After it arrived: a new group, tested and filled, where Braze sends through the destination (R10, R12, R13). */
export const groupAfter = ({ hasGroup, brazeAfter }: Way): readonly Row[] =>
  hasGroup && brazeAfter
    ? [
        byHand('integrate', 'operator', {
          needed: true,
          dueHours: 4,
          enters: ['subscription_group_id'],
        }),
        ofGroup('testers', { dueHours: 4 }),
        ofGroup('test_sent', { verifies: true, dueHours: 4 }),
        byHand('test_received', 'operator', { verifies: true, dueHours: 4 }),
        ofGroup('carry_over'),
        ofGroup('read_back', { verifies: true }),
        byHand('resume', 'operator', { verifies: true }),
      ]
    : [];

/** The destination lists the number as connected: read there where it is ours, else a person looks. */
export const connected = ({ seen }: Way): Row =>
  seen
    ? watched('connected', 'bot', { verifies: true, dueHours: 4 })
    : byHand('connected', 'operator', { verifies: true, dueHours: 24 });

/** R105: copies are followed until each is rated, for a week at most; nothing is held meanwhile. */
export const ratings = ({ seen }: Way): readonly Row[] =>
  seen ? [watched('ratings', 'bot', { verifies: true, dueHours: 24 * 8 })] : [];

/** Whatever calls the number's old provider is pointed at the new one. */
export const sendersSwitched: Row = byHand('senders_switched', 'operator', { verifies: true, dueHours: 1 });

/** R97, R104: what was not copied is created again and submitted. */
export const compareTemplates: Row = watched('compare_templates', 'bot', {
  verifies: true,
  dueHours: 48,
});

/** Each number of a WABA that moves whole has an operation of its own; this ends when all of them have. */
export const numbersMove: Row = watched(NUMBERS, 'bot', {
  needed: true,
  pointOfNoReturn: true,
  dueHours: 24 * 30,
});

const BEFORE_NUMBERS: readonly MigrationStepKey[] = ['settle', 'subscribe_app', 'copy_templates'];
const AFTER_NUMBERS: readonly MigrationStepKey[] = ['compare_templates', 'ratings'];

export const isBeforeNumbers = (key: MigrationStepKey): boolean => BEFORE_NUMBERS.includes(key);

/** Templates, webhooks and invoices are the WABA's (R27): where all its numbers move, they are seen to once. */
export const isOfWaba = (key: MigrationStepKey): boolean =>
  isBeforeNumbers(key) || AFTER_NUMBERS.includes(key);
