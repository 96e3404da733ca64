import type { TemplateOutlook } from '../../domain/migration/template-outlook.ts';
import { addNumber, migrationInstructionsFr } from './migration-instructions-fr.ts';
import { migrationPressFr } from './migration-press-fr.ts';
import type { MigrationText } from './migration-shape.ts';
import { joined, type Mrkdwn, md, mention, mentions, moment } from './mrkdwn.ts';
import { list, many } from './words-fr.ts';

const number = new Intl.NumberFormat('fr');
const n = (value: number): string => number.format(value);
const several = (value: number, one: string, other: string): string =>
  `${n(value)} ${value < 2 ? one : other}`;

const quoted = (names: readonly string[], of: number): Mrkdwn =>
  names.length === 0
    ? md``
    : md` : ${list(of > names.length ? [...names, several(of - names.length, 'autre', 'autres')] : names)}`;

const deleteAccount = md`*Paramètres* ou *Réglages* > *Compte* > *Supprimer mon compte* (en anglais : *Settings* > *Account* > *Delete account*)`;
const disconnect = md`*Settings* > *Account* > *Business Platform* > *Disconnect account*`;

/** What the clash means for whoever sends: the destination's own template is used. */
const compared = ({ same, different, unknown }: TemplateOutlook['clashes'], differing: readonly string[]) =>
  joined(
    [
      ...(same > 0 ? [md` Même contenu : ${n(same)}.`] : []),
      ...(different > 0
        ? [
            md` *Contenu différent sur place : ${n(different)}*${quoted(differing, different)}. Comparez d’abord : ce sont ceux sur place qui seront envoyés.`,
          ]
        : []),
      ...(unknown > 0 ? [md` Contenu non lu : ${n(unknown)}.`] : []),
    ],
    '',
  );

