import { moving, type Refusal } from '../../contract/meta-migration-contract.ts';
import { type Answering, json } from '../answering-server.ts';
import { graphError } from './recorded-answers.ts';
import { number } from './written-calls.ts';

/** Answers in the shapes of Meta's documentation (domain.md B.4 to B.6, B.8), composed by us: all ids are samples. */
const registered = {
  ...{ id: number, display_phone_number: '+33 6 12 34 56 78', verified_name: 'Maison Exemple' },
  ...{ status: 'CONNECTED', code_verification_status: 'VERIFIED', is_pin_enabled: true },
};
const copied = {
  migrated_templates: ['1473688840035974', '6162904357082268', '6147830171896170'],
  failed_templates: { [moving.templates[3]]: moving.failure },
};
const answers: Readonly<Record<string, unknown>> = {
  'GET subscribed_apps': { data: [{ whatsapp_business_api_data: moving.app }] },
  'GET ': registered,
  'POST phone_numbers': { id: number },
  'POST migrate_message_templates': copied,
  'POST message_templates': { id: '1627019861106475', status: 'PENDING', category: 'UTILITY' },
};

/** The good answer to whatever is asked while a number moves. */
export const moved: Answering = (response, asked) => {
  const { pathname } = new URL(asked.url, 'http://localhost');
  const answer = answers[`${asked.method} ${pathname.split('/')[3] ?? ''}`] ?? { success: true };
  json(200, answer)(response, asked);
};

const refused = (code: number, text: string, subcode?: number): Answering => {
  const words = { error_user_title: 'Cannot migrate phone number', error_user_msg: text };
  const more =
    subcode === undefined ? { error_data: { details: text } } : { error_subcode: subcode, ...words };
  return json(400, graphError(code, `(#${code}) Sample`, more));
};
const notMigrated = (text: string) => refused(100, text, 2388103);

/** Meta's words differ from these where nobody wrote them down. */
export const migrationRefusals: Readonly<Record<Refusal, Answering>> = {
  already_there: refused(100, 'The phone number already exists in your account.', 2388012),
  two_step_on: refused(100, 'Two-step verification is enabled for this phone number.', 2388001),
  no_webhooks: notMigrated('Webhooks have not been set up for the destination account.'),
  no_payment: notMigrated('The destination account has no payment account.'),
  other_business: notMigrated('The phone number belongs to a different Business Manager.'),
  display_name: notMigrated('The display name change of this phone number is pending.'),
  not_registered: notMigrated('This phone number is eligible to be added directly.'),
  code_not_due: refused(100, 'The phone number is not being migrated.', 2388091),
  guess_not_due: refused(100, 'The phone number is not being migrated.', 2388093),
  not_verified: refused(133006, 'The phone number needs to be verified before registering.'),
  too_many_pins: refused(133008, 'Too many guesses. Try again in 60 minutes.'),
  pins_too_fast: refused(133009, 'Wait 5 seconds before you guess again.'),
  deleted: refused(133015, 'The phone number was deleted recently.'),
  other_pin: refused(133005, 'Two-step verification PIN mismatch'),
  too_often: refused(133016, 'There were too many attempts for this phone number in a short period of time.'),
  template_there: refused(100, 'Content in this language already exists', 2388024),
  no_room: refused(100, 'Message template limit exceeded', 2388019),
  unknown_source: json(400, graphError(100, 'Object does not exist', { error_subcode: 33 })),
};
