import { md } from './mrkdwn.ts';
import type { RecreateText } from './recreate-shape.ts';
import { many } from './words-fr.ts';

export const recreate: RecreateText = {
  title: 'Recréer un modèle',
  open: 'En recréer un',
  intro: (n) =>
    md`Il manque à la destination ${many(n, 'modèle', 'modèles')} de l’origine. Ils sont corrigés et soumis l’un après l’autre (R104) ; Meta en prend 100 par heure.`,
  none: md`Il ne manque à la destination aucun modèle de l’origine.`,
  which: 'Lequel ?',
  submit: 'Soumettre à Meta',
  about: (name, language) => md`*${name}* (${language})`,
  reason: (reason) => md`Motif du refus : ${reason}`,
  media: md`Il a un en-tête média, et Meta demande de nouveau le fichier dans la destination : créez-le dans le gestionnaire WhatsApp.`,
  name: 'Nom',
  nameHint: 'Minuscules, chiffres et _. Un nom supprimé redevient libre après 30 jours.',
  nameWrong: 'Seulement des minuscules, des chiffres et _.',
  category: 'Catégorie',
  categories: { UTILITY: 'Utilitaire', MARKETING: 'Marketing', AUTHENTICATION: 'Authentification' },
  header: 'En-tête',
  body: 'Texte',
  bodyHint: 'Les variables sont entre doubles accolades, comme avant.',
  footer: 'Pied de page',
  creating: md`Demande à Meta…`,
  created: (status) => md`✅ Soumis : il est maintenant ${status}. Son approbation est surveillée.`,
  notCreated: ({ said, retryAfterMs }) => {
    if (retryAfterMs !== null)
      return md`Meta n’en prend plus pour l’instant : réessayez dans ${many(Math.ceil(retryAfterMs / 60_000), 'minute', 'minutes')}.`;
    return said === null ? md`Meta ne l’a pas pris. Veuillez réessayer.` : md`Meta dit : « ${said} »`;
  },
  gone: md`Ce modèle n’est plus là pour être recréé.`,
};
