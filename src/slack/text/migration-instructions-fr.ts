import type { MigrationText } from './migration-shape.ts';
import { md } from './mrkdwn.ts';

const manager = 'gestionnaire WhatsApp';
const wabaId = '{WABA_ID}';
/** The same window by either menu (C13) and in either language of the dashboard. */
export const addNumber = md`*Intégrations partenaires* > *Partenaires technologiques* > *WhatsApp* ou *Partenaires technologiques* > *WhatsApp*, puis *Ajouter un groupe d’abonnement et un numéro* (en anglais : *Partner Integrations* > *Technology Partners* > *WhatsApp* ou *Technology Partners* > *WhatsApp*, puis *Add Subscription Group and Number*)`;
const noWayBack = md`⚠️ *Ensuite, plus de retour possible*, sauf par une autre migration.`;

/** Where to click, step by step; who acts stands first where it is not the person who reads. */
export const migrationInstructionsFr: Pick<
  MigrationText,
  'steps' | 'undo' | 'instructions' | 'group' | 'who' | 'acts'
> = {
  acts: (who) => `À faire par ${who}.`,
  who: {
    operator: 'vous',
    portfolio_admin: 'un admin du portefeuille business Meta',
    number_owner: 'la personne qui a le téléphone',
    client: 'le client, dans le Hub 360dialog',
    new_partner: 'le nouveau partenaire 360dialog',
    new_provider: 'le nouveau fournisseur',
    finance: 'la personne qui règle les factures',
    support: 'le support de 360dialog',
    bot: 'le bot',
  },
  steps: {
    prepare: 'Préparer le côté client',
    settle: 'Régler les factures',
    copy_templates: 'Copier les modèles',
    numbers: 'Migrer les numéros',
    two_step_off: 'Désactiver la vérification en deux étapes',
    subscribe_app: 'Abonner notre application à la destination',
    announce: 'Annoncer le numéro à la destination',
    send_code: 'Envoyer le code',
    enter_code: 'Saisir le code',
    pin_vault: 'Mettre le nouveau code PIN dans le coffre-fort',
    register: 'Enregistrer le numéro',
    hub_add: 'Ajouter le numéro dans le Hub',
    sign_up: 'Inscrire le numéro',
    their_migration: 'Faire migrer le numéro par le nouveau fournisseur',
    change_currency: 'Changer la devise',
    ask_partner: 'Demander le changement de partenaire',
    partner_approves: 'Obtenir l’accord du nouveau partenaire',
    grant_key: 'Autoriser le partenaire à créer des clés API',
    ask_support: 'Écrire au support de 360dialog',
    wait_30_days: 'Attendre trente jours sans message payant',
    delete_number: 'Supprimer le numéro chez Meta',
    register_anew: 'Enregistrer le numéro comme nouveau',
    change_hosting: 'Changer l’hébergement',
    connected: 'Vérifier que le numéro est connecté',
    healthy: 'Vérifier que le numéro peut envoyer',
    new_key: 'Créer une clé API et redéfinir le webhook',
    two_step_on: 'Réactiver la vérification en deux étapes',
    compare_templates: 'Comparer les modèles',
    senders_switched: 'Basculer tout ce qui envoie',
    ratings: 'Suivre les notes des modèles',
    cancel_360dialog: 'Résilier 360dialog',
  },
  undo: {
    two_step_off: (w) =>
      md`Dans le ${manager} : *Account tools* > *Phone numbers* > ${w.e164} > *Two-step verification* > *Turn on*. Gardez le code PIN dans votre coffre-fort. Sans cette vérification, toute personne qui a le code pourrait prendre le numéro.`,
  },
  instructions: {
    prepare: (w) =>
      md`Vérifiez, dans Meta Business Settings et dans le Hub :\n1. L’entreprise est vérifiée et son site web est en ligne.\n2. Quelqu’un chez le client est admin de l’entreprise Meta.\n3. ${w.e164} peut recevoir un code à six chiffres par SMS ou par appel ; sa carte SIM est active.\n4. Le compte n’est pas un bac à sable (sandbox).\n5. Un numéro brésilien a son neuvième chiffre exactement comme dans le profil.`,
    numbers: () => md`Chaque numéro a sa propre carte : saisissez-y les codes à mesure qu’ils arrivent.`,
    settle: () =>
      md`Avant tout départ : réglez ce qui est dû à 360dialog (Hub > *Billing*), y compris ce que porte l’ancienne ligne de crédit. Un solde impayé peut bloquer le WABA. Ne résiliez *pas* encore.`,
    copy_templates: (w) =>
      md`Copiez les modèles de *${w.source}* vers *${w.target}* avant que le numéro ne parte : dans le ${manager}, *Message templates*, créez ce qui manque. En confirmant, dites combien.`,
    two_step_off: (w) =>
      md`Un admin de l’entreprise Meta : ${manager} > *Account tools* > *Phone numbers* > ${w.e164} > *Two-step verification* > *Turn off two-step verification*, puis le lien dans l’e-mail que Meta envoie à l’entreprise. Je coche cette étape quand Meta me le dit ; sinon, confirmez-la vous-même.`,
    subscribe_app: (w) =>
      md`Abonnez une application aux webhooks de *${w.target}* : \`POST /${wabaId}/subscribed_apps\` avec le jeton de cette application. Sans application abonnée, Meta refuse la migration (2388103).`,
    announce: (w) =>
      md`Annoncez ${w.e164} à *${w.target}* : \`POST /${wabaId}/phone_numbers\` avec \`migrate_phone_number=true\`. Rien ne bouge encore.`,
    send_code: (w) =>
      md`Joignez d’abord la personne qui a ${w.e164}, puis appuyez sur *Envoyer le code*. Il arrive par SMS ou par appel, parfois après quelques minutes, et reste valable dix minutes environ.`,
    enter_code: (w) =>
      md`Saisissez les six chiffres reçus par ${w.e164}. Je les transmets à Meta et ne les conserve nulle part.`,
    pin_vault: () =>
      md`Choisissez le code PIN à six chiffres que le numéro va recevoir, et mettez-le *maintenant* dans le coffre-fort de l’entreprise. Enregistrer sans garder ce code, c’est risquer de perdre le numéro. Confirmez sans l’écrire ici.`,
    register: (w) =>
      md`⚠️ *Le point de non-retour.* Choisissez un nouveau code PIN à six chiffres et mettez-le d’abord dans votre coffre-fort : il devient la vérification en deux étapes du numéro, et je ne le conserve nulle part. Ensuite, ${w.e164} appartient aussitôt à *${w.target}*.`,
    hub_add: (w) =>
      md`Dans le Hub 360dialog (hub.360dialog.com) :\n1. *Add number* ; connectez-vous à Facebook comme admin de la *même* entreprise Meta.\n2. Choisissez le WABA *${w.target}*, puis ${w.e164} avec son nom d’affichage ${w.displayName}.\n3. Saisissez le code que reçoit le téléphone.\n${noWayBack}`,
    sign_up: (w) =>
      md`Dans Braze : ${addNumber}.\n1. Connectez-vous à Facebook comme admin de la *même* entreprise Meta.\n2. Choisissez le WABA *${w.target}*, puis ${w.e164} avec son nom d’affichage ${w.displayName}.\n3. Saisissez le code que reçoit le téléphone.\n${noWayBack}`,
    their_migration: (w) =>
      md`Le nouveau fournisseur lance la migration de ${w.e164} vers *${w.target}* et demande le code que reçoit le téléphone. Confirmez quand il dit que le numéro est enregistré.${w.scenario === '3' ? ' 360dialog n’aide pas pour les numéros qui l’ont quitté.' : ''}\n${noWayBack}`,
    change_currency: (w) =>
      md`Dans le Hub : *Meta Business Settings* de *${w.source}* > le crayon à côté de *Messaging currency* (EUR, USD ou INR ; BRL sur demande). 360dialog crée un nouveau WABA et y transfère *tous* les numéros et modèles. Les identifiants des numéros restent, celui du WABA change ; en confirmant, notez le nouveau.\n⚠️ *Ensuite, plus de retour possible*, sauf par un autre changement de devise.`,
    ask_partner: () =>
      md`Dans le Hub : *Profile* > *Partner* > *Change Partner* > l’identifiant du nouveau partenaire > vérifier la liste des numéros > accepter les conditions > *Submit* ; un moyen de paiement, si le Hub le demande. Tous les numéros du compte suivent. Si le bouton est grisé, ou si le Hub parle de « different payment processor », voyez avec le support de 360dialog.`,
    partner_approves: () =>
      md`Approuvez la demande : Partner Hub > *Partner change requests* > *Approve*. Le changement se fait ensuite de lui-même ; des pages plus anciennes disent qu’il attend la fin du mois.\n⚠️ *Ensuite, plus de retour possible*, sauf par un autre changement de partenaire.`,
    grant_key: () =>
      md`Dans le Hub : le numéro > *API key* > autoriser le nouveau partenaire à créer des clés. Cette permission ne suit pas : sans elle, le nouveau partenaire ne peut pas envoyer.`,
    ask_support: (w) =>
      md`Écrivez au support de 360dialog : transférer le seul WABA *${w.source}*, avec ses numéros, au nouveau partenaire (en anglais : *selective* partner change). Donnez les identifiants des deux partenaires et celui du WABA. Aucune page ne le décrit (R88) ; en confirmant, notez le numéro du ticket.`,
    wait_30_days: (w) =>
      md`Meta ne supprime aucun numéro qui a envoyé des messages payants dans les 30 derniers jours. Arrêtez tout ce qui envoie depuis ${w.e164} et attendez. En confirmant, dites quand le dernier message payant est parti.`,
    delete_number: (w) =>
      md`Un admin de l’entreprise Meta, et personne d’autre : ${manager} > *Phone numbers* > ${w.e164} > *Delete*. Je ne le fais jamais.\n⚠️ *Pas de retour possible* : le nom, les notes et les limites disparaissent avec le numéro.`,
    register_anew: (w) =>
      md`Attendez cinq minutes après la suppression (sinon, erreur 133015), puis ajoutez ${w.e164} comme *nouveau* numéro à *${w.target}*, dans l’autre entreprise Meta. Son nom d’affichage est examiné à nouveau, ses modèles sont à recréer.`,
    change_hosting: (w) =>
      md`Dans le Hub : ${w.e164} > *Change hosting* > *Cloud API*. Aucun code n’est nécessaire. Prévoyez quelques minutes de silence, une heure au pire ; les messages reçus pendant ce temps peuvent être perdus.\n⚠️ *Ensuite, plus de retour possible.*`,
    connected: (w) =>
      md`Vérifiez que ${w.e164} est *Connected* dans *${w.scenario === '7' ? w.source : w.target}* : ${manager} > *Account tools* > *Phone numbers*. Désormais, les messages arrivent au nouvel endroit.`,
    healthy: (w) =>
      md`Vérifiez dans le ${manager} > *Phone numbers* > ${w.e164} que rien ne bloque l’envoi : moyen de paiement, entreprise, application.`,
    new_key: (w) =>
      md`Dans le Hub : ${w.e164} > *API key* > *Generate*, puis définissez à nouveau le webhook. Une nouvelle clé révoque aussitôt l’ancienne : gardez ouverts les réglages de ce qui envoie. La clé va dans votre coffre-fort et dans notre environnement, jamais dans Slack.`,
    two_step_on: (w) =>
      md`Dans le ${manager} : *Account tools* > *Phone numbers* > ${w.e164} > *Two-step verification* > *Turn on*. Gardez le code PIN dans votre coffre-fort.`,
    compare_templates: (w) =>
      w.scenario === '5'
        ? md`Vérifiez que les modèles de *${w.source}* sont tous là et approuvés : ${manager} > *Message templates*. Ce qui manque ou a été rejeté est à recréer et à soumettre (R104).`
        : md`Comparez les modèles de *${w.source}* avec ceux de *${w.target}* : ${manager} > *Message templates*. Ce qui manque ou a été rejeté est à recréer et à soumettre (R104). Ne supprimez pas l’ancien WABA avant.`,
    senders_switched: (w) =>
      md`Redirigez tout ce qui envoie depuis ${w.e164} vers le nouvel endroit : fournisseur, adresse, clé, identifiants de modèles. En confirmant, dites ce qui a été basculé.`,
    ratings: () =>
      md`Je regarde les copies tout de suite, après cinq minutes, une heure et un jour, puis chaque jour pendant une semaine, et je dis dans ce canal ce qui a changé. Un modèle sans note après un jour, c’est normal (R105). Cela s’arrête tout seul.`,
    cancel_360dialog: (w) =>
      md`Maintenant seulement, et seul le client : Hub > ${w.e164} > *Cancel*, puis saisir CANCEL. Jusque-là, 360dialog continue de facturer. Demandez le remboursement des fonds non utilisés.`,
  },
  group: {
    steps: { integrate: 'Intégrer à nouveau le numéro, pour son nouveau WABA' },
    undo: {
      free_uses: (w) =>
        md`Dans *${w.origin}*, relancez les campagnes et les Canvas que vous aviez arrêtés pour cette migration.`,
    },
    instructions: {
      integrate: (w) =>
        md`Allez dans l’espace de travail *${w.destination}* de Braze (${w.destinationDashboard}).\n1. *Intégrations partenaires* > *Partenaires technologiques* > *WhatsApp* ou *Partenaires technologiques* > *WhatsApp* (en anglais : *Partner Integrations* > *Technology Partners* > *WhatsApp* ou *Technology Partners* > *WhatsApp*) ; descendez jusqu’à la section *Intégration de l’envoi messages WhatsApp* (en anglais : *WhatsApp Messaging Integration*).\n2. Si l’inscription n’a pas encore créé de nouveau groupe pour ${w.e164}, choisissez *Créer un nouveau groupe d’abonnement et un nouveau numéro de téléphone.* (en anglais : *Create a new subscription group and phone number*) puis, dans la fenêtre d’inscription, *${w.target}* et ${w.e164}.\n3. Confirmez avec l’identifiant et le nom du nouveau groupe ; *${w.group}* reste archivé.`,
      test_received: (w) =>
        md`Répondez au test depuis le téléphone du testeur, puis vérifiez dans *${w.destination}* que la réponse est arrivée. Un message vu chez Meta seulement ne prouve pas que Braze l’a reçu.`,
    },
  },
};
