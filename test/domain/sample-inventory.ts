import type { Inventory } from '../../src/domain/asset/inventory.ts';
import { readInventory } from '../../src/domain/asset/inventory-reading.ts';

type Row = Record<string, unknown>;

export const workspace = (key: string, more: Row = {}): Row => ({
  key,
  name: `Sample ${key}`,
  cluster: 'EU-01',
  apiKeyEnv: 'BRAZE_KEY_SAMPLE',
  channel: 'C0SAMPLE',
  timezone: 'Europe/Paris',
  locale: 'fr',
  ...more,
});

export const businessId = '500000000000001';
export const wabaId = (n: number): string => String(100_000_000_000_000 + n);
export const numberId = (n: number): string => String(200_000_000_000_000 + n);
export const groupId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const waba = (n: number, more: Row = {}): Row => ({
  id: wabaId(n),
  name: `Sample WABA ${n}`,
  business: businessId,
  provider: 'braze',
  ...more,
});

export const number = (n: number, wabaN: number, more: Row = {}): Row => ({
  id: numberId(n),
  e164: `+336${String(10_000_000 + n)}`,
  waba: wabaId(wabaN),
  displayName: `Sample number ${n}`,
  ...more,
});

export const group = (n: number, workspaceKey: string, numberN: number, more: Row = {}): Row => ({
  id: groupId(n),
  name: `Sample group ${n}`,
  workspace: workspaceKey,
  number: numberId(numberN),
  status: 'active',
  ...more,
});

export const count = (n: number): number[] => Array.from({ length: n }, (_, index) => index);

/** `wabas` WABAs, each with `perWaba` numbers and active groups, all in one workspace. */
export const estate = ({ wabas, perWaba }: { wabas: number; perWaba: number }): Record<string, Row[]> => ({
  workspaces: [workspace('brand-fr')],
  businesses: [{ id: businessId, name: 'Sample business' }],
  wabas: count(wabas).map((n) => waba(n)),
  numbers: count(wabas * perWaba).map((n) => number(n, Math.floor(n / perWaba))),
  groups: count(wabas * perWaba).map((n) => group(n, 'brand-fr', n)),
});

export function sound(data: unknown): Inventory {
  const reading = readInventory(data);
  if (reading.kind === 'faulty') throw new Error(JSON.stringify(reading.faults));
  return reading.inventory;
}