export const migration: MigrationText = {
  ...migrationInstructionsFr,
  ...migrationPressFr,
  what: (e164, source, target) => `${e164}, ${source} → ${target}`,
  title: (name, e164) => `${name} : migration du ${e164}`,
  newTitle: 'Migrer un numéro',
  planTitle: 'Plan de la migration',
  next: 'Suivant',
  intro: md`Une migration fait passer un numéro à un autre WABA, à un autre fournisseur ou à une autre devise (R79). Au sein d’une même entreprise Meta, le nom d’affichage et la note de qualité sont conservés. *L’historique des messages est perdu*, quoi qu’en disent des pages plus anciennes (R78).`,
  registeredOn: 'Où le numéro est-il enregistré aujourd’hui ?',
  registeredOnHint: 'Seul un numéro enregistré sur l’API WhatsApp Business se migre (R80).',
  registrations: {
    api: 'API WhatsApp Business (Cloud API ou un fournisseur)',
    business_app: 'Application WhatsApp Business',
    coexistence: 'Application Business et API à la fois (coexistence)',
    consumer_app: 'WhatsApp, l’application grand public',
    none: 'Nulle part pour l’instant',
  },
  instead: {
    coexist_or_delete: md`*Pas de migration : le numéro est sur l’application WhatsApp Business (R82).* Deux possibilités :\n• *Garder aussi l’application* : connectez le numéro en coexistence ; l’inscription du fournisseur le propose.\n• *Quitter l’application* : dans l’application, ${deleteAccount}, attendez cinq minutes, puis ajoutez le numéro comme nouveau numéro.`,
    leave_coexistence: md`*Un numéro en coexistence ne se migre pas (R110).* Mettez d’abord fin à la coexistence : dans l’application Business, ${disconnect}. Ensuite, gardez l’application, ou supprimez son compte et ajoutez le numéro comme nouveau numéro (R82).`,
    delete_account: md`*Aucune migration n’existe pour un numéro sur l’application grand public (R83).* Dans WhatsApp, ${deleteAccount} : ses discussions disparaissent. Attendez cinq minutes, puis ajoutez le numéro comme nouveau numéro.`,
    add: md`*Rien à migrer : le numéro n’est enregistré nulle part (R80).* Ajoutez-le comme nouveau numéro au WABA qui doit l’avoir. Dans Braze : ${addNumber}.`,
  },
  number: 'Numéro',
  numberHint: 'Cherchez par numéro, nom ou WABA.',
  scenario: 'De quoi s’agit-il ?',
  scenarios: {
    1: '1 · Vers 360dialog, depuis un autre fournisseur',
    2: '2 · Vers un autre WABA (ou une autre devise)',
    3: '3 · Quitter 360dialog',
    4: '4 · Client entier vers un autre partenaire 360dialog',
    5: '5 · Un seul WABA vers un autre partenaire 360dialog',
    6: '6 · Vers une autre entreprise Meta',
    7: '7 · D’On-Premise à Cloud API (ancien cas)',
  },
  destination: 'Vers quel WABA ?',
  destinationHint:
    'Cherchez par nom ou identifiant. « Ailleurs » pour un WABA qui ne fait pas partie des nôtres.',
  outside: 'Ailleurs',
  outsideHint: 'Aucun de nos WABA',
  newPlace: 'son nouveau WABA',
  ticksItself: md`_Je surveille cette étape et la coche moi-même._`,
  scope: 'Qu’est-ce qui est concerné ?',
  scopes: {
    number: 'Ce numéro seul',
    currency: 'Tous ses numéros : la devise change',
  },
  first: 'Modèles à faire passer en premier',
  firstHint: 'Un nom par ligne. Ils sont copiés d’abord si la destination n’a pas de place pour tous (R103).',
  missing: {
    number: 'Ce numéro n’est pas dans l’inventaire. Un admin l’ajoute avec « npm run inventory ».',
    destination: 'Ce WABA n’est pas dans l’inventaire. Un admin l’ajoute avec « npm run inventory ».',
  },
  reading: md`🔎 Lecture des WABA chez Meta…`,
  fromTo: (source, target) => md`*De* ${source}\n*Vers* ${target}`,
  numberLine: (e164, displayName, group) =>
    md`*Numéro* ${e164} ${displayName}\n*Groupe Braze* ${group ?? 'aucun'}`,
  scenarioLine: (scenario, kind) =>
    md`*${migration.scenarios[scenario]}* (R${83 + Number(scenario)}) : ${migration.kinds[kind]} (R114)`,
  kinds: { migration: 'migration', configuration_change: 'changement de configuration au sein de 360dialog' },
  routes: {
    api: md`Voie : les appels d’API de Meta, par notre application. Le bot les fait ; des personnes désactivent la vérification en deux étapes, lisent le code et choisissent le code PIN.`,
    hub: md`Voie : le Hub 360dialog, par le client. Le bot dit où cliquer, surveille et prouve.`,
    embedded_signup: md`Voie : la fenêtre d’inscription de Braze. Le bot dit où cliquer, surveille et prouve.`,
    new_provider: md`Voie : le nouveau fournisseur lance la migration. Le bot tient l’ordre, surveille et prouve.`,
    partner_change: md`Voie : un changement de partenaire dans le Hub, demandé par le client et approuvé par le nouveau partenaire.`,
    support: md`Voie : le support de 360dialog ; aucune page ne le décrit (R88). Rien n’est automatisé ici.`,
    by_hand: md`Voie : à la main. Ni Meta ni 360dialog ne transfèrent de numéro d’une entreprise Meta à une autre (R89), donc le bot ne le fait jamais : ceci est une liste de vérification.`,
  },
  noReturn: (step) =>
    md`Point de non-retour : « ${step} ». Avant, annuler l’opération défait ce qui peut l’être ; après, le retour est une nouvelle migration, avec son propre plan.`,
  silence: md`🔇 À partir de « Archiver le groupe », Braze ne peut plus envoyer depuis ce numéro.`,
  billingTitle: 'Qui paie',
  billing: [
    md`Messages livrés avant la fin de la migration : facturés à l’ancien fournisseur (R106).`,
    md`Envoyés avant, livrés après : encore à l’ancien fournisseur (R107).`,
    md`Livrés après la fin : facturés à l’entreprise ; selon Meta, l’entreprise de destination (R108).`,
  ],
  noCost: md`La facturation ne change pas.`,
  kept: {
    display_name: 'Le nom d’affichage (R91).',
    quality_rating: 'La note de qualité du numéro (R92).',
    messaging_limit:
      'La limite d’envoi de messages (R93) ; elle appartient à toute l’entreprise Meta, pas au numéro (R29).',
    official_account: 'Le statut de compte professionnel officiel (Official Business Account, R94).',
    media: 'Les médias téléversés (R95) : les deux côtés sont sur Cloud API.',
    good_templates: 'Les modèles approuvés de haute qualité, en copie (R96).',
    other_templates: 'Les autres modèles (R97).',
    catalogs: 'Les catalogues (R98).',
    history: 'L’historique des messages (R99).',
  },
  noLoss: {
    display_name: 'Nom d’affichage : aucune perte (R91).',
    quality_rating: 'Note de qualité : aucune perte (R92).',
    messaging_limit: 'Limite d’envoi de messages : aucune perte (R93).',
    official_account: 'Compte professionnel officiel (Official Business Account) : aucune perte (R94).',
    media: 'Médias téléversés : aucune perte (R95).',
    good_templates: 'Modèles approuvés de haute qualité : aucune perte (R96).',
    other_templates: 'Modèles de faible qualité, rejetés ou en attente : aucune perte (R97).',
    catalogs: 'Catalogues : aucune perte (R98).',
    history: 'Historique des messages et des discussions : aucune perte (R99).',
  },
  lost: {
    display_name: 'Le nom d’affichage approuvé : il est examiné à nouveau (R91).',
    quality_rating: 'La note de qualité (R92).',
    messaging_limit: 'La limite d’envoi de messages : celle de la nouvelle entreprise s’applique (R93).',
    official_account: 'Le statut de compte professionnel officiel (Official Business Account, R94).',
    media: 'Les médias téléversés (R95) : ils ne restent que si les deux côtés sont sur Cloud API.',
    good_templates: 'Les modèles approuvés (R96) : tous sont à recréer et à faire approuver.',
    other_templates:
      'Les modèles de faible qualité, rejetés ou en attente (R97) : à recréer et à soumettre (R104).',
    catalogs: 'Les catalogues (R98).',
    history:
      'L’historique des messages et des discussions (R99). Une page le dit conservé ; il ne l’est pas.',
  },
  repoint: {
    senders: 'Tout ce qui envoie depuis ce numéro : le fournisseur, son adresse et sa clé changent.',
    webhooks: 'Les webhooks : ils viennent du nouvel endroit, définissez-les là-bas.',
    template_ids: 'Les identifiants de modèles : les copies en ont de nouveaux.',
    braze_group: 'Les campagnes, Canvas et segments qui utilisent l’ancien groupe Braze.',
  },
  templatesTitle: 'Modèles',
  templates: ({ counts, there, limit, orderedBy, left, recreated, clashes, differing }) => [
    copies(counts.copy_call + counts.copy_automatic, orderedBy),
    ...(counts.recreate > 0
      ? [
          md`• ${several(counts.recreate, 'modèle est à recréer et à soumettre', 'modèles sont à recréer et à soumettre')} (R104)${quoted(recreated, counts.recreate)}.`,
        ]
      : []),
    ...(counts.beyond_limit > 0
      ? [
          md`• ${several(counts.beyond_limit, 'modèle ne trouve pas de place', 'modèles ne trouvent pas de place')} (R103)${orderedBy === 'us' ? quoted(left, counts.beyond_limit) : ''}. La destination a ${n(there)} modèles sur ${n(limit)}. ${orderedBy === 'us' ? 'Vous pouvez dire lesquels passent en premier.' : 'C’est Meta qui les choisit.'}`,
        ]
      : []),
    ...(counts.clash > 0
      ? [
          md`• ${several(counts.clash, 'modèle y est déjà, avec le même nom et la même langue, et n’est pas écrasé', 'modèles y sont déjà, avec le même nom et la même langue, et ne sont pas écrasés')}.${compared(clashes, differing)}`,
        ]
      : []),
  ],
  copied: (n, refused, left, why) =>
    joined(
      [
        md`${many(n, 'modèle copié', 'modèles copiés')}.`,
        ...(refused > 0
          ? [md`Meta en a refusé ${refused}${why.length === 0 ? '' : ` (${list(why)})`}.`]
          : []),
        ...(left > 0 ? [md`Laissés de côté, comme prévu : ${left}.`] : []),
      ],
      ' ',
    ),
  budget: ({ used, limit }) =>
    md`Enregistrements de ce numéro en 72 heures : ${used} sur ${limit}. Au-delà, Meta le bloque pendant 72 heures.`,
  approvers: (needed, approvers) =>
    approvers.length === 0
      ? md`⚠️ Il faut ${many(needed, 'approbation', 'approbations')}, mais personne d’autre n’a \`approve_operations\` dans tous les espaces de travail concernés. Voyez avec un admin.`
      : md`Il faut ${many(needed, 'approbation', 'approbations')}. À demander à : ${mentions(approvers)}.`,
  overrideFirst: 'Merci d’indiquer pourquoi : une dérogation est conservée avec votre nom et votre motif.',
  answerFirst: md`Le plan a des questions sans réponse. Rouvrez-le avec \`/wa migrate\`.`,
  checks: {
    scenario_fits: 'Scénario adapté',
    permission: 'Permission',
    not_held: 'Personne d’autre n’y travaille',
    registered: 'Enregistré et connecté',
    not_test: 'Pas un numéro de test',
    not_coexistence: 'Pas sur l’application Business',
    name_approved: 'Nom d’affichage approuvé',
    no_pending_name: 'Aucun changement de nom d’affichage en attente',
    two_step: 'Vérification en deux étapes',
    source_account: 'WABA source en ordre',
    destination_account: 'WABA de destination en ordre',
    same_business: 'Même entreprise Meta',
    other_business: 'Deux entreprises Meta',
    payment: 'Moyen de paiement de la destination',
    webhooks: 'Webhooks de la destination',
    not_there: 'Pas encore dans la destination',
    template_room: 'Place pour les modèles',
    register_budget: 'Enregistrements restants',
    history: 'Historique et catalogues perdus',
    on_premise: 'Encore On-Premise',
  },
  check: {
    scenario_fits: ({ reason }) =>
      ({
        no_token: md`Ici, c’est le bot qui appelle Meta, et il n’a pas de jeton Meta. Un admin définit META_ACCESS_TOKEN.`,
        fits: md`Les comptes correspondent à ce scénario.`,
        source_is_360dialog: md`Le numéro est déjà chez 360dialog. Choisissez le scénario 2, ou le 3 pour le quitter.`,
        source_not_360dialog: md`Le numéro n’est pas chez 360dialog, et ce scénario en part. Choisissez-en un autre.`,
        destination_needed: md`Choisissez le WABA qui doit avoir le numéro. S’il n’est pas dans la liste, un admin l’ajoute d’abord à l’inventaire.`,
        destination_not_360dialog: md`La destination n’est pas gérée par 360dialog. Choisissez le scénario 2.`,
        destination_is_360dialog: md`La destination est aussi chez 360dialog : le numéro ne le quitte donc pas. Choisissez le scénario 2.`,
        same_waba: md`Le numéro est déjà dans ce WABA. Choisissez une autre destination.`,
        stays_in_its_waba: md`Ici, le numéro reste dans son WABA. Choisissez « Ailleurs », ou le WABA où il est.`,
        currency_is_360dialogs: md`360dialog ne change la devise que de ses propres WABA, par le scénario 2. Ailleurs, créez un WABA dans l’autre devise et migrez-y le numéro.`,
        whole_account: md`Un changement de devise relève du scénario 2. Choisissez celui-ci, ou « ${migration.scopes.number} ».`,
      })[reason],
    permission: ({ reason, facts }) =>
      reason === 'held'
        ? md`Toutes les personnes qui agissent ont les permissions nécessaires dans ${list(facts.workspaces)}.`
        : md`Il manque une permission dans ${list(facts.workspaces)} à ${mentions(facts.users)} : \`manage_integrations\`, et \`manage_subscription_groups\` là où un groupe Braze suit. Un admin la donne : \`/wa grant\`.`,
    not_held: ({ reason, facts }) =>
      reason === 'free' || facts.operation === null || facts.requester === null
        ? md`Aucune opération ouverte n’occupe le numéro, son groupe ou les WABA.`
        : md`Occupé par ${facts.operation}, de ${mention(facts.requester)}. Voyez ensemble, ou attendez la fin.`,
    registered: ({ reason, facts }) =>
      ({
        connected: md`Connecté, et dans le WABA source.`,
        not_connected: md`Son statut est ${facts.status ?? '?'} ; seul un numéro connecté se migre. Connectez-le d’abord chez son fournisseur.`,
        elsewhere: md`Meta ne le liste pas dans le WABA source. Il a peut-être déjà été transféré : voyez \`/wa inventory\`.`,
        unread: md`Meta ne l’a pas dit. Regardez dans le gestionnaire WhatsApp > *Phone numbers* : il doit être *Connected*.`,
      })[reason],
    not_test: ({ reason }) =>
      ({
        live: md`C’est un numéro réel.`,
        test: md`Un numéro de test fourni par WhatsApp ne se migre pas. Utilisez un numéro à vous.`,
        unread: md`Meta ne l’a pas dit. Un numéro que WhatsApp vous a fourni pour des tests ne se migre pas.`,
      })[reason],
    not_coexistence: ({ reason }) =>
      ({
        not: md`Il n’est que sur l’API.`,
        coexistence: md`Il est à la fois sur l’application Business et sur Cloud API ; un tel numéro ne se migre pas. Mettez d’abord fin à la coexistence : dans l’application, ${disconnect}.`,
        unread: md`Meta ne l’a pas dit. Le numéro est-il aussi sur l’application WhatsApp Business ? Alors il ne se migre pas.`,
      })[reason],
    name_approved: ({ reason, facts }) =>
      ({
        approved: md`Le nom d’affichage est approuvé.`,
        available_without_review: md`Son statut est AVAILABLE_WITHOUT_REVIEW : assez pour envoyer, mais la règle demande APPROVED, et Meta peut refuser. Vous pouvez passer outre, en indiquant votre motif.`,
        not_approved: md`Son statut est ${facts.status ?? '?'}. Faites d’abord approuver le nom : gestionnaire WhatsApp > *Phone numbers* > le numéro > *Profile*.`,
        unread: md`Meta ne l’a pas dit. Regardez dans le gestionnaire WhatsApp > *Phone numbers* > le numéro > *Profile* : le nom doit être approuvé.`,
      })[reason],
    no_pending_name: ({ reason, facts }) =>
      reason === 'unread'
        ? md`Meta n’a pas répondu. Regardez dans le gestionnaire WhatsApp > *Phone numbers* > le numéro > *Profile* : aucun changement de nom ne doit être en attente.`
        : reason === 'none'
          ? md`Aucun changement de nom d’affichage n’est en attente.`
          : md`Un changement de nom d’affichage est en attente${facts.status === null ? '' : ` (${facts.status})`}. Attendez la décision de Meta, ou retirez la demande.`,
    two_step: ({ reason }) =>
      ({
        off: md`Désactivée. Laissez-la ainsi jusqu’au départ du numéro.`,
        on: md`Active. Une étape du plan la fait désactiver ; seules des personnes le peuvent.`,
        unread: md`Meta ne l’a pas dit. Une étape du plan la fait désactiver ; seules des personnes le peuvent.`,
      })[reason],
    source_account: (check) => accountWords(check.reason, check.facts.waba),
    destination_account: (check) => accountWords(check.reason, check.facts.waba),
    same_business: ({ reason }) =>
      ({
        same: md`Les deux WABA appartiennent à la même entreprise Meta.`,
        other: md`Les deux WABA appartiennent à des entreprises Meta différentes, et Meta ne transfère aucun numéro de l’une à l’autre. Choisissez le scénario 6 pour voir la marche à suivre et les pertes.`,
        unread: md`Cela ne se voit pas d’ici. Demandez au nouveau fournisseur l’identifiant de l’entreprise Meta à qui appartient la destination : ce doit être la même.`,
      })[reason],
    other_business: ({ reason }) =>
      ({
        other: md`Les deux WABA appartiennent à des entreprises Meta différentes.`,
        same: md`Les deux WABA appartiennent à la même entreprise Meta : choisissez le scénario 2, il conserve bien plus.`,
        unread: md`Cela ne se voit pas d’ici. Si la destination appartient à la même entreprise Meta, le scénario 2 ou 3 conserve bien plus.`,
      })[reason],
    payment: ({ reason, facts }) =>
      ({
        present: md`${facts.waba} a un moyen de paiement.`,
        not_said: md`Meta n’en montre aucun pour ${facts.waba}. Regardez dans Business Settings > *WhatsApp accounts* > *Payment settings*, et ajoutez-en un s’il n’y en a pas.`,
        unread: md`Lecture impossible. Regardez dans Business Settings > *WhatsApp accounts* > *Payment settings* de la destination.`,
      })[reason],
    webhooks: ({ reason, facts }) =>
      ({
        subscribed: md`Une application reçoit les webhooks de ${facts.waba}.`,
        bot_subscribes: md`Aucune application ne reçoit encore les webhooks de ${facts.waba} ; une étape y abonne la nôtre.`,
        none: md`Aucune application ne reçoit les webhooks de ${facts.waba}. Demandez à son fournisseur d’en abonner une (\`subscribed_apps\`).`,
        unread: md`Lecture impossible. Au moins une application doit recevoir les webhooks de la destination ; son fournisseur y veille.`,
      })[reason],
    not_there: ({ reason, facts }) =>
      ({
        not: md`${facts.waba} ne l’a pas encore.`,
        there: md`${facts.waba} a déjà ce numéro : la migration est faite, ou ce n’est pas le bon WABA.`,
        unread: md`Lecture impossible : vérifiez que la destination n’a pas déjà le numéro.`,
      })[reason],
    template_room: ({ reason, facts }) =>
      ({
        room: md`La destination a ${n(facts.count)} modèles sur ${n(facts.limit)} ; toutes les copies y ont leur place.`,
        too_many: md`La destination a ${n(facts.count)} modèles sur ${n(facts.limit)} : ${several(facts.left, 'copie ne trouve pas de place ; elle est laissée de côté ou créée plus tard', 'copies ne trouvent pas de place ; elles sont laissées de côté ou créées plus tard')}.`,
        unread: md`Les modèles de la destination ne se voient pas d’ici.`,
      })[reason],
    register_budget: ({ reason, facts }) =>
      reason === 'room' || facts.freeAt === null
        ? md`Enregistrements utilisés en 72 heures : ${facts.used} sur ${facts.limit}.`
        : md`Les ${facts.limit} enregistrements permis en 72 heures sont utilisés ; un de plus bloque le numéro. Attendez jusqu’à : ${moment(facts.freeAt)}.`,
    history: () =>
      md`L’historique des messages et des discussions ne suit pas et ne se voit pas au nouvel endroit ; les catalogues non plus. Exportez d’abord ce qu’il vous faut.`,
    on_premise: ({ reason, facts }) =>
      reason === 'on_premise'
        ? md`Le numéro fonctionne encore en On-Premise.`
        : md`On-Premise a pris fin le 23 octobre 2025, ${facts.platform === null ? 'et Meta n’a pas dit où fonctionne ce numéro' : `et ce numéro fonctionne sur ${facts.platform}`}. Il n’y a rien à changer.`,
  },
  leftover: {
    copy_templates: 'les copies des modèles dans la destination',
    subscribe_app: 'notre application, abonnée aux webhooks de la destination',
    announce: 'le numéro en attente chez Meta (il ne déplace rien)',
  },
  leftovers: (things) => md`Ce qui reste en place : ${list(things)}.`,
  pastPointOfNoReturn: (name) =>
    md`${name} a passé le point de non-retour : l’annulation n’est plus possible. Le retour est une nouvelle migration, avec son propre plan : \`/wa migrate\`.`,
};

