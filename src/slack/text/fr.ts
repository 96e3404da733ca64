import type { TransferStepKey } from '../../domain/transfer/steps.ts';
import { carrying } from './carrying-fr.ts';
import { handOff } from './hand-off-fr.ts';
import { imports } from './import-fr.ts';
import { migration } from './migration-fr.ts';
import { joined, md, mention, mentions, moment } from './mrkdwn.ts';
import { ratings } from './ratings-fr.ts';
import { recreate } from './recreate-fr.ts';
import type { Text } from './shape.ts';
import { stops } from './stops-fr.ts';
import { subscriptions } from './subscription-fr.ts';
import { whole } from './whole-fr.ts';
import { list, many } from './words-fr.ts';

/** The first of many names, and how many are left out. */
const few = (names: readonly string[]) =>
  list(names.length <= 6 ? names : [...names.slice(0, 5), `${names.length - 5} autres`]);
const host = (url: string) => url.replace(/^https?:\/\//, '');
const codes = (words: readonly string[]) =>
  joined(
    words.map((word) => md`\`${word}\``),
    ', ',
  );

const recheck = 'Vérifier à nouveau';
const reverse = 'Retransférer';

const stepTitles: Record<TransferStepKey, string> = {
  snapshot: 'Mettre la liste des opt-ins en lieu sûr',
  free_uses: 'Libérer le groupe des campagnes, Canvas et segments',
  archive: 'Archiver le groupe',
  integrate: 'Intégrer le numéro dans le nouvel espace de travail',
  testers: 'Abonner les testeurs au nouveau groupe',
  test_sent: 'Envoyer un message de test',
  test_received: 'Recevoir une réponse',
  carry_over: 'Reporter les opt-ins',
  read_back: 'Relire les états',
  resume: 'Basculer les campagnes sur le nouveau groupe et les relancer',
};

/** C13: Braze's pages name these menus in two ways, and a French dashboard may still show the English labels. */
const menu = {
  groups: md`*Audience* > *Gestion des subscription groups* ou *Audience* > *Abonnements* (en anglais : *Audience* > *Subscription Group Management* ou *Audience* > *Subscriptions*)`,
  whatsapp: md`*Intégrations partenaires* > *Partenaires technologiques* > *WhatsApp* ou *Partenaires technologiques* > *WhatsApp* (en anglais : *Partner Integrations* > *Technology Partners* > *WhatsApp* ou *Technology Partners* > *WhatsApp*)`,
  search: md`*Audience* > *Rechercher des utilisateurs* (en anglais : *Search Users*)`,
  import: md`*Audience* > *Importer des utilisateurs* (en anglais : *Import Users*)`,
};

export const fr: Text = {
  locale: 'fr',

  common: {
    appName: 'Switchboard',
    cancel: 'Retour',
    close: 'Fermer',
    send: 'Envoyer',
    save: 'Enregistrer',
    chooseOne: 'Choisissez',
    type: 'Tapez pour chercher',
    rule: (ids) => (ids.length === 0 ? '' : ` (${ids.join(', ')})`),
    readAt: (iso, source) => {
      if (source === 'person') return md`à confirmer par une personne`;
      const from = {
        inventory: 'notre inventaire',
        grants: 'permissions enregistrées ici, non lues dans Braze',
        operations: 'opérations ouvertes',
        meta: 'Meta',
      };
      return md`${from[source]}, lecture : ${moment(iso)}`;
    },
    updated: (iso) => md`Dernier état connu : ${moment(iso)}`,
    openDetails: 'Détails',
  },

  errors: {
    broke: (ref) =>
      md`Une erreur s’est produite de notre côté et rien n’a été modifié. Réessayez ; si cela recommence, transmettez ceci à votre admin : ref ${ref}`,
    tooLate: md`Cela a pris plus de temps que Slack ne l’autorise : la fenêtre n’a pas pu s’ouvrir. Réessayez.`,
    denied: (permission, workspaces, granters) =>
      joined([
        workspaces.length === 0
          ? md`Vous ne pouvez pas faire cela : il vous manque la permission \`${permission}\`.`
          : md`Vous ne pouvez pas faire cela : il vous manque la permission \`${permission}\` dans ${list(workspaces)}.`,
        granters.length === 0
          ? md`Aucun admin n’est encore défini. La personne qui a installé Switchboard en ajoute un sous \`admins\` dans le fichier d’inventaire.`
          : md`Demandez-la à ${mentions(granters)} : \`/wa grant\`.`,
      ]),
    deniedPlain: (permission, workspaces) =>
      workspaces.length === 0
        ? `Il vous manque la permission ${permission}. Un admin peut vous la donner.`
        : `Il vous manque la permission ${permission} dans ${list(workspaces)}. Un admin peut vous la donner.`,
    missingOperation: (name) =>
      md`Aucune opération ne s’appelle \`${name}\`. \`/wa list all\` les affiche toutes.`,
    unknownCommand: (typed, nearest) =>
      nearest === null
        ? md`Je ne connais pas \`/wa ${typed}\`. \`/wa help\` montre ce que je sais faire.`
        : md`Je ne connais pas \`/wa ${typed}\`. Vouliez-vous dire \`/wa ${nearest}\` ?`,
    notFound: (query) =>
      md`Je ne trouve ni numéro ni groupe pour « ${query} ». Un numéro s’écrit comme vous voulez : \`+33 6 12 34 56 78\`, \`0612345678\` ou \`33612345678\` ; le nom d’un groupe et l’ID de numéro de téléphone de Meta conviennent aussi.`,
    severalFound: (query, names) =>
      md`Plusieurs résultats pour « ${query} » : ${list(names)}. Précisez un peu, ou choisissez dans la fenêtre.`,
    noWorkspace: (key, keys) =>
      md`L’espace de travail \`${key}\` n’existe pas. ${
        keys.length === 0 ? 'L’inventaire n’en contient encore aucun.' : md`Espaces connus : ${codes(keys)}.`
      }`,
    noUser: md`Dites-moi de qui il s’agit : mentionnez la personne, par exemple \`/wa grant @name brand-fr view\`.`,
    noPermission: (word, words) =>
      md`${word === null ? 'Quelle permission ?' : md`Je ne connais pas la permission \`${word}\`.`} Choix possibles : ${codes(words)}.`,
    confirmFirst: 'Confirmez ce point avant de démarrer.',
    required: 'Remplissez ce champ.',
    pastDate:
      'Choisissez une heure à venir, ou laissez vide pour démarrer dès que l’opération est approuvée.',
  },

  help: {
    title: 'Ce que je sais faire',
    intro: md`Je transfère les numéros WhatsApp et leurs groupes d’abonnement entre espaces de travail Braze, étape par étape. Rien ne se passe avant que vous ayez lu le plan.`,
    more: md`\`/wa help transfer\` explique une commande, exemples à l’appui.`,
    examples: 'Exemples',
    needs: (permission) => md`Requiert \`${permission}\`.`,
    commands: {
      ...subscriptions.help,
      home: {
        does: 'ce qui vous attend, et un bouton pour chaque tâche',
        more: md`Sans autre mot, \`/wa\` montre ce qui vous attend et par où commencer.`,
      },
      transfer: {
        does: 'transférer un numéro et son groupe vers un autre espace de travail',
        more: md`Transfère un numéro et son groupe d’abonnement vers un autre espace de travail Braze du même cluster. Vous voyez d’abord le plan : ce qui est vérifié, ce qui est perdu et quand le numéro ne peut pas envoyer. Le numéro n’est jamais supprimé chez Meta.`,
      },
      migrate: {
        does: 'migrer un numéro vers un autre WABA ou fournisseur (sept scénarios)',
        more: md`Demande d’abord où le numéro est enregistré, puis lequel des sept scénarios s’applique. Vous voyez le plan avant que quoi que ce soit n’arrive : ce qui est vérifié, ce qui est perdu, qui paie et à partir d’où il n’y a plus de retour.`,
      },
      status: {
        does: 'voir où on en est',
        more: md`Montre où en est un numéro, un groupe, un WABA ou une opération.`,
      },
      list: {
        does: 'opérations : les miennes, en attente de moi, ouvertes, toutes',
        more: md`Liste les opérations. Sans autre mot : ce qui vous attend.`,
      },
      grant: {
        does: 'donner des permissions',
        more: md`Donne à une personne des permissions dans un espace de travail. Réservé aux admins.`,
      },
      revoke: {
        does: 'retirer des permissions',
        more: md`Retire des permissions. Réservé aux admins.`,
      },
      access: {
        does: 'qui peut faire quoi',
        more: md`Montre qui peut faire quoi dans les espaces de travail que vous voyez.`,
      },
      why: {
        does: 'pourquoi un numéro ne peut pas envoyer',
        more: md`Suit la chaîne du groupe jusqu’au fournisseur, relit chaque maillon maintenant et nomme le premier qui est rompu, avec la solution.`,
      },
      send_test: {
        does: 'envoyer un message de test dans les règles',
        more: md`Envoie un seul message de test par Braze. Uniquement à une personne qui a donné son accord, et soit dans une conversation ouverte, soit avec un modèle approuvé.`,
      },
      inventory: {
        does: 'écarts entre notre inventaire et les fournisseurs',
        more: md`Montre ce qui diffère entre notre inventaire et Meta, Braze et 360dialog, depuis quand, et permet de reprendre leur valeur.`,
      },
      help: { does: 'aide et exemples', more: md`Explique une commande.` },
    },
  },

  home: {
    title: 'Switchboard',
    hello: md`*Ce qui vous attend*`,
    nothing: md`Rien ne vous attend.`,
    open: md`*Autres opérations ouvertes*`,
    noneOpen: md`Il n’y en a pas d’autre.`,
    migrate: 'Migrer un numéro',
    subscription: 'Chercher une personne',
    import: 'Importer des états',
    transfer: 'Transférer un numéro',
    list: 'Toutes les opérations',
    access: 'Qui peut faire quoi',
    help: 'Aide',
    yourTurn: (name, what, step, due) =>
      md`*${name}* ${what} : à vous, « ${step} »${due === null ? '' : md`, échéance : ${moment(due)}`}`,
    yourApproval: (name, what, requester) =>
      md`*${name}* ${what} : ${mention(requester)} demande votre approbation`,
  },

  list: {
    title: {
      mine: 'Mes opérations',
      waiting: 'En attente de moi',
      open: 'Opérations ouvertes',
      all: 'Toutes les opérations',
    },
    empty: {
      mine: md`Vous n’avez pas encore lancé d’opération. \`/wa transfer\` en lance une.`,
      waiting: md`Rien ne vous attend. \`/wa list open\` montre ce qui est en cours.`,
      open: md`Aucune opération n’est ouverte. \`/wa transfer\` en lance une.`,
      all: md`Il n’y a pas encore d’opération. \`/wa transfer\` en lance une.`,
    },
    row: (name, what, status, requester, at) =>
      md`*${name}* ${what}\n${status} · ${mention(requester)}, ${moment(at)}`,
    limited: (n) =>
      n < 2 ? md`Seule la plus récente est affichée.` : md`Seules les ${n} plus récentes sont affichées.`,
  },

  status: {
    number: (e164, displayName) => md`*${e164}* ${displayName}`,
    waba: (name) => md`WABA ${name}`,
    group: (name, workspace, active) =>
      md`${active ? '🟢' : '⚪'} ${name} dans ${workspace} : ${active ? 'actif' : 'archivé'}`,
    noGroup: md`Aucun groupe n’a ce numéro : Braze ne peut donc rien envoyer avec lui.`,
    operation: (name, status) => md`${name} : ${status}`,
    more: md`Il y a d’autres résultats ; précisez pour les voir.`,
  },

  access: {
    title: 'Qui peut faire quoi',
    admins: (users) =>
      users.length === 0 ? md`Aucun admin.` : md`*Admins* (tout, partout) : ${mentions(users)}`,
    workspace: (name, key) => md`*${name}* \`${key}\``,
    person: (user, permissions) => md`${mention(user)} : ${permissions.join(', ')}`,
    nobody: md`personne pour l’instant`,
    granted: (user, permissions, workspace) =>
      md`${mention(user)} a maintenant ${codes(permissions)} dans ${workspace}.`,
    revoked: (user, permissions, workspace) =>
      md`${mention(user)} n’a plus ${codes(permissions)} dans ${workspace}.`,
    alreadySo: md`C’était déjà le cas ; rien n’a changé.`,
    grantTitle: 'Donner des permissions',
    revokeTitle: 'Retirer des permissions',
    user: 'Personne',
    workspaceLabel: 'Espace de travail',
    permissions: 'Permissions',
    permission: {
      view: 'Voir les numéros et les opérations',
      manage_subscription_groups: 'Transférer, ajouter et retirer des groupes',
      manage_integrations: 'Gérer les intégrations',
      manage_templates: 'Gérer les modèles',
      import_users: 'Importer des états d’abonnement',
      approve_operations: 'Approuver des opérations',
    },
  },

  operation: {
    status: {
      awaiting_approval: 'en attente d’approbation',
      scheduled: 'approuvée, pas encore démarrée',
      running: 'en cours',
      verifying: 'en vérification',
      cancelling: 'en cours d’annulation',
      done: 'terminée',
      cancelled: 'annulée',
      declined: 'refusée',
      expired: 'expirée',
      failed: 'close par le transfert inverse',
    },
    approve: 'Approuver',
    decline: 'Refuser',
    cancel: 'Annuler l’opération',
    reverse,
    recheck,
    confirm: 'Confirmer',
    retry: 'Réessayer',
    skip: 'Passer',
    assign: 'Attribuer',
    approveTitle: 'Approuver ce plan ?',
    approveText: (name) =>
      `Vous approuvez ${name} exactement comme affiché ici. Si le plan change, il faudra une nouvelle approbation.`,
    yes: 'Approuver',
    no: 'Pas encore',
    requestedBy: (user, iso) => md`Demande de ${mention(user)}, ${moment(iso)}`,
    reason: (words) => md`Motif : ${words}`,
    approvals: (have, needed) => md`Approbations : ${have} sur ${needed}`,
    expires: (iso) => md`Expiration : ${moment(iso)}`,
    startsAt: (iso) => md`Démarrage au plus tôt : ${moment(iso)}`,
    approvedBy: (users) => md`Approbation de ${mentions(users)}`,
    declinedBy: (user, words) => md`Refus de ${mention(user)} : ${words}`,
    cancelledBy: (user, words) => md`Annulation par ${mention(user)} : ${words}`,
    reversedBy: (name) => md`Retransfert : ${name}`,
    givenUp: (error, failed) =>
      failed ? md`❌ Impossible de continuer : ${error}.` : md`ℹ️ S’arrête ici : ${error}.`,
    reverses: (name) => md`Retransfère ce que ${name} a transféré`,
    assignee: (user, due) =>
      due === null
        ? md`Attribuée à ${mention(user)}`
        : md`Attribuée à ${mention(user)}, échéance : ${moment(due)}`,
    silentSince: (iso) => md`🔇 Le numéro ne peut pas envoyer (depuis : ${moment(iso)}).`,
    planFails: md`⚠️ Le plan ne tient plus : une vérification échoue. Corrigez, puis « ${recheck} ».`,
    notUndone: (steps) => md`N’a pas pu être annulé : ${list(steps)}.`,
    undoTitle: (title) => `À annuler : ${title}`,
    stepLine: {
      waiting: 'pas encore',
      open: 'maintenant',
      done: 'faite',
      skipped: 'passée',
      undoing: 'à annuler maintenant',
      undone: 'annulée',
      not_undone: 'n’a pas pu être annulée',
    },
    proof: {
      called: 'fait chez Meta par le bot',
      seen: 'vu chez Meta par le bot',
      dry_run: 'fichier lu ; rien n’a été envoyé',
      read_back: 'relu, comme écrit',
      person: 'confirmé par une personne',
      accepted_by_key: 'identifiant accepté par la clé de la destination',
      written: 'écrit dans Braze par le bot',
      read: 'lu dans Braze par le bot',
      webhook: 'signalé par WhatsApp sous l’identifiant de ce numéro',
      not_answered: 'Braze n’a pas encore répondu pour cet identifiant ; nouvel essai en cours',
    },
    byBot: {
      working: 'le bot s’en occupe',
      waiting: 'envoyé ; en attente de l’accusé de livraison',
      hint: 'une réponse est arrivée chez Meta (indice, pas preuve)',
    },
    stepError: (error) => {
      const [code = '', detail = ''] = error.split(/ (.*)/s);
      const known: Record<string, string> = {
        no_template:
          'aucun modèle approuvé sans média ne convient à un test : faites-en approuver un puis réessayez, ou envoyez le test à la main',
        unclear:
          'on ne sait pas si le message est parti : regardez le téléphone, puis confirmez ou réessayez',
        not_delivered: `WhatsApp ne l’a pas livré (erreur ${detail})`,
        group_refused: `Braze refuse l’identifiant du nouveau groupe (${detail}) : regardez-le dans Braze, puis réessayez`,
        not_as_carried: `${detail} états relus diffèrent cinq minutes plus tard : le fil nomme les personnes, masquées ; réessayez, ou regardez leurs profils et confirmez`,
        unauthorized: 'Braze refuse la clé : elle est fausse ou d’un autre cluster',
        forbidden: 'il manque une permission à la clé dans Braze',
        no_key: 'la clé de l’espace de travail n’est pas renseignée',
        rate_limited: 'le fournisseur demande d’attendre : réessayez dans une minute',
      };
      return (
        known[code] ??
        imports.fileError(code, detail) ??
        (code === 'no_number_moved' ? whole.noneMoved : migration.stepError(code, detail)) ??
        `le fournisseur ne l’a pas fait (${code})`
      );
    },
    checklistTitle: (name) => `${name} : liste de vérification`,
    checklistIntro: md`Chaque point est coché par une personne qui l’a vu, ou par le bot quand il peut le prouver.`,
    detailsTitle: (name) => `${name} : détails`,
    timeline: 'Chronologie',
    chainWhole: (n) => md`${many(n, 'événement', 'événements')}, chaîne de hachage intacte`,
    chainBroken: (at) => md`⚠️ La chaîne de hachage est rompue à l’événement ${at}. Prévenez votre admin.`,
    declineTitle: (name) => `Refuser ${name}`,
    cancelTitle: (name) => `Annuler ${name}`,
    skipTitle: 'Passer cette étape',
    assignTitle: 'Attribuer cette étape',
    confirmTitle: 'Confirmer cette étape',
    why: 'Pourquoi ?',
    whyHint: 'Affiché sur la carte. Numéros de téléphone et adresses e-mail sont masqués.',
    evidence: 'Qu’avez-vous fait ou vu ?',
    evidenceHint:
      'À conserver : des noms, un lien, ce que disait l’écran. Numéros de téléphone et adresses e-mail sont masqués.',
    toWhom: 'À qui ?',
    due: 'Échéance',
    assigneeLacks: (workspace) =>
      `Cette personne n’a pas la permission manage_subscription_groups dans ${workspace}.`,
    cancelWarning: (steps) =>
      steps.length === 0
        ? md`Rien n’a encore été fait : il n’y a donc rien à annuler.`
        : md`À annuler, dans cet ordre : ${list(steps)}.`,
  },

  refusals: {
    closed: (name, status) => md`${name} n’est plus ouverte : ${status}.`,
    not_awaiting_approval: (name, status) =>
      md`${name} n’attend plus d’approbation. Statut actuel : ${status}.`,
    own_request: md`C’est votre demande : une autre personne doit l’approuver.`,
    plan_changed: (name) =>
      md`Le plan de ${name} a changé depuis votre lecture. Lisez le nouveau, puis décidez.`,
    plan_fails: (name) =>
      md`Une vérification de ${name} échoue maintenant : impossible d’approuver. Une fois corrigé, « ${recheck} ».`,
    not_current: (step, what) => md`« ${step} » n’attend personne en ce moment : ${what}.`,
    step_done_by: (user, iso) =>
      user === null ? md`faite, ${moment(iso)}` : md`faite par ${mention(user)}, ${moment(iso)}`,
    under_way: (step) =>
      md`« ${step} » est en cours, ou son résultat n’est pas encore clair. Regardez la carte dans une minute.`,
    not_manual: (step) => md`« ${step} » est faite par le bot, pas par une personne.`,
    not_skippable: (step) => md`« ${step} » ne peut pas être passée : rien de ce qui suit ne serait vrai.`,
    reason_needed: md`Indiquez un motif.`,
    field_needed: md`Il manque une information nécessaire à cette étape. Merci de la rouvrir.`,
    past_point_of_no_return: (name) =>
      md`${name} a passé le point de non-retour : le numéro est déjà dans le nouvel espace de travail. « ${reverse} » lance le même transfert en sens inverse.`,
    not_reversible: (name) =>
      md`${name} ne peut pas être retransférée d’ici : c’est déjà fait, ou il n’y a rien à transférer.`,
    unchanged: (name) => md`Rien n’a changé pour ${name}.`,
    recheckSame: md`Vérifié à nouveau : toutes les vérifications donnent le même résultat.`,
    recheckChanged: (name) => md`Le plan de ${name} a changé ; il doit être approuvé à nouveau.`,
    approved: (name) => md`Vous avez approuvé ${name}.`,
  },

  transfer: {
    what: (e164, origin, destination) => `${e164}, ${origin} → ${destination}`,
    title: (name, e164) => `${name} : transfert du ${e164}`,
    newTitle: 'Transférer un numéro',
    planTitle: 'Plan du transfert',
    next: 'Voir le plan',
    start: 'Démarrer',
    askApproval: 'Demander l’approbation',
    group: 'Numéro et groupe',
    groupHint: 'Cherchez par numéro, nom ou groupe.',
    destination: 'Vers l’espace de travail',
    channel: 'Canal de la carte',
    channelHint: 'Vide : le canal de l’espace de travail d’origine.',
    reason: 'Pourquoi ?',
    reasonHint: 'Les personnes qui approuvent le liront.',
    startAt: 'Ne pas démarrer avant',
    startAtHint:
      'Une heure creuse, si vous le souhaitez. Le numéro ne peut pas envoyer de l’archivage jusqu’au test.',
    fromTo: (origin, destination) => md`*De* ${origin}\n*Vers* ${destination}`,
    number: (e164, displayName, group) => md`*Numéro* ${e164} ${displayName}\n*Groupe* ${group}`,
    waba: (name) => md`*WABA* ${name}`,
    explain: md`Le numéro de téléphone *et* son groupe d’abonnement passent d’un espace de travail Braze à un autre (R1). Certains clics dans Braze ne peuvent être faits que par une personne ; je dis lesquels, et je vérifie ce que je peux.`,
    before: (group, origin) => md`*Avant* ${group} est actif dans ${origin}`,
    after: (group, origin, destination) =>
      md`*Après* ${group} est archivé dans ${origin} ; un nouveau groupe du même numéro est actif dans ${destination}`,
    checksTitle: 'Vérifications',
    keptTitle: 'Conservé',
    lostTitle: 'Perdu',
    repointTitle: 'À rediriger ensuite',
    stepsTitle: 'Étapes',
    silence: md`🔇 De « ${stepTitles.archive} » à « ${stepTitles.test_sent} », le numéro ne peut pas envoyer. Le transfert lui-même n’est pas facturé.`,
    noReturn: md`Point de non-retour : « ${stepTitles.integrate} ». Avant, annuler l’opération défait tout ; après, « ${reverse} » refait les mêmes étapes en sens inverse (R14).`,
    canUndo: '↩ annulable',
    approvalNeeded: (n, approvers) =>
      approvers.length === 0
        ? md`⚠️ Il faut ${many(n, 'approbation', 'approbations')}, mais personne d’autre n’a \`approve_operations\` dans les deux espaces de travail. Voyez avec un admin.`
        : md`Il faut ${many(n, 'approbation', 'approbations')}. À demander à : ${mentions(approvers)}.`,
    noApproval: md`Aucune approbation requise : le transfert démarre quand vous appuyez sur le bouton.`,
    fixFirst: md`❌ Impossible de démarrer pour l’instant. Corrigez ce qui est signalé, puis « ${recheck} ».`,
    changed: md`⚠️ Quelque chose a changé depuis que vous avez lu le plan. Voici le nouveau ; rien n’a démarré.`,
    heldBy: (name, user) =>
      md`❌ ${name}, de ${mention(user)}, occupe ce numéro. Rien n’a démarré. Voyez ensemble, ou attendez la fin.`,
    started: (name) => md`${name} a démarré.`,
    checksPass: (n) => md`✅ ${many(n, 'vérification réussie', 'vérifications réussies')} sur ${n}.`,
    confirm: 'Je le confirme',
    confirmWhy: 'Comment le savez-vous ?',
    confirmedBy: (user, because) =>
      md`☑️ ${mention(user)} l’a confirmé${because === null ? '.' : md` : ${because}`}`,
    missing: {
      group: 'Ce groupe n’est pas dans l’inventaire. Un admin l’ajoute avec « npm run inventory ».',
      destination: 'Cet espace de travail n’est pas dans l’inventaire.',
    },
    kept: {
      number: 'Le numéro reste dans son WABA ; il n’est pas supprimé dans Meta Business Manager (R15).',
      display_name: 'Le nom d’affichage et sa vérification.',
      quality_and_limits: 'La note de qualité et la limite d’envoi de messages.',
      templates: 'Les modèles approuvés : ils appartiennent au WABA.',
      archived_group: 'L’ancien groupe reste dans l’origine, archivé et inactif, pas supprimé (R6).',
    },
    lost: {
      opt_ins_stay_behind:
        'Les opt-ins ne suivent pas d’eux-mêmes : dans le nouveau groupe, l’état de chaque personne est d’abord inconnu.',
      group_id_changes:
        'L’identifiant du groupe change : le nouvel espace de travail crée un nouveau groupe.',
      silent_while_moving: 'Le numéro n’envoie rien pendant le transfert.',
    },
    repoint: {
      campaigns: 'Les campagnes, Canvas et segments qui utilisent l’ancien groupe.',
      api_callers:
        'Tout ce qui appelle Braze avec l’identifiant de l’ancien groupe ou la clé de l’ancien espace de travail.',
    },
    checks: {
      permission_origin: 'Permission dans l’origine',
      permission_destination: 'Permission dans la destination',
      same_cluster: 'Même cluster Braze',
      group_active: 'Groupe actif',
      one_to_one: 'Un numéro, un groupe',
      waba_limit: 'Place pour le WABA dans l’espace de travail',
      group_limit: 'Place pour le groupe sur le WABA',
      workspace_group_limit: 'Place pour le groupe dans l’espace de travail',
      not_held: 'Personne d’autre n’y travaille',
      other_numbers: 'Autres numéros du WABA',
    },
    check: {
      permission: ({ reason, facts }) =>
        reason === 'held'
          ? md`Toutes les personnes qui agissent ont \`manage_subscription_groups\` dans ${facts.workspace}.`
          : md`Il manque \`manage_subscription_groups\` dans ${facts.workspace} à ${mentions(facts.users)}. Un admin la donne : \`/wa grant\`. Braze doit aussi y accorder « Gérer les groupes d’abonnements » (en anglais : Manage Subscription Groups).`,
      same_cluster: ({ reason, facts }) => {
        if (reason === 'same_workspace')
          return md`La destination est l’espace de travail où le groupe se trouve déjà. Choisissez-en un autre.`;
        const hosts = md`${facts.origin} (${host(facts.originHost)}) → ${facts.destination} (${host(facts.destinationHost)})`;
        return reason === 'same'
          ? md`Les deux sont sur ${facts.origin} : ${host(facts.originHost)}.`
          : md`Un WABA ne peut pas passer d’un cluster (grappe) Braze à un autre : ${hosts}. Choisissez un espace de travail sur ${facts.origin}.`;
      },
      group_active: ({ reason, facts }) =>
        reason === 'active'
          ? md`${facts.group} est actif.`
          : md`${facts.group} est archivé : son numéro n’envoie rien d’ici. Cherchez le groupe actif de ce numéro : \`/wa status\`.`,
      one_to_one: ({ reason, facts }) => {
        if (reason === 'one') return md`Le groupe n’a que ce numéro, et le numéro que ce groupe.`;
        return reason === 'none'
          ? md`Le numéro n’a aucun groupe actif ; il n’y a rien à transférer.`
          : md`Le numéro a ${facts.groups.length} groupes actifs dans l’inventaire : ${list(facts.groups)}. Braze n’en permet qu’un ; corrigez l’inventaire.`;
      },
      waba_limit: ({ reason, facts }) => {
        if (reason === 'already_there')
          return md`Le WABA sert déjà ${facts.workspace} ; il n’y est pas nouveau.`;
        const count = md`${facts.workspace} aurait ${facts.after} WABA sur ${facts.limit}`;
        return reason === 'room'
          ? md`${count}, d’après notre inventaire.`
          : md`${count}, d’après notre inventaire. Retirez-en d’abord un, ou choisissez un autre espace de travail.`;
      },
      group_limit: ({ reason, facts }) => {
        const count = md`${facts.waba} aurait ${many(facts.after, 'groupe actif', 'groupes actifs')} sur ${facts.limit}`;
        return reason === 'room'
          ? md`${count}, d’après notre inventaire.`
          : md`${count}, d’après notre inventaire. Retirez-en d’abord un.`;
      },
      workspace_group_limit: ({ reason, facts }) => {
        const count = md`${facts.workspace} aurait ${many(facts.after, 'groupe', 'groupes')} sur ${facts.limit}`;
        return reason === 'room'
          ? md`${count}, d’après notre inventaire.`
          : md`${count}, d’après notre inventaire. Pour supprimer des groupes, adressez-vous au support de Braze.`;
      },
      not_held: ({ reason, facts }) =>
        reason === 'free' || facts.operation === null || facts.requester === null
          ? md`Aucune opération ouverte n’occupe le numéro, le groupe ou le WABA.`
          : md`Occupé par ${facts.operation}, de ${mention(facts.requester)}. Voyez ensemble, ou attendez la fin.`,
      other_numbers: ({ reason, facts }) =>
        reason === 'alone'
          ? md`Le WABA n’a pas d’autre groupe actif dans un autre espace de travail.`
          : md`${facts.waba} a aussi ${few(facts.groups)} dans ${list(facts.workspaces)}. Les pages de Braze ne s’accordent pas : un WABA peut-il servir deux espaces de travail (R49) ? Confirmez que Braze accepte ce transfert, ou transférez tous les groupes.`,
    },
    steps: stepTitles,
    undo: {
      free_uses: (w) =>
        md`Dans *${w.origin}*, relancez les campagnes et les Canvas que vous aviez arrêtés pour ce transfert.`,
      archive: (w) =>
        md`Dans *${w.origin}* : ${menu.groups}. Trouvez *${w.group}*, survolez son statut et choisissez *Désarchiver* (en anglais : *Unarchive*). Le numéro peut alors envoyer à nouveau.`,
    },
    instructions: {
      snapshot: (w) =>
        md`Braze ne sait pas lister les membres d’un groupe : la liste doit venir de vous. *Avant* l’archivage, exportez de votre CRM toutes les personnes abonnées à *${w.group}*, et gardez le fichier en lieu sûr. En confirmant, dites où il est, combien de personnes il contient et qui s’en porte garant.`,
      free_uses: (w) =>
        md`Dans *${w.origin}*, arrêtez toutes les campagnes et tous les Canvas qui utilisent *${w.group}*, et retirez-le des segments : Braze peut refuser d’archiver un groupe utilisé. Donnez leurs noms en confirmant : la dernière étape les rappelle.`,
      archive: (w) =>
        md`Allez dans l’espace de travail *${w.origin}* de Braze (${w.originDashboard}).\n1. ${menu.groups} ; trouvez *${w.group}*, ${w.e164}.\n2. Survolez son statut et choisissez *Archive* : le groupe devient inactif, il n’est *pas* supprimé.\n🔇 À partir de ce moment, le numéro ne peut plus envoyer.`,
      integrate: (w) =>
        md`Allez dans l’espace de travail *${w.destination}* de Braze (${w.destinationDashboard}).\n1. ${menu.whatsapp} ; descendez jusqu’à la section *Intégration de l’envoi messages WhatsApp* (en anglais : *WhatsApp Messaging Integration*).\n2. Choisissez *Créer un nouveau groupe d’abonnement et un nouveau numéro de téléphone.* (en anglais : *Create a new subscription group and phone number*).\n3. Dans la fenêtre d’inscription, sélectionnez ${w.e164}, le numéro du groupe archivé.\n4. Confirmez avec l’identifiant et le nom du nouveau groupe. *Ensuite, plus de retour possible, sauf par le même transfert en sens inverse.*`,
      testers: (w) =>
        md`Dans *${w.destination}*, abonnez les testeurs au nouveau groupe *${w.newGroup}* : ${menu.search}, ouvrez le profil de chaque testeur, onglet *Engagement*. Testeurs de notre inventaire : ${w.testers}.`,
      test_sent: (w) =>
        md`Dans *${w.destination}*, vérifiez que ${w.e164} appartient maintenant à *${w.newGroup}* : ${menu.groups}. Envoyez ensuite un modèle approuvé à un testeur *depuis ce groupe*. Confirmez quand il est arrivé sur le téléphone.`,
      test_received: (w) =>
        md`Répondez au test depuis le téléphone du testeur, puis vérifiez dans *${w.destination}* que la réponse est arrivée. Un message vu chez Meta seulement ne prouve rien : un transfert n’y change rien.`,
      carry_over: (w) =>
        md`Les opt-ins n’ont pas suivi : importez votre liste dans *${w.newGroup}*, les opt-outs en dernier : ${menu.import}, ou l’API REST. En confirmant, dites comment ils ont été reportés, combien, et par qui. Une personne dont l’état est inconnu n’a pas donné son consentement.`,
      read_back: (w) =>
        md`Attendez 60 secondes après la dernière modification, puis cherchez quelques personnes de votre liste dans *${w.destination}* : ${menu.search}, onglet *Engagement*. Confirmez avec ce que vous avez vu pour *${w.newGroup}*.`,
      resume: (w) =>
        md`Dans *${w.destination}*, basculez campagnes, Canvas, segments et appels d’API sur *${w.newGroup}*, puis relancez ce qui était arrêté.${w.freed === null ? '' : md` Ce que vous aviez arrêté : ${w.freed}`}`,
    },
    groupId: 'Identifiant du nouveau groupe',
    groupIdHint:
      'À copier depuis la page du groupe dans Braze, par exemple 7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10.',
    groupName: 'Nom du nouveau groupe',
    groupRefused: {
      not_an_id:
        'Ce n’est pas un identifiant de groupe. Il ressemble à 7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10 et figure sur la page du groupe dans Braze.',
      origin_group: (group) =>
        `C’est l’identifiant du groupe archivé ${group}. L’intégration du numéro en a créé un autre.`,
      other_number: (group) => `C’est l’identifiant de ${group}, qui a un autre numéro.`,
      other_workspace: (group) => `C’est l’identifiant de ${group}, qui est dans un autre espace de travail.`,
      refused_by_key: (status, workspace) =>
        status === 401 || status === 403
          ? `Braze a répondu ${status} : la clé REST de l’espace de travail ${workspace} est fausse, appartient à un autre cluster ou n’a pas subscription.status.get. Voyez avec votre admin.`
          : `Braze a répondu ${status} : la clé de l’espace de travail ${workspace} n’accepte pas cet identifiant. Copiez-le à nouveau depuis la page du groupe.`,
      workspace_waba_limit:
        'D’après notre inventaire, cet espace de travail a déjà tous ses WABA. Corrigez l’inventaire, puis confirmez à nouveau.',
      waba_group_limit:
        'D’après notre inventaire, ce WABA a déjà tous ses groupes. Corrigez l’inventaire, puis confirmez à nouveau.',
      one_active_group_per_number:
        'D’après notre inventaire, le numéro a encore un autre groupe actif. Corrigez l’inventaire, puis confirmez à nouveau.',
      held: 'Une autre opération ouverte occupe ce groupe.',
    },
    fallbackTask: (icon, title, detail) => md`${icon} *${title}* ${detail}`,
  },

  carrying,
  handOff,
  imports,
  migration,
  whole,
  ratings,
  recreate,
  stops,
  subscriptions,
  why: {
    whole: (e164) => md`✅ *${e164}* peut envoyer : chaque maillon tient.`,
    broken: (e164) => md`❌ *${e164}* ne peut pas envoyer. Le premier maillon rompu :`,
    unsure: (e164) => md`❓ *${e164}* : rien de rompu n’a été trouvé, mais tout n’a pas pu être lu.`,
    link: {
      group: 'Groupe d’abonnement dans Braze',
      key: 'Clé REST de l’espace de travail',
      number: 'Numéro de téléphone',
      templates: 'Modèles',
      waba: 'Compte WhatsApp Business',
      business: 'Entreprise Meta',
      provider: 'Webhooks du fournisseur',
    },
    reason: {
      fine: () => 'en ordre',
      not_read: (detail) => (detail === null ? 'illisible' : `illisible : ${detail}`),
      no_active_group: () =>
        'aucun groupe actif n’a ce numéro. Intégrez-le dans Braze, ou désarchivez son groupe.',
      moving: (detail) =>
        `son groupe est archivé : ${detail ?? 'une opération'} le déplace. Terminez cette opération.`,
      key_refused: (detail) =>
        `Braze répond ${detail ?? '4xx'} pour le groupe : la clé est fausse ou d’un autre cluster, ou l’identifiant du groupe est faux.`,
      no_key: (detail) => `pas de clé : renseignez la variable ${detail ?? ''}.`,
      not_connected: (detail) =>
        `son statut est ${detail ?? 'autre que CONNECTED'}. Seul un numéro connecté envoie ; voyez le gestionnaire WhatsApp.`,
      name_not_approved: (detail) =>
        `son nom d’affichage est ${detail ?? 'non approuvé'}. Demandez-en un autre dans le gestionnaire WhatsApp.`,
      quality_red: () =>
        'sa qualité est RED : Meta peut le limiter. Envoyez moins, et seulement à qui le souhaite.',
      no_approved_template: () =>
        'son WABA n’a aucun modèle approuvé : aucune conversation ne peut être ouverte (R41).',
      review: (detail) => `la revue du compte est ${detail ?? 'non approuvée'}. Voyez Meta Business Manager.`,
      not_verified: (detail) =>
        `l’entreprise est ${detail ?? 'non vérifiée'}. Faites-la vérifier dans Meta Business Manager.`,
      not_subscribed: () =>
        'aucune application ne reçoit ses webhooks : statuts et réponses ne sont pas signalés.',
      blocked: (detail) => `Meta le bloque. ${detail ?? ''}`.trim(),
    },
  },

  drift: {
    title: 'Inventaire et fournisseurs',
    none: md`✅ Notre inventaire et les fournisseurs concordent.`,
    unknown: md`*Webhooks sur ce que nous ne connaissons pas*`,
    unknownRow: (asset, field, count, lastAt) =>
      md`\`${asset}\` ${field} : ${count}, dernier le ${moment(lastAt)}`,
    row: (asset, what, since) => md`\`${asset}\` ${what} Depuis le ${moment(since)}.`,
    field: {
      missing_there: (ours) =>
        `${ours ?? ''} est dans notre inventaire, mais le fournisseur ne le liste pas. Le fournisseur a raison : a-t-il été déplacé ou supprimé ?`,
      missing_here: (_ours, theirs) =>
        `${theirs ?? ''} est chez le fournisseur, mais pas dans notre inventaire. Ajoutez-le au fichier.`,
      e164: (ours, theirs) =>
        `numéro : chez nous ${ours ?? '–'}, chez lui ${theirs ?? '–'}. Le fournisseur a raison.`,
      display_name: (ours, theirs) =>
        `nom d’affichage : chez nous « ${ours ?? ''} », chez lui « ${theirs ?? ''} ». Le fournisseur a raison.`,
      waba: (ours, theirs) =>
        `WABA : chez nous ${ours ?? '–'}, chez lui ${theirs ?? '–'}. Le fournisseur a raison.`,
      name: (ours, theirs) =>
        `nom : chez nous « ${ours ?? ''} », chez lui « ${theirs ?? ''} ». Le fournisseur a raison.`,
      currency: (ours, theirs) =>
        `devise : chez nous ${ours ?? '–'}, chez lui ${theirs ?? '–'}. Le fournisseur a raison.`,
      business: (ours, theirs) =>
        `appartient à l’entreprise ${theirs ?? '–'}, chez nous ${ours ?? '–'}. Vérifiez laquelle est voulue avant de changer le fichier.`,
      key_refused: (ours, theirs) =>
        `Braze répond ${theirs ?? '4xx'} pour le groupe « ${ours ?? ''} » : son identifiant ou la clé est faux, ou il a été retiré.`,
    },
    accept: 'Reprendre leur valeur',
    accepted: (asset) => md`\`${asset}\` est désormais comme le dit le fournisseur.`,
    outcome: {
      gone: md`Cet écart n’existe déjà plus.`,
      changed: md`Cet écart a changé entre-temps ; merci de regarder à nouveau : \`/wa inventory\`.`,
      not_acceptable: md`Cela ne se reprend pas d’un clic ; changez le fichier d’inventaire.`,
    },
    synced: (at) => md`Dernière comparaison le ${moment(at)}`,
    neverSynced: md`Pas encore comparé : le jeton de Meta ou les clés des espaces de travail ne sont pas renseignés, ou la première comparaison n’a pas eu lieu.`,
    fault: (scope, fault) => md`⚠️ \`${scope}\` n’a pas pu être lu : ${fault}`,
    file: md`Import, export et comparaison se font sur le fichier : \`npm run -s inventory\`.`,
  },

  test: {
    title: 'Envoyer un test',
    number: 'Depuis le numéro',
    person: 'À (external id dans Braze)',
    personHint: 'Une personne qui a donné son accord ; de préférence un testeur de l’espace de travail.',
    template: 'Modèle',
    templateHint:
      'Laissez vide pour un texte libre : possible seulement dans les 24 heures après le dernier message de la personne.',
    noTemplate: 'Sans modèle',
    windowRule: md`L’ancienne page de Braze dit qu’une fenêtre s’ouvre quand un utilisateur *ou une entreprise* envoie le premier message (R40) ; Meta dit que seul un message ou un appel *de l’utilisateur* l’ouvre. La règle de Meta s’applique (C5). Une entreprise n’ouvre une conversation qu’avec un modèle approuvé (R41, R51).`,
    sent: md`Transmis à Braze. Vous recevrez un message direct à la livraison, puis à la réponse.`,
    until: (iso) => md`La conversation est ouverte jusqu’au ${moment(iso)}.`,
    missing: {
      number: 'Ce numéro n’est pas dans l’inventaire.',
      person: 'Merci d’indiquer à qui.',
      template: 'Ce modèle n’est pas connu pour le numéro.',
    },
    refused: {
      no_active_group: () => 'Le numéro n’a pas de groupe actif : Braze ne peut pas envoyer par lui.',
      not_subscribed: () => 'Cette personne n’est pas abonnée au groupe et ne reçoit rien par lui (R64).',
      window_closed: () =>
        'Aucune conversation n’est ouverte avec cette personne : choisissez un modèle approuvé (R41), ou laissez-la écrire d’abord.',
      template_not_approved: (status) =>
        `Ce modèle est ${status} : seul un modèle approuvé peut être envoyé (R51).`,
      stopped_marketing: () =>
        'Cette personne a arrêté les messages marketing de ce numéro : WhatsApp ne lui remet aucun modèle marketing (131050). Choisissez un modèle utilitaire.',
      number_not_connected: (status) => `Le numéro est ${status} : seul un numéro connecté envoie (R46).`,
    },
    fault: (fault, said) => `Réponse du fournisseur : ${fault}${said === null ? '' : `, « ${said} »`}.`,
    remedy: {
      set_key: 'Renseignez la variable qui contient la clé.',
      set_app_id: 'Renseignez brazeAppId de l’espace de travail dans l’inventaire.',
      new_token: 'Créez un nouveau jeton.',
      check_cluster: 'Vérifiez que la clé est de ce cluster.',
      grant_permission: 'Créez une clé avec la permission manquante ; une clé ne se modifie pas.',
      find_asset_again: 'L’élément a été déplacé ou n’existe plus : voyez /wa inventory.',
      fix_input: 'Corrigez ce qui a été envoyé.',
      wait: 'Attendez un peu, puis réessayez.',
      use_template: 'Utilisez un modèle approuvé.',
      add_payment: 'Ajoutez un moyen de paiement dans Meta Business Manager.',
      ask_pin_owner: 'Demandez à qui garde le code PIN.',
      verify_again: 'Vérifiez à nouveau le numéro.',
      register_number: 'Enregistrez le numéro.',
      deregister_first: 'Désenregistrez d’abord le numéro.',
      skip_verification: 'Enregistrez sans code.',
      check_account: 'Voyez le compte dans Meta Business Manager.',
      check_recipient: 'Vérifiez le destinataire.',
      free_templates: 'Supprimez des modèles inutilisés.',
      read_message: 'Lisez le message ; le code seul ne suffit pas.',
      ask_admin: 'Demandez à votre admin.',
    },
  },

  notices: {
    announce: {
      approved: (name, what) => md`✅ *${name}* est approuvée : ${what}.`,
      sending_stops: (name, e164) => md`🔇 *${name}* : ${e164} cesse d’envoyer maintenant.`,
      sending_works: (name, e164, workspace) =>
        md`🔔 *${name}* : ${e164} peut envoyer à nouveau, depuis ${workspace}.`,
      done: (name, what) => md`🏁 *${name}* est terminée : ${what}.`,
      cancelled: (name, what) => md`⏹️ *${name}* a été annulée : ${what}.`,
    },
    toRequester: {
      approved: (name, what) => md`✅ *${name}* a été approuvée : ${what}.`,
      declined: (name, user, words) => md`✋ ${mention(user)} a refusé *${name}* : « ${words} ».`,
      expired: (name, command) =>
        md`⌛ *${name}* a expiré : personne n’a décidé en 24 heures. Relancez-la avec \`/wa ${command}\`.`,
      plan_changed: (name) =>
        md`⚠️ Le plan de *${name}* a changé : il doit être approuvé à nouveau. Sa carte montre le nouveau plan.`,
    },
    stepFailed: (name, step, what, error) =>
      md`⚠️ *${name}* (${what}) : le bot n’a pas pu faire « ${step} » : ${error}.`,
    numberNews: (e164, field, from, to) => {
      const said = (value: string) =>
        field !== 'isPinEnabled' ? value : value === 'true' ? 'activée' : 'désactivée';
      const bad = to === 'RED' || to === 'YELLOW' || (field === 'status' && to !== 'CONNECTED');
      const names = {
        status: 'statut',
        qualityRating: 'note de qualité',
        nameStatus: 'nom d’affichage',
        newNameStatus: 'nom d’affichage demandé',
        messagingLimit: 'limite d’envoi',
        isPinEnabled: 'vérification en deux étapes',
      };
      const icon = bad ? '⚠️' : 'ℹ️';
      const next = bad ? md` \`/wa why\` dit ce que cela change pour l’envoi.` : '';
      return md`${icon} *${e164}* : ${names[field]} ${from === null ? '–' : said(from)} → *${said(to)}*.${next}`;
    },
    templateNews: {
      stopped: (t) =>
        md`⛔ Le modèle *${t.name}* (${t.language}) est désormais *${t.to}*${t.reason === null ? '' : md` (${t.reason})`} : les campagnes qui l’utilisent s’arrêtent. Ouvrez-le dans le gestionnaire WhatsApp, corrigez-le et soumettez-le à nouveau.`,
      usable_again: (t) => md`✅ Le modèle *${t.name}* (${t.language}) est approuvé et utilisable.`,
      rating_fell: (t) =>
        md`⚠️ La note du modèle *${t.name}* (${t.language}) est passée de ${t.from ?? '–'} à *${t.to}*. Envoyez-le à moins de personnes ou améliorez-le : à la note la plus basse, Meta le suspend.`,
      category_changes: (t) =>
        md`⚠️ Meta placera le modèle *${t.name}* (${t.language}) dans la catégorie *${t.to}*${t.at === null ? '' : md`, le ${moment(t.at)}`} : le prix et les règles de consentement changent. Demandez une révision avant, si c’est une erreur.`,
      category_changed: (t) =>
        md`⚠️ Le modèle *${t.name}* (${t.language}) est désormais dans la catégorie *${t.to}* (avant : ${t.from ?? '–'}) : le prix et les règles de consentement ont changé.`,
    },
    accountNews: (event, detail) =>
      md`⚠️ Meta signale pour ce compte WhatsApp : *${event}*${detail === null ? '' : md` (${detail})`}. Vérifiez dans Meta Business Manager ; l’envoi peut être touché.`,
    testNews: {
      delivered: (e164) => md`✅ Votre test depuis ${e164} est arrivé.`,
      failed: (e164, code) => md`⚠️ Votre test depuis ${e164} n’a pas été livré (erreur ${code ?? '?'}).`,
      answered: (e164) => md`💬 Votre test depuis ${e164} a reçu une réponse.`,
    },
    toApprover: {
      plan_changed: (name) =>
        md`⚠️ Le plan de *${name}* a changé depuis que votre approbation a été demandée. Le message correspondant montre le nouveau plan : relisez-le.`,
    },
    yourTurn: (name, step, what, due) =>
      md`👉 *${name}* (${what}) : c’est à vous. *${step}*, échéance : ${moment(due)}.`,
    overdue: (name, step, what, due) =>
      md`⏰ *${name}* (${what}) : *${step}* est en retard. Échéance : ${moment(due)}.`,
    groupRefused: (name) =>
      md`⚠️ *${name}* : Braze n’a pas accepté l’identifiant du nouveau groupe. Saisissez le bon.`,
    openCard: 'Ouvrir la carte',
    timeline: {
      requested: (user) => md`Demande de ${mention(user)}.`,
      approved: (user) => md`${mention(user)} a approuvé.`,
      declined: (user, words) => md`${mention(user)} a refusé : ${words}`,
      approval_expired: md`La demande a expiré au bout de 24 heures.`,
      replanned: md`Le plan a changé ; les approbations repartent de zéro.`,
      started: md`Démarrage.`,
      step_opened: (step) => md`Prochaine étape : « ${step} ».`,
      step_called: (step) => md`« ${step} » : envoyé, en attente de la livraison.`,
      step_retried: (step, user) => md`« ${step} » : ${mention(user)} demande au bot de réessayer.`,
      step_hinted: (step) =>
        md`« ${step} » : une réponse est arrivée chez Meta. C’est un indice ; regardez si elle est arrivée dans Braze.`,
      step_attempted: (step, n) => md`« ${step} » : essai ${n}.`,
      step_done: (step, user, proof, words) => {
        const how = [...(user === null ? [] : [mention(user)]), ...(proof === null ? [] : [proof])];
        return md`✅ « ${step} » : ${joined(how, ', ')}${words === null ? '.' : md`. ${words}`}`;
      },
      step_proved: (step, proof) => md`« ${step} » : ${proof}.`,
      step_reopened: (step, status) =>
        md`⚠️ « ${step} » est rouverte : Braze a répondu ${status} pour l’identifiant.`,
      step_sent_back: (step, to, error) => md`⚠️ « ${step} » : ${error}. Retour à « ${to} ».`,
      step_failed: (step, error) => md`⚠️ « ${step} » : ${error}`,
      step_skipped: (step, user, words) => md`⏭️ « ${step} » passée par ${mention(user)} : ${words}`,
      step_assigned: (step, user) => md`« ${step} » est maintenant attribuée à ${mention(user)}.`,
      step_overdue: (step) => md`⏰ « ${step} » est en retard.`,
      cancel_requested: (user, words) => md`${mention(user)} annule : ${words}`,
      undo_opened: (step) => md`À annuler : « ${step} ».`,
      step_undone: (step, user) =>
        md`↩ « ${step} » annulée${user === null ? '' : md` par ${mention(user)}`}.`,
      undo_given_up: (step, user, words) =>
        md`⚠️ « ${step} » n’a pas pu être annulée, selon ${mention(user)} : ${words}`,
      cancelled: md`Opération annulée.`,
      done: md`🏁 Terminé.`,
      reversed: (name) => md`Retransfert par ${name}.`,
      reverse_withdrawn: (name) =>
        md`${name} a pris fin avant d’avoir rien transféré ; le retransfert est à nouveau possible.`,
      failed: (name) => md`S’arrête ici : retransfert par ${name}.`,
      given_up: (step, error, failed) =>
        failed ? md`❌ « ${step} » est impossible : ${error}` : md`✅ ${step} : ${error}`,
      paused: (step, user) => md`⏸️ ${mention(user)} a mis « ${step} » en pause`,
      resumed: (step, user) => md`▶️ ${mention(user)} a repris « ${step} »`,
    },
  },
};
