import { fr, maison, numberId, retail, uk, us, wabaId } from './fiction.ts';
import { migrationRows } from './migration-estate.ts';
import { createRandom } from './random.ts';
import {
  type GroupSeed,
  grants,
  type NumberSeed,
  type Rows,
  region,
  standing,
  type WabaSeed,
  workspaces,
} from './workspaces.ts';

/** The first groups are named in guides and tests: their ids are the same under every seed. */
const groupId = (index: number) => `7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a${(16 + index).toString(16)}`;

const waba = (index: number, name: string, business: string, currency: string): WabaSeed => ({
  id: wabaId(index),
  name,
  business,
  provider: 'braze',
  currency,
});

const wabas: readonly WabaSeed[] = [
  waba(0, 'Maison FR', maison, 'EUR'),
  waba(1, 'Sample UK', retail, 'GBP'),
  waba(2, 'Sample US', retail, 'USD'),
  waba(3, 'Maison Boutiques', maison, 'EUR'),
  waba(4, 'Sample Outlet', retail, 'GBP'),
  waba(5, 'Maison Service', maison, 'EUR'),
  waba(6, 'Maison Partenaires', maison, 'EUR'),
  waba(7, 'Maison Lancements', maison, 'EUR'),
  waba(8, 'Sample Events', retail, 'GBP'),
  { ...waba(9, 'Maison Entrepôt', maison, 'EUR'), provider: '360dialog' },
];

/** Meta and 360dialog have it; nobody wrote it into the inventory. */
export const unlisted = [
  { id: numberId(100_000), waba: wabaId(9), e164: fr(9_950), displayName: 'Maison Entrepôt' },
] as const;

const cities = [
  'Lyon',
  'Lille',
  'Nantes',
  'Bordeaux',
  'Rennes',
  'Dijon',
  'Tours',
  'Nice',
  'Metz',
  'Brest',
  'Angers',
  'Reims',
  'Caen',
  'Nancy',
  'Toulon',
  'Amiens',
  'Pau',
  'Rouen',
  'Limoges',
  'Annecy',
] as const;

/** Name of the group, its workspace, its WABA, its number, and the name that customers see. */
type Line = readonly [string, string, number, string, string, GroupSeed['status']?];

/** Twenty boutiques fill their WABA (R30); the outlet's WABA serves two workspaces (R49). */
const lines: readonly Line[] = [
  ['WhatsApp FR', 'brand-fr', 0, fr(1), 'Maison Exemple'],
  ['WhatsApp FR Service', 'brand-fr', 0, fr(2), 'Maison Exemple Service'],
  ['WhatsApp UK', 'brand-uk', 1, uk(1), 'Sample UK'],
  ['WhatsApp US', 'brand-us', 2, us(23), 'Sample US'],
  ['WhatsApp FR Soldes', 'brand-fr', 0, fr(3), 'Maison Exemple Soldes', 'archived'],
  ...cities.map((city, index): Line => [`Boutique ${city}`, 'brand-fr', 3, fr(11 + index), `Maison ${city}`]),
  ['Boutique Fermée', 'brand-fr', 3, fr(31), 'Maison Fermée', 'archived'],
  ['Outlet Leeds', 'outlet', 4, uk(11), 'Sample Outlet Leeds'],
  ['Outlet York', 'outlet', 4, uk(12), 'Sample Outlet York'],
  ['Outlet Returns', 'brand-uk', 4, uk(13), 'Sample Outlet Returns'],
  ['Service Clients', 'service', 5, fr(41), 'Maison Service Clients'],
  ['Partner Club', 'partners', 6, fr(51), 'Maison Partenaires'],
  ['Lancement Printemps', 'brand-fr', 7, fr(61), 'Maison Printemps'],
  ['Lancement Été', 'brand-fr', 7, fr(62), 'Maison Été'],
  ['Events Spring', 'brand-uk', 8, uk(21), 'Sample Events Spring'],
  ['Events Summer', 'brand-uk', 8, uk(22), 'Sample Events Summer'],
  ['Events Autumn', 'brand-uk', 8, uk(23), 'Sample Events Autumn'],
];

export const smallest = lines.length;
/** France alone has 10,000 numbers that are kept for fiction. */
export const largest = 9_000;

const perWaba = 20;
const perRegion = 200;

/**
 * The sample company's inventory: `size` numbers, each with its group, and the cases for migrations. The same arguments
 * give the same rows.
 */
export function estateRows({ seed, size }: { seed: number; size: number }): Rows {
  const random = createRandom(seed);
  const more = Math.max(0, size - smallest);
  const regions = Array.from({ length: Math.ceil(more / perRegion) }, (_, index) => region(index));
  const moreWabas = Array.from({ length: Math.ceil(more / perWaba) }, (_, index) => {
    const name = `${random.pick(['Maison', 'Sample'])} Network ${index + 1}`;
    return waba(wabas.length + index, name, random.pick([maison, retail]), 'EUR');
  });
  const everyWaba = [...wabas, ...moreWabas];
  const moreLines = Array.from({ length: more }, (_, index): Line => {
    const name = `${random.pick(['Boutique', 'Atelier', 'Corner'])} ${random.pick(cities)} ${index + 1}`;
    const key = regions[Math.floor(index / perRegion)]?.key ?? '';
    return [name, key, wabas.length + Math.floor(index / perWaba), fr(100 + index), `Maison ${name}`];
  });
  const all = [...lines, ...moreLines];
  return {
    admins: ['U0ADMIN'],
    workspaces: [...workspaces, ...regions],
    businesses: [
      { id: maison, name: 'Maison Exemple' },
      { id: retail, name: 'Sample Retail' },
    ],
    wabas: [...everyWaba, ...migrationRows.wabas],
    numbers: [
      ...all.map(
        ([, , on, e164, displayName], index): NumberSeed => ({
          id: numberId(index),
          e164,
          waba: wabaId(on),
          displayName,
          ...standing(random, everyWaba[on]?.business === maison ? 'TIER_100K' : 'TIER_10K'),
        }),
      ),
      ...migrationRows.numbers,
    ],
    groups: [
      ...all.map(
        ([name, key, , , , status = 'active'], index): GroupSeed => ({
          id: index < smallest ? groupId(index) : random.uuid(),
          name,
          workspace: key,
          number: numberId(index),
          status,
        }),
      ),
      ...migrationRows.groups,
    ],
    grants: grants(regions),
  };
}
