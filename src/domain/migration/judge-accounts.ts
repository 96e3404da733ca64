import type { AccountReason, MigrationCheck } from './checks.ts';
import type { AccountReadings, MigrationFacts, Read } from './facts.ts';

type CheckOf<K extends MigrationCheck['key']> = Extract<MigrationCheck, { key: K }>;

const evidence = (read: Read<unknown> | null | undefined, { readAt }: MigrationFacts) => ({
  source: read?.from ?? ('inventory' as const),
  readAt: read?.at ?? readAt,
});

/** What is outside is the new provider's matter; what is ours and could not be read is asked of a person. */
const unseen = ({ destination }: MigrationFacts): 'warn' | 'unknown' =>
  destination === null ? 'warn' : 'unknown';

const nameOf = (side: AccountReadings | null): string => side?.waba.name ?? '';

/** Review and business verification (domain.md B.4). */
function standing(facts: MigrationFacts, side: AccountReadings | null) {
  const read = side?.account?.value;
  const reason: AccountReason =
    !read || read.reviewStatus === null || read.businessVerification === null
      ? 'unread'
      : read.reviewStatus.toUpperCase() !== 'APPROVED'
        ? 'not_reviewed'
        : read.businessVerification.toLowerCase() === 'verified'
          ? 'good'
          : 'not_verified';
  const outcome = reason === 'good' ? 'pass' : reason === 'unread' ? 'unknown' : 'fail';
  const evident = evidence(side?.account, facts);
  return { outcome, reason, facts: { waba: nameOf(side) }, rules: [], ...evident } as const;
}

export const sourceAccount = (facts: MigrationFacts): CheckOf<'source_account'> => ({
  key: 'source_account',
  ...standing(facts, facts.source),
});

export const destinationAccount = (facts: MigrationFacts): CheckOf<'destination_account'> => ({
  key: 'destination_account',
  ...standing(facts, facts.destination),
});

/** Whether both WABAs belong to one Meta business: as Meta says, else as the inventory does. Null: outside. */
function sameOwner({ source, destination }: MigrationFacts): boolean | null {
  if (destination === null) return null;
  const from = source.account?.value.business ?? source.waba.businessId;
  const to = destination.account?.value.business ?? destination.waba.businessId;
  return from === to;
}

/** Meta's word only where it named the owners of both. */
function owners(facts: MigrationFacts) {
  const { source, destination } = facts;
  const told = Boolean(source.account?.value.business && destination?.account?.value.business);
  return evidence(told ? destination?.account : null, facts);
}

/** Meta moves a number only inside one business (2388103; R89, C21). */
export function sameBusiness(facts: MigrationFacts): CheckOf<'same_business'> {
  const same = sameOwner(facts);
  return {
    key: 'same_business',
    outcome: same === null ? 'unknown' : same ? 'pass' : 'fail',
    reason: same === null ? 'unread' : same ? 'same' : 'other',
    facts: {},
    rules: ['R89'],
    ...owners(facts),
  };
}

/** Scenario 6 is for two businesses; inside one there is a way that loses far less. */
export function otherBusiness(facts: MigrationFacts): CheckOf<'other_business'> {
  const same = sameOwner(facts);
  return {
    key: 'other_business',
    outcome: same === null ? 'unknown' : same ? 'fail' : 'pass',
    reason: same === null ? 'unread' : same ? 'same' : 'other',
    facts: {},
    rules: ['R89'],
    ...owners(facts),
  };
}

/** Meta leaves the field out where it may not be seen: absent means that a person is asked (F.1). */
export function payment(facts: MigrationFacts): CheckOf<'payment'> {
  const read = facts.destination?.account;
  const reason = !read ? 'unread' : read.value.hasFunding === true ? 'present' : 'not_said';
  return {
    key: 'payment',
    outcome: reason === 'present' ? 'pass' : 'unknown',
    reason,
    facts: { waba: nameOf(facts.destination) },
    rules: [],
    ...evidence(read, facts),
  };
}

/** At least one app gets the destination's webhooks; the bot subscribes its own where it makes the calls. */
export function webhooks(facts: MigrationFacts): CheckOf<'webhooks'> {
  const read = facts.destination?.apps;
  const bot = facts.automatic.includes('subscribe_app');
  const none = bot ? 'bot_subscribes' : 'none';
  const reason = !read ? (bot ? none : 'unread') : read.value > 0 ? 'subscribed' : none;
  const outcome = reason === 'unread' ? unseen(facts) : reason === 'none' ? 'fail' : 'pass';
  return {
    ...{ key: 'webhooks', outcome, reason, facts: { waba: nameOf(facts.destination) }, rules: [] },
    ...evidence(read, facts),
  };
}

/** 2388012: already there, so it is done, or the wrong WABA was chosen. */
export function notThere(facts: MigrationFacts): CheckOf<'not_there'> {
  const read = facts.destination?.numbers;
  const reason = !read ? 'unread' : read.value.includes(facts.number.id) ? 'there' : 'not';
  return {
    key: 'not_there',
    outcome: reason === 'not' ? 'pass' : reason === 'there' ? 'fail' : unseen(facts),
    reason,
    facts: { waba: nameOf(facts.destination) },
    rules: [],
    ...evidence(read, facts),
  };
}

/** R103, C12: what finds no room is named; it does not stand in the way. */
export function templateRoom({ templates, readAt }: MigrationFacts): CheckOf<'template_room'> {
  const left = templates?.counts.beyond_limit ?? 0;
  const reason = templates === null ? 'unread' : left > 0 ? 'too_many' : 'room';
  return {
    key: 'template_room',
    outcome: reason === 'room' ? 'pass' : 'warn',
    reason,
    facts: { count: templates?.there ?? 0, limit: templates?.limit ?? 0, left },
    rules: ['R103'],
    source: 'inventory',
    readAt,
  };
}
