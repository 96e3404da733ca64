import { md, mention, moment } from './mrkdwn.ts';
import type { StopsText } from './stops-shape.ts';

const number = new Intl.NumberFormat('en');
const people = (n: number): string => `${number.format(n)} ${n === 1 ? 'person' : 'people'}`;
const who = (by: string | null) => (by === null ? md`The workspace's policy` : mention(by));

export const stops: StopsText = {
  asked: ({ e164, group }, n) =>
    n === 1
      ? md`🛑 *1 person* stopped marketing messages from *${e164}* (group ${group}). Marketing templates no longer reach them; everything else still does. Unsubscribe them from the group as well, or leave them?`
      : md`🛑 *${people(n)}* stopped marketing messages from *${e164}* (group ${group}). Marketing templates no longer reach them; everything else still does. Unsubscribe them from the group as well, or leave them?`,
  explain: md`A stop speaks of marketing only. Whoever is unsubscribed from the group gets nothing at all from its number (R64), until they opt in again themselves (R62). A stop is the quiet way out: if people report and block the number instead, WhatsApp lowers its limits (R72). \`marketingStops\` of the workspace in the inventory answers by itself: \`always\` or \`never\`.`,
  unsubscribe: (n) => `Unsubscribe ${people(n)}`,
  leave: 'Leave them',
  confirmTitle: 'Unsubscribe from the group?',
  confirmText: (group, n) =>
    `${people(n)} will be unsubscribed from ${group} and get nothing more from its number (R64). Only a new opt-in of theirs can bring them back (R62).`,
  yes: 'Unsubscribe',
  no: 'Not now',
  closed: {
    unsubscribed: ({ e164, group }, n, by) =>
      md`🛑 ${people(n)} who stopped marketing messages from *${e164}*: ${who(by)} chose to unsubscribe them from ${group}.`,
    left: ({ e164, group }, n, by) =>
      md`🛑 ${people(n)} who stopped marketing messages from *${e164}*: ${who(by)} chose to leave them in ${group}. Marketing templates do not reach them.`,
    askedAgain: ({ e164, group }) =>
      md`🛑 Stops of marketing messages from *${e164}* (group ${group}) are asked about in a newer message below.`,
  },
  done: ({ e164, group }, n) =>
    md`🛑 ${people(n)} stopped marketing messages from *${e164}* and ${n === 1 ? 'was' : 'were'} unsubscribed from ${group}, as the workspace's policy says. A stop is the quiet way out: if people report and block the number instead, WhatsApp lowers its limits (R72).`,
  refused: ({ e164, group }, n) =>
    md`⚠️ Braze did not take ${people(n)} who stopped marketing messages from *${e164}*: nothing changed for them in ${group}. Is their phone number or external id right in Braze?`,
  resumed: ({ e164, group }, n) =>
    md`ℹ️ ${people(n)} whose stop had unsubscribed them from ${group} ${n === 1 ? 'allows' : 'allow'} marketing messages from *${e164}* again. That is no opt-in to the group (R62): they stay unsubscribed until they opt in themselves.`,
  stuck: ({ e164, group }, n, why) =>
    md`⚠️ ${people(n)} who stopped marketing messages from *${e164}* cannot be unsubscribed from ${group} yet. ${why} It is tried again every hour.`,
  stopped: (n) => md`🛑 ${people(n)} stopped marketing messages`,
  answer: {
    unsubscribed: (group, n) => md`${people(n)} will be unsubscribed from ${group} now.`,
    left: (group, n) => md`${people(n)} ${n === 1 ? 'stays' : 'stay'} in ${group} as before.`,
    nobody: md`Nobody waits for an answer here any more.`,
    already: (decision, n, by, iso) =>
      md`Nobody waits for an answer here any more: ${who(by)} chose to ${decision === 'left' ? 'leave' : 'unsubscribe'} ${people(n)}, ${moment(iso)}.`,
    moved: md`The number has another group by now, or none at the moment. Nothing was changed; it is asked again once the number has an active group.`,
  },
};
