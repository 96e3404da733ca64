import type { FaultKind, MigrationCause, ProviderFault } from '../../application/ports/provider.ts';
import type { PressText } from './migration-shape.ts';
import { type Mrkdwn, md } from './mrkdwn.ts';
import { minuteOf } from './plain-time.ts';
import { many } from './words-fr.ts';

const languages = new Intl.DisplayNames('fr', { type: 'language' });

/** The documented causes of Meta's 2388103 (domain.md B.8), each with what to do. */
const causes: Record<MigrationCause, string> = {
  no_webhooks: 'aucune application ne reçoit les webhooks de la destination : abonnez-en une, puis réessayez',
  no_migration_needed:
    'aucune migration n’est nécessaire : annulez celle-ci et ajoutez simplement le numéro à la destination',
  display_name: 'le nom d’affichage manque, n’est pas approuvé ou va changer : réglez cela, puis réessayez',
  source_account: 'le compte source n’est pas approuvé ou pas vérifié : réglez cela, puis réessayez',
  no_payment: 'la destination n’a pas de moyen de paiement : ajoutez-en un, puis réessayez',
  retry_later: 'Meta rencontre un problème : réessayez un peu plus tard',
  other_business:
    'les deux comptes appartiennent à des entreprises Meta différentes : annulez cette migration et préparez le scénario 6',
  destination_not_approved: 'la destination n’est pas approuvée : faites-la approuver, puis réessayez',
  messaging_for_not_accepted:
    'la demande « Messaging for » n’est pas encore acceptée : faites-la accepter, puis réessayez',
  unknown: 'Meta donne une autre raison',
};

/** What kept Meta from doing it, where it gave no cause of its own. */
const faults: Record<FaultKind, string> = {
  unauthorized: 'Meta n’accepte pas notre jeton : un admin définit un nouveau META_ACCESS_TOKEN',
  forbidden: 'il manque une permission à notre jeton chez Meta',
  no_key: 'il n’y a pas de jeton Meta : un admin définit META_ACCESS_TOKEN',
  not_found: 'Meta ne le trouve pas, ou ne nous le montre plus',
  rate_limited: 'Meta nous demande d’attendre : réessayez plus tard',
  unavailable: 'Meta rencontre un problème : réessayez un peu plus tard',
  no_answer: 'Meta n’a pas répondu : réessayez',
  unexpected: 'Meta a répondu quelque chose que personne n’a documenté',
  invalid: 'Meta refuse ce qui est demandé',
  refused: 'Meta refuse',
};

const isFault = (code: string): code is FaultKind => code in faults;

const isCause = (code: string): code is MigrationCause => code in causes;

const quoted = (said: string): string => (said === '' ? '' : ` (Meta : « ${said} »)`);

