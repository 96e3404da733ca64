import { md, mention, moment } from './mrkdwn.ts';
import type { StopsText } from './stops-shape.ts';

const number = new Intl.NumberFormat('fr');
const people = (n: number): string => `${number.format(n)} ${n < 2 ? 'personne' : 'personnes'}`;
const who = (by: string | null) => (by === null ? md`la règle de l’espace de travail` : mention(by));

export const stops: StopsText = {
  asked: ({ e164, group }, n) =>
    n < 2
      ? md`🛑 *${people(n)}* a arrêté les messages marketing de *${e164}* (groupe ${group}). Les modèles marketing ne lui parviennent plus ; tout le reste lui parvient encore. Faut-il aussi la désabonner du groupe, ou la laisser ?`
      : md`🛑 *${people(n)}* ont arrêté les messages marketing de *${e164}* (groupe ${group}). Les modèles marketing ne leur parviennent plus ; tout le reste leur parvient encore. Faut-il aussi les désabonner du groupe, ou les laisser ?`,
  explain: md`Un arrêt ne porte que sur le marketing. Une personne désabonnée du groupe ne reçoit plus rien du tout de son numéro (R64), jusqu’à ce qu’elle s’abonne à nouveau elle-même (R62). L’arrêt est la sortie discrète : si les gens signalent et bloquent le numéro, WhatsApp abaisse ses limites (R72). \`marketingStops\` de l’espace de travail, dans l’inventaire, répond tout seul : \`always\` ou \`never\`.`,
  unsubscribe: (n) => `Désabonner ${people(n)}`,
  leave: 'Laisser',
  confirmTitle: 'Désabonner du groupe ?',
  confirmText: (group, n) =>
    n < 2
      ? `${people(n)} sera désabonnée de ${group} et ne recevra plus rien de son numéro (R64). Seul un nouvel opt-in de sa part pourra la faire revenir (R62).`
      : `${people(n)} seront désabonnées de ${group} et ne recevront plus rien de son numéro (R64). Seul un nouvel opt-in de leur part pourra les faire revenir (R62).`,
  yes: 'Désabonner',
  no: 'Pas maintenant',
  closed: {
    unsubscribed: ({ e164, group }, n, by) =>
      md`🛑 ${people(n)} ${n < 2 ? 'a' : 'ont'} arrêté les messages marketing de *${e164}*. Désabonnement de ${group} décidé par ${who(by)}.`,
    left: ({ e164, group }, n, by) =>
      md`🛑 ${people(n)} ${n < 2 ? 'a' : 'ont'} arrêté les messages marketing de *${e164}*. Maintien dans ${group} décidé par ${who(by)} ; les modèles marketing ne ${n < 2 ? 'lui' : 'leur'} parviennent pas.`,
    askedAgain: ({ e164, group }) =>
      md`🛑 Arrêts des messages marketing de *${e164}* (groupe ${group}) : la question est posée dans un message plus récent, ci-dessous.`,
  },
  done: ({ e164, group }, n) =>
    md`🛑 ${people(n)} ${n < 2 ? 'a' : 'ont'} arrêté les messages marketing de *${e164}* et ${n < 2 ? 'a été désabonnée' : 'ont été désabonnées'} de ${group}, selon la règle de l’espace de travail. L’arrêt est la sortie discrète : si les gens signalent et bloquent le numéro, WhatsApp abaisse ses limites (R72).`,
  refused: ({ e164, group }, n) =>
    md`⚠️ Braze n’a pas accepté ${people(n)} ayant arrêté les messages marketing de *${e164}* : dans ${group}, ${n < 2 ? 'son état n’a' : 'leurs états n’ont'} pas changé. Le numéro de téléphone ou l’external id est-il juste dans Braze ?`,
  resumed: ({ e164, group }, n) =>
    md`ℹ️ ${people(n)} que ${n < 2 ? 'son arrêt avait désabonnée' : 'leur arrêt avait désabonnées'} de ${group} ${n < 2 ? 'accepte' : 'acceptent'} à nouveau les messages marketing de *${e164}*. Ce n’est pas un opt-in au groupe (R62) : le désabonnement reste jusqu’à un nouvel opt-in de ${n < 2 ? 'sa' : 'leur'} part.`,
  stuck: ({ e164, group }, n, why) =>
    md`⚠️ ${people(n)} ayant arrêté les messages marketing de *${e164}* : désabonnement de ${group} impossible pour l’instant. ${why} Nouvel essai toutes les heures.`,
  stopped: (n) => md`🛑 ${people(n)} ${n < 2 ? 'a' : 'ont'} arrêté les messages marketing`,
  answer: {
    unsubscribed: (group, n) => md`C’est parti : désabonnement de ${people(n)} du groupe ${group}.`,
    left: (group, n) => md`Rien ne change dans ${group} pour ${people(n)}.`,
    nobody: md`Plus personne n’attend de réponse ici.`,
    already: (decision, n, by, iso) =>
      md`Plus personne n’attend de réponse ici : ${decision === 'left' ? 'maintien' : 'désabonnement'} de ${people(n)}, décidé par ${who(by)}, ${moment(iso)}.`,
    moved: md`Le numéro a changé de groupe, ou n’en a pas d’actif en ce moment. Rien n’a été modifié ; la question sera posée à nouveau quand le numéro aura un groupe actif.`,
  },
};
