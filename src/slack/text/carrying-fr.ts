import type { Voucher } from '../../domain/transfer/carry-over.ts';
import type { CarryingText } from './carrying-shape.ts';
import { type Mrkdwn, md, mention, moment } from './mrkdwn.ts';

const number = new Intl.NumberFormat('fr');
const n = (value: number): string => number.format(value);
const people = (value: number): string => `${n(value)} ${value < 2 ? 'personne' : 'personnes'}`;
const agreed = (value: number, word: string): string => `${n(value)} ${word}${value < 2 ? '' : 's'}`;

function sourceOf({ kind, user, operation }: Voucher): Mrkdwn {
  const by = user === null ? md`` : md` par ${mention(user)}`;
  switch (kind) {
    case 'import':
      return md`import ${operation ?? ''}${by}`;
    case 'carry_over':
      return md`report fait par ${operation ?? ''}`;
    case 'person':
      return user === null ? md`une personne` : mention(user);
    case 'webhook':
      return md`les personnes elles-mêmes, par WhatsApp`;
    case 'braze':
      return md`lu dans Braze`;
    default:
      return kind satisfies never;
  }
}

const named = (names: readonly string[], more: number): string =>
  `${names.join(', ')}${more > 0 ? ` et ${agreed(more, 'autre')}` : ''}`;

export const carrying: CarryingText = {
  choice: 'Opt-ins à reporter',
  choiceHint:
    'Ils ne suivent pas le numéro d’eux-mêmes. Un état inconnu n’est pas un consentement et n’est jamais écrit.',
  choices: {
    none: 'Ne pas les reporter',
    ledger: 'Reporter les personnes connues de notre registre',
    file: 'Reporter un fichier que j’ai d’abord importé',
  },
  title: 'Report des opt-ins',
  left: md`Le bot ne les reporte pas : trois étapes le demandent à une personne.`,
  known: (subscribed, unsubscribed, group) =>
    md`Braze ne sait pas lister les membres d’un groupe. Notre registre connaît *${people(subscribed + unsubscribed)}* dans ${group} : ${agreed(subscribed, 'abonnée')}, ${agreed(unsubscribed, 'désabonnée')}. S’en portent garants :`,
  nobody: (group) =>
    md`⚠️ Notre registre ne connaît personne dans ${group} : le bot ne peut rien reporter, et trois étapes le demandent à une personne. Importez d’abord la liste dans ${group} : \`/wa subscription\` ; puis « Vérifier à nouveau ».`,
  byHand: md`⚠️ La clé REST d’un espace de travail n’est pas renseignée : trois étapes demandent à une personne ce que le bot ferait.`,
  vouched: (voucher) =>
    md`• ${sourceOf(voucher)} : ${people(voucher.subscribed + voucher.unsubscribed)}, dernière fois ${moment(voucher.at)}`,
  otherVouchers: (count) => md`• ${agreed(count, 'autre')}`,
  imported: (voucher) => md`✅ Le fichier : ${sourceOf(voucher)}, ${moment(voucher.at)}.`,
  notImported: (group) =>
    md`⚠️ Aucun fichier n’a été importé dans ${group} ces 7 derniers jours. Importez-le d’abord (\`/wa subscription\`), puis « Vérifier à nouveau » ; sinon, le registre est reporté tel quel.`,
  how: md`Leurs états sont lus dans Braze avant l’archivage, puis écrits dans le nouveau groupe après les tests ; les opt-outs arrivés entre-temps sont écrits aussi. Un état inconnu n’est pas un consentement et n’est jamais écrit (R63). Les personnes sans profil dans la destination sont laissées de côté : aucun profil n’est créé. La carte dit dans son fil de qui il s’agit, avant toute approbation.`,
  sameCompany: 'La destination parle au nom de la même entreprise (R62)',
  sameCompanyYes: 'Je le confirme',
  sameCompanyHint:
    'Un opt-in vaut pour une seule entreprise. Sans cette confirmation, seuls les opt-outs sont reportés : les autres devront redonner leur accord.',
  mayNotConfirm: (workspace) =>
    md`Seuls les opt-outs seront reportés : pour confirmer qu’il s’agit de la même entreprise (R62), il faut la permission \`import_users\` dans ${workspace}, et vous ne l’avez pas. Un admin peut vous la donner : \`/wa grant\`.`,
  mayNotConfirmPlain: (workspace) =>
    `Pour confirmer cela, il vous faut la permission \`import_users\` dans ${workspace}. Laissez vide pour ne reporter que les opt-outs.`,
  confirmed: (user, workspace) =>
    md`☑️ Pour ${workspace}, ${mention(user)} confirme qu’il s’agit de la même entreprise (R62) : opt-ins et opt-outs sont reportés.`,
  notConfirmed: (workspace) =>
    md`Pour ${workspace}, personne n’a confirmé qu’il s’agit de la même entreprise (R62) : seuls les opt-outs sont reportés.`,
  looking: (done, all, workspace) => md`🔎 Recherche dans ${workspace} : ${n(done)} sur ${people(all)}`,
  profiles: ({ found, no_phone: noPhone, absent }, workspace) =>
    md`🔎 Dans ${workspace}, ${people(found + noPhone)} ${found + noPhone < 2 ? 'a' : 'ont'} un profil${noPhone > 0 ? `, dont ${n(noPhone)} sans téléphone` : ''} ; ${absent === 0 ? 'il ne manque personne.' : md`*${people(absent)} ${absent < 2 ? 'manque' : 'manquent'}* et ${absent < 2 ? 'est laissée' : 'sont laissées'} de côté.`}`,
  read: ({ subscribed, unsubscribed, unknown }, all) =>
    md`📖 Lu dans l’origine : ${n(subscribed + unsubscribed + unknown)} sur ${people(all)} (${agreed(subscribed, 'abonnée')}, ${agreed(unsubscribed, 'désabonnée')}, ${agreed(unknown, 'inconnue')} : jamais écrit, R63)`,
  written: (written, all) => md`✍️ ${n(written)} sur ${people(all)} écrites dans le nouveau groupe`,
  leftOut: (count) =>
    md`⚠️ ${people(count)} de moins en chemin : refus de Braze, ou changement d’avis entre-temps.`,
  readBack: (checked, missing) =>
    missing === 0
      ? md`🔎 ${people(checked)} relues, conformes à ce qui a été écrit`
      : md`🔎 ${people(checked)} relues, dont ${n(missing)} pas encore conformes à ce qui a été écrit`,
  waits: (until) => md`⏳ Attend jusqu’à ${moment(until)} que les états soient visibles (R74, R77).`,
  missingFile:
    '📎 Personnes sans profil ou sans téléphone dans la destination. Les noms sont masqués ; le numéro est celui du registre. Un profil créé là-bas avant le report compte.',
  missingColumns: ['personne', 'identifiant externe', 'téléphone', 'motif'],
  lacks: { absent: 'sans profil : laissée de côté', no_phone: 'sans téléphone : reportée, mais injoignable' },
  notLookedUp: (error, workspace) =>
    md`⚠️ Impossible de chercher qui a un profil dans ${workspace} : ${error}. Nouvel essai avant d’y écrire quoi que ce soit.`,
  notAsWritten: (names, more) =>
    md`⚠️ Cinq minutes après l’écriture, l’état relu diffère pour ${named(names, more)}. Les noms sont masqués. Réessayez, ou regardez leurs profils dans Braze et confirmez.`,
};
