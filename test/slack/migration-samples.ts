import type { MigrationCause, ProviderFault } from '../../src/application/ports/provider.ts';
import { UserId } from '../../src/domain/asset/ids.ts';
import type { MigrationCheck } from '../../src/domain/migration/checks.ts';
import { scenarioNumbers } from '../../src/domain/migration/scenario.ts';
import type { TemplateOutlook } from '../../src/domain/migration/template-outlook.ts';
import type { MigrationWhere } from '../../src/slack/text/migration-shape.ts';

type Calls = readonly (readonly unknown[])[];
type CheckOf<K extends MigrationCheck['key']> = Extract<MigrationCheck, { key: K }>;

const at = (day: number): string => `2026-03-0${day}T09:30:00Z`;
const [first, second, third, fourth] = [at(1), at(2), at(3), at(4)];
const [user, other] = ['U20260301', 'U20260302'].map((id) => UserId.parse(id));

const checked = <K extends MigrationCheck['key']>(
  facts: CheckOf<K>['facts'],
  ...reasons: CheckOf<K>['reason'][]
): Calls => reasons.map((reason) => [{ reason, facts }]);

/** A WABA of ours has a name here; one outside has none. */
const [ours, outside] = [{ waba: first }, { waba: '' }];

/** Every instruction as each scenario says it. */
export const migrationWhere: Calls = scenarioNumbers.map((scenario): readonly [MigrationWhere] => [
  { e164: first, displayName: second, source: third, target: fourth, scenario },
]);

type Counts = Partial<TemplateOutlook['counts']>;

const outlook = (orderedBy: 'us' | 'meta', counts: Counts, names: readonly string[]): [TemplateOutlook] => [
  {
    counts: { copy_call: 0, copy_automatic: 0, recreate: 0, beyond_limit: 0, clash: 0, ...counts },
    there: 5990,
    limit: 6000,
    orderedBy,
    left: names,
    recreated: names,
    clashes: { same: counts.clash ?? 0, different: counts.clash ?? 0, unknown: counts.clash ?? 0 },
    differing: names,
  },
];

/** Nothing, one or many of each kind; all of them named, some, or none. */
const outlooks: Calls = (['us', 'meta'] as const).flatMap((orderedBy) => {
  const copied = orderedBy === 'us' ? 'copy_call' : 'copy_automatic';
  const all = (count: number): Counts => ({
    [copied]: count,
    recreate: count,
    beyond_limit: count,
    clash: count,
  });
  return [
    outlook(orderedBy, {}, []),
    outlook(orderedBy, { [copied]: 25 }, []),
    outlook(orderedBy, all(1), [first]),
    outlook(orderedBy, all(2), [first, second]),
    outlook(orderedBy, all(3), [first, second]),
    outlook(orderedBy, all(1200), [first, second]),
    outlook(orderedBy, { ...all(25), [copied]: 0 }, []),
  ];
});

const refused = (facts: Partial<ProviderFault>): readonly [ProviderFault] => [
  {
    ...{ kind: 'fault', fault: 'refused', retryable: false, retryAfterMs: null, mayHaveHappened: false },
    ...{ status: 400, code: null, subcode: null, said: null, remedy: 'read_message', permission: null },
    ...{ migrationCause: null, ...facts },
  },
];
const [minute, hour] = [60_000, 3_600_000];

/** Every cause that the words tell apart; a new one has to be added here. */
const causes = Object.keys({
  ...{ no_webhooks: 1, no_migration_needed: 1, display_name: 1, source_account: 1, no_payment: 1 },
  ...{ retry_later: 1, other_business: 1, destination_not_approved: 1, messaging_for_not_accepted: 1 },
  unknown: 1,
} satisfies Record<MigrationCause, 1>);

