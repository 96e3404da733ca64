import type { MigrationCheck } from './checks.ts';
import type { MigrationFacts, NumberFacts } from './facts.ts';

type CheckOf<K extends MigrationCheck['key']> = Extract<MigrationCheck, { key: K }>;

/** Where the evidence is from, and when it was read. */
const evidence = ({ reading, readAt }: MigrationFacts) => ({
  source: reading?.from ?? 'inventory',
  readAt: reading?.at ?? readAt,
});

const said = ({ reading }: MigrationFacts): NumberFacts | null => reading?.value ?? null;

type Standing = Pick<MigrationCheck, 'source' | 'readAt'>;

const upper = (word: string | null | undefined): string | null => word?.toUpperCase() ?? null;

/** R80: connected, and Meta lists it in the WABA from which it shall leave (F.1 asks for both). */
export function registered(facts: MigrationFacts): CheckOf<'registered'> {
  const status = upper(said(facts)?.status);
  const { numbers } = facts.source;
  const listed = numbers?.value.includes(facts.number.id) ?? null;
  const reason =
    listed === false
      ? 'elsewhere'
      : status !== null && status !== 'CONNECTED'
        ? 'not_connected'
        : status === null || listed === null
          ? 'unread'
          : 'connected';
  const listing: Standing | null =
    reason === 'elsewhere' && numbers ? { source: numbers.from, readAt: numbers.at } : null;
  return {
    key: 'registered',
    outcome: reason === 'connected' ? 'pass' : reason === 'unread' ? 'unknown' : 'fail',
    reason,
    facts: { status },
    rules: ['R80', 'R81'],
    ...(listing ?? evidence(facts)),
  };
}

/** R109: a number that WhatsApp issued for tests is `SANDBOX`; only `LIVE` is known to be none (F.1). */
export function notTest(facts: MigrationFacts): CheckOf<'not_test'> {
  const mode = upper(said(facts)?.accountMode);
  const reason = mode === 'SANDBOX' ? 'test' : mode === 'LIVE' ? 'live' : 'unread';
  return {
    key: 'not_test',
    outcome: reason === 'live' ? 'pass' : reason === 'test' ? 'fail' : 'unknown',
    reason,
    facts: {},
    rules: ['R109'],
    ...evidence(facts),
  };
}

/** R110: on the Business app and on Cloud API at once. One on the app whose platform is not Cloud API is asked about (B.4). */
export function notCoexistence(facts: MigrationFacts): CheckOf<'not_coexistence'> {
  const { isOnBizApp = null, platformType = null } = said(facts) ?? {};
  const onApp = upper(platformType) === 'CLOUD_API' ? 'coexistence' : 'unread';
  const reason = isOnBizApp === null ? 'unread' : isOnBizApp ? onApp : 'not';
  return {
    key: 'not_coexistence',
    outcome: reason === 'not' ? 'pass' : reason === 'unread' ? 'unknown' : 'fail',
    reason,
    facts: {},
    rules: ['R110'],
    ...evidence(facts),
  };
}

/** R111; C19: a name that needs no review sends, but the rule asks for `APPROVED`: a person may override it, with a reason. */
export function nameApproved(facts: MigrationFacts): CheckOf<'name_approved'> {
  const status = upper(said(facts)?.nameStatus);
  const reason =
    status === 'APPROVED'
      ? 'approved'
      : status === 'AVAILABLE_WITHOUT_REVIEW'
        ? 'available_without_review'
        : status === null
          ? 'unread'
          : 'not_approved';
  const outcome = reason === 'approved' ? 'pass' : reason === 'not_approved' ? 'fail' : 'unknown';
  return {
    ...{ key: 'name_approved', outcome, reason, facts: { status }, rules: ['R111'] },
    ...evidence(facts),
    ...(reason === 'available_without_review' ? { overridable: true } : {}),
  };
}

/**
 * R112: a request that is not decided yet stands in the way; a field that Meta leaves out means that there is none (F.1).
 * Where Meta was not asked, a person says that none is waiting.
 */
export function noPendingName(facts: MigrationFacts): CheckOf<'no_pending_name'> {
  const status = upper(said(facts)?.newNameStatus);
  const settled = status === null || ['NONE', 'APPROVED', 'DECLINED', 'EXPIRED'].includes(status);
  const unread = status === null && facts.reading?.from !== 'meta';
  return {
    key: 'no_pending_name',
    outcome: unread ? 'unknown' : settled ? 'pass' : 'fail',
    reason: unread ? 'unread' : settled ? 'none' : 'pending',
    facts: { status },
    rules: ['R112'],
    ...evidence(facts),
  };
}

/** Its own step switches it off, so the plan only warns (domain.md B.4: else 2388001). */
export function twoStep(facts: MigrationFacts): CheckOf<'two_step'> {
  const enabled = said(facts)?.isPinEnabled ?? null;
  return {
    key: 'two_step',
    outcome: enabled === false ? 'pass' : 'warn',
    reason: enabled === null ? 'unread' : enabled ? 'on' : 'off',
    facts: {},
    rules: [],
    ...evidence(facts),
  };
}

/** C18: kept for what still runs on-premise; every other number is refused at once. */
export function onPremise(facts: MigrationFacts): CheckOf<'on_premise'> {
  const platform = upper(said(facts)?.platformType ?? facts.number.platformType);
  const reason = platform === 'ON_PREMISE' ? 'on_premise' : platform === null ? 'unread' : 'cloud';
  return {
    key: 'on_premise',
    outcome: reason === 'on_premise' ? 'pass' : 'fail',
    reason,
    facts: { platform },
    rules: ['R90'],
    ...evidence(facts),
  };
}
