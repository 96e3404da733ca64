import { missingColumns } from '../../domain/subscription/file-error.ts';
import type { ImportText } from './import-shape.ts';
import { md } from './mrkdwn.ts';

const number = new Intl.NumberFormat('en');
const n = (value: number): string => number.format(value);
const rows = (value: number): string => `${n(value)} ${value === 1 ? 'row' : 'rows'}`;
const people = (value: number): string => `${n(value)} ${value === 1 ? 'person' : 'people'}`;

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

export const imports: ImportText = {
  what: (file, workspace) => `${file} → ${workspace}`,
  title: (name, file) => `${name}: import ${file}`,
  of: (file, workspace) => md`*File* ${file}\n*Workspace* ${workspace}`,
  group: (group) => md`*Group* ${group ?? 'named in each row'}`,
  steps: {
    read: 'Read the file',
    confirm: 'Confirm what will be written',
    write: 'Write to Braze and the ledger',
    read_back: 'Read back what was written',
  },
  instructions: {
    read: md`The file is being read. Nothing has been sent to Braze.`,
    confirm: md`Look at the counts, the sample and the rejects in the thread. Nothing reaches Braze before you press “Write”.`,
    write: md`You can pause at any time: rows that are written stay written, the others wait.`,
    read_back: md`Braze may take up to 60 seconds to show a new state (R77). “Not yet visible” is no failure before that. A follow-up that depends on these states waits for this (R74).`,
  },
  reading: (count) => md`📄 ${rows(count)} read so far`,
  found: (c) =>
    md`📄 ${rows(c.rows)} read: *${n(c.toSubscribe)}* to subscribe, *${n(c.toUnsubscribe)}* to unsubscribe, ${n(c.unchanged)} unchanged, ${n(c.rejected)} rejected${
      c.newer > 0
        ? md` (of which ${people(c.newer)} said otherwise after this file was made: the newer word wins)`
        : ''
    }`,
  separator: (separator) => md`Cells are parted by “${separator === '\t' ? 'tab' : separator}”.`,
  ignored: (columns) => md`Columns that are not read: ${columns.join(', ')}`,
  sample: (sample) => md`Sample: ${sample.map((s) => `line ${s.line}: ${s.person} ${s.state}`).join(' · ')}`,
  pace: ({ written, rows: all, perSecond, secondsLeft }) =>
    md`✍️ ${n(written)} of ${rows(all)} written${perSecond === null ? '' : ` · ${n(Math.round(perSecond))} a second`}${
      secondsLeft === null ? '' : ` · about ${duration(secondsLeft)} left`
    }`,
  refusedByBraze: (count) => md`⚠️ Braze refused ${rows(count)} on the way; they are among the rejects.`,
  readBack: (checked, missing) =>
    missing === 0
      ? md`🔎 ${rows(checked)} read back, all as written`
      : md`🔎 ${rows(checked)} read back, ${n(missing)} not as written: see the report in the thread`,
  notYet: (checked, missing) =>
    md`🔎 ${rows(checked)} read back, ${n(missing)} not yet visible: I look again for five minutes`,
  stuck: (error) =>
    md`⚠️ I cannot go on: ${error}. Nothing is lost. When it is mended, press “Try again”; or “Stop here”.`,
  paused: md`⏸️ Paused. Nothing is sent until somebody resumes it.`,
  confirm: 'Write',
  confirmTitle: 'Write this to Braze?',
  confirmText: (c, workspace) =>
    `${people(c.toSubscribe)} will be subscribed and ${people(c.toUnsubscribe)} unsubscribed in ${workspace}. Whoever is unsubscribed gets nothing more from the group's number (R64).`,
  yes: 'Write',
  no: 'Not yet',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Stop here',
  cancelWarning: md`What is written stays written; the rest is not written any more. A file in the thread then names exactly the rows that were written. To stop for a while, press “Pause” instead.`,
  stopped: (written, all) =>
    md`⏹️ Stopped: ${n(written)} of ${rows(all)} were written and stay written. The report in the thread names each line.`,
  report: {
    read: (all, subscribe, unsubscribe, rejected) =>
      md`${rows(all)}: ${n(subscribe)} to subscribe, ${n(unsubscribe)} to unsubscribe, ${n(rejected)} rejected.`,
    written: (written, refused) =>
      md`${rows(written)} written${refused > 0 ? `, ${n(refused)} refused on the way` : ''}.`,
    readBack: (checked) => md`${rows(checked)} looked at.`,
  },
  newTitle: 'Import opt-ins',
  readFile: 'Read the file',
  explain: md`The file is read first and nothing is sent: you see how many people it would subscribe and unsubscribe, and what is rejected. Then you press “Write”, or you don't.`,
  file: 'File',
  fileHint:
    'CSV with the columns external_id and/or phone, subscription_group_id and subscription_state, or the JSON of a Braze User Update step with a person in each object. UTF-8, at most 500 MB.',
  given: (name) => md`*File* ${name}`,
  groupLabel: 'Group',
  groupHint:
    'For rows that name no group. Empty: the workspace of this channel. Groups of other workspaces are rejected.',
  consent: 'How did they say so?',
  consentHint: 'Kept with each state as your proof (R70). Empty: no proof.',
  consents: {
    sms: 'By SMS',
    website: 'On a website',
    thread: 'In a WhatsApp thread',
    phone: 'By phone',
    in_person: 'In person',
    none: 'No proof',
  },
  asOf: 'List made at',
  asOfHint: 'Whoever said otherwise after this keeps the newer word. Empty: now.',
  readBackLabel: 'Read back',
  readAll: 'Read every row back, not a sample',
  upkeep: md`WhatsApp has no opt-in keywords: the list is yours to keep (R71), whether people said so by SMS, on a website, in a thread, by phone or in person (R70). Where people report and block you, WhatsApp lowers your limits afterwards (R72).`,
  otherWays: md`Braze's own import takes the same columns, for e-mail and SMS groups (R67); here WhatsApp groups are written by its API. The JSON is that of a User Update step (R76); it names nobody, so each object also needs \`external_id\` or \`phone\`.`,
  archived: (group) => `${group} is archived: it sends to nobody. Choose an active group.`,
  whichWorkspace: 'You may import into several workspaces: choose a group, so that it is clear which one.',
  inTheFuture: 'This is in the future: a list can only say what was.',
  noFile: md`This message has no CSV or JSON file. Use the shortcut on a message with one, or “Import opt-ins” in \`/wa\`.`,
  held: md`Another operation is moving one of these groups right now. Nothing was written. Wait until it is over, then press “Write” again.`,
  rows: {
    rejects: '📎 Rejected rows, with line, reason and how to mend them. Values of people are masked.',
    'late-rejects': '📎 Rows that were refused while writing.',
    'not-as-written': '📎 Rows of batches in which somebody did not read as written.',
    written: '📎 Exactly these rows were written before it was stopped.',
  },
  rejectColumns: ['line', 'column', 'value', 'reason', 'how to fix it'],
  writtenColumns: ['line', 'subscription_group_id', 'subscription_state'],
  reasons: {
    cells: { what: 'wrong number of cells', fix: 'give the row as many cells as the header has' },
    quotes: {
      what: 'a quote inside an unquoted cell',
      fix: 'put the whole cell in quotes and double the quote',
    },
    not_an_object: { what: 'not an object', fix: 'each entry of the list is an object in braces' },
    no_groups: {
      what: 'names no subscription_groups',
      fix: 'add subscription_groups with an id and a state (R76)',
    },
    not_text: {
      what: 'a value that is no text',
      fix: 'put it in quotes: ids and phones are text, not numbers',
    },
    bad_utf8: { what: 'characters that are not UTF-8', fix: 'save the file as UTF-8 and import it again' },
    surrounding_spaces: {
      what: 'spaces around the value',
      fix: 'remove the spaces; nothing is corrected silently',
    },
    no_person: { what: 'names nobody', fix: 'fill in external_id or phone' },
    bad_external_id: {
      what: 'not an external id',
      fix: 'remove invisible characters, keep it under 998 bytes',
    },
    bad_phone: {
      what: 'not an E.164 phone number',
      fix: 'write it with + and the country code, digits only',
    },
    no_state: { what: 'no state', fix: 'write subscribed or unsubscribed' },
    bad_state: { what: 'not a state', fix: 'write exactly subscribed or unsubscribed' },
    no_group: { what: 'names no group', fix: 'fill in subscription_group_id, or choose a group in the form' },
    bad_group_id: { what: 'not a group id', fix: 'copy the id from the group in the Braze dashboard' },
    unknown_group: {
      what: 'a group that is not in the inventory',
      fix: 'check the id, or have an admin add the group; a group is made when WhatsApp is integrated, not by an import (R60)',
    },
    group_archived: { what: 'the group is archived', fix: 'use the active group of the number' },
    group_of_another_workspace: {
      what: 'a group of another workspace',
      fix: 'import its rows in a file of their own',
    },
    duplicate: { what: 'the same person and group again', fix: 'nothing to do: the first of them counts' },
    contradiction: { what: 'subscribed and unsubscribed in one file', fix: 'keep the row that is right' },
    newer_known: {
      what: 'the person said otherwise after this list was made',
      fix: 'nothing to do: the newer word wins',
    },
    refused_by_braze: { what: 'refused by Braze', fix: 'look at the value: Braze says why' },
    erased: { what: 'the person was erased meanwhile', fix: 'nothing to do' },
  },
  fileError(code, detail) {
    const { missing, near } = missingColumns(detail);
    const wanted = missing.map((column) => (column === 'person' ? 'external_id or phone' : column));
    const meant = near.map(([found, column]) => `“${found}” should be written ${column}`);
    const known: Record<string, string> = {
      file_missing: 'the file is gone, or I may not see it: share it with me and import it again',
      file_unreachable: 'Slack did not give me the file: try again in a minute',
      file_broken: 'the download broke off several times: try again, or upload the file once more',
      file_empty: 'the file has no rows',
      file_too_large: `the file is larger than ${detail} MB: split it`,
      file_zip: 'this is a compressed file: unpack it and import the CSV or JSON in it',
      file_xlsx: 'this is a spreadsheet: save it as CSV (UTF-8) and import that',
      file_utf16: 'the file is UTF-16: save it as CSV (UTF-8)',
      file_binary: 'this is no text file',
      file_no_header: 'the first line is no header: it needs external_id or phone, and subscription_state',
      file_missing_columns: `missing: ${wanted.join(', ')}${meant.length > 0 ? ` (${meant.join('; ')})` : ''}. Headers are exact, capitals too`,
      file_duplicate_columns: `these columns are there twice: ${detail}`,
      file_unclosed_quote: `the quote that opens in line ${detail} is never closed`,
      file_text_after_quote: `in line ${detail} there is text after a closing quote`,
      file_record_too_long: `the row in line ${detail} is far too long: probably a quote that is never closed`,
      file_bad_json: `this is not JSON: it breaks at byte ${detail}`,
      file_not_r76: 'this JSON is of another shape than a User Update step (R76): it needs “attributes”',
      file_group_comes_late: 'subscription_group_id stands after the rows that need it: put it first',
      nothing_to_write: 'nothing to write: every row is unchanged or rejected',
      all_refused: 'Braze refused every row so far: look at the group and the key, then try again',
      not_as_written: `${detail} people do not read as written after five minutes: see the file in the thread`,
    };
    return known[code] ?? null;
  },
};
