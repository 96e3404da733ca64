import type { MetaSeed } from '../meta/tables.ts';
import { accounts } from './migration-estate.ts';
import { body, type Sample } from './templates.ts';

type Rating = NonNullable<NonNullable<MetaSeed['templates']>[number]['ratesAs']>;

const inCatalogue = 260;
const there = 50;
/** In both accounts, and not the same text. */
const clashing = 10;
const named = (what: string, n: number) => `${what}_${String(n).padStart(3, '0')}`;

/** The first ratings of copies: most do well, and one is paused for it. */
const ratings: Readonly<Record<number, Rating>> = { 2: 'YELLOW', 3: 'RED' };
const rated = (n: number): Pick<Sample, 'ratesAs'> => ({
  ratesAs: ratings[n] ?? (n % 4 === 1 ? 'GREEN' : null),
});

/** What is not copied as it is: refused by the check behind the copy (R101), re-categorised by it, paused before (R97). */
const specials: Readonly<Record<number, Partial<Sample>>> = {
  7: { recheck: 'REJECTED' },
  8: { recheckCategory: 'MARKETING' },
  9: { status: 'PAUSED', quality: 'RED', category: 'MARKETING', pauses: 1 },
};

const catalogued = (n: number): Sample => ({
  ...{ name: named('catalogue', n), language: n % 20 === 0 ? 'en_GB' : 'en' },
  category: n % 3 === 0 ? 'MARKETING' : 'UTILITY',
  quality: n > 10 && n % 5 < 2 ? 'UNKNOWN' : 'GREEN',
  ...body(`Hello {{1}}, page ${n} of the sample catalogue is new.`, 'Camille'),
  ...rated(n),
  ...specials[n],
});

const held = (n: number): Sample => ({
  ...{ name: named('direct', n), language: 'en', quality: 'GREEN' },
  ...body(`Hello {{1}}, this is sample message ${n}.`, 'Camille'),
});

const counted = (most: number, each: (n: number) => Sample): Sample[] =>
  Array.from({ length: most }, (_, index) => each(index + 1));

/** The large move (R103): of 260, one is paused and one clashes; of the 258 others, 200 find room. */
const catalogue = counted(inCatalogue, catalogued);
const direct: readonly Sample[] = [
  ...counted(there - 1, held),
  {
    ...{ name: named('catalogue', clashing), language: 'en', quality: 'GREEN' },
    ...body('Hello, this sample text is another one.'),
  },
];

/** The quick walk: all of them are copied. */
const pilote: readonly Sample[] = [
  { ...{ name: 'pilote_welcome', language: 'en', quality: 'GREEN' }, ...body('Welcome to the sample shop.') },
  {
    ...{ name: 'pilote_order', language: 'en', quality: 'GREEN', ratesAs: 'GREEN' },
    ...body('Hello {{1}}, your order {{2}} is on its way.', 'Camille', 'ORD-0001'),
  },
  { ...{ name: 'pilote_order', language: 'fr' }, ...body('Votre commande est en route.') },
];

/** Accounts that hold other templates than those of the rest of the company, and those that hold none. */
export const migrationTemplates: ReadonlyMap<string, readonly Sample[]> = new Map([
  [accounts.catalogue.id, catalogue],
  [accounts.direct.id, direct],
  [accounts.pilote.id, pilote],
  [accounts.hub.id, []],
  [accounts.bare.id, []],
  [accounts.pending.id, []],
]);
