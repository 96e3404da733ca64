import { describe, expect, it } from 'vitest';
import { WabaId } from '../../src/domain/asset/ids.ts';
import type { Move } from '../../src/domain/migration/scenario.ts';
import { scenarios } from '../../src/domain/migration/scenarios.ts';
import { planTemplates } from '../../src/domain/migration/template-plan.ts';
import type { Template } from '../../src/domain/template/template.ts';
import { createCompany } from '../../src/sandbox/company/company.ts';
import { largest, smallest } from '../../src/sandbox/company/estate.ts';
import { migrationRows } from '../../src/sandbox/company/migration-estate.ts';
import { dialog360Seed, metaSeed } from '../../src/sandbox/company/provider-seeds.ts';
import { createTables } from '../../src/sandbox/meta/tables.ts';

const company = createCompany({ seed: 1, size: smallest });
const seed = metaSeed(company, 'sample-app');
const meta = createTables(seed);
const account = (name: string) => {
  const found = company.wabas.find((w) => w.name === name);
  if (found === undefined) throw new Error(`the company has no account ${name}`);
  return { ...found, there: meta.wabas.known(found.id) };
};
const number = (displayName: string) => meta.numbers.where((each) => each.verifiedName === displayName).at(0);

describe('the sample company has a migration to try for each scenario', () => {
  it.each([
    ['1', 'Maison Catalogue', 'Maison Hub', 'number'],
    ['2', 'Maison Catalogue', 'Maison Direct', 'number'],
    ['2', 'Maison Pilote', 'Maison FR', 'number'],
    ['2', 'Maison Relais', null, 'currency'],
    ['3', 'Maison Relais', 'Maison Direct', 'number'],
    ['4', 'Maison Relais', null, 'number'],
    ['5', 'Maison Relais', null, 'number'],
    ['6', 'Maison Pilote', 'Sample Export', 'number'],
    ['7', 'Maison Héritage', 'Maison Héritage', 'number'],
  ] as const)('scenario %s: from %s to %s (%s)', (scenario, from, to, scope) => {
    const move: Move = {
      source: account(from).provider,
      to: to === null ? null : account(to).provider,
      sameWaba: from === to,
      scope,
    };
    expect(scenarios[scenario].misfit(move)).toBeNull();
    expect(company.numbers.some((n) => n.waba === account(from).id)).toBe(true);
    if (to !== null) {
      expect(account(from).there.business === account(to).there.business).toBe(scenario !== '6');
    }
  });

  it('where the operator may act, nobody has to approve, and every account stands in one workspace (R49)', () => {
    const groups = company.groups.filter(({ id }) => migrationRows.groups.some((g) => g.id === id));
    for (const { workspace } of groups) {
      expect(company.workspaces.find((w) => w.key === workspace)).toMatchObject({ approvals: 0 });
      expect(company.grants).toContainEqual({
        user: 'U0OPS',
        workspace,
        permissions: ['manage_subscription_groups', 'manage_integrations'],
      });
    }
    for (const { id } of migrationRows.wabas) {
      const numbers = company.numbers.filter((n) => n.waba === id).map((n): string => n.id);
      const places = new Set(groups.filter((g) => numbers.includes(g.number)).map((g) => g.workspace));
      expect(places.size).toBe(numbers.length === 0 ? 0 : 1);
    }
  });

  it('with the same ids however large it is', () => {
    const { wabas, numbers, groups } = createCompany({ seed: 5, size: largest });
    const ids = new Set<string>([...wabas, ...numbers, ...groups].map(({ id }) => id));
    const ours = [...migrationRows.wabas, ...migrationRows.numbers, ...migrationRows.groups];
    expect(ours.filter(({ id }) => !ids.has(id))).toEqual([]);
  });
});

