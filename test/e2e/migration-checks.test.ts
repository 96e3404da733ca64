import { describe, expect, it } from 'vitest';
import type { Managing } from '../../src/sandbox/meta/managing.ts';
import type { PhoneNumber, Waba } from '../../src/sandbox/meta/model.ts';
import type { ShownView } from '../../src/sandbox/slack/model.ts';
import { useDatabase } from '../database.ts';
import { casts } from './cast.ts';
import { golden } from './golden.ts';
import {
  askForMigration,
  company,
  elsewhere,
  hub,
  hubNumber,
  type MigrationWorld,
  number,
  otherHub,
  source,
  startMigrationWorld,
  target,
} from './migration-world.ts';
import { refusedCalls } from './play.ts';
import { printView } from './print.ts';
import { written } from './written.ts';

interface Case {
  readonly title: string;
  /** What differs from everything in good order, by key and outcome. */
  readonly finds: string;
  readonly scenario?: string;
  readonly of?: string;
  readonly to?: string;
  readonly scope?: string;
  readonly isNow?: Partial<PhoneNumber>;
  readonly targetIsNow?: Partial<Waba>;
  readonly sourceIsNow?: Partial<Waba>;
  readonly happens?: (manage: Managing, id: string) => void;
}

const fails = 'scenario_fits.fail';
const business = '506914307656634';

const cases: readonly Case[] = [
  { title: '[R80] not connected', isNow: { status: 'DISCONNECTED' }, finds: 'registered.fail' },
  {
    title: '[R80] in another WABA by now',
    isNow: { waba: '102290129340400' },
    finds: 'registered.fail',
  },
  {
    title: '2388012: there already',
    isNow: { waba: target },
    finds: 'registered.fail not_there.fail',
  },
  { title: '[R109] a test number', isNow: { accountMode: 'SANDBOX' }, finds: 'not_test.fail' },
  { title: '[R110] coexistence', isNow: { isOnBizApp: true }, finds: 'not_coexistence.fail' },
  { title: '[R111] a declined name', isNow: { nameStatus: 'DECLINED' }, finds: 'name_approved.fail' },
  {
    title: '[R111] C19: a name without review',
    isNow: { nameStatus: 'AVAILABLE_WITHOUT_REVIEW' },
    finds: 'name_approved.unknown',
  },
  {
    title: '[R112] another name asked for',
    happens: (manage, id) => manage.requestName(id, 'Sample Anew'),
    finds: 'no_pending_name.fail',
  },
  {
    title: 'two-step verification off',
    happens: (manage, id) => manage.switchTwoStepOff(id),
    finds: 'two_step.pass',
  },
  { title: 'source in review', sourceIsNow: { reviewStatus: 'PENDING' }, finds: 'source_account.fail' },
  {
    title: 'destination rejected',
    targetIsNow: { reviewStatus: 'REJECTED' },
    finds: 'destination_account.fail',
  },
  {
    title: 'business not verified',
    happens: (manage) => manage.setVerification(business, 'pending'),
    finds: 'source_account.fail destination_account.fail',
  },
  { title: 'no payment', targetIsNow: { fundingId: null }, finds: 'payment.unknown' },
  { title: 'no webhooks, but ours', targetIsNow: { subscribedApps: [] }, finds: 'webhooks.pass' },
  {
    title: 'no webhooks at 360dialog',
    ...{ scenario: '1', to: hub, targetIsNow: { subscribedApps: [] } },
    finds: 'webhooks.fail',
  },
  { title: '[R89] another business', to: elsewhere, finds: 'same_business.fail' },
  { title: '[R89] no other business', scenario: '6', finds: 'other_business.fail' },
  { title: '[R84] there already', scenario: '1', of: hubNumber, to: otherHub, finds: fails },
  { title: '[R84] elsewhere', scenario: '1', finds: fails },
  { title: '[R85] to nowhere', to: 'outside', finds: fails },
  { title: '[R79] currency elsewhere', scope: 'currency', finds: fails },
  { title: '[R86] not from there', scenario: '3', finds: fails },
  { title: '[R86] stays there', scenario: '3', of: hubNumber, to: otherHub, finds: fails },
  { title: '[R87] stays in its WABA', scenario: '4', of: hubNumber, to: otherHub, finds: fails },
  { title: '[R87] no currency', scenario: '4', of: hubNumber, to: hub, scope: 'currency', finds: fails },
  { title: '[R90] C18: on Cloud API', scenario: '7', of: hubNumber, to: hub, finds: 'on_premise.fail' },
  { title: 'permission', of: '106540352242925', finds: 'permission.fail' },
];

/** Each check of a plan as it is printed, by key and outcome. */
const checksOf = (view: ShownView): Map<string, string> =>
  new Map(
    [...printView(view).matchAll(/^\{check\.([\w.]+)\} (.*\n(?:.+\n)*)/gm)].map(
      ([, key = '', words = '']) => [key, words],
    ),
  );

/** What else is so at Meta than in good order. */
function change({ meta }: MigrationWorld, one: Case, { id, from }: { id: string; from: string }): void {
  const { numbers, wabas } = meta.state.tables;
  const { isNow = {}, sourceIsNow = {}, targetIsNow = {}, to = target } = one;
  numbers.put({ ...numbers.known(id), ...isNow });
  wabas.put({ ...wabas.known(from), ...sourceIsNow });
  if (to !== 'outside') wabas.put({ ...wabas.known(to), ...targetIsNow });
  one.happens?.(meta.state.manage, id);
}

const usual = ['history.unknown', 'two_step.warn'];

describe.for(casts)('in $language', ({ language, operator }) => {
  const database = useDatabase();
  const own =
    language === 'fr' ? { id: number, from: source } : { id: '106540352242924', from: '102290129340399' };

  it('[R79] [R80] [R84–R90] [R109–R112] whatever stands in the way is found, told with its way out, and nothing begins', {
    timeout: 60_000,
  }, async () => {
    const m = await startMigrationWorld(database, { inventory: company });
    const { world, meta } = m;
    const inOrder = meta.state.snapshot();
    const before = await written(world);
    const book: string[] = [];
    for (const one of cases) {
      const { title, finds, of = own.id, to = target, scenario = '2', scope = 'number' } = one;
      meta.state.restore(inOrder);
      change(m, one, own);
      await m.wind(61_000);
      const plan = await askForMigration(world, {
        ...{ user: operator, number: of, destination: to },
        scenario,
        scope,
      });
      const found = [...checksOf(plan)].filter(
        ([key]) => finds.split(' ').includes(key) || !(key.endsWith('.pass') || usual.includes(key)),
      );
      expect(
        found
          .map(([key]) => key)
          .toSorted()
          .join(' '),
        title,
      ).toBe(finds.split(' ').toSorted().join(' '));
      expect(plan.submit === null, title).toBe(finds.includes('.fail'));
      book.push(`${title}\n${found.map(([key, words]) => `{${key}} ${words}`).join('\n')}`);
      await world.slack.as(operator).close(plan);
    }
    await golden(language, 'migration-checks', book.join('\n'));
    const after = await written(world);
    expect(after.operation).toEqual(before.operation);
    expect(after.hold).toEqual(before.hold);
    expect(refusedCalls(world)).toEqual([]);
  });
});
