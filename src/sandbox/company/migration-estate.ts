import type { MetaSeed } from '../meta/tables.ts';
import { fr, maison, numberId, retail, uk, us, wabaId } from './fiction.ts';
import type { GroupSeed, NumberSeed, WabaSeed } from './workspaces.ts';

/** Above every WABA and number of the largest company; WABAs stand ten apart, which gives each 1,000 ids of templates. */
const idOfAccount = (index: number) => wabaId(1_000 + index * 10);
const idOfNumber = (index: number) => numberId(200_000 + index);
const groupId = (index: number) => `7a1c0c52-2222-4c2e-9d0a-3f0e2c5b9a${(16 + index).toString(16)}`;

const account = (
  index: number,
  name: string,
  provider: WabaSeed['provider'],
  more: Partial<WabaSeed> = {},
): WabaSeed => ({ id: idOfAccount(index), name, business: maison, provider, currency: 'EUR', ...more });

/** Where numbers migrate from and to; in the order of their ids. */
export const accounts = {
  direct: account(0, 'Maison Direct', 'direct'),
  catalogue: account(1, 'Maison Catalogue', 'other'),
  pilote: account(2, 'Maison Pilote', 'direct'),
  relais: account(3, 'Maison Relais', '360dialog'),
  hub: account(4, 'Maison Hub', '360dialog'),
  heritage: account(5, 'Maison Héritage', '360dialog'),
  essais: account(6, 'Maison Essais', 'other'),
  litige: account(7, 'Maison Litige', 'other'),
  bare: account(8, 'Maison Sans Paiement', 'direct'),
  pending: account(9, 'Maison Sans Avis', 'other'),
  export: account(10, 'Sample Export', 'direct', { business: retail, currency: 'GBP' }),
  reseau: account(11, 'Maison Réseau', 'direct'),
} as const;

type Detail = Omit<NonNullable<MetaSeed['wabas']>[number], 'id' | 'name' | 'business' | 'currency'>;

/** What only Meta knows: one is nearly full, one cannot pay and tells no app, two are not approved. */
const details: ReadonlyMap<string, Detail> = new Map<string, Detail>([
  [accounts.direct.id, { templateLimit: 250 }],
  [accounts.litige.id, { reviewStatus: 'REJECTED' }],
  [accounts.bare.id, { fundingId: null, subscribedApps: [] }],
  [accounts.pending.id, { reviewStatus: 'PENDING', subscribedApps: [] }],
]);
export const detailOf = (waba: string): Detail => details.get(waba) ?? {};

interface Line {
  readonly on: WabaSeed;
  readonly e164: string;
  readonly displayName: string;
  /** Name of its active group, and the workspace. */
  readonly group?: readonly [string, string];
  /** What keeps it from moving, or is otherwise special. */
  readonly said?: Partial<NumberSeed>;
}

/** Groups stand where the operator may act and nobody has to approve; on one WABA they are of one workspace (R49). */
const lines: readonly Line[] = [
  {
    on: accounts.catalogue,
    e164: uk(701),
    displayName: 'Maison Catalogue',
    group: ['Catalogue', 'brand-uk'],
  },
  { on: accounts.pilote, e164: uk(702), displayName: 'Maison Pilote', group: ['Pilote', 'outlet'] },
  { on: accounts.relais, e164: uk(703), displayName: 'Maison Relais', group: ['Relais', 'outlet'] },
  { on: accounts.relais, e164: uk(704), displayName: 'Maison Relais Service' },
  {
    ...{ on: accounts.heritage, e164: uk(705), displayName: 'Maison Héritage' },
    group: ['Héritage', 'outlet'],
    said: { platformType: 'ON_PREMISE' },
  },
  { on: accounts.litige, e164: uk(706), displayName: 'Maison Litige', group: ['Litige', 'outlet'] },
  {
    ...{ on: accounts.essais, e164: fr(9_701), displayName: 'Essai Sans Deux Étapes' },
    group: ['Essais', 'brand-uk'],
    said: { isPinEnabled: false },
  },
  {
    ...{ on: accounts.essais, e164: us(60), displayName: 'Essai Numéro de Test' },
    said: { accountMode: 'SANDBOX' },
  },
  {
    ...{ on: accounts.essais, e164: fr(9_702), displayName: 'Essai Coexistence' },
    said: { isOnBizApp: true, platformType: 'CLOUD_API' },
  },
  {
    ...{ on: accounts.essais, e164: fr(9_703), displayName: 'Essai Nom Sans Avis' },
    said: { nameStatus: 'AVAILABLE_WITHOUT_REVIEW' },
  },
  {
    ...{ on: accounts.essais, e164: fr(9_704), displayName: 'Essai Nom Demandé' },
    said: { newNameStatus: 'PENDING_REVIEW' },
  },
  {
    ...{ on: accounts.essais, e164: fr(9_705), displayName: 'Essai Nom Refusé' },
    said: { nameStatus: 'DECLINED' },
  },
  {
    ...{ on: accounts.essais, e164: fr(9_706), displayName: 'Essai Déconnecté' },
    said: { status: 'DISCONNECTED' },
  },
  // Three that move together, or alone.
  { on: accounts.reseau, e164: uk(707), displayName: 'Maison Réseau', group: ['Réseau', 'outlet'] },
  { on: accounts.reseau, e164: uk(708), displayName: 'Maison Réseau Nord' },
  { on: accounts.reseau, e164: uk(709), displayName: 'Maison Réseau Sud' },
];

const numberOf = ({ on, e164, displayName, said }: Line, index: number): NumberSeed => ({
  ...{ id: idOfNumber(index), e164, waba: on.id, displayName },
  ...(on.provider === '360dialog' && { apiKeyEnv: `DIALOG360_KEY_${idOfNumber(index)}` }),
  ...{ nameStatus: 'APPROVED', qualityRating: 'GREEN', status: 'CONNECTED', messagingLimit: 'TIER_100K' },
  ...said,
});

/** One case for each of the seven scenarios of a migration, and one for each check that can fail (R84 to R90, R109 to R112). */
export const migrationRows = {
  wabas: Object.values(accounts),
  numbers: lines.map(numberOf),
  groups: lines.flatMap(({ group }, index): GroupSeed[] =>
    group === undefined
      ? []
      : [
          {
            ...{ id: groupId(index), name: group[0], workspace: group[1] },
            ...{ number: idOfNumber(index), status: 'active' },
          },
        ],
  ),
};
