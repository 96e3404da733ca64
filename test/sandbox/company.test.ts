import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { describe, expect, it } from 'vitest';
import { createCompany } from '../../src/sandbox/company/company.ts';
import { largest, smallest } from '../../src/sandbox/company/estate.ts';
import { migrationRows } from '../../src/sandbox/company/migration-estate.ts';

const usual = { seed: 1, size: smallest };
const company = createCompany(usual);
const activeOn = (waba: string) => {
  const numbers = new Set(company.numbers.filter((n) => n.waba === waba).map((n) => n.id));
  return company.groups.filter((g) => g.status === 'active' && numbers.has(g.number));
};

describe('the sample company', () => {
  it('is as large as the sandbox promises', () => {
    expect(company.workspaces.length).toBeGreaterThanOrEqual(3);
    expect(new Set(company.workspaces.map((w) => w.cluster)).size).toBe(2);
    expect(company.businesses).toHaveLength(2);
    expect(company.wabas.length).toBeGreaterThanOrEqual(6);
    expect(company.numbers.length).toBeGreaterThanOrEqual(25);
    expect(company.groups.length).toBeGreaterThanOrEqual(25);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(createCompany({ seed: 7, size: 200 })).toEqual(createCompany({ seed: 7, size: 200 }));
    expect(createCompany({ seed: 8, size: 200 })).not.toEqual(createCompany({ seed: 7, size: 200 }));
  });

  it('keeps the ids that guides name, whatever the seed', () => {
    const ids = (seed: number) => createCompany({ seed, size: smallest }).groups.map((g) => g.id);
    expect(ids(2)).toEqual(ids(1));
    expect(company.groups[0]).toMatchObject({
      id: '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10',
      name: 'WhatsApp FR',
      workspace: 'brand-fr',
    });
  });

  it.each([smallest, 1000, largest])(
    'has %i numbers besides its cases for migrations where that many are asked for, all of them fiction',
    (size) => {
      const { numbers, groups } = createCompany({ seed: 1, size });
      expect(numbers).toHaveLength(size + migrationRows.numbers.length);
      expect(groups).toHaveLength(size + migrationRows.groups.length);
      const strange = numbers.filter(
        ({ e164 }) => !/^\+(336399[8]\d{4}|447700900\d{3}|121255501\d{2})$/.test(e164),
      );
      expect(strange).toEqual([]);
      expect(numbers.filter(({ e164 }) => !parsePhoneNumberFromString(e164)?.isPossible())).toEqual([]);
    },
  );
});

describe('the traps of a transfer', () => {
  it('[R3] another cluster', () => {
    expect(company.workspaces.find((w) => w.key === 'brand-us')).toMatchObject({ cluster: 'US-03' });
  });

  it('[R6] an archived group', () => {
    expect(company.groups.filter((g) => g.status === 'archived')).not.toEqual([]);
  });

  it('[R22] a workspace that has its ten WABAs', () => {
    const partners = company.groups.filter((g) => g.workspace === 'partners');
    expect(partners).toHaveLength(1);
    expect(company.workspaces.find((w) => w.key === 'partners')?.wabasTotal).toBe(9);
  });

  it('[R30] a WABA with twenty active groups', () => {
    expect(company.wabas.filter((w) => activeOn(w.id).length === 20)).toHaveLength(1);
  });

  it('[R49] a WABA that serves two workspaces', () => {
    const split = company.wabas.filter((w) => new Set(activeOn(w.id).map((g) => g.workspace)).size > 1);
    expect(split.map((w) => w.name)).toEqual(['Sample Outlet']);
  });

  it('[R2] a permission that is missing in one of the two', () => {
    const held = company.grants.filter((g) => g.user === 'U0OPS' && g.workspace === 'service');
    expect(held).toEqual([{ user: 'U0OPS', workspace: 'service', permissions: ['view'] }]);
  });
});
