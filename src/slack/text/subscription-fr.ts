import { joined, md, mention, moment } from './mrkdwn.ts';
import type { SubscriptionText } from './subscription-shape.ts';

const plural = new Intl.PluralRules('fr');
const many = (n: string, one: string, other: string) =>
  `${n} ${plural.select(Number(n)) === 'one' ? one : other}`;
const because = (why: string) => (why === '' ? '' : ` (${why})`);

const otherWays = joined(
  [
    md`Les états changent aussi sans moi : les applications et les sites ajoutent des personnes par \`addToSubscriptionGroup\` du SDK (Android, iOS, Web ; R66), un webhook Braze vers Braze appelle l’API REST (R73), et une étape User Update pose l’état dans son éditeur JSON avancé (R75). Les suites d’un tel changement vont dans un second Canvas, déclenché par son résultat (R74).`,
    md`L’import d’utilisateurs de Braze, avec les colonnes \`subscription_group_id\` et \`subscription_state\`, est documenté pour les groupes e-mail et SMS (R67) : pour WhatsApp, j’utilise l’API REST.`,
  ],
  '\n',
);

export const subscriptions: SubscriptionText = {
  help: {
    subscribe: {
      does: 'abonner une personne à un groupe',
      more: md`Abonne une personne, désignée par son external id ou son téléphone, à un groupe. Vous indiquez comment elle a consenti, puis vous confirmez. Braze d’abord, notre registre ensuite ; un message direct vous prévient quand Braze l’affiche (jusqu’à 60 secondes, R77).`,
    },
    unsubscribe: {
      does: 'désabonner une personne d’un groupe',
      more: md`Désabonne une personne, désignée par son external id ou son téléphone, d’un groupe : elle ne reçoit plus rien de son numéro (R64). Un message direct vous prévient quand Braze l’affiche (jusqu’à 60 secondes, R77).`,
    },
    subscription: {
      does: 'consulter, fixer ou prouver les états des personnes',
      more: joined([
        md`Montre les groupes et les états d’une personne, par external id, téléphone ou e-mail (R68) : ce que dit notre registre à côté de ce que Braze répond maintenant (R69). De là, vous fixez un état, exportez la preuve d’opt-in ou, en tant qu’admin, effacez la personne. Avec le nom d’un groupe : combien de personnes ont consenti, et leur preuve.`,
        otherWays,
      ]),
    },
  },
  person: 'Personne',
  personHint: 'External id, ou numéro de téléphone avec + et indicatif du pays.',
  lookUpHint: 'External id, numéro de téléphone avec + et indicatif du pays, ou adresse e-mail.',
  personFault: {
    empty: 'Indiquez de qui il s’agit.',
    bad_phone:
      'Ce numéro de téléphone n’existe pas. Écrivez-le avec + et l’indicatif du pays, par exemple +33 6 12 34 56 78.',
    bad_external_id:
      'Aucun external id n’a cette forme : il est trop long ou contient des caractères invisibles.',
    email:
      'Un groupe WhatsApp n’accepte pas d’adresse e-mail. Désignez la personne par son external id ou son téléphone ; la recherche par e-mail montre les deux.',
    email_erase:
      'Notre registre ne contient aucune adresse e-mail. Désignez la personne par son external id ou son téléphone ; la recherche par e-mail montre les deux.',
  },

  lookUpTitle: 'Chercher une personne',
  lookUp: 'Chercher',
  looking: md`🔎 Recherche en cours, ici et chez Braze…`,
  nobody: md`Notre registre ne connaît personne sous ce nom.`,
  onlyBraze: md`Seul Braze connaît cette personne, notre registre non.`,
  nowhere: md`Aucun groupe que vous voyez ne dit quoi que ce soit de cette personne. Ce n’est pas un consentement : personne n’est abonné avant de l’avoir dit (R63).`,
  shared: md`Plusieurs personnes partagent ce téléphone. Un état fixé par le téléphone vaut pour toutes.`,
  group: (name, workspace) => md`*${name}* dans ${workspace}`,
  archived: 'archivé',
  state: { subscribed: '🟢 abonné', unsubscribed: '🔴 désabonné', unknown: '⚪ inconnu' },
  ledgerSays: (state, how, at) => md`Registre : ${state} depuis ${moment(at)} · consentement : ${how}`,
  ledgerSilent: md`Registre : rien`,
  brazeSays: (state) => md`Braze : ${state}`,
  brazeWaits: md`Braze : question posée…`,
  brazeSilent: md`Braze : lecture impossible`,
  differs: md`⚠️ Les deux diffèrent. Un état peut mettre jusqu’à 60 secondes à paraître chez Braze (R77) ; au-delà, fixez-le à nouveau.`,
  consent: {
    sms: 'par SMS',
    website: 'sur un site web',
    thread: 'dans un fil WhatsApp',
    phone: 'par téléphone',
    in_person: 'en personne',
    none: 'aucune preuve',
  },
  source: {
    person: 'fixé à la main',
    import: 'importé',
    carry_over: 'reporté',
    webhook: 'signalé par WhatsApp',
    braze: 'lu chez Braze',
  },
  byWhom: (user) => md`par ${mention(user)}`,
  inOperation: (operation, line) => (line === '' ? `opération ${operation}` : `${operation}, ligne ${line}`),
  earlier: (n) => md`${many(n, 'état antérieur figure', 'états antérieurs figurent')} dans la preuve.`,
  marketing: {
    stopped: (e164, at) =>
      md`📵 A demandé à WhatsApp d’arrêter le *marketing* de ${e164}, ${moment(at)}. Cela ne concerne que le marketing : ce n’est pas l’état dans le groupe.`,
    resumed: (e164, at) =>
      md`📳 A demandé à WhatsApp de reprendre le *marketing* de ${e164}, ${moment(at)}. Cela ne concerne que le marketing : ce n’est pas l’état dans le groupe.`,
  },
  readLedger: (at) => md`Registre lu ${moment(at)}`,
  readBraze: (workspace, at) => md`Braze, ${workspace} : lecture ${moment(at)}`,
  notRead: (workspace, why) =>
    md`⚠️ Braze, ${workspace} : ${why}. Ce que vous en voyez vient de notre seul registre.`,
  fault: {
    no_key: 'la clé de l’espace de travail n’est pas définie',
    unauthorized: 'la clé est fausse ou d’un autre cluster',
    forbidden: 'il manque une permission à la clé',
    not_found: 'l’adresse est fausse',
    invalid: 'la question n’a pas été comprise',
    refused: 'refus',
    rate_limited: 'trop de requêtes, réessayez dans une minute',
    unavailable: 'panne de son côté',
    no_answer: 'pas de réponse à temps',
    unexpected: 'une réponse qui n’a pas de sens',
  },
  more: (n) => md`${n} de plus ne sont pas affichés ici. La preuve contient tout ce que sait notre registre.`,

  subscribe: 'Abonner',
  unsubscribe: 'Désabonner',
  setAnother: 'Fixer un état…',
  exportProof: 'Exporter la preuve',
  erase: 'Effacer…',

  setTitle: 'Fixer un état',
  set: 'Fixer',
  groupLabel: 'Groupe d’abonnement',
  stateLabel: 'État',
  consentLabel: 'Comment cela a-t-il été dit ?',
  stateOption: { subscribed: 'Abonné', unsubscribed: 'Désabonné' },
  meaning: joined([
    md`*Abonné* : la personne a dit explicitement oui aux messages WhatsApp de cette entreprise (R62), par SMS, sur un site, dans un fil, par téléphone ou en personne (R70).`,
    md`*Désabonné* : elle ne l’a jamais dit, ou l’a retiré (R63) ; elle ne reçoit rien du numéro du groupe (R64).`,
    md`Si des personnes signalent et bloquent un numéro, WhatsApp abaisse sa limite d’envoi (R72).`,
  ]),
  afterwards: md`Braze peut mettre jusqu’à 60 secondes à l’afficher (R77). Ce qui en dépend doit attendre (R74) : je vous préviens.`,
  asked: {
    subscribed: (group) =>
      md`✍️ Abonnement à *${group}* en cours. Un message direct vous dira ce qu’il en est.`,
    unsubscribed: (group) =>
      md`✍️ Désabonnement de *${group}* en cours. Un message direct vous dira ce qu’il en est.`,
  },
  already: (group) => md`Cela vient d’être fixé dans *${group}* ; rien de plus n’a été fait.`,
  groupFault: {
    missing: 'Ce groupe n’est pas dans l’inventaire.',
    archived:
      'Ce groupe est archivé et n’envoie rien : personne ne s’y abonne. Un désabonnement reste enregistré.',
  },

  eraseTitle: 'Effacer une personne',
  eraseReason: 'Pourquoi ?',
  eraseReasonHint:
    'Enregistré avec le fait et les totaux. Aucun nom, s’il vous plaît : ce qui identifie quelqu’un est masqué.',
  eraseWarning: md`L’external id et le téléphone disparaissent pour de bon, du registre, de son historique, des imports et de ce qui attend d’être écrit. Les totaux et le fait restent. *C’est irréversible.*`,
  erased: (people, states, earlier, pending) =>
    md`🧹 Effacé : ${many(people, 'personne', 'personnes')}, avec ${many(states, 'état', 'états')}, ${many(earlier, 'état antérieur', 'états antérieurs')} et ${many(pending, 'ligne', 'lignes')} en attente d’écriture.`,
  eraseInBraze: md`Braze garde le profil : je n’y supprime personne. Quelqu’un qui y a accès le fait, dans le tableau de bord ou avec \`users/delete\`. Les messages dans Slack se suppriment dans Slack.`,
  nobodyToErase: 'Notre registre ne connaît personne sous ce nom : il n’y a rien à effacer.',

  counts: (name, workspace, subscribed, unsubscribed) =>
    md`*${name}* dans ${workspace}\n🟢 ${many(subscribed, 'personne abonnée', 'personnes abonnées')} · 🔴 ${many(unsubscribed, 'personne désabonnée', 'personnes désabonnées')}`,
  ownList: md`Compté dans notre registre : Braze ne sait pas lister les membres d’un groupe, et WhatsApp n’a pas de mots-clés d’opt-in ; une entreprise tient donc sa propre liste (R71).`,
  proofTitle: 'Preuve d’opt-in',
  proofComes: md`📎 La preuve arrive en fichier, dans vos messages directs avec moi. Votre demande est enregistrée.`,
  proofOfGroup: (group) =>
    md`Preuve d’opt-in pour ${group} : qui a dit quoi, comment, quand, et d’où nous le tenons. Les cellules qu’un tableur exécuterait commencent par une apostrophe, téléphones compris.`,
  proofOfPeople: (people) =>
    md`Preuve d’opt-in pour ${many(people, 'personne', 'personnes')} : qui a dit quoi, comment, quand, et d’où nous le tenons. Les cellules qu’un tableur exécuterait commencent par une apostrophe, téléphones compris.`,

  news: {
    written: (group, state, at) =>
      md`✅ Écrit dans Braze et dans notre registre : ${state} dans *${group}*, à votre demande (${moment(at)}). Braze peut mettre jusqu’à 60 secondes à l’afficher (R77) ; je vous préviens. Ce qui en dépend attend jusque-là (R74).`,
    queued: (group, state, at) =>
      md`🕓 Braze est en maintenance et l’a mis en file : ${state} dans *${group}*, à votre demande (${moment(at)}). Notre registre l’a ; je vous préviens quand Braze l’affiche.`,
    not_written: (group, state, at, why) =>
      md`❌ Non écrit, ni chez Braze ni dans notre registre : ${state} dans *${group}*, à votre demande (${moment(at)}). Braze ne l’a pas fait${because(why)}.`,
    unclear: (group, state, at, why) =>
      md`❓ On ne sait pas si Braze l’a fait${because(why)} : ${state} dans *${group}*, à votre demande (${moment(at)}). Notre registre n’a pas changé. Fixez-le à nouveau : le faire deux fois est sans danger.`,
    gone: (group, state, at, why) =>
      md`❌ Non écrit${because(why)} : ${state} dans *${group}*, à votre demande (${moment(at)}). La personne n’est plus connue ici (effacée, ou un essai précédent a échoué), ou le groupe n’existe plus.`,
    overtaken: (group, state, at, why) =>
      md`↩️ Non écrit${because(why)} : ${state} dans *${group}*, à votre demande (${moment(at)}). La personne s’est exprimée plus récemment : cela l’emporte.`,
    visible: (group, state, at) =>
      md`👁️ Braze l’affiche : ${state} dans *${group}*, à votre demande (${moment(at)}). Ce qui en dépend peut commencer.`,
    not_visible: (group, state, at) =>
      md`⚠️ Braze ne l’affiche pas après cinq minutes : ${state} dans *${group}*, à votre demande (${moment(at)}). Vérifiez que Braze a le profil, puis fixez-le à nouveau ; ce qui en dépend ne devrait pas commencer.`,
    not_read: (group, state, at, why) =>
      md`⚠️ Lecture de Braze impossible pendant cinq minutes${because(why)} : ${state} dans *${group}*, à votre demande (${moment(at)}). C’est écrit ; personne n’a vu si cela s’affiche. Cherchez plus tard.`,
  },
};
