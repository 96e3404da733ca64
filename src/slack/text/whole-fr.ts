import { md } from './mrkdwn.ts';
import type { WholeText } from './whole-shape.ts';
import { list, many } from './words-fr.ts';

const numbers = (n: number): string => many(n, 'numéro', 'numéros');

export const whole: WholeText = {
  what: (n, source, target) => `${numbers(n)}, ${source} → ${target}`,
  title: (name, n) => `${name} : migrer ${numbers(n)}`,
  numbers: (n) => (n === 1 ? 'son numéro' : `ses ${n} numéros`),
  scope: (n) => (n === null ? 'Tous les numéros de son WABA' : `Les ${n} numéros de son WABA`),
  numbersTitle: (n) => md`*${numbers(n)}, une opération pour chacun*`,
  numberLine: (e164, displayName, group) =>
    md`• ${e164} ${displayName}${group === null ? '' : md`, groupe Braze ${group}`}`,
  more: (n) => md`• ${n} de plus`,
  allNumbersTitle: 'Tous les numéros du WABA',
  allNumbers: {
    all: ({ moving }) => md`Tous ceux que Meta cite : ${numbers(moving)}.`,
    some_stay: ({ moving }, staying) => md`${numbers(moving)} du WABA ; restent : ${list(staying)}.`,
    unlisted: ({ unlisted }) =>
      md`Meta cite ${numbers(unlisted)} de plus, absents de l’inventaire : ils restent. Pour les migrer aussi, un admin les ajoute avec \`npm run inventory\`.`,
    unread: () =>
      md`La liste de Meta n’a pas pu être lue. Tous les numéros du WABA sont-ils dans l’inventaire ?`,
  },
  at: (some) => `${list(some)} : `,
  eachTitle: 'Pour chaque numéro',
  onceTitle: 'Une fois pour le WABA',
  silence: md`🔇 À partir de son étape « Archiver le groupe », Braze ne peut plus envoyer depuis un numéro. Chacun a son moment.`,
  leaveOut: (n) => (n === 1 ? 'Planifier sans ce numéro' : `Planifier sans ces ${n} numéros`),
  partOf: (name) => md`Fait partie de ${name}, approuvée pour tous les numéros du WABA`,
  outcome: {
    waiting: 'attend son tour',
    moved: 'migré',
    stayed: 'resté où il était',
    none: 'n’est plus dans l’inventaire',
  },
  row: (e164, displayName, words, operation) =>
    md`${operation === null ? '' : md`*${operation}* `}${e164} ${displayName} : ${words}`,
  moved: (name, moved, of, target, stayed) =>
    md`📦 *${name}* : ${numbers(moved)} sur ${of} ${moved === 1 ? 'migré' : 'migrés'} vers ${target}.${stayed.length === 0 ? '' : md` Non migrés : ${list(stayed)} ; la carte dit pourquoi.`}`,
  noneMoved: 'aucun numéro n’a été migré',
  cancelWarning: md`Chaque numéro qui n’a pas passé son point de non-retour est ramené par sa propre opération. Les autres continuent.`,
};
