import { missingColumns } from '../../domain/subscription/file-error.ts';
import type { ImportText } from './import-shape.ts';
import { md } from './mrkdwn.ts';

const number = new Intl.NumberFormat('fr');
const n = (value: number): string => number.format(value);
const rows = (value: number): string => `${n(value)} ${value < 2 ? 'ligne' : 'lignes'}`;
const people = (value: number): string => `${n(value)} ${value < 2 ? 'personne' : 'personnes'}`;

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1).replace('.', ',')} h`;
}

export const imports: ImportText = {
  what: (file, workspace) => `${file} → ${workspace}`,
  title: (name, file) => `${name} : importer ${file}`,
  of: (file, workspace) => md`*Fichier* ${file}\n*Espace de travail* ${workspace}`,
  group: (group) => md`*Groupe* ${group ?? 'indiqué à chaque ligne'}`,
  steps: {
    read: 'Lire le fichier',
    confirm: 'Confirmer ce qui sera écrit',
    write: 'Écrire dans Braze et dans le registre',
    read_back: 'Relire ce qui a été écrit',
  },
  instructions: {
    read: md`Lecture du fichier en cours. Rien n’a été envoyé à Braze.`,
    confirm: md`Regardez les totaux, l’échantillon et les rejets dans le fil. Rien ne part vers Braze avant « Écrire ».`,
    write: md`Vous pouvez mettre en pause à tout moment : ce qui est écrit le reste, le reste attend.`,
    read_back: md`Braze peut mettre jusqu’à 60 secondes à montrer un nouvel état (R77). « Pas encore visible » n’est pas un échec avant. Ce qui dépend de ces états attend cette étape (R74).`,
  },
  reading: (count) => md`📄 ${rows(count)} lues pour l’instant`,
  found: (c) =>
    md`📄 ${rows(c.rows)} lues : *${n(c.toSubscribe)}* à abonner, *${n(c.toUnsubscribe)}* à désabonner, ${n(c.unchanged)} inchangées, ${n(c.rejected)} rejetées${
      c.newer > 0
        ? md` (dont ${people(c.newer)} ayant dit le contraire depuis ce fichier : le plus récent l’emporte)`
        : ''
    }`,
  separator: (separator) =>
    md`Séparateur des cellules : « ${separator === '\t' ? 'tabulation' : separator} ».`,
  ignored: (columns) => md`Colonnes non lues : ${columns.join(', ')}`,
  sample: (sample) =>
    md`Échantillon : ${sample.map((s) => `ligne ${s.line} : ${s.person} ${s.state}`).join(' · ')}`,
  pace: ({ written, rows: all, perSecond, secondsLeft }) =>
    md`✍️ ${n(written)} sur ${rows(all)} écrites${perSecond === null ? '' : ` · ${n(Math.round(perSecond))} par seconde`}${
      secondsLeft === null ? '' : ` · encore ${duration(secondsLeft)} environ`
    }`,
  refusedByBraze: (count) => md`⚠️ Braze a refusé ${rows(count)} en chemin ; elles sont parmi les rejets.`,
  readBack: (checked, missing) =>
    missing === 0
      ? md`🔎 ${rows(checked)} relues, toutes comme écrites`
      : md`🔎 ${rows(checked)} relues, dont ${n(missing)} différentes : voir le rapport dans le fil`,
  notYet: (checked, missing) =>
    md`🔎 ${rows(checked)} relues, dont ${n(missing)} pas encore visibles : je regarde encore pendant cinq minutes`,
  stuck: (error) =>
    md`⚠️ Je ne peux pas continuer : ${error}. Rien n’est perdu. Une fois la cause réglée, appuyez sur « Réessayer » ; ou sur « Arrêter ici ».`,
  paused: md`⏸️ En pause. Rien ne part tant que personne ne reprend.`,
  confirm: 'Écrire',
  confirmTitle: 'Écrire dans Braze ?',
  confirmText: (c, workspace) =>
    `${people(c.toSubscribe)} seront abonnées et ${people(c.toUnsubscribe)} désabonnées dans ${workspace}. Une personne désabonnée ne reçoit plus rien du numéro du groupe (R64).`,
  yes: 'Écrire',
  no: 'Pas encore',
  pause: 'Pause',
  resume: 'Reprendre',
  cancel: 'Arrêter ici',
  cancelWarning: md`Ce qui est écrit le reste ; le reste ne le sera plus. Un fichier dans le fil nomme alors exactement les lignes écrites. Pour arrêter un moment, appuyez plutôt sur « Pause ».`,
  stopped: (written, all) =>
    md`⏹️ Arrêt : ${n(written)} sur ${rows(all)} ont été écrites et le restent. Le rapport dans le fil nomme chaque ligne.`,
  report: {
    read: (all, subscribe, unsubscribe, rejected) =>
      md`${rows(all)} : ${n(subscribe)} à abonner, ${n(unsubscribe)} à désabonner, ${n(rejected)} rejetées.`,
    written: (written, refused) =>
      md`${rows(written)} écrites${refused > 0 ? `, ${n(refused)} refusées en chemin` : ''}.`,
    readBack: (checked) => md`${rows(checked)} relues.`,
  },
  newTitle: 'Importer des états',
  readFile: 'Lire le fichier',
  explain: md`Le fichier est d’abord lu et rien ne part : vous voyez combien de personnes seraient abonnées ou désabonnées, et ce qui est rejeté. Ensuite, vous appuyez sur « Écrire », ou pas.`,
  file: 'Fichier',
  fileHint:
    'CSV avec les colonnes external_id et/ou phone, subscription_group_id et subscription_state, ou le JSON d’une étape « mise à jour de l’utilisateur » avec une personne par objet. UTF-8, 500 Mo au plus.',
  given: (name) => md`*Fichier* ${name}`,
  groupLabel: 'Groupe',
  groupHint:
    'Pour les lignes sans groupe. Vide : l’espace de travail de ce canal. Les groupes d’autres espaces de travail sont rejetés.',
  consent: 'Comment l’ont-elles dit ?',
  consentHint: 'Conservé avec chaque état : c’est votre preuve (R70). Vide : pas de preuve.',
  consents: {
    sms: 'Par SMS',
    website: 'Sur un site web',
    thread: 'Dans un fil WhatsApp',
    phone: 'Par téléphone',
    in_person: 'En personne',
    none: 'Pas de preuve',
  },
  asOf: 'Liste établie le',
  asOfHint: 'Qui a dit le contraire depuis garde sa parole la plus récente. Vide : maintenant.',
  readBackLabel: 'Relecture',
  readAll: 'Relire chaque ligne, pas un échantillon',
  upkeep: md`WhatsApp n’a pas de mots-clés d’abonnement : la liste est à votre charge (R71), que l’accord ait été donné par SMS, sur un site web, dans un fil, par téléphone ou en personne (R70). Si des personnes vous signalent et vous bloquent, WhatsApp abaisse ensuite vos limites (R72).`,
  otherWays: md`L’import de Braze prend les mêmes colonnes, pour les groupes e-mail et SMS (R67) ; ici les groupes WhatsApp sont écrits par son API. Le JSON est celui d’une étape « mise à jour de l’utilisateur » (R76) ; il ne nomme personne, donc chaque objet doit aussi porter \`external_id\` ou \`phone\`.`,
  archived: (group) => `${group} est archivé : il n’envoie à personne. Choisissez un groupe actif.`,
  whichWorkspace:
    'Vous pouvez importer dans plusieurs espaces de travail : choisissez un groupe, pour savoir lequel.',
  inTheFuture: 'Cette date est dans le futur : une liste ne dit que ce qui a été.',
  noFile: md`Ce message n’a pas de fichier CSV ou JSON. Utilisez le raccourci sur un message qui en a un, ou « Importer des consentements » dans \`/wa\`.`,
  held: md`Une autre opération déplace un de ces groupes en ce moment. Rien n’a été écrit. Attendez sa fin, puis appuyez à nouveau sur « Écrire ».`,
  rows: {
    rejects:
      '📎 Lignes rejetées, avec le numéro, la raison et le remède. Les valeurs personnelles sont masquées.',
    'late-rejects': '📎 Lignes refusées pendant l’écriture.',
    'not-as-written': '📎 Lignes des lots où quelqu’un ne se relit pas comme écrit.',
    written: '📎 Exactement ces lignes ont été écrites avant l’arrêt.',
  },
  rejectColumns: ['ligne', 'colonne', 'valeur', 'raison', 'remède'],
  writtenColumns: ['ligne', 'subscription_group_id', 'subscription_state'],
  reasons: {
    cells: { what: 'mauvais nombre de cellules', fix: 'donnez à la ligne autant de cellules qu’à l’en-tête' },
    quotes: {
      what: 'un guillemet dans une cellule sans guillemets',
      fix: 'entourez la cellule de guillemets et doublez celui-ci',
    },
    not_an_object: {
      what: 'ce n’est pas un objet',
      fix: 'chaque élément de la liste est un objet entre accolades',
    },
    no_groups: {
      what: 'pas de subscription_groups',
      fix: 'ajoutez subscription_groups avec un identifiant et un état (R76)',
    },
    not_text: {
      what: 'une valeur qui n’est pas du texte',
      fix: 'mettez-la entre guillemets : identifiants et téléphones sont du texte',
    },
    bad_utf8: {
      what: 'des caractères hors UTF-8',
      fix: 'enregistrez le fichier en UTF-8 et importez-le à nouveau',
    },
    surrounding_spaces: {
      what: 'des espaces autour de la valeur',
      fix: 'retirez les espaces ; rien n’est corrigé en silence',
    },
    no_person: { what: 'ne nomme personne', fix: 'renseignez external_id ou phone' },
    bad_external_id: {
      what: 'ce n’est pas un identifiant externe',
      fix: 'retirez les caractères invisibles, restez sous 998 octets',
    },
    bad_phone: {
      what: 'ce n’est pas un numéro E.164',
      fix: 'écrivez-le avec + et l’indicatif du pays, des chiffres seulement',
    },
    no_state: { what: 'pas d’état', fix: 'écrivez subscribed ou unsubscribed' },
    bad_state: { what: 'ce n’est pas un état', fix: 'écrivez exactement subscribed ou unsubscribed' },
    no_group: {
      what: 'ne nomme pas de groupe',
      fix: 'renseignez subscription_group_id, ou choisissez un groupe dans le formulaire',
    },
    bad_group_id: {
      what: 'ce n’est pas un identifiant de groupe',
      fix: 'copiez l’identifiant du groupe dans le tableau de bord de Braze',
    },
    unknown_group: {
      what: 'un groupe absent de l’inventaire',
      fix: 'vérifiez l’identifiant, ou faites ajouter le groupe par un admin ; un groupe naît à l’intégration de WhatsApp, pas d’un import (R60)',
    },
    group_archived: { what: 'le groupe est archivé', fix: 'utilisez le groupe actif du numéro' },
    group_of_another_workspace: {
      what: 'un groupe d’un autre espace de travail',
      fix: 'importez ces lignes dans un fichier à part',
    },
    duplicate: {
      what: 'la même personne et le même groupe encore une fois',
      fix: 'rien à faire : la première ligne compte',
    },
    contradiction: { what: 'abonnée et désabonnée dans un même fichier', fix: 'gardez la ligne juste' },
    newer_known: {
      what: 'la personne a dit le contraire depuis cette liste',
      fix: 'rien à faire : le plus récent l’emporte',
    },
    refused_by_braze: { what: 'refusée par Braze', fix: 'regardez la valeur : Braze dit pourquoi' },
    erased: { what: 'la personne a été effacée entre-temps', fix: 'rien à faire' },
  },
  fileError(code, detail) {
    const { missing, near } = missingColumns(detail);
    const wanted = missing.map((column) => (column === 'person' ? 'external_id ou phone' : column));
    const meant = near.map(([found, column]) => `« ${found} » s’écrit ${column}`);
    const known: Record<string, string> = {
      file_missing:
        'le fichier n’existe plus, ou je ne peux pas le voir : partagez-le avec moi et recommencez',
      file_unreachable: 'Slack ne m’a pas donné le fichier : réessayez dans une minute',
      file_broken:
        'le téléchargement s’est interrompu plusieurs fois : réessayez, ou déposez à nouveau le fichier',
      file_empty: 'le fichier n’a aucune ligne',
      file_too_large: `le fichier dépasse ${detail} Mo : découpez-le`,
      file_zip: 'c’est un fichier compressé : décompressez-le et importez le CSV ou le JSON qu’il contient',
      file_xlsx: 'c’est un classeur : enregistrez-le en CSV (UTF-8) et importez celui-ci',
      file_utf16: 'le fichier est en UTF-16 : enregistrez-le en CSV (UTF-8)',
      file_binary: 'ce n’est pas un fichier texte',
      file_no_header:
        'la première ligne n’est pas un en-tête : il faut external_id ou phone, et subscription_state',
      file_missing_columns: `il manque : ${wanted.join(', ')}${meant.length > 0 ? ` (${meant.join(' ; ')})` : ''}. Les en-têtes sont exacts, majuscules comprises`,
      file_duplicate_columns: `ces colonnes y sont deux fois : ${detail}`,
      file_unclosed_quote: `le guillemet ouvert à la ligne ${detail} n’est jamais fermé`,
      file_text_after_quote: `à la ligne ${detail}, du texte suit un guillemet fermant`,
      file_record_too_long: `la ligne ${detail} est bien trop longue : sans doute un guillemet jamais fermé`,
      file_bad_json: `ce n’est pas du JSON : erreur à l’octet ${detail}`,
      file_not_r76:
        'ce JSON n’a pas la forme d’une étape « mise à jour de l’utilisateur » (R76) : il faut « attributes »',
      file_group_comes_late:
        'subscription_group_id vient après les lignes qui en ont besoin : mettez-le en premier',
      nothing_to_write: 'rien à écrire : chaque ligne est inchangée ou rejetée',
      all_refused:
        'Braze a refusé toutes les lignes jusqu’ici : regardez le groupe et la clé, puis réessayez',
      not_as_written: `${detail} personnes ne se relisent pas comme écrit au bout de cinq minutes : voir le fichier dans le fil`,
    };
    return known[code] ?? null;
  },
};
