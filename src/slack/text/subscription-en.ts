import { joined, md, mention, moment } from './mrkdwn.ts';
import type { SubscriptionText } from './subscription-shape.ts';

const plural = new Intl.PluralRules('en');
const many = (n: string, one: string, other: string) =>
  `${n} ${plural.select(Number(n)) === 'one' ? one : other}`;
const because = (why: string) => (why === '' ? '' : ` (${why})`);

const otherWays = joined(
  [
    md`States change without me too: apps and sites add people by the SDK's \`addToSubscriptionGroup\` (Android, iOS, Web; R66), a Braze-to-Braze webhook calls the REST API (R73), and a User Update step sets the state in its advanced JSON editor (R75). Follow-ups of such a change belong in a second Canvas, which its result triggers (R74).`,
    md`Braze's user import, with the columns \`subscription_group_id\` and \`subscription_state\`, is documented for e-mail and SMS groups (R67): for WhatsApp I use the REST API.`,
  ],
  '\n',
);

export const subscriptions: SubscriptionText = {
  help: {
    subscribe: {
      does: 'opt one person in to a group',
      more: md`Subscribes one person, by external id or phone, to one group. You say how they consented, and confirm. Braze is written first, then our ledger; a direct message tells you when Braze shows it (up to 60 seconds, R77).`,
    },
    unsubscribe: {
      does: 'opt one person out of a group',
      more: md`Unsubscribes one person, by external id or phone, from one group: they get nothing more from its number (R64). A direct message tells you when Braze shows it (up to 60 seconds, R77).`,
    },
    subscription: {
      does: "look up, set or prove people's states",
      more: joined([
        md`Shows a person's groups and states, by external id, phone or e-mail (R68): what our ledger says beside what Braze says now (R69). From there you set a state, export the proof of opt-in, or, as an admin, erase the person. With a group's name: how many people opted in, and their proof.`,
        otherWays,
      ]),
    },
  },
  person: 'Person',
  personHint: 'External id, or a phone number with + and country code.',
  lookUpHint: 'External id, phone number with + and country code, or e-mail address.',
  personFault: {
    empty: 'Please say who.',
    bad_phone:
      'This is not a phone number that exists. Write it with + and country code, such as +33 6 12 34 56 78.',
    bad_external_id: 'No external id looks like this: it is too long, or has invisible characters.',
    email:
      'A WhatsApp group takes no e-mail address. Name the person by external id or phone; looking them up by e-mail shows both.',
    email_erase:
      'Our ledger has no e-mail addresses. Name the person by external id or phone; looking them up by e-mail shows both.',
  },

  lookUpTitle: 'Look a person up',
  lookUp: 'Look up',
  looking: md`🔎 Looking them up, here and at Braze…`,
  nobody: md`Our ledger knows nobody by this name.`,
  onlyBraze: md`Only Braze knows them, our ledger does not.`,
  nowhere: md`No group that you can see says anything of them. That is not consent: nobody is opted in before they say so (R63).`,
  shared: md`Several people share this phone. A state set by the phone is set for all of them.`,
  group: (name, workspace) => md`*${name}* in ${workspace}`,
  archived: 'archived',
  state: { subscribed: '🟢 subscribed', unsubscribed: '🔴 unsubscribed', unknown: '⚪ unknown' },
  ledgerSays: (state, how, at) => md`Ledger: ${state} since ${moment(at)} · consent: ${how}`,
  ledgerSilent: md`Ledger: nothing`,
  brazeSays: (state) => md`Braze: ${state}`,
  brazeWaits: md`Braze: being asked…`,
  brazeSilent: md`Braze: could not be read`,
  differs: md`⚠️ They differ. A state may take up to 60 seconds to show at Braze (R77); after that, set it again.`,
  consent: {
    sms: 'by SMS',
    website: 'on a website',
    thread: 'in a WhatsApp thread',
    phone: 'by phone',
    in_person: 'in person',
    none: 'no proof',
  },
  source: {
    person: 'set by hand',
    import: 'import',
    carry_over: 'carried over',
    webhook: 'told by WhatsApp',
    braze: 'read at Braze',
  },
  byWhom: (user) => md`by ${mention(user)}`,
  inOperation: (operation, line) => (line === '' ? operation : `${operation}, line ${line}`),
  earlier: (n) => md`${many(n, 'earlier state is', 'earlier states are')} in the proof.`,
  marketing: {
    stopped: (e164, at) =>
      md`📵 Told WhatsApp to stop *marketing* from ${e164}, ${moment(at)}. That is about marketing alone: it is not the state in the group.`,
    resumed: (e164, at) =>
      md`📳 Told WhatsApp to resume *marketing* from ${e164}, ${moment(at)}. That is about marketing alone: it is not the state in the group.`,
  },
  readLedger: (at) => md`Ledger read ${moment(at)}`,
  readBraze: (workspace, at) => md`Braze, ${workspace}: read ${moment(at)}`,
  notRead: (workspace, why) => md`⚠️ Braze, ${workspace}: ${why}. What you see of it is our ledger alone.`,
  fault: {
    no_key: 'the key of the workspace is not set',
    unauthorized: 'the key is wrong or of another cluster',
    forbidden: 'the key lacks a permission',
    not_found: 'the address is wrong',
    invalid: 'it did not understand the question',
    refused: 'it refused',
    rate_limited: 'too many requests, try again in a minute',
    unavailable: 'it has trouble on its side',
    no_answer: 'no answer in time',
    unexpected: 'an answer that makes no sense',
  },
  more: (n) => md`${n} more are not shown here. The proof has all that our ledger knows.`,

  subscribe: 'Subscribe',
  unsubscribe: 'Unsubscribe',
  setAnother: 'Set a state…',
  exportProof: 'Export proof',
  erase: 'Erase…',

  setTitle: 'Set a state',
  set: 'Set it',
  groupLabel: 'Group',
  stateLabel: 'State',
  consentLabel: 'How did they say so?',
  stateOption: { subscribed: 'Subscribed', unsubscribed: 'Unsubscribed' },
  meaning: joined([
    md`*Subscribed*: they explicitly said yes to WhatsApp messages from this company (R62), by SMS, on a website, in a thread, by phone or in person (R70).`,
    md`*Unsubscribed*: they never said so, or took it back (R63); they get nothing from the group's number (R64).`,
    md`If people report and block a number, WhatsApp lowers its rate limit (R72).`,
  ]),
  afterwards: md`Braze may take up to 60 seconds to show it (R77). Whatever depends on it has to wait for that (R74): I tell you.`,
  asked: {
    subscribed: (group) => md`✍️ Being subscribed to *${group}*. A direct message tells you what came of it.`,
    unsubscribed: (group) =>
      md`✍️ Being unsubscribed from *${group}*. A direct message tells you what came of it.`,
  },
  already: (group) => md`This was set in *${group}* a moment ago; nothing more was done.`,
  groupFault: {
    missing: 'This group is not in the inventory.',
    archived: 'This group is archived and sends nothing: nobody opts in to it. Opting out is still recorded.',
  },

  eraseTitle: 'Erase a person',
  eraseReason: 'Why?',
  eraseReasonHint:
    'Recorded with the fact and the counts. No name, please: what identifies somebody is masked.',
  eraseWarning: md`External id and phone go for good, from the ledger, its history, imports and whatever waits to be written. The counts and the fact stay. *This can't be undone.*`,
  erased: (people, states, earlier, pending) =>
    md`🧹 Erased: ${many(people, 'person', 'people')}, with ${many(states, 'state', 'states')}, ${many(earlier, 'earlier one', 'earlier ones')} and ${many(pending, 'row', 'rows')} that waited to be written.`,
  eraseInBraze: md`Braze still has the profile: I don't delete people there. Somebody with access does, in the dashboard or with \`users/delete\`. Messages in Slack are Slack's to delete.`,
  nobodyToErase: 'Our ledger knows nobody by this name, so there is nothing to erase.',

  counts: (name, workspace, subscribed, unsubscribed) =>
    md`*${name}* in ${workspace}\n🟢 ${many(subscribed, 'person', 'people')} subscribed · 🔴 ${many(unsubscribed, 'person', 'people')} unsubscribed`,
  ownList: md`Counted in our ledger: Braze can't list who is in a group, and WhatsApp has no opt-in keywords, so a company keeps its own list (R71).`,
  proofTitle: 'Proof of opt-in',
  proofComes: md`📎 The proof comes as a file, in your direct messages with me. That you asked for it is recorded.`,
  proofOfGroup: (group) =>
    md`Proof of opt-in for ${group}: who said what, how, when, and where we have it from. Cells that a spreadsheet would run begin with an apostrophe, phones among them.`,
  proofOfPeople: (people) =>
    md`Proof of opt-in for ${many(people, 'person', 'people')}: who said what, how, when, and where we have it from. Cells that a spreadsheet would run begin with an apostrophe, phones among them.`,

  news: {
    written: (group, state, at) =>
      md`✅ Written to Braze and to our ledger: ${state} in *${group}*, as you asked ${moment(at)}. Braze may take up to 60 seconds to show it (R77); I tell you when it does. Whatever depends on it waits for that (R74).`,
    queued: (group, state, at) =>
      md`🕓 Braze is in maintenance and has queued it: ${state} in *${group}*, as you asked ${moment(at)}. Our ledger has it; I tell you when Braze shows it.`,
    not_written: (group, state, at, why) =>
      md`❌ Not written, neither at Braze nor in our ledger: ${state} in *${group}*, as you asked ${moment(at)}. Braze did not do it${because(why)}.`,
    unclear: (group, state, at, why) =>
      md`❓ It is not clear whether Braze did it${because(why)}: ${state} in *${group}*, as you asked ${moment(at)}. Our ledger was not changed. Set it again: doing it twice does no harm.`,
    gone: (group, state, at, why) =>
      md`❌ Not written${because(why)}: ${state} in *${group}*, as you asked ${moment(at)}. The person is not known here any more (erased, or an earlier try failed), or the group is gone.`,
    overtaken: (group, state, at, why) =>
      md`↩️ Not written${because(why)}: ${state} in *${group}*, as you asked ${moment(at)}. A newer word of the person is known, and wins.`,
    visible: (group, state, at) =>
      md`👁️ Braze shows it: ${state} in *${group}*, as you set it ${moment(at)}. What depends on it can start now.`,
    not_visible: (group, state, at) =>
      md`⚠️ Braze does not show it after five minutes: ${state} in *${group}*, as you set it ${moment(at)}. Look whether Braze has the profile, then set it again; what depends on it should not start.`,
    not_read: (group, state, at, why) =>
      md`⚠️ Braze could not be read for five minutes${because(why)}: ${state} in *${group}*, as you set it ${moment(at)}. It is written; whether it shows, nobody has seen. Look it up later.`,
  },
};
