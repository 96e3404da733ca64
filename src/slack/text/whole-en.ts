import { md } from './mrkdwn.ts';
import type { WholeText } from './whole-shape.ts';
import { list, many } from './words-en.ts';

const numbers = (n: number): string => many(n, 'number', 'numbers');

export const whole: WholeText = {
  what: (n, source, target) => `${numbers(n)}, ${source} → ${target}`,
  title: (name, n) => `${name}: migrate ${numbers(n)}`,
  numbers: (n) => (n === 1 ? 'its number' : `its ${n} numbers`),
  scope: (n) => (n === null ? 'All numbers of its WABA' : `All ${n} numbers of its WABA`),
  numbersTitle: (n) => md`*${numbers(n)}, each as an operation of its own*`,
  numberLine: (e164, displayName, group) =>
    md`• ${e164} ${displayName}${group === null ? '' : md`, Braze group ${group}`}`,
  more: (n) => md`• ${n} more`,
  allNumbersTitle: 'All numbers of the WABA',
  allNumbers: {
    all: ({ moving }) => md`All that Meta lists: ${numbers(moving)}.`,
    some_stay: ({ moving }, staying) => md`${numbers(moving)} of the WABA; ${list(staying)} will stay.`,
    unlisted: ({ unlisted }) =>
      md`Meta lists ${numbers(unlisted)} more that the inventory lacks, so they stay. To move them too, an admin adds them with \`npm run inventory\`.`,
    unread: () => md`Meta's list could not be read. Are all numbers of the WABA in the inventory?`,
  },
  at: (some) => `${list(some)}: `,
  eachTitle: 'For each number',
  onceTitle: 'Once for the WABA',
  silence: md`🔇 From its “Archive the group” on, Braze cannot send from a number. Each has its own time.`,
  leaveOut: (n) => (n === 1 ? 'Plan without this number' : `Plan without these ${n} numbers`),
  partOf: (name) => md`Part of ${name}, which was approved for all numbers of the WABA`,
  outcome: {
    waiting: 'waits for its turn',
    moved: 'moved',
    stayed: 'stayed where it was',
    none: 'is no longer in the inventory',
  },
  row: (e164, displayName, words, operation) =>
    md`${operation === null ? '' : md`*${operation}* `}${e164} ${displayName}: ${words}`,
  moved: (name, moved, of, target, stayed) =>
    md`📦 *${name}*: ${moved} of ${numbers(of)} moved to ${target}.${stayed.length === 0 ? '' : md` Not moved: ${list(stayed)}; the card says why.`}`,
  noneMoved: 'no number was moved',
  cancelWarning: md`Every number that is not past its point of no return is taken back, each by its own operation. The others go on.`,
};
