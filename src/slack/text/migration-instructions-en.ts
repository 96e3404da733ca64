import type { MigrationText } from './migration-shape.ts';
import { md } from './mrkdwn.ts';

const manager = 'WhatsApp Manager';
const wabaId = '{WABA_ID}';
/** The same window by either menu (C13). */
export const addNumber = md`*Partner Integrations* > *Technology Partners* > *WhatsApp* (newer menus: *Technology Partners* > *WhatsApp*), then *Add Subscription Group and Number*`;
const noWayBack = md`⚠️ *From here there is no way back* but another migration.`;

/** Where to click, step by step; who acts stands first where it is not the person who reads. */
export const migrationInstructionsEn: Pick<
  MigrationText,
  'steps' | 'undo' | 'instructions' | 'group' | 'who' | 'acts'
> = {
  acts: (who) => `This is for ${who}.`,
  who: {
    operator: 'you',
    portfolio_admin: 'an admin of the Meta business portfolio',
    number_owner: 'whoever holds the phone',
    client: 'the client, in the 360dialog Hub',
    new_partner: 'the new 360dialog partner',
    new_provider: 'the new provider',
    finance: 'whoever pays the invoices',
    support: '360dialog’s support',
    bot: 'the bot',
  },
  steps: {
    prepare: 'Prepare the client’s side',
    settle: 'Settle the invoices',
    copy_templates: 'Copy the templates',
    numbers: 'Migrate the numbers',
    two_step_off: 'Switch off two-step verification',
    subscribe_app: 'Subscribe our app to the destination',
    announce: 'Announce the number to the destination',
    send_code: 'Send the code',
    enter_code: 'Enter the code',
    pin_vault: 'Put the new PIN into the vault',
    register: 'Register the number',
    hub_add: 'Add the number in the Hub',
    sign_up: 'Sign the number up',
    their_migration: 'The new provider migrates',
    change_currency: 'Change the currency',
    ask_partner: 'Ask for the partner change',
    partner_approves: 'The new partner approves',
    grant_key: 'Let the partner make API keys',
    ask_support: 'Ask 360dialog’s support',
    wait_30_days: 'Thirty days without paid messages',
    delete_number: 'Delete the number in Meta',
    register_anew: 'Register the number anew',
    change_hosting: 'Change the hosting',
    connected: 'The number is connected',
    healthy: 'The number may send',
    new_key: 'New API key and webhook',
    two_step_on: 'Two-step verification on again',
    compare_templates: 'Compare the templates',
    senders_switched: 'Senders switched',
    ratings: 'Ratings of the templates',
    cancel_360dialog: 'Cancel 360dialog',
  },
  undo: {
    two_step_off: (w) =>
      md`In ${manager}: *Account tools* > *Phone numbers* > ${w.e164} > *Two-step verification* > *Turn on*, and keep the PIN in your vault. Without it anybody with the code could take the number.`,
  },
  instructions: {
    prepare: (w) =>
      md`Check, in Meta Business Settings and in the Hub:\n1. The business is verified, and its website is live.\n2. Somebody of the client is an admin of the Meta business.\n3. ${w.e164} can receive a six-digit code by SMS or call; its SIM is active.\n4. The account is not a sandbox.\n5. A Brazilian number has its ninth digit exactly as in the profile.`,
    numbers: () => md`Each number has its own card: enter codes there as they come.`,
    settle: () =>
      md`Before anything leaves: pay what is open at 360dialog (Hub > *Billing*), including what the old credit line carries. An open balance can block the WABA. Do *not* cancel yet.`,
    copy_templates: (w) =>
      md`Copy the templates from *${w.source}* to *${w.target}* before the number moves: in ${manager}, *Message templates*, create what is missing. Say how many when you confirm.`,
    two_step_off: (w) =>
      md`An admin of the Meta business: ${manager} > *Account tools* > *Phone numbers* > ${w.e164} > *Two-step verification* > *Turn off two-step verification*, then the link in the e-mail that Meta sends to the business. I tick this when Meta tells me; where it doesn't, confirm it yourself.`,
    subscribe_app: (w) =>
      md`Subscribe an app to the webhooks of *${w.target}*: \`POST /${wabaId}/subscribed_apps\` with that app's token. Without a subscribed app Meta refuses the migration (2388103).`,
    announce: (w) =>
      md`Announce ${w.e164} to *${w.target}*: \`POST /${wabaId}/phone_numbers\` with \`migrate_phone_number=true\`. Nothing moves yet.`,
    send_code: (w) =>
      md`Be with whoever holds ${w.e164}, then press *Send the code*. It comes by SMS or call, may take minutes, and is valid for about ten.`,
    enter_code: (w) =>
      md`Enter the six digits that ${w.e164} got. I pass them to Meta and keep them nowhere.`,
    pin_vault: () =>
      md`Choose the six-digit PIN that the number gets next, and put it into your company's vault *now*. Who registers without that PIN at hand may lose the number. Confirm without writing it here.`,
    register: (w) =>
      md`⚠️ *The point of no return.* Choose a new six-digit PIN and put it into your vault first: it becomes the number's two-step verification, and I keep it nowhere. Then ${w.e164} belongs to *${w.target}*, at once.`,
    hub_add: (w) =>
      md`In the 360dialog Hub (hub.360dialog.com):\n1. *Add number*; sign in to Facebook as an admin of the *same* Meta business.\n2. Choose the WABA *${w.target}*, then ${w.e164} with its display name ${w.displayName}.\n3. Enter the code that the phone gets.\n${noWayBack}`,
    sign_up: (w) =>
      md`In Braze: ${addNumber}.\n1. Sign in to Facebook as an admin of the *same* Meta business.\n2. Choose the WABA *${w.target}*, then ${w.e164} with its display name ${w.displayName}.\n3. Enter the code that the phone gets.\n${noWayBack}`,
    their_migration: (w) =>
      md`The new provider starts the migration of ${w.e164} to *${w.target}* and asks for the code that the phone gets. Confirm when they say that it is registered.${w.scenario === '3' ? ' 360dialog doesn’t help with numbers that left it.' : ''}\n${noWayBack}`,
    change_currency: (w) =>
      md`In the Hub: *Meta Business Settings* of *${w.source}* > the pencil at *Messaging currency* (EUR, USD or INR; BRL on request). 360dialog makes a new WABA and moves *all* numbers and templates there. Phone number ids stay, the WABA's id changes; when you confirm, write the new one down.\n⚠️ *From here there is no way back* but another change of currency.`,
    ask_partner: () =>
      md`In the Hub: *Profile* > *Partner* > *Change Partner* > the new partner's id > check the list of numbers > accept the terms > *Submit*; a payment method, if asked. All numbers of the account go along. A greyed-out button, or “different payment processor”, is a case for 360dialog's support.`,
    partner_approves: () =>
      md`Approve the request: Partner Hub > *Partner change requests* > *Approve*. The change then runs by itself; older pages say that it waits for the end of the month.\n⚠️ *From here there is no way back* but another partner change.`,
    grant_key: () =>
      md`In the Hub: the number > *API key* > allow the new partner to make keys. That permission is not taken over: without it the new partner can't send.`,
    ask_support: (w) =>
      md`Write to 360dialog's support: move the WABA *${w.source}* alone, with its numbers, to the new partner (a *selective* partner change). Name both partner ids and the WABA's id. No page describes it (R88); when you confirm, write down the ticket's number.`,
    wait_30_days: (w) =>
      md`Meta deletes no number that sent paid messages in the last 30 days. Stop every sender of ${w.e164} and wait. When you confirm, say when the last paid message went out.`,
    delete_number: (w) =>
      md`An admin of the Meta business, and nobody else: ${manager} > *Phone numbers* > ${w.e164} > *Delete*. I never do this.\n⚠️ *No way back*: name, ratings and limits go with it.`,
    register_anew: (w) =>
      md`Wait five minutes after the deletion (else 133015), then add ${w.e164} as a *new* number to *${w.target}* in the other Meta business. Its display name is reviewed, its templates are created anew.`,
    change_hosting: (w) =>
      md`In the Hub: ${w.e164} > *Change hosting* > *Cloud API*. No code is needed. Expect some minutes of silence, an hour at worst; messages that come in meanwhile may be lost.\n⚠️ *From here there is no way back.*`,
    connected: (w) =>
      md`Check that ${w.e164} is *Connected* in *${w.scenario === '7' ? w.source : w.target}*: ${manager} > *Account tools* > *Phone numbers*. Messages go to the new place from now on.`,
    healthy: (w) =>
      md`Check in ${manager} > *Phone numbers* > ${w.e164} that nothing blocks sending: payment method, business, app.`,
    new_key: (w) =>
      md`In the Hub: ${w.e164} > *API key* > *Generate*, then set the webhook again. A new key revokes the old one at that moment: have the settings of whatever sends open. The key goes into your vault and into our environment, never into Slack.`,
    two_step_on: (w) =>
      md`${manager} > *Account tools* > *Phone numbers* > ${w.e164} > *Two-step verification* > *Turn on*. Keep the PIN in your vault.`,
    compare_templates: (w) =>
      w.scenario === '5'
        ? md`Check that the templates of *${w.source}* are all there and approved: ${manager} > *Message templates*. What is missing or rejected is created again and submitted (R104).`
        : md`Compare the templates of *${w.source}* with those of *${w.target}*: ${manager} > *Message templates*. What is missing or rejected is created again and submitted (R104). Don't delete the old WABA before.`,
    senders_switched: (w) =>
      md`Point everything that sends from ${w.e164} at its new place: provider, address, key, template ids. Say what was switched when you confirm.`,
    ratings: () =>
      md`I look at the copies at once, after five minutes, an hour and a day, then daily for a week, and tell this channel what changed. Templates without a rating after a day are normal (R105). It ends by itself.`,
    cancel_360dialog: (w) =>
      md`Only now, and only the client: Hub > ${w.e164} > *Cancel*, type CANCEL. 360dialog goes on charging until then. Ask for a refund of unused funds.`,
  },
  group: {
    steps: { integrate: 'Integrate the number anew, for its new WABA' },
    undo: {
      free_uses: (w) =>
        md`In *${w.origin}*, resume the campaigns and Canvases you stopped for this migration.`,
    },
    instructions: {
      integrate: (w) =>
        md`Go to the workspace *${w.destination}* in Braze (${w.destinationDashboard}).\n1. *Partner Integrations* > *Technology Partners* > *WhatsApp* (newer menus: *Technology Partners* > *WhatsApp*); scroll to *WhatsApp Messaging Integration*.\n2. If the sign-up has made no new group for ${w.e164} yet, choose *Create a new subscription group and phone number*, and in the sign-up window *${w.target}* and ${w.e164}.\n3. Confirm with the new group's id and name; *${w.group}* stays archived.`,
      test_received: (w) =>
        md`Answer the test from the tester's phone, and look in *${w.destination}* that the answer arrived. A message seen at Meta alone does not prove that Braze has it.`,
    },
  },
};
