import type { TemplateOutlook } from '../../domain/migration/template-outlook.ts';
import { addNumber, migrationInstructionsEn } from './migration-instructions-en.ts';
import { migrationPressEn } from './migration-press-en.ts';
import type { MigrationText } from './migration-shape.ts';
import { joined, type Mrkdwn, md, mention, mentions, moment } from './mrkdwn.ts';
import { list, many } from './words-en.ts';

const number = new Intl.NumberFormat('en');
const n = (value: number): string => number.format(value);
const several = (value: number, one: string, other: string): string =>
  `${n(value)} ${value === 1 ? one : other}`;

const quoted = (names: readonly string[], of: number): Mrkdwn =>
  names.length === 0
    ? md``
    : md`: ${list(of > names.length ? [...names, `${n(of - names.length)} more`] : names)}`;

/** What the clash means for whoever sends: the destination's own template is used. */
const compared = ({ same, different, unknown }: TemplateOutlook['clashes'], differing: readonly string[]) =>
  joined(
    [
      ...(same > 0 ? [md` Same contents: ${n(same)}.`] : []),
      ...(different > 0
        ? [
            md` *Other contents there: ${n(different)}*${quoted(differing, different)}. Compare them first: the ones there will be sent.`,
          ]
        : []),
      ...(unknown > 0 ? [md` Contents not read: ${n(unknown)}.`] : []),
    ],
    '',
  );

