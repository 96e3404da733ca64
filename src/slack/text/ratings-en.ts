import { md, moment } from './mrkdwn.ts';
import type { RatingsText } from './ratings-shape.ts';
import { many } from './words-en.ts';

const why = (detail: string | null): string => (detail ? ` (${detail})` : '');

export const ratings: RatingsText = {
  title: (name, e164) => `${name}: the templates of ${e164}`,
  counts: (all, settled, unknown) =>
    md`${many(all, 'copy', 'copies')}: *${settled}* approved and rated, *${unknown}* approved without a rating yet.`,
  unknownIs: {
    first_day: md`Copies have no rating for the first 24 hours: nothing is wrong (R105).`,
    little_data: md`A copy that few people got stays without a rating: nothing is wrong (R105).`,
  },
  coming: (n) => md`⏳ ${many(n, 'copy is', 'copies are')} still on the way.`,
  other: (names) => md`⏳ Waiting at Meta: ${names}.`,
  changedTitle: 'New since the last look',
  changed: (template, from, to, reason) =>
    from === null ? md`• ${template}: ${to}${why(reason)}` : md`• ${template}: ${from} → ${to}${why(reason)}`,
  state: (state, quality) => (quality === null ? state : `${state}, ${quality}`),
  awaitedTitle: 'To do',
  awaited: {
    rejected: (template, detail) =>
      md`❌ *${template}* was rejected${why(detail)} (R101): create it again and submit it.`,
    missing: (template) => md`❓ *${template}* is missing: create it again and submit it (R104).`,
    paused: (template) => md`⏸️ *${template}* is paused: it sends again by itself, or after an edit.`,
    disabled: (template) => md`⛔ *${template}* is disabled: create it with new content.`,
    recategorised: (template, detail) =>
      md`🔁 *${template}* has another category${why(detail)} (R101): look at what it costs and who may get it.`,
  },
  more: (n) => `and ${n} more`,
  next: (at) => md`Next look ${moment(at)}.`,
  ended: md`🏁 Every copy is approved and rated. The follow-up ends here.`,
  over: md`🏁 A week is over: the follow-up ends here. What is listed above stays as it is.`,
  snooze: 'Snooze',
  snoozes: {
    hour: 'For an hour',
    evening: 'Until this evening',
    tomorrow: 'Until tomorrow morning',
    news: 'Until Meta says something new',
  },
  recreateThis: 'Create again',
  done: 'Dealt with',
  snoozed: (until) => md`I keep quiet about it until ${moment(until)}.`,
  snoozedUntilMeta: md`I keep quiet until Meta says something new.`,
  dealtWith: (n) => md`Thank you: ${many(n, 'point is', 'points are')} dealt with and not named again.`,
  nothingAwaited: md`Nothing waits for anybody here any more.`,
};
