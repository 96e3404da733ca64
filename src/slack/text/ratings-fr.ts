import { md, moment } from './mrkdwn.ts';
import type { RatingsText } from './ratings-shape.ts';
import { many } from './words-fr.ts';

const why = (detail: string | null): string => (detail ? ` (${detail})` : '');

export const ratings: RatingsText = {
  title: (name, e164) => `${name} : les modèles de ${e164}`,
  counts: (all, settled, unknown) =>
    md`${many(all, 'copie', 'copies')} : *${settled}* approuvées et notées, *${unknown}* approuvées, pas encore notées.`,
  unknownIs: {
    first_day: md`Les copies n’ont pas de note pendant les premières 24 heures : c’est normal (R105).`,
    little_data: md`Une copie que peu de personnes ont reçue reste sans note : c’est normal (R105).`,
  },
  coming: (n) => md`⏳ ${many(n, 'copie est encore en route', 'copies sont encore en route')}.`,
  other: (names) => md`⏳ En attente chez Meta : ${names}.`,
  changedTitle: 'Nouveau depuis le dernier contrôle',
  changed: (template, from, to, reason) =>
    from === null
      ? md`• ${template} : ${to}${why(reason)}`
      : md`• ${template} : ${from} → ${to}${why(reason)}`,
  state: (state, quality) => (quality === null ? `${state}` : `${state}, note ${quality}`),
  awaitedTitle: 'À faire',
  awaited: {
    rejected: (template, detail) =>
      md`❌ *${template}* a été refusé${why(detail)} (R101) : recréez-le et soumettez-le.`,
    missing: (template) => md`❓ *${template}* manque : recréez-le et soumettez-le (R104).`,
    paused: (template) => md`⏸️ *${template}* est en pause : il repart tout seul, ou après une modification.`,
    disabled: (template) => md`⛔ *${template}* est désactivé : recréez-le avec un autre contenu.`,
    recategorised: (template, detail) =>
      md`🔁 *${template}* a changé de catégorie${why(detail)} (R101) : voyez ce qu’il coûte et qui peut le recevoir.`,
  },
  more: (n) => `et ${n} de plus`,
  next: (at) => md`Prochain contrôle : ${moment(at)}.`,
  ended: md`🏁 Toutes les copies sont approuvées et notées. Le suivi s’arrête ici.`,
  over: md`🏁 Une semaine est passée : le suivi s’arrête ici. Ce qui est listé ci-dessus reste tel quel.`,
  snooze: 'Mettre en veille',
  snoozes: {
    hour: 'Pendant une heure',
    evening: 'Jusqu’à ce soir',
    tomorrow: 'Jusqu’à demain matin',
    news: 'Jusqu’à du nouveau chez Meta',
  },
  recreateThis: 'Recréer',
  done: 'C’est réglé',
  snoozed: (until) => md`Je n’en parle plus jusqu’à ${moment(until)}.`,
  snoozedUntilMeta: md`Je n’en parle plus jusqu’à du nouveau chez Meta.`,
  dealtWith: (n) =>
    md`Merci : ${many(n, 'point est réglé et ne sera plus cité', 'points sont réglés et ne seront plus cités')}.`,
  nothingAwaited: md`Plus rien n’attend personne ici.`,
};