describe('numbers and accounts that may not migrate', () => {
  it.each([
    ['[R109] a test number', 'Essai Numéro de Test', { accountMode: 'SANDBOX' }],
    ['[R110] coexistence', 'Essai Coexistence', { isOnBizApp: true, platformType: 'CLOUD_API' }],
    ['[R111] a name without review', 'Essai Nom Sans Avis', { nameStatus: 'AVAILABLE_WITHOUT_REVIEW' }],
    ['[R111] a declined name', 'Essai Nom Refusé', { nameStatus: 'DECLINED' }],
    ['[R112] a name that is asked for', 'Essai Nom Demandé', { newNameStatus: 'PENDING_REVIEW' }],
    ['[R80] not connected', 'Essai Déconnecté', { status: 'DISCONNECTED' }],
    ['two-step verification off already', 'Essai Sans Deux Étapes', { isPinEnabled: false }],
    ['[R90] on-premise', 'Maison Héritage', { platformType: 'ON_PREMISE' }],
  ])('%s: %s', (_, displayName, there) => {
    const usual = { accountMode: 'LIVE', isOnBizApp: false, nameStatus: 'APPROVED', newNameStatus: null };
    expect(number(displayName)).toMatchObject({
      ...usual,
      status: 'CONNECTED',
      isPinEnabled: true,
      ...there,
    });
  });

  it('an account without payment that tells no app, one that waits for its review, and one that was refused', () => {
    expect(account('Maison Sans Paiement').there).toMatchObject({ fundingId: null, subscribedApps: [] });
    expect(account('Maison Sans Avis').there).toMatchObject({ reviewStatus: 'PENDING', subscribedApps: [] });
    expect(account('Maison Litige').there).toMatchObject({ reviewStatus: 'REJECTED' });
  });
});

describe('the large catalogue', () => {
  const templates = meta.templatesOf(account('Maison Catalogue').id);
  const readings = (name: string) =>
    meta.templatesOf(account(name).id).map(
      ({ id, waba, name: called, language, category, status, quality }): Template => ({
        ...{ id, wabaId: WabaId.parse(waba), name: called, language, category, status, quality },
        ...{ components: [], nextCategory: null, nextCategoryAt: null, reason: null },
      }),
    );

  it('[R103] does not find room for all of it', () => {
    const limit = account('Maison Direct').there.templateLimit;
    expect(limit).toBe(250);
    const facts = { source: readings('Maison Catalogue'), destination: readings('Maison Direct') };
    const { counts, there } = planTemplates({ ...facts, limit: limit ?? 0, route: 'api', first: [] });
    expect(there).toBe(50);
    expect(counts).toEqual({ copy_call: 200, copy_automatic: 0, beyond_limit: 58, recreate: 1, clash: 1 });
  });

  it('[R101] [R105] has copies that Meta judges anew, among those that are copied first', () => {
    expect(templates).toHaveLength(260);
    expect(templates.filter((t) => t.recheck === 'REJECTED').map((t) => t.name)).toEqual(['catalogue_007']);
    expect(templates.filter((t) => t.status === 'PAUSED').map((t) => t.name)).toEqual(['catalogue_009']);
    expect(new Set(templates.map((t) => t.ratesAs))).toEqual(new Set(['GREEN', 'YELLOW', 'RED', null]));
    expect(meta.templates.all()).toHaveLength(seed.templates?.length ?? 0);
  });
});

it('360dialog keeps the channels that it had, and has one for each number of its accounts', () => {
  const { channels = [] } = dialog360Seed(company, (variable) => variable);
  const [unlisted, ...listed] = channels;
  expect(unlisted?.id).toBe('sample1CH');
  expect(listed.map((c) => meta.numbers.known(c.number).verifiedName)).toEqual([
    'Maison Relais',
    'Maison Relais Service',
    'Maison Héritage',
  ]);
  for (const { number: id, apiKey } of listed)
    expect(company.numbers.find((n) => n.id === id)?.apiKeyEnv).toBe(apiKey);
});
