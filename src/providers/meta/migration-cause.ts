import type { MigrationCause, Remedy } from '../../application/ports/provider.ts';

interface Documented {
  readonly cause: MigrationCause;
  readonly remedy: Remedy;
  readonly text: RegExp;
}

/** One code, nine causes: only the title and message tell them apart (domain.md B.8). The first that fits counts. */
const documented: readonly Documented[] = [
  { cause: 'no_webhooks', remedy: 'ask_admin', text: /webhook/ },
  { cause: 'messaging_for_not_accepted', remedy: 'check_account', text: /messaging[ -]for\b/ },
  {
    cause: 'other_business',
    remedy: 'check_account',
    text: /(different|another|other|same) business (manager|portfolio)/,
  },
  {
    cause: 'no_migration_needed',
    remedy: 'register_number',
    text: /added directly|does(n't| not) need to (be migrated|use phone migration)|no(t)? (need|require)[a-z]* .*migrat/,
  },
  { cause: 'display_name', remedy: 'wait', text: /display name|verified name|name (review|change|status)/ },
  { cause: 'no_payment', remedy: 'add_payment', text: /payment|credit line|billing/ },
  {
    cause: 'destination_not_approved',
    remedy: 'check_account',
    text: /destination .*(not|n't|be|been) .*(approved|verified|reviewed)|destination .*(unapproved|pending|rejected)/,
  },
  {
    cause: 'source_account',
    remedy: 'check_account',
    text: /source|current .*account|on[ -]behalf[ -]of|account .*(not|n't) .*(set ?up|approved)/,
  },
  {
    cause: 'retry_later',
    remedy: 'wait',
    text: /(try|retry)( it)? (again )?later|try again|generic error|unknown error/,
  },
];

/** Which of the documented causes of 2388103 a title and message name; `unknown` for any other text. */
export function migrationCauseOf(title: string, message: string): Pick<Documented, 'cause' | 'remedy'> {
  const text = `${title} ${message}`.toLowerCase().replaceAll('’', "'");
  const found = documented.find((each) => each.text.test(text));
  return found ?? { cause: 'unknown', remedy: 'read_message' };
}