/** Which templates go along, and how. */
function copies(count: number, orderedBy: 'us' | 'meta'): Mrkdwn {
  const when =
    orderedBy === 'us'
      ? 'avant le départ du numéro'
      : 'par Meta, au départ du numéro : seulement ce qui est approuvé et de qualité verte (R102)';
  return count === 0
    ? md`Aucun modèle n’est copié (R100).`
    : md`${several(count, 'modèle est copié', 'modèles sont copiés')} (R100), ${when}. Les copies démarrent sans note, pour 24 heures au moins (R105) ; une vérification de catégorie peut en rejeter certaines (R101).`;
}

function accountWords(reason: 'good' | 'not_reviewed' | 'not_verified' | 'unread', waba: string): Mrkdwn {
  switch (reason) {
    case 'good':
      return md`${waba} est approuvé et son entreprise vérifiée.`;
    case 'not_reviewed':
      return md`Meta n’a pas approuvé ${waba}. Regardez ce qui manque dans Business Settings > *WhatsApp accounts*.`;
    case 'not_verified':
      return md`L’entreprise de ${waba} n’est pas vérifiée. Faites-la vérifier dans Business Settings > *Security Center*.`;
    case 'unread':
      return md`Lecture impossible${waba === '' ? '' : md` pour ${waba}`}. Le WABA doit être approuvé et son entreprise vérifiée ; Business Settings montre les deux.`;
    default:
      return reason satisfies never;
  }
}
