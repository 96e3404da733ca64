import type { MetaSeed } from '../meta/tables.ts';
import { wabaIndex } from './fiction.ts';

type Template = NonNullable<MetaSeed['templates']>[number];
export type Sample = Omit<Template, 'id' | 'waba'>;

export const body = (text: string, ...examples: string[]) => ({
  components: [
    { type: 'BODY', text, ...(examples.length > 0 && { example: { body_text: [examples] } }) },
    { type: 'FOOTER', text: 'Sample' },
  ],
});

/** What a WABA of the company has: usable in both languages, and one of each kind that cannot be used. */
const samples: readonly Sample[] = [
  {
    ...{ name: 'transfer_check', language: 'fr', quality: 'GREEN' },
    ...body('Bonjour, ceci est un message de test. Vous pouvez y répondre.'),
  },
  {
    ...{ name: 'transfer_check', language: 'en', quality: 'GREEN' },
    ...body('Hello, this is a test message. You may answer it.'),
  },
  {
    ...{ name: 'order_update', language: 'fr', quality: 'GREEN' },
    ...body('Bonjour {{1}}, votre commande {{2}} est en route.', 'Camille', 'CMD-0001'),
  },
  {
    ...{ name: 'order_update', language: 'en', quality: 'YELLOW' },
    ...body('Hello {{1}}, your order {{2}} is on its way.', 'Camille', 'ORD-0001'),
  },
  {
    ...{ name: 'season_sale', language: 'fr', category: 'MARKETING', status: 'PAUSED', quality: 'RED' },
    ...body('Les soldes commencent demain en boutique.'),
    pauses: 1,
  },
  {
    ...{ name: 'prize_draw', language: 'en', category: 'MARKETING', status: 'REJECTED' },
    ...body('Everybody wins something today.'),
    rejectedReason: 'PROMOTIONAL',
  },
  {
    ...{ name: 'new_collection', language: 'fr', category: 'MARKETING', quality: 'GREEN' },
    ...body('Bonjour {{1}}, la nouvelle collection est arrivée.', 'Camille'),
  },
  {
    ...{ name: 'new_collection', language: 'en', category: 'MARKETING', quality: 'GREEN' },
    ...body('Hello {{1}}, the new collection is here.', 'Camille'),
  },
];

const idsAWaba = 100;

/** The same ids for the same WABA: sixteen digits, as a JSON number bears. */
export function templatesOf(waba: string, its: readonly Sample[] = samples): readonly Template[] {
  return its.map((sample, i) => ({
    id: String(1_200_000_000_000_000 + wabaIndex(waba) * idsAWaba + i),
    waba,
    ...sample,
  }));
}