export const migration: MigrationText = {
  ...migrationInstructionsEn,
  ...migrationPressEn,
  what: (e164, source, target) => `${e164}, ${source} → ${target}`,
  title: (name, e164) => `${name}: migrate ${e164}`,
  newTitle: 'Migrate a number',
  planTitle: 'Plan: migrate',
  next: 'Next',
  intro: md`A migration moves a number to another WABA, provider or currency (R79). Within one Meta business it keeps the display name and the quality rating. *Message history is lost*, whatever older pages say (R78).`,
  registeredOn: 'Where is the number registered today?',
  registeredOnHint: 'Only a number on the WhatsApp Business API is migrated (R80).',
  registrations: {
    api: 'WhatsApp Business API (Cloud API or a provider)',
    business_app: 'WhatsApp Business app',
    coexistence: 'Business app and API at once (coexistence)',
    consumer_app: 'WhatsApp, the consumer app',
    none: 'Nowhere yet',
  },
  instead: {
    coexist_or_delete: md`*No migration: the number is on the WhatsApp Business app (R82).* Two ways:\n• *Keep the app too*: connect the number by coexistence; the provider's sign-up offers it.\n• *Leave the app*: in the app, *Settings* > *Account* > *Delete account*, wait five minutes, then add the number as a new one.`,
    leave_coexistence: md`*A coexistence number can't be migrated (R110).* End coexistence first: in the Business app, *Settings* > *Account* > *Business Platform* > *Disconnect account*. Then either keep the app, or delete its account and add the number as a new one (R82).`,
    delete_account: md`*No migration exists for a number on the consumer app (R83).* In WhatsApp, *Settings* > *Account* > *Delete account*: its chats go. Wait five minutes, then add the number as a new one.`,
    add: md`*Nothing to migrate: the number is registered nowhere (R80).* Add it as a new number to the WABA that should have it. In Braze: ${addNumber}.`,
  },
  number: 'Number',
  numberHint: 'Search by number, name or WABA.',
  scenario: 'What is it?',
  scenarios: {
    1: '1 · To 360dialog from another provider',
    2: '2 · To another WABA (or currency)',
    3: '3 · Away from 360dialog',
    4: '4 · Whole client to another 360dialog partner',
    5: '5 · One WABA to another 360dialog partner',
    6: '6 · To another Meta business',
    7: '7 · On-Premise to Cloud API (legacy)',
  },
  destination: 'To which WABA?',
  destinationHint: 'Search by name or id. “Outside” is for a WABA that is not ours.',
  outside: 'Outside',
  outsideHint: 'None of our WABAs',
  newPlace: 'its new WABA',
  ticksItself: md`_I watch this and tick it by myself._`,
  scope: 'How much of it?',
  scopes: {
    number: 'This number alone',
    currency: 'All its numbers: the currency changes',
  },
  first: 'Templates that come first',
  firstHint: 'Names, one a line. They are copied first where the destination has no room for all (R103).',
  missing: {
    number: 'This number is not in the inventory. An admin adds it with “npm run inventory”.',
    destination: 'This WABA is not in the inventory. An admin adds it with “npm run inventory”.',
  },
  reading: md`🔎 Reading the WABAs at Meta…`,
  fromTo: (source, target) => md`*From* ${source}\n*To* ${target}`,
  numberLine: (e164, displayName, group) =>
    md`*Number* ${e164} ${displayName}\n*Braze group* ${group ?? 'none'}`,
  scenarioLine: (number, kind) =>
    md`*${migration.scenarios[number]}* (R${83 + Number(number)}), a ${migration.kinds[kind]} (R114)`,
  kinds: { migration: 'migration', configuration_change: 'configuration change inside 360dialog' },
  routes: {
    api: md`Route: Meta's own calls, by our app. The bot makes them; people switch off two-step verification, read the code and choose the PIN.`,
    hub: md`Route: the 360dialog Hub, by the client. The bot says where to click, watches and proves.`,
    embedded_signup: md`Route: Braze's sign-up window. The bot says where to click, watches and proves.`,
    new_provider: md`Route: the new provider starts it. The bot keeps the order, watches and proves.`,
    partner_change: md`Route: a partner change in the Hub, asked by the client and approved by the new partner.`,
    support: md`Route: 360dialog's support; there is no page for it (R88). Nothing here is automated.`,
    by_hand: md`Route: by hand. Meta and 360dialog move no number between Meta businesses (R89), so the bot never does: this is a checklist.`,
  },
  noReturn: (step) =>
    md`Point of no return: “${step}”. Before it, cancelling takes back what can be; after it, the way back is a new migration with its own plan.`,
  silence: md`🔇 From “Archive the group” on, Braze cannot send from this number.`,
  billingTitle: 'Who pays',
  billing: [
    md`Delivered before completion: charged to the old provider (R106).`,
    md`Sent before, delivered after: still the old provider (R107).`,
    md`Delivered after completion: charged to the business; in Meta's words, the destination business (R108).`,
  ],
  noCost: md`Billing stays as it is.`,
  kept: {
    display_name: 'Display name (R91).',
    quality_rating: 'Quality rating of the number (R92).',
    messaging_limit: 'Messaging limit (R93); it belongs to the whole Meta business, not to the number (R29).',
    official_account: 'Official Business Account (R94).',
    media: 'Uploaded media (R95): both sides are on Cloud API.',
    good_templates: 'Approved templates of high quality, as copies (R96).',
    other_templates: 'Other templates (R97).',
    catalogs: 'Catalogs (R98).',
    history: 'Message history (R99).',
  },
  noLoss: {
    display_name: 'Display name: no loss (R91).',
    quality_rating: 'Quality rating: no loss (R92).',
    messaging_limit: 'Messaging limit: no loss (R93).',
    official_account: 'Official Business Account: no loss (R94).',
    media: 'Uploaded media: no loss (R95).',
    good_templates: 'Approved templates of high quality: no loss (R96).',
    other_templates: 'Low-quality, rejected and pending templates: no loss (R97).',
    catalogs: 'Catalogs: no loss (R98).',
    history: 'Message and chat history: no loss (R99).',
  },
  lost: {
    display_name: 'The approved display name: it is reviewed anew (R91).',
    quality_rating: 'The quality rating (R92).',
    messaging_limit: 'The messaging limit: the new business’s applies (R93).',
    official_account: 'The Official Business Account status (R94).',
    media: 'Uploaded media (R95): it stays only where both sides are on Cloud API.',
    good_templates: 'Approved templates (R96): all are created and approved anew.',
    other_templates: 'Low-quality, rejected and pending templates (R97): created again and submitted (R104).',
    catalogs: 'Catalogs (R98).',
    history: 'Message and chat history (R99). One page says it is kept; it is not.',
  },
  repoint: {
    senders: 'Whatever sends from this number: the provider, its address and its key change.',
    webhooks: 'Webhooks: they come from the new place; set them there.',
    template_ids: 'Template ids: copies have new ones.',
    braze_group: 'Campaigns, Canvases and segments that use the old Braze group.',
  },
  templatesTitle: 'Templates',
  templates: ({ counts, there, limit, orderedBy, left, recreated, clashes, differing }) => [
    copies(counts.copy_call + counts.copy_automatic, orderedBy),
    ...(counts.recreate > 0
      ? [
          md`• ${several(counts.recreate, 'has', 'have')} to be created again and submitted (R104)${quoted(recreated, counts.recreate)}.`,
        ]
      : []),
    ...(counts.beyond_limit > 0
      ? [
          md`• ${several(counts.beyond_limit, 'finds', 'find')} no room (R103)${orderedBy === 'us' ? quoted(left, counts.beyond_limit) : ''}. The destination has ${n(there)} of ${n(limit)} templates. ${orderedBy === 'us' ? 'You may say which come first.' : 'Meta chooses which.'}`,
        ]
      : []),
    ...(counts.clash > 0
      ? [
          md`• ${several(counts.clash, 'is there already, by name and language, and is', 'are there already, by name and language, and are')} not overwritten.${compared(clashes, differing)}`,
        ]
      : []),
  ],
  copied: (n, refused, left, why) =>
    joined(
      [
        md`${many(n, 'template', 'templates')} copied.`,
        ...(refused > 0 ? [md`Meta refused ${refused}${why.length === 0 ? '' : ` (${list(why)})`}.`] : []),
        ...(left > 0 ? [md`Left behind, as planned: ${left}.`] : []),
      ],
      ' ',
    ),
  budget: ({ used, limit }) =>
    md`Registrations of this number in 72 hours: ${used} of ${limit}. Beyond that Meta blocks it for 72 hours.`,
  approvers: (needed, approvers) =>
    approvers.length === 0
      ? md`⚠️ Needs ${many(needed, 'approval', 'approvals')}, but nobody else holds \`approve_operations\` in every touched workspace. Ask an admin.`
      : md`Needs ${many(needed, 'approval', 'approvals')}, by ${mentions(approvers)}.`,
  overrideFirst: 'Please write why: an override is kept with your name and your reason.',
  answerFirst: md`Some questions of the plan are not answered. Please open it again with \`/wa migrate\`.`,
  checks: {
    scenario_fits: 'The scenario fits',
    permission: 'Permission',
    not_held: 'Nobody else is working on it',
    registered: 'Registered and connected',
    not_test: 'Not a test number',
    not_coexistence: 'Not on the Business app',
    name_approved: 'Display name approved',
    no_pending_name: 'No pending change of the display name',
    two_step: 'Two-step verification',
    source_account: 'Source WABA in good order',
    destination_account: 'Destination WABA in good order',
    same_business: 'Same Meta business',
    other_business: 'Two Meta businesses',
    payment: 'Payment method of the destination',
    webhooks: 'Webhooks of the destination',
    not_there: 'Not in the destination yet',
    template_room: 'Room for the templates',
    register_budget: 'Registrations left',
    history: 'History and catalogs are lost',
    on_premise: 'Still on-premise',
  },
  check: {
    scenario_fits: ({ reason }) =>
      ({
        no_token: md`Here the bot makes Meta's calls, and it has no Meta token. An admin sets META_ACCESS_TOKEN.`,
        fits: md`The accounts fit this scenario.`,
        source_is_360dialog: md`The number is at 360dialog already. Choose scenario 2, or 3 to leave it.`,
        source_not_360dialog: md`The number is not at 360dialog, and this scenario begins there. Choose another one.`,
        destination_needed: md`Choose the WABA that should have the number. If it is not listed, an admin adds it to the inventory first.`,
        destination_not_360dialog: md`The destination is not run by 360dialog. Choose scenario 2.`,
        destination_is_360dialog: md`The destination is at 360dialog too, so the number doesn't leave it. Choose scenario 2.`,
        same_waba: md`The number is in this WABA already. Choose another destination.`,
        stays_in_its_waba: md`The number stays in its WABA here. Choose “Outside”, or the WABA it has.`,
        currency_is_360dialogs: md`Only 360dialog changes the currency of its own WABAs, by scenario 2. Elsewhere, make a WABA in the other currency and migrate the number to it.`,
        whole_account: md`A change of currency is scenario 2. Choose that, or “${migration.scopes.number}”.`,
      })[reason],
    permission: ({ reason, facts }) =>
      reason === 'held'
        ? md`Everybody who acts holds what it needs in ${list(facts.workspaces)}.`
        : md`Missing in ${list(facts.workspaces)}, for ${mentions(facts.users)}: \`manage_integrations\`, and \`manage_subscription_groups\` where a Braze group goes along. An admin grants it: \`/wa grant\`.`,
    not_held: ({ reason, facts }) =>
      reason === 'free' || facts.operation === null || facts.requester === null
        ? md`No open operation holds the number, its group or the WABAs.`
        : md`${facts.operation} by ${mention(facts.requester)} holds it. Ask them, or wait until it is over.`,
    registered: ({ reason, facts }) =>
      ({
        connected: md`Connected, and in the source WABA.`,
        not_connected: md`Its status is ${facts.status ?? '?'}; only a connected number is migrated. Connect it at its provider first.`,
        elsewhere: md`Meta does not list it in the source WABA. It may have moved already: look at \`/wa inventory\`.`,
        unread: md`Meta did not say. Look in WhatsApp Manager > *Phone numbers*: it must be *Connected*.`,
      })[reason],
    not_test: ({ reason }) =>
      ({
        live: md`A live number.`,
        test: md`A test number that WhatsApp issued can't be migrated. Use a number of your own.`,
        unread: md`Meta did not say. A number that WhatsApp gave you for tests can't be migrated.`,
      })[reason],
    not_coexistence: ({ reason }) =>
      ({
        not: md`It is on the API alone.`,
        coexistence: md`It is on the Business app and on Cloud API at once; such a number can't be migrated. End coexistence first: in the app, *Settings* > *Account* > *Business Platform* > *Disconnect account*.`,
        unread: md`Meta did not say. Is the number also on the WhatsApp Business app? Then it can't be migrated.`,
      })[reason],
    name_approved: ({ reason, facts }) =>
      ({
        approved: md`The display name is approved.`,
        available_without_review: md`Its status is AVAILABLE_WITHOUT_REVIEW: good for sending, but the rule asks for APPROVED, and Meta may refuse. You may override this, with your reason.`,
        not_approved: md`Its status is ${facts.status ?? '?'}. Have the name approved first: WhatsApp Manager > *Phone numbers* > the number > *Profile*.`,
        unread: md`Meta did not say. Look in WhatsApp Manager > *Phone numbers* > the number > *Profile*: it must be approved.`,
      })[reason],
    no_pending_name: ({ reason, facts }) =>
      reason === 'unread'
        ? md`Meta did not say. Look in WhatsApp Manager > *Phone numbers* > the number > *Profile*: no change of the name may be waiting.`
        : reason === 'none'
          ? md`No change of the display name is waiting.`
          : md`A change of the display name is waiting${facts.status === null ? '' : ` (${facts.status})`}. Wait for Meta's decision, or withdraw it.`,
    two_step: ({ reason }) =>
      ({
        off: md`Off. Leave it off until the number has moved.`,
        on: md`On. A step of the plan has it switched off; only people can.`,
        unread: md`Meta did not say. A step of the plan has it switched off; only people can.`,
      })[reason],
    source_account: (check) => accountWords(check.reason, check.facts.waba),
    destination_account: (check) => accountWords(check.reason, check.facts.waba),
    same_business: ({ reason }) =>
      ({
        same: md`Both WABAs belong to the same Meta business.`,
        other: md`The two WABAs belong to different Meta businesses, and Meta moves no number between them. Choose scenario 6 to see the way and what is lost.`,
        unread: md`This can't be seen from here. Ask the new provider for the id of the Meta business that owns the destination: it must be the same.`,
      })[reason],
    other_business: ({ reason }) =>
      ({
        other: md`The two WABAs belong to different Meta businesses.`,
        same: md`Both WABAs belong to the same Meta business: choose scenario 2, it keeps far more.`,
        unread: md`This can't be seen from here. If the destination belongs to the same Meta business, scenario 2 or 3 keeps far more.`,
      })[reason],
    payment: ({ reason, facts }) =>
      ({
        present: md`${facts.waba} has a payment method.`,
        not_said: md`Meta did not show one for ${facts.waba}. Look in Business Settings > *WhatsApp accounts* > *Payment settings*, and add one where there is none.`,
        unread: md`This could not be read. Look in Business Settings > *WhatsApp accounts* > *Payment settings* of the destination.`,
      })[reason],
    webhooks: ({ reason, facts }) =>
      ({
        subscribed: md`An app gets the webhooks of ${facts.waba}.`,
        bot_subscribes: md`No app gets the webhooks of ${facts.waba} yet; a step subscribes ours.`,
        none: md`No app gets the webhooks of ${facts.waba}. Have its provider subscribe one (\`subscribed_apps\`).`,
        unread: md`This could not be read. At least one app must get the webhooks of the destination; its provider sees to it.`,
      })[reason],
    not_there: ({ reason, facts }) =>
      ({
        not: md`${facts.waba} does not have it yet.`,
        there: md`${facts.waba} has this number already: the migration is done, or this is the wrong WABA.`,
        unread: md`This could not be read: check that the destination doesn't have the number already.`,
      })[reason],
    template_room: ({ reason, facts }) =>
      ({
        room: md`The destination has ${n(facts.count)} of ${n(facts.limit)} templates; all copies find room.`,
        too_many: md`The destination has ${n(facts.count)} of ${n(facts.limit)} templates: ${several(facts.left, 'copy finds no room and is', 'copies find no room and are')} left out or created later.`,
        unread: md`The destination's templates can't be seen from here.`,
      })[reason],
    register_budget: ({ reason, facts }) =>
      reason === 'room' || facts.freeAt === null
        ? md`${facts.used} of ${facts.limit} registrations used in 72 hours.`
        : md`All ${facts.limit} registrations of 72 hours are used; one more blocks the number. Wait until ${moment(facts.freeAt)}.`,
    history: () =>
      md`Message and chat history stays behind and can't be seen in the new place; nor can catalogs. Export what you need first.`,
    on_premise: ({ reason, facts }) =>
      reason === 'on_premise'
        ? md`The number still runs on-premise.`
        : md`On-Premise ended on 23 October 2025, ${facts.platform === null ? 'and Meta did not say where this number runs' : `and this number runs on ${facts.platform}`}. There is nothing to change.`,
  },
  leftover: {
    copy_templates: 'the copies of the templates in the destination',
    subscribe_app: 'our app on the webhooks of the destination',
    announce: 'the pending number at Meta (it moves nothing)',
  },
  leftovers: (things) => md`Stays behind: ${list(things)}.`,
  pastPointOfNoReturn: (name) =>
    md`${name} is past its point of no return, so it can't be cancelled. The way back is a new migration with its own plan: \`/wa migrate\`.`,
};

/** Which templates go along, and how. */
function copies(count: number, orderedBy: 'us' | 'meta'): Mrkdwn {
  const when =
    orderedBy === 'us'
      ? 'before the number moves'
      : 'by Meta when the number moves: only approved ones rated green (R102)';
  return count === 0
    ? md`No template is copied (R100).`
    : md`${several(count, 'template is', 'templates are')} copied (R100), ${when}. Copies start without a rating, for 24 hours at least (R105); a category check may reject some (R101).`;
}

function accountWords(reason: 'good' | 'not_reviewed' | 'not_verified' | 'unread', waba: string): Mrkdwn {
  switch (reason) {
    case 'good':
      return md`${waba} is approved and its business verified.`;
    case 'not_reviewed':
      return md`Meta has not approved ${waba}. See in Business Settings > *WhatsApp accounts* what is missing.`;
    case 'not_verified':
      return md`The business of ${waba} is not verified. Verify it in Business Settings > *Security Center*.`;
    case 'unread':
      return md`This could not be read${waba === '' ? '' : md` for ${waba}`}. The WABA must be approved and its business verified; Business Settings shows both.`;
    default:
      return reason satisfies never;
  }
}
