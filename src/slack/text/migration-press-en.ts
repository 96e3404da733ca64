import type { FaultKind, MigrationCause, ProviderFault } from '../../application/ports/provider.ts';
import type { PressText } from './migration-shape.ts';
import { type Mrkdwn, md } from './mrkdwn.ts';
import { minuteOf } from './plain-time.ts';
import { many } from './words-en.ts';

const languages = new Intl.DisplayNames('en', { type: 'language' });

/** The documented causes of Meta's 2388103 (domain.md B.8), each with what to do. */
const causes: Record<MigrationCause, string> = {
  no_webhooks: 'no app gets the webhooks of the destination: subscribe one, then try again',
  no_migration_needed: 'no migration is needed: cancel this one and simply add the number to the destination',
  display_name: 'the display name is missing, not approved, or about to change: settle that, then try again',
  source_account: 'the source account is not approved or not verified: settle that, then try again',
  no_payment: 'the destination has no payment method: add one, then try again',
  retry_later: 'Meta has a problem of its own: try again in a while',
  other_business: 'the two accounts belong to different Meta businesses: cancel this one and plan scenario 6',
  destination_not_approved: 'the destination is not approved: have it approved, then try again',
  messaging_for_not_accepted:
    'the “Messaging for” request is not accepted yet: have it accepted, then try again',
  unknown: 'Meta gave a reason of its own',
};

/** What kept Meta from doing it, where it gave no cause of its own. */
const faults: Record<FaultKind, string> = {
  unauthorized: 'Meta does not accept our token: an admin sets a new META_ACCESS_TOKEN',
  forbidden: 'our token lacks a permission at Meta',
  no_key: 'there is no Meta token: an admin sets META_ACCESS_TOKEN',
  not_found: 'Meta does not find it, or no longer shows it to us',
  rate_limited: 'Meta asks us to wait: try again later',
  unavailable: 'Meta has trouble of its own: try again in a while',
  no_answer: 'Meta did not answer: try again',
  unexpected: 'Meta answered something that nobody documented',
  invalid: 'Meta refuses what was asked',
  refused: 'Meta refuses',
};

const isFault = (code: string): code is FaultKind => code in faults;

const isCause = (code: string): code is MigrationCause => code in causes;

const quoted = (said: string): string => (said === '' ? '' : ` (Meta: “${said}”)`);

/** Codes and PINs, and what Meta says to them. */
export const migrationPressEn: PressText = {
  pressTitle: 'Migrate a number',
  sendCode: 'Send the code',
  enterCode: 'Enter the code',
  anotherCode: 'Send a new code',
  sendAgain: md`A new code replaces the ones before. It may take minutes: wait for it before you ask again.`,
  register: 'Register the number',
  method: 'How should the code come?',
  byText: 'By SMS',
  byCall: 'By a call',
  codeLanguage: 'In which language?',
  language: (code) => languages.of(code) ?? code,
  code: 'Six-digit code',
  codeHint: 'From the phone. It goes to Meta and is kept nowhere.',
  pin: 'New six-digit PIN',
  pinHint: 'Put it into your vault first. It goes to Meta and is kept nowhere.',
  sixDigits: md`Six digits, please.`,
  usedUp: (freeAt) =>
    md`All registrations allowed in 72 hours are used; one more would block the number for 72 hours. Try again ${freeAt === null ? 'later' : `after ${minuteOf(freeAt)} UTC`}.`,
  notDone: (fault) => refused(fault),
  unclear: (againAt) =>
    againAt === null
      ? md`Meta didn't answer clearly, and doesn't show that it was done. Look again in a minute, then try once more.`
      : md`It is not clear yet whether Meta registered the number, and Meta may show it late. I keep looking until ${minuteOf(againAt)} UTC; then the card says whether to register again.`,
  noMeta: md`There is no Meta token. An admin sets META_ACCESS_TOKEN.`,
  askingMeta: md`Asking Meta…`,
  metaDid: md`✅ Meta has done it. The card shows what comes next.`,
  lastTry: (error) => md`⚠️ The last try: ${error}.`,
  stepError: (code, detail) => {
    if (code.startsWith('cause_')) {
      const cause = code.slice('cause_'.length);
      return `${isCause(cause) ? causes[cause] : causes.unknown}${quoted(detail)}`;
    }
    if (code.startsWith('meta_')) {
      const fault = code.slice('meta_'.length);
      return `${isFault(fault) ? faults[fault] : faults.unexpected}${quoted(detail)}`;
    }
    const known: Record<string, string> = {
      unclear_press: 'it is not clear whether Meta did it: look, then try again',
      unclear_register:
        'it is not clear whether Meta registered the number: I keep looking for five minutes; then it can be registered again, or cancelled',
      not_arrived: 'Meta does not show the number as registered: register it again, or cancel',
      not_followed: 'nobody wrote down which copies to follow: compare them by hand',
      templates_differ: `${detail} copies are missing or rejected: the channel says which; create them again, then confirm`,
      already_there:
        'the number is in the destination already (2388012): if somebody has migrated it, cancel this and have the inventory corrected; else the wrong WABA was chosen',
      not_shown: 'Meta does not show this for the number: look in WhatsApp Manager, then confirm',
      blocked: `Meta blocks sending: clear that, then try again${quoted(detail)}`,
    };
    return known[code] ?? null;
  },
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function refused({ code, subcode, said, retryAfterMs }: ProviderFault): Mrkdwn {
  const is = (one: number): boolean => code === one || subcode === one;
  if (is(133005))
    return md`The number still has another PIN. Ask whoever keeps it, or have two-step verification switched off; I never guess.`;
  if (is(133016))
    return md`Meta has blocked registrations of this number${retryAfterMs === null ? '' : ` for ${many(Math.ceil(retryAfterMs / HOUR), 'hour', 'hours')}`}. Please wait before you try again.`;
  if (is(133008) || is(133009))
    return md`Meta takes no PIN for this number now: too many were tried, or too fast. Try again ${retryAfterMs === null ? 'later' : `in ${many(Math.ceil(retryAfterMs / MINUTE), 'minute', 'minutes')}`}, with the PIN from the vault; I never guess.`;
  if (is(133006))
    return md`Meta wants the number verified once more. Press “Send the code” on the card, enter the code that comes, then register with the same PIN.`;
  const words = said ? md`Meta says: “${said}”` : md`Meta did not do it.`;
  if (retryAfterMs !== null)
    return md`${words} Try again in ${many(Math.ceil(retryAfterMs / MINUTE), 'minute', 'minutes')}.`;
  return said
    ? md`${words} Put that right, then try again.`
    : md`${words} If the code is wrong or has expired, ask for a new one.`;
}
