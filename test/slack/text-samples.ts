import { UserId } from '../../src/domain/asset/ids.ts';
import type { TransferCheck } from '../../src/domain/transfer/checks.ts';
import type { Where } from '../../src/slack/text/shape.ts';
import { carryingCalls } from './carrying-samples.ts';
import { migrationCalls } from './migration-samples.ts';
import { stopsCalls } from './stops-samples.ts';
import { wholeCalls } from './whole-samples.ts';

/** The n-th sample argument: a moment, which can also stand for a name, and which shows where it went. */
export const sample = (n: number): string => `2026-03-0${n}T09:30:00Z`;
export const [first, second, third, fourth] = [sample(1), sample(2), sample(3), sample(4)];
const people = [first, second];
export const user = UserId.parse(`U${first.replace(/\W/g, '')}`);
export const users = [user, UserId.parse(`U${second.replace(/\W/g, '')}`)];

type CheckOf<K extends TransferCheck['key']> = Extract<TransferCheck, { key: K }>;

const checked = <K extends TransferCheck['key']>(
  facts: CheckOf<K>['facts'],
  ...reasons: CheckOf<K>['reason'][]
) => reasons.map((reason) => [{ reason, facts }]);

export const where: Where = {
  origin: sample(1),
  originDashboard: sample(2),
  destination: sample(3),
  destinationDashboard: sample(4),
  group: sample(5),
  newGroup: sample(6),
  e164: sample(7),
  testers: sample(8),
  freed: sample(9),
};

const dryRun = {
  ...{ rows: 10, toSubscribe: 5, toUnsubscribe: 1, unchanged: 2 },
  ...{ newer: 0, rejected: 2 },
};
const fileErrors = [
  ...['file_missing', 'file_unreachable', 'file_broken', 'file_empty', 'file_too_large', 'file_zip'],
  ...['file_xlsx', 'file_utf16', 'file_binary', 'file_no_header', 'file_missing_columns', 'file_bad_json'],
  ...['file_duplicate_columns', 'file_unclosed_quote', 'file_text_after_quote', 'file_record_too_long'],
  ...['file_not_r76', 'file_group_comes_late', 'nothing_to_write', 'all_refused', 'not_as_written'],
];
const count = { after: 11, limit: 20 };
const elsewhere = { waba: third, groups: people, workspaces: [fourth] };
const clusters = { origin: first, destination: second, originHost: third, destinationHost: fourth };

/** Every way to take one choice from each list. */
const each = (...choices: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] =>
  choices.reduce<unknown[][]>((calls, next) => calls.flatMap((c) => next.map((n) => [...c, n])), [[]]);

/** What functions are called with where their arguments are not all names, and for every way they can answer. */
export const calls: Record<string, readonly (readonly unknown[])[]> = {
  ...carryingCalls,
  ...migrationCalls,
  ...stopsCalls(sample),
  ...wholeCalls(sample),
  'common.rule': each([[], ['R1', 'R2']]),
  'common.readAt': each([first], ['inventory', 'grants', 'operations', 'meta', 'person']),
  'errors.denied': each([sample(5)], [[], people], [[], [third, fourth]]),
  'errors.deniedPlain': each([third], [[], people]),
  'errors.unknownCommand': each([first], [null, second]),
  'errors.severalFound': each([third], [people]),
  'errors.noWorkspace': each([third], [[], people]),
  'errors.noPermission': each([null, third], [people]),
  'home.yourTurn': each([first], [second], [third], [null, fourth]),
  'list.limited': each([1, 25]),
  'status.group': each([first], [second], [true, false]),
  'access.admins': each([[], people]),
  'access.person': each([third], [people]),
  'access.granted': each([third], [people], [fourth]),
  'access.revoked': each([third], [people], [fourth]),
  'operation.approvals': each([1], [2]),
  'operation.approvedBy': each([people]),
  'operation.assignee': each([first], [null, second]),
  'operation.notUndone': each([people]),
  'operation.chainWhole': each([1, 25]),
  'operation.chainBroken': each([25]),
  'operation.cancelWarning': each([[], people]),
  'refusals.step_done_by': each([null, first], [second]),
  'transfer.approvalNeeded': each([1, 2], [[], people]),
  'transfer.check.permission': checked<'permission_origin' | 'permission_destination'>(
    { workspace: third, users },
    'held',
    'missing',
  ),
  'transfer.check.same_cluster': checked<'same_cluster'>(clusters, 'same', 'different', 'same_workspace'),
  'transfer.check.group_active': checked<'group_active'>({ group: first }, 'active', 'archived'),
  'transfer.check.one_to_one': checked<'one_to_one'>({ groups: people }, 'one', 'none', 'many'),
  'transfer.check.waba_limit': checked<'waba_limit'>(
    { workspace: first, ...count },
    'already_there',
    'room',
    'full',
  ),
  'transfer.check.group_limit': checked<'group_limit'>({ waba: first, ...count }, 'room', 'full'),
  'transfer.check.workspace_group_limit': checked<'workspace_group_limit'>(
    { workspace: first, ...count },
    'room',
    'full',
  ),
  'transfer.check.not_held': checked<'not_held'>({ operation: third, requester: user }, 'free', 'held'),
  'transfer.check.other_numbers': checked<'other_numbers'>(elsewhere, 'alone', 'elsewhere'),
  'transfer.instructions.resume': each([where, { ...where, freed: null }]),
  'transfer.groupRefused.refused_by_key': each([401, 404], [first]),
  'operation.givenUp': each([first], [true, false]),
  'imports.group': each([null, first]),
  'imports.reading': each([1, 25_000]),
  'imports.found': each([dryRun, { ...dryRun, newer: 2 }]),
  'imports.separator': each([';', '\t']),
  'imports.ignored': each([people]),
  'imports.sample': each([[{ line: 2, person: first, state: 'subscribed' }]]),
  'imports.pace': each([
    { written: 1, rows: 5, perSecond: null, secondsLeft: null },
    { written: 5000, rows: 9000, perSecond: 12.4, secondsLeft: 30 },
    { written: 5000, rows: 9000, perSecond: 12.4, secondsLeft: 1800 },
    { written: 5000, rows: 9000, perSecond: 12.4, secondsLeft: 9000 },
  ]),
  'imports.refusedByBraze': each([1, 7]),
  'imports.readBack': each([5000], [0, 3]),
  'imports.notYet': each([5000], [3]),
  'imports.confirmText': each([dryRun], [first]),
  'imports.stopped': each([50], [120]),
  'imports.report.read': each([25_000], [9], [1], [2]),
  'imports.report.written': each([1, 25_000], [0, 3]),
  'imports.report.readBack': each([5000]),
  'imports.fileError': each(fileErrors, ['12']),
  'notices.timeline.given_up': each([first], [second], [true, false]),
  'notices.timeline.step_attempted': each([first], [2]),
  'notices.timeline.step_done': each([first], [null, second], [third], [null, fourth]),
  'notices.timeline.step_reopened': each([first], [404]),
  'notices.timeline.step_undone': each([first], [null, second]),
};