/** What the sentences about migrations are called with. */
export const migrationCalls: Record<string, Calls> = {
  'migration.numberLine': [
    [first, second, third],
    [first, second, null],
  ],
  'migration.scenarioLine': scenarioNumbers.flatMap((number) => [
    [number, 'migration'],
    [number, 'configuration_change'],
  ]),
  'migration.templates': outlooks,
  'migration.budget': [[{ used: 0, limit: 10, freeAt: null }], [{ used: 10, limit: 10, freeAt: first }]],
  'migration.approvers': [
    [1, []],
    [2, []],
    [1, [user]],
    [2, [user, other]],
  ],
  'migration.check.scenario_fits': checked<'scenario_fits'>(
    {},
    ...(['fits', 'no_token', 'source_is_360dialog', 'source_not_360dialog', 'destination_needed'] as const),
    ...(['destination_not_360dialog', 'destination_is_360dialog', 'same_waba'] as const),
    ...(['stays_in_its_waba', 'currency_is_360dialogs', 'whole_account'] as const),
  ),
  'migration.check.permission': [
    ...checked<'permission'>({ workspaces: [third], users: [] }, 'held'),
    ...checked<'permission'>({ workspaces: [third, fourth], users: [] }, 'held'),
    ...checked<'permission'>({ workspaces: [third], users: user ? [user] : [] }, 'missing'),
    ...checked<'permission'>(
      { workspaces: [third, fourth], users: user && other ? [user, other] : [] },
      'missing',
    ),
  ],
  'migration.check.not_held': [
    ...checked<'not_held'>({ operation: null, requester: null }, 'free'),
    ...checked<'not_held'>({ operation: third, requester: user ?? null }, 'held'),
  ],
  'migration.check.registered': [
    ...checked<'registered'>({ status: 'CONNECTED' }, 'connected', 'elsewhere'),
    ...checked<'registered'>({ status: 'DISCONNECTED' }, 'not_connected'),
    ...checked<'registered'>({ status: null }, 'elsewhere', 'unread'),
  ],
  'migration.check.not_test': checked<'not_test'>({}, 'live', 'test', 'unread'),
  'migration.check.not_coexistence': checked<'not_coexistence'>({}, 'not', 'coexistence', 'unread'),
  'migration.check.name_approved': [
    ...checked<'name_approved'>({ status: 'APPROVED' }, 'approved'),
    ...checked<'name_approved'>({ status: 'AVAILABLE_WITHOUT_REVIEW' }, 'available_without_review'),
    ...checked<'name_approved'>({ status: 'DECLINED' }, 'not_approved'),
    ...checked<'name_approved'>({ status: null }, 'unread'),
  ],
  'migration.check.no_pending_name': [
    ...checked<'no_pending_name'>({ status: null }, 'none', 'pending'),
    ...checked<'no_pending_name'>({ status: 'PENDING_REVIEW' }, 'pending'),
  ],
  'migration.check.two_step': checked<'two_step'>({}, 'off', 'on', 'unread'),
  'migration.check.source_account': [
    ...checked<'source_account'>(ours, 'good', 'not_reviewed', 'not_verified', 'unread'),
    ...checked<'source_account'>(outside, 'unread'),
  ],
  'migration.check.destination_account': [
    ...checked<'destination_account'>(ours, 'good', 'not_reviewed', 'not_verified', 'unread'),
    ...checked<'destination_account'>(outside, 'unread'),
  ],
  'migration.check.same_business': checked<'same_business'>({}, 'same', 'other', 'unread'),
  'migration.check.other_business': checked<'other_business'>({}, 'other', 'same', 'unread'),
  'migration.check.payment': [
    ...checked<'payment'>(ours, 'present', 'not_said', 'unread'),
    ...checked<'payment'>(outside, 'unread'),
  ],
  'migration.check.webhooks': [
    ...checked<'webhooks'>(ours, 'subscribed', 'bot_subscribes', 'none', 'unread'),
    ...checked<'webhooks'>(outside, 'unread'),
  ],
  'migration.check.not_there': [
    ...checked<'not_there'>(ours, 'not', 'there', 'unread'),
    ...checked<'not_there'>(outside, 'unread'),
  ],
  'migration.check.template_room': [
    ...checked<'template_room'>({ count: 240, limit: 250, left: 0 }, 'room', 'unread'),
    ...checked<'template_room'>({ count: 5990, limit: 6000, left: 1 }, 'too_many'),
    ...checked<'template_room'>({ count: 5990, limit: 6000, left: 1200 }, 'too_many'),
  ],
  'migration.check.register_budget': [
    ...checked<'register_budget'>({ used: 1, limit: 10, freeAt: null }, 'room'),
    ...checked<'register_budget'>({ used: 10, limit: 10, freeAt: first }, 'used_up'),
  ],
  'migration.check.history': checked<'history'>({}, 'asked'),
  'migration.check.on_premise': [
    ...checked<'on_premise'>({ platform: 'ON_PREMISE' }, 'on_premise'),
    ...checked<'on_premise'>({ platform: 'CLOUD_API' }, 'cloud'),
    ...checked<'on_premise'>({ platform: null }, 'unread'),
  ],
  'migration.language': ['en', 'fr', 'de', 'es', 'it', 'nl', 'pt-BR', 'ar'].map((code) => [code]),
  'migration.usedUp': [[null], [first]],
  'migration.unclear': [[null], [first]],
  'migration.notDone': [
    refused({ code: 133005, said: first }),
    refused({ code: 100, subcode: 133005 }),
    refused({ code: 133016 }),
    refused({ code: 133016, retryAfterMs: hour }),
    refused({ code: 100, subcode: 133016, retryAfterMs: 72 * hour }),
    refused({ code: 133006 }),
    refused({ code: 133006, said: first }),
    refused({ code: 100, subcode: 133006, said: first }),
    refused({ code: 133009, said: first, retryAfterMs: minute }),
    refused({ code: 133008, retryAfterMs: 30 * minute }),
    refused({ code: 133008 }),
    refused({ code: 133015, said: first, retryAfterMs: 5 * minute }),
    refused({ code: 100, said: first }),
    refused({}),
  ],
  'migration.stepError': [
    ...[...causes, 'nobody_knows'].flatMap((cause) => [
      [`cause_${cause}`, ''],
      [`cause_${cause}`, first],
    ]),
    ...['unclear_press', 'not_shown', 'blocked'].flatMap((code) => [
      [code, ''],
      [code, first],
    ]),
    ...['unauthorized', 'forbidden', 'no_key', 'not_found', 'rate_limited', 'unavailable'].map((fault) => [
      `meta_${fault}`,
      first,
    ]),
    ...['no_answer', 'unexpected', 'invalid', 'refused', 'nobody_knows'].map((fault) => [
      `meta_${fault}`,
      '',
    ]),
    ['templates_differ', '3'],
    ['not_followed', ''],
    ['already_there', ''],
    ['unclear_register', ''],
    ['not_arrived', ''],
  ],
  'migration.copied': [
    [1, 0, 0, []],
    [200, 2, 58, [first, second]],
    [0, 1, 0, []],
  ],
  'recreate.intro': [[1], [58]],
  'recreate.notCreated': [
    [{ said: null, retryAfterMs: null }],
    [{ said: first, retryAfterMs: null }],
    [{ said: null, retryAfterMs: 60_000 }],
    [{ said: null, retryAfterMs: 1_200_000 }],
  ],
  'ratings.counts': [
    [1, 0, 1],
    [200, 11, 188],
  ],
  'ratings.coming': [[1], [20]],
  'ratings.changed': [
    [first, null, second, null],
    [first, second, third, null],
    [first, second, third, first],
  ],
  'ratings.state': [
    [first, null],
    [first, second],
  ],
  ...Object.fromEntries(
    ['rejected', 'missing', 'paused', 'disabled', 'recategorised'].map((matter) => [
      `ratings.awaited.${matter}`,
      [
        [first, null],
        [first, second],
      ],
    ]),
  ),
  'ratings.more': [[3]],
  'ratings.dealtWith': [[1], [12]],
  'migration.leftovers': [[[first]], [[first, second, third]]],
};
