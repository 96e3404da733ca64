import type { Provider, Waba } from '../../../src/domain/asset/asset.ts';
import { BusinessId } from '../../../src/domain/asset/ids.ts';
import { REGISTRATIONS } from '../../../src/domain/asset/limits.ts';
import type {
  AccountFacts,
  AccountReadings,
  MigrationFacts,
  MigrationRequest,
  NumberFacts,
} from '../../../src/domain/migration/facts.ts';
import { migrationChecks } from '../../../src/domain/migration/judge.ts';
import { planMigration } from '../../../src/domain/migration/plan.ts';
import type { MigrationStepKey } from '../../../src/domain/migration/rows.ts';
import type { Move, ScenarioNumber } from '../../../src/domain/migration/scenario.ts';
import type { TemplateOutlook } from '../../../src/domain/migration/template-outlook.ts';
import type { Confirmation } from '../../../src/domain/operation/check.ts';
import { group, origin, phoneNumber, requester, waba, wabaId } from '../samples.ts';

/** The store was read last; Meta had answered earlier, each question at its own time. */
export const readAt = '2026-03-02T08:59:00.000Z';
export const toldAt = {
  number: '2026-03-02T08:58:01.000Z',
  account: '2026-03-02T08:58:02.000Z',
  apps: '2026-03-02T08:58:03.000Z',
  numbers: '2026-03-02T08:58:04.000Z',
} as const;

export const otherBusiness = BusinessId.parse('300000000000002');

export const goodNumber: NumberFacts = {
  status: 'CONNECTED',
  nameStatus: 'APPROVED',
  newNameStatus: null,
  accountMode: 'LIVE',
  isOnBizApp: false,
  platformType: 'CLOUD_API',
  isPinEnabled: false,
  isOfficial: false,
};
export const numberSays = (otherwise: Partial<NumberFacts>): Pick<MigrationFacts, 'reading'> => ({
  reading: { value: { ...goodNumber, ...otherwise }, from: 'meta', at: toldAt.number },
});

export const goodAccount: AccountFacts = {
  reviewStatus: 'APPROVED',
  businessVerification: 'verified',
  business: waba.businessId,
  hasFunding: true,
};

/** A WABA of which Meta said all that is good; `value` is what it said otherwise. */
export const accountOf = (
  of: Waba,
  value: Partial<AccountFacts> = {},
  otherwise: Partial<AccountReadings> = {},
): AccountReadings => ({
  waba: of,
  account: { value: { ...goodAccount, ...value }, from: 'meta', at: toldAt.account },
  apps: { value: 1, from: 'meta', at: toldAt.apps },
  numbers: { value: of.id === waba.id ? [phoneNumber.id] : [], from: 'meta', at: toldAt.numbers },
  ...otherwise,
});
export const unread = { account: null, apps: null, numbers: null } as const;

export const wabaAt = (provider: Provider): Waba => ({ ...waba, provider });
export const targetAt = (provider: Provider): Waba => ({
  ...waba,
  id: wabaId(2),
  name: 'Sample Target',
  provider,
});

export const migrationRequest: MigrationRequest = {
  number: phoneNumber.id,
  scenario: '2',
  destination: wabaId(2),
  scope: 'number',
  channel: origin.channel,
  reason: 'sample reason',
  startAt: null,
  first: [],
};
export const asked = (otherwise: Partial<MigrationRequest>): Pick<MigrationFacts, 'request'> => ({
  request: { ...migrationRequest, ...otherwise },
});

export const outlook: TemplateOutlook = {
  counts: { copy_call: 3, copy_automatic: 0, recreate: 0, beyond_limit: 0, clash: 0 },
  there: 12,
  limit: 250,
  orderedBy: 'us',
  left: [],
  recreated: [],
  clashes: { same: 0, different: 0, unknown: 0 },
  differing: [],
};

