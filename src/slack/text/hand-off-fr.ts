import type { HandOffText } from './hand-off-shape.ts';
import { md } from './mrkdwn.ts';

const number = new Intl.NumberFormat('fr');

export const handOff: HandOffText = {
  button: 'Prêt pour campagne ?',
  title: (group) => md`*Prêt pour une campagne par ${group} ?* (R59)`,
  ready: md`✅ Tout est là : créez la campagne ou le Canvas.`,
  waiting: md`⏳ Pas encore : il reste quelque chose à attendre ci-dessous.`,
  notYet: md`❌ Pas encore : il manque quelque chose ci-dessous.`,
  items: {
    group: 'Groupe actif',
    template: 'Modèle approuvé',
    opted_in: 'Personnes ayant donné leur opt-in',
    test: 'Test envoyé, réponse reçue',
    read_back: 'États relus',
    window: 'Règles de la conversation',
  },
  item: {
    group: ({ reason }) =>
      reason === 'active'
        ? md`il peut envoyer.`
        : md`il est archivé : son numéro n’envoie rien d’ici. Cherchez le groupe actif : \`/wa status\`.`,
    template: ({ reason, names, more }) =>
      reason === 'approved'
        ? md`${names.join(', ')}${more > 0 ? ` et ${more} ${more < 2 ? 'autre' : 'autres'}` : ''}. Seul un modèle approuvé peut ouvrir une conversation (R41, R51).`
        : md`le compte WhatsApp n’en a aucun. Sans lui, impossible d’ouvrir une conversation (R41, R51).`,
    opted_in: ({ reason, people }) =>
      reason === 'some'
        ? md`${number.format(people)}, d’après notre registre. Personne d’autre ne reçoit rien du numéro du groupe (R64).`
        : md`notre registre ne connaît aucune personne abonnée, et personne d’autre ne reçoit rien (R64).`,
    test: ({ reason, operation }) => {
      if (reason === 'done') return md`dans ${operation ?? ''}.`;
      if (reason === 'answered') return md`un test depuis ce numéro a reçu une réponse.`;
      return reason === 'open'
        ? md`${operation ?? ''} n’en est pas encore là.`
        : md`aucun test connu. Envoyez-en un : \`/wa send-test\`.`;
    },
    read_back: ({ reason, operation }) => {
      if (reason === 'done') return md`dans ${operation ?? ''}.`;
      if (reason === 'nothing') return md`aucun état n’est en cours d’écriture.`;
      return reason === 'open'
        ? md`en attente de la relecture de ${operation ?? ''} : ce qui dépend des états écrits l’attend (R74, R77).`
        : md`passée dans ${operation ?? ''}. Vérifiez quelques personnes dans Braze avant d’envoyer.`;
    },
    window: () =>
      md`texte libre seulement dans les 24 heures suivant un message de la personne ; une campagne commence par un modèle (R40, C5).`,
  },
  links: { groups: 'Groupes dans Braze', campaigns: 'Campagnes dans Braze', templates: 'Modèles chez Meta' },
  missing: md`Ce groupe n’est plus dans l’inventaire.`,
};
