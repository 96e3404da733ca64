import type { Inventory } from '../../domain/asset/inventory.ts';
import type { WorkspaceSeed } from '../braze/model.ts';
import type { Dialog360Seed } from '../dialog360/state.ts';
import type { MetaSeed } from '../meta/tables.ts';
import { unlisted } from './estate.ts';
import { detailOf } from './migration-estate.ts';
import { migrationTemplates } from './migration-templates.ts';
import { customers } from './opt-ins.ts';
import { testersOf } from './phones.ts';
import { templatesOf } from './templates.ts';

type KeyOf = (variable: string) => string;

/** The portfolio's limit at Meta is shared by all its numbers (domain.md B.3): that of the first that says one. */
const limitOf = ({ wabas, numbers }: Inventory, business: string): string => {
  const its = new Set(wabas.filter((w) => w.business === business).map(({ id }) => id));
  return numbers.find((n) => its.has(n.waba) && n.messagingLimit !== undefined)?.messagingLimit ?? 'TIER_10K';
};

/** The company as Meta has it, with our app subscribed to every account, and a phone for each tester. */
export function metaSeed(company: Inventory, app: string): MetaSeed {
  return {
    businesses: company.businesses.map(({ id, name }) => ({
      ...{ id, name, messagingLimit: limitOf(company, id) },
    })),
    wabas: company.wabas.map(({ id, name, business, currency }) => ({
      ...{ id, name, business, subscribedApps: [app] },
      ...(currency === undefined ? {} : { currency }),
      ...detailOf(id),
    })),
    numbers: [
      ...company.numbers.map(numberAtMeta),
      ...unlisted.map(({ displayName, ...number }) => ({ ...number, verifiedName: displayName })),
    ],
    templates: company.wabas.flatMap(({ id }) => templatesOf(id, migrationTemplates.get(id))),
    phones: testersOf(company).map(({ e164, name }) => ({ e164, name })),
  };
}

/** What the inventory leaves out is in good order. */
function numberAtMeta(n: Inventory['numbers'][number]): NonNullable<MetaSeed['numbers']>[number] {
  const { nameStatus, newNameStatus, qualityRating, status, accountMode, platformType } = n;
  return {
    ...{ id: n.id, waba: n.waba, e164: n.e164, verifiedName: n.displayName },
    ...(nameStatus && { nameStatus }),
    ...(newNameStatus && { newNameStatus, newName: `${n.displayName} Plus` }),
    ...(qualityRating && { quality: qualityRating }),
    ...(status && { status }),
    ...(accountMode && { accountMode }),
    ...(platformType && { platformType }),
    ...(n.isOnBizApp !== undefined && { isOnBizApp: n.isOnBizApp }),
    ...(n.isPinEnabled !== undefined && { isPinEnabled: n.isPinEnabled }),
  };
}

/** The company as Braze has it: each tester is subscribed in the active groups of their workspace. */
export function brazeSeeds(company: Inventory, keyOf: KeyOf): readonly WorkspaceSeed[] {
  const testers = testersOf(company);
  return company.workspaces.map((w) => {
    const groups = company.groups.filter((g) => g.workspace === w.key);
    const active = groups.filter((g) => g.status === 'active').map(({ id }) => id);
    return {
      ...{ key: w.key, name: w.name, cluster: w.cluster, restKey: keyOf(w.apiKeyEnv) },
      ...(w.brazeAppId === undefined ? {} : { appId: w.brazeAppId }),
      groups: groups.map((g) => ({ id: g.id, name: g.name, state: g.status, number: g.number })),
      populations: customers,
      users: testers
        .filter((t) => t.workspace === w.key)
        .map(({ externalId, e164 }) => ({ externalId, phone: e164, subscribed: active })),
    };
  });
}

/** The accounts that 360dialog runs, as its partner sees them. */
export function dialog360Seed(company: Inventory, keyOf: KeyOf): Dialog360Seed {
  const wabas = new Map<string, Inventory['wabas'][number]>(
    company.wabas.filter((w) => w.provider === '360dialog').map((w) => [w.id, w]),
  );
  const numbers = [...unlisted, ...company.numbers].filter((n) => wabas.has(n.waba));
  return {
    clients: [...wabas.values()].map(({ id, name }) => ({ id: `${id}CL`, name })),
    channels: numbers.map((n, index) => ({
      ...{ id: `sample${index + 1}CH`, client: `${n.waba}CL`, number: n.id },
      apiKey: keyOf(`DIALOG360_KEY_${n.id}`),
    })),
  };
}
