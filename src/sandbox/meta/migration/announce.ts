import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { PhoneNumber, Waba } from '../model.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { World } from '../world.ts';

interface Move {
  readonly number: PhoneNumber;
  readonly source: Waba;
  readonly destination: Waba;
  readonly isVerified: (waba: Waba) => boolean;
}

const title = 'Cannot migrate phone number';
const cannot = (details: string, subcode = 2388103): Refusal => refuse(100, { subcode, title, details });
const addDirectly = cannot(
  'This phone number is eligible to be added directly, and does not need to use phone migration APIs.',
);
const settledNames = ['NONE', 'APPROVED'];

/** What has to be so, and how its lack is told: of the nine causes of 2388103 those a seed can have (B.4, B.8). */
const prerequisites: readonly (readonly [(move: Move) => boolean, Refusal])[] = [
  [({ number }) => number.platformType !== 'NOT_APPLICABLE', addDirectly],
  [
    ({ number }) => number.accountMode !== 'SANDBOX',
    cannot('Test phone numbers that were issued by WhatsApp cannot be migrated.'),
  ],
  [
    ({ number }) => !(number.isOnBizApp && number.platformType === 'CLOUD_API'),
    cannot('Phone numbers that are also used in the WhatsApp Business app cannot be migrated.'),
  ],
  [
    ({ source, destination }) => source.business === destination.business,
    cannot('The phone number belongs to a different Business Manager.'),
  ],
  [
    ({ number }) => !number.isPinEnabled,
    cannot('Two-step verification is on for this phone number. Its owner has to turn it off.', 2388001),
  ],
  [
    ({ number }) => number.nameStatus === 'APPROVED',
    cannot('The business phone number must have an approved display name.'),
  ],
  [
    ({ number }) => settledNames.includes(number.newNameStatus ?? 'NONE'),
    cannot('The display name change of this phone number is pending.'),
  ],
  [
    ({ source }) => isApproved(source),
    cannot('The source WhatsApp account is not set up: its review is not approved.'),
  ],
  [
    ({ source, isVerified }) => isVerified(source),
    cannot('The source WhatsApp account is not set up: its business is not verified.'),
  ],
  [
    ({ destination }) => isApproved(destination),
    cannot('The destination WhatsApp Business account is not approved.'),
  ],
  [
    ({ destination }) => destination.fundingId !== null,
    cannot('The destination account has no payment account.'),
  ],
  [
    ({ destination }) => destination.subscribedApps.length > 0,
    cannot('Webhooks have not been set up for the destination WhatsApp Business account.'),
  ],
];

export interface Announced {
  readonly cc: string;
  readonly phone_number: string;
}

/** The number will move there once it is registered; announced again it stays as it is (B.4). */
export function announceMigration(
  { tables, now }: World,
  destination: Waba,
  { cc, phone_number }: Announced,
): PhoneNumber | Refusal {
  const e164 = `+${cc}${phone_number}`;
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed?.number !== e164 || !parsed.isPossible()) {
    return refuse(100, {
      details: 'phone_number: the national number, without + and without its country code',
    });
  }
  const found = tables.numbers.where((each) => each.e164 === e164);
  if (found.some(({ waba }) => waba === destination.id)) {
    return refuse(100, {
      subcode: 2388012,
      title: 'Phone number exists in your account',
      details: 'The phone number already exists in your WhatsApp Business account.',
    });
  }
  const [number] = found;
  if (number === undefined) return addDirectly;
  const move: Move = {
    number,
    destination,
    source: tables.wabas.known(number.waba),
    isVerified: ({ business }) => tables.businesses.find(business)?.verification === 'verified',
  };
  const lack = prerequisites.find(([holds]) => !holds(move));
  if (lack !== undefined) return lack[1];
  if (tables.migrations.find(number.id)?.destination !== destination.id) {
    tables.migrations.add({
      number: number.id,
      destination: destination.id,
      announcedAt: now().getTime(),
      // Codes go to the same phone, whichever account asks.
      asked: tables.migrations.find(number.id)?.asked ?? [],
    });
  }
  return number;
}

function isApproved({ status, reviewStatus }: Waba): boolean {
  return status === 'ACTIVE' && reviewStatus === 'APPROVED';
}