/** Codes and PINs, and what Meta says to them. */
export const migrationPressFr: PressText = {
  pressTitle: 'Migrer un numéro',
  sendCode: 'Envoyer le code',
  enterCode: 'Saisir le code',
  anotherCode: 'Envoyer un autre code',
  sendAgain: md`Un nouveau code remplace les précédents. Il peut mettre quelques minutes : attendez-le avant d’en demander un autre.`,
  register: 'Enregistrer le numéro',
  method: 'Comment envoyer le code ?',
  byText: 'Par SMS',
  byCall: 'Par appel',
  codeLanguage: 'Dans quelle langue ?',
  language: (code) => languages.of(code) ?? code,
  code: 'Code à six chiffres',
  codeHint: 'Lu sur le téléphone. Il va chez Meta et n’est conservé nulle part.',
  pin: 'Nouveau code PIN à six chiffres',
  pinHint: 'Mettez-le d’abord dans votre coffre-fort. Il va chez Meta et n’est conservé nulle part.',
  sixDigits: md`Six chiffres, s’il vous plaît.`,
  usedUp: (freeAt) =>
    md`Tous les enregistrements permis en 72 heures sont utilisés ; un de plus bloquerait le numéro pendant 72 heures. Réessayez ${freeAt === null ? 'plus tard' : `après le ${minuteOf(freeAt)} UTC`}.`,
  notDone: (fault) => refused(fault),
  unclear: (againAt) =>
    againAt === null
      ? md`Meta n’a pas répondu clairement et ne montre pas que c’est fait. Regardez dans une minute, puis réessayez.`
      : md`On ne sait pas encore si Meta a enregistré le numéro, et Meta peut le montrer avec du retard. Je regarde jusqu’au ${minuteOf(againAt)} UTC ; la carte dira ensuite s’il faut l’enregistrer à nouveau.`,
  noMeta: md`Il n’y a pas de jeton Meta. Un admin définit META_ACCESS_TOKEN.`,
  askingMeta: md`Demande envoyée à Meta…`,
  metaDid: md`✅ C’est fait chez Meta. La carte montre la suite.`,
  lastTry: (error) => md`⚠️ Dernier essai : ${error}.`,
  stepError: (code, detail) => {
    if (code.startsWith('cause_')) {
      const cause = code.slice('cause_'.length);
      return `${isCause(cause) ? causes[cause] : causes.unknown}${quoted(detail)}`;
    }
    if (code.startsWith('meta_')) {
      const fault = code.slice('meta_'.length);
      return `${isFault(fault) ? faults[fault] : faults.unexpected}${quoted(detail)}`;
    }
    const known: Record<string, string> = {
      unclear_press: 'il n’est pas clair que Meta l’ait fait : regardez, puis réessayez',
      unclear_register:
        'on ne sait pas si Meta a enregistré le numéro : je regarde encore cinq minutes ; ensuite, il pourra être enregistré à nouveau, ou la migration annulée',
      not_arrived:
        'Meta ne montre pas le numéro comme enregistré : enregistrez-le à nouveau, ou annulez la migration',
      not_followed: 'rien ne dit quelles copies suivre : comparez-les à la main',
      templates_differ: `${detail} copies manquent ou sont refusées : le canal dit lesquelles ; recréez-les, puis confirmez`,
      already_there:
        'le numéro est déjà dans la destination (2388012) : si quelqu’un l’a migré, annulez ceci et faites corriger l’inventaire ; sinon, ce n’est pas le bon WABA',
      not_shown:
        'Meta ne le montre pas pour ce numéro : regardez dans le gestionnaire WhatsApp, puis confirmez',
      blocked: `Meta bloque l’envoi : réglez cela, puis réessayez${quoted(detail)}`,
    };
    return known[code] ?? null;
  },
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function refused({ code, subcode, said, retryAfterMs }: ProviderFault): Mrkdwn {
  const is = (one: number): boolean => code === one || subcode === one;
  if (is(133005))
    return md`Le numéro a encore un autre code PIN. Demandez-le à la personne qui le garde, ou faites désactiver la vérification en deux étapes ; je ne devine jamais.`;
  if (is(133016))
    return md`Meta a bloqué les enregistrements de ce numéro${retryAfterMs === null ? '' : ` pour ${many(Math.ceil(retryAfterMs / HOUR), 'heure', 'heures')}`}. Merci d’attendre avant de réessayer.`;
  if (is(133008) || is(133009))
    return md`Meta n’accepte plus de code PIN pour ce numéro : trop d’essais, ou trop rapprochés. Réessayez ${retryAfterMs === null ? 'plus tard' : `dans ${many(Math.ceil(retryAfterMs / MINUTE), 'minute', 'minutes')}`}, avec le code PIN du coffre-fort ; je ne devine jamais.`;
  if (is(133006))
    return md`Meta veut que le numéro soit vérifié encore une fois. Appuyez sur « Envoyer le code » dans la carte, saisissez le code reçu, puis enregistrez avec le même code PIN.`;
  const words = said ? md`Meta dit : « ${said} »` : md`Meta ne l’a pas fait.`;
  if (retryAfterMs !== null)
    return md`${words} Réessayez dans ${many(Math.ceil(retryAfterMs / MINUTE), 'minute', 'minutes')}.`;
  return said
    ? md`${words} Réglez cela, puis réessayez.`
    : md`${words} Si le code est faux ou a expiré, demandez-en un nouveau.`;
}
