import type { Voucher } from '../../domain/transfer/carry-over.ts';
import type { CarryingText } from './carrying-shape.ts';
import { type Mrkdwn, md, mention, moment } from './mrkdwn.ts';

const number = new Intl.NumberFormat('en');
const n = (value: number): string => number.format(value);
const people = (value: number): string => `${n(value)} ${value === 1 ? 'person' : 'people'}`;

function sourceOf({ kind, user, operation }: Voucher): Mrkdwn {
  const by = user === null ? md`` : md` by ${mention(user)}`;
  switch (kind) {
    case 'import':
      return md`import ${operation ?? ''}${by}`;
    case 'carry_over':
      return md`carried over by ${operation ?? ''}`;
    case 'person':
      return user === null ? md`a person` : mention(user);
    case 'webhook':
      return md`the people themselves, by WhatsApp`;
    case 'braze':
      return md`read in Braze`;
    default:
      return kind satisfies never;
  }
}

const named = (names: readonly string[], more: number): string =>
  `${names.join(', ')}${more > 0 ? ` and ${n(more)} more` : ''}`;

export const carrying: CarryingText = {
  choice: 'Opt-ins',
  choiceHint: 'They do not follow the number by themselves. Unknown is not consent and is never written.',
  choices: {
    none: 'Do not carry them over',
    ledger: 'Carry over whom our ledger knows',
    file: 'Carry over a file that I imported first',
  },
  title: 'Opt-ins',
  left: md`They are not carried over by the bot: three steps ask a person for it.`,
  known: (subscribed, unsubscribed, group) =>
    md`Braze can't list who is in a group. Our ledger knows *${people(subscribed + unsubscribed)}* in ${group}: ${n(subscribed)} subscribed, ${n(unsubscribed)} unsubscribed. Vouched for by:`,
  nobody: (group) =>
    md`⚠️ Our ledger knows nobody in ${group}, so the bot can carry nobody over and three steps ask a person for it. Import the list into ${group} first: \`/wa subscription\`; then “Check again”.`,
  byHand: md`⚠️ The REST key of a workspace is not set, so three steps ask a person for what the bot would do.`,
  vouched: (voucher) =>
    md`• ${sourceOf(voucher)}: ${people(voucher.subscribed + voucher.unsubscribed)}, last ${moment(voucher.at)}`,
  otherVouchers: (count) => md`• ${n(count)} more`,
  imported: (voucher) => md`✅ The file: ${sourceOf(voucher)}, ${moment(voucher.at)}.`,
  notImported: (group) =>
    md`⚠️ No file was imported into ${group} in the last 7 days. Import it first (\`/wa subscription\`), then “Check again”; without it the ledger is carried over as it is.`,
  how: md`Their states are read in Braze before the group is archived and written to the new group after the tests; opt-outs that come in between are written too. Unknown is not consent and is never written (R63). Whoever has no profile in the destination is left out: no profile is made. Who that is stands under the card before anybody approves.`,
  sameCompany: 'The destination speaks for the same company (R62)',
  sameCompanyYes: 'I confirm this',
  sameCompanyHint:
    'An opt-in holds for one company. Left empty, only opt-outs are carried over: everybody else has to opt in again.',
  mayNotConfirm: (workspace) =>
    md`Only opt-outs will be carried over: whoever confirms that ${workspace} speaks for the same company (R62) needs \`import_users\` there, and you don't have it. An admin can give it to you: \`/wa grant\`.`,
  mayNotConfirmPlain: (workspace) =>
    `You need the permission \`import_users\` in ${workspace} to confirm this. Leave it empty to carry only opt-outs over.`,
  confirmed: (user, workspace) =>
    md`☑️ ${mention(user)} confirmed that ${workspace} speaks for the same company (R62): opt-ins and opt-outs are carried over.`,
  notConfirmed: (workspace) =>
    md`Nobody confirmed that ${workspace} speaks for the same company (R62): only opt-outs are carried over.`,
  looking: (done, all, workspace) => md`🔎 Looked up in ${workspace}: ${n(done)} of ${people(all)}`,
  profiles: ({ found, no_phone: noPhone, absent }, workspace) =>
    md`🔎 In ${workspace}, ${people(found + noPhone)} ${found + noPhone === 1 ? 'has' : 'have'} a profile${noPhone > 0 ? `, ${n(noPhone)} of them without a phone` : ''}; ${absent === 0 ? 'nobody is missing.' : md`*${n(absent)} ${absent === 1 ? 'is' : 'are'} missing* and left out.`}`,
  read: ({ subscribed, unsubscribed, unknown }, all) =>
    md`📖 Read in the origin: ${n(subscribed + unsubscribed + unknown)} of ${people(all)} (${n(subscribed)} subscribed, ${n(unsubscribed)} unsubscribed, ${n(unknown)} unknown: never written, R63)`,
  written: (written, all) => md`✍️ ${n(written)} of ${people(all)} written to the new group`,
  leftOut: (count) =>
    md`⚠️ ${people(count)} left out on the way: Braze refused them, or they said otherwise since.`,
  readBack: (checked, missing) =>
    missing === 0
      ? md`🔎 ${people(checked)} read back, all as written`
      : md`🔎 ${people(checked)} read back, ${n(missing)} not as written yet`,
  waits: (until) => md`⏳ Waits until ${moment(until)} for the states to show (R74, R77).`,
  missingFile:
    '📎 Whoever has no profile or no phone in the destination. Names are masked; the number is the ledger’s. A profile made there before the carry-over counts.',
  missingColumns: ['person', 'external_id', 'phone', 'reason'],
  lacks: { absent: 'no profile: left out', no_phone: 'no phone: carried over, but cannot be reached' },
  notLookedUp: (error, workspace) =>
    md`⚠️ Who has a profile in ${workspace} could not be looked up: ${error}. It is tried again before anything is written there.`,
  notAsWritten: (names, more) =>
    md`⚠️ Five minutes after it was written, the state does not read as written for ${named(names, more)}. Names are masked. Try again, or look at their profiles in Braze and confirm.`,
};