/** What the bot does and sees with Meta's token, where our own app runs the destination. */
export const byOurApp: readonly MigrationStepKey[] = [
  'two_step_off',
  'connected',
  'ratings',
  'copy_templates',
  'subscribe_app',
  'announce',
  'send_code',
  'enter_code',
  'register',
  'healthy',
];

/** Facts of a migration by our own calls that nothing stands against, with what a test wants otherwise. */
export const migrationFacts = (otherwise: Partial<MigrationFacts> = {}): MigrationFacts => ({
  request: migrationRequest,
  requester,
  number: phoneNumber,
  ...numberSays({}),
  source: accountOf(waba),
  destination: accountOf(targetAt('direct')),
  group,
  workspaces: [origin],
  lacking: [],
  heldBy: null,
  room: null,
  registrations: { used: 0, limit: REGISTRATIONS, freeAt: null },
  templates: outlook,
  vouchers: null,
  automatic: byOurApp,
  readAt,
  ...otherwise,
});

/** As they are for whom another provider runs the destination: the bot only looks. */
export const lookingOn: Pick<MigrationFacts, 'automatic'> = {
  automatic: ['two_step_off', 'connected', 'ratings'],
};
export const outside = (scenario: ScenarioNumber): Partial<MigrationFacts> => ({
  ...asked({ scenario, destination: 'outside' }),
  destination: null,
  templates: null,
  automatic: [],
});

const hubSource = { source: accountOf(wabaAt('360dialog')) };

/** One way of each scenario and route that nothing stands against. */
export const ways: Readonly<Record<string, Partial<MigrationFacts>>> = {
  '1 to the Hub': {
    ...asked({ scenario: '1' }),
    ...lookingOn,
    destination: accountOf(targetAt('360dialog')),
  },
  '2 by our calls': {},
  '2 by the sign-up window': { ...lookingOn, destination: accountOf(targetAt('braze')) },
  '2 to another provider': { ...lookingOn, destination: accountOf(targetAt('other')) },
  '2 inside the Hub': { ...lookingOn, ...hubSource, destination: accountOf(targetAt('360dialog')) },
  '2 in another currency': {
    ...outside('2'),
    ...hubSource,
    ...asked({ scenario: '2', destination: 'outside', scope: 'currency' }),
  },
  '3 by our calls': { ...asked({ scenario: '3' }), ...hubSource },
  '3 by the sign-up window': {
    ...asked({ scenario: '3' }),
    ...lookingOn,
    ...hubSource,
    destination: accountOf(targetAt('braze')),
  },
  '3 to a provider outside': { ...outside('3'), ...hubSource },
  '4 a client to a partner': { ...outside('4'), ...hubSource },
  '5 a WABA to a partner': { ...outside('5'), ...hubSource },
  '6 between businesses': {
    ...asked({ scenario: '6' }),
    ...lookingOn,
    destination: accountOf({ ...targetAt('braze'), businessId: otherBusiness }, { business: otherBusiness }),
  },
  '7 off On-Premise': {
    ...outside('7'),
    ...hubSource,
    ...numberSays({ platformType: 'ON_PREMISE' }),
  },
};

export const planOf = (way: string, otherwise: Partial<MigrationFacts> = {}) => {
  const facts = ways[way];
  if (facts === undefined) throw new Error(`there is no way ${way}`);
  return planMigration(migrationFacts({ ...facts, ...otherwise }));
};

/** A move from one provider to another. */
export const move = (source: Provider, to: Provider | null, otherwise: Partial<Move> = {}): Move => ({
  source,
  to,
  sameWaba: false,
  scope: 'number',
  ...otherwise,
});

/** A check as it comes out of these facts; `undefined`: the scenario does not ask. */
export const checkOf = (key: string, otherwise: Partial<MigrationFacts>) =>
  migrationChecks(migrationFacts(otherwise)).find((check) => check.key === key);

/** A named person's yes, with a reason where it may override. */
export const yesTo = (check: string, because: string | null = null): Confirmation => ({
  check,
  by: requester,
  because,
});
