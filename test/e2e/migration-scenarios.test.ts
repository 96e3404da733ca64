import { describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { trusting } from './company.ts';
import { statusOf, wabaOf, writesAtMeta } from './migration-play.ts';
import { doStep, stepsDone } from './migration-steps.ts';
import {
  company,
  elsewhere,
  hub,
  hubNumber,
  number,
  onPremiseNumber,
  otherHub,
  source,
  startMigration,
  startMigrationWorld,
  target,
} from './migration-world.ts';
import { announcements, checklistOf, payloadOf, refusedCalls, stepOf } from './play.ts';

const uk = '102290129340399';

interface Walk {
  readonly title: string;
  readonly scenario: string;
  readonly number: string;
  readonly from: string;
  readonly to: string;
  readonly scope?: string;
  /** All of them, in order. */
  readonly steps: string;
  /** After which the store has the number in its new WABA; null: it stays, or comes back by another id. */
  readonly movesAfter: string | null;
  /** What the bot writes at Meta. */
  readonly writes?: readonly string[];
}

const groupBefore = 'snapshot free_uses archive';
const groupAfter = 'integrate testers test_sent test_received carry_over read_back resume';
const byApi = 'announce send_code enter_code pin_vault register connected healthy compare_templates';
const apiWrites = [
  'apps.subscribe',
  'template.copy',
  'migration.announce',
  'number.request_code',
  'number.verify_code',
  'number.register',
];

const walks: readonly Walk[] = [
  {
    title: '[R84] to 360dialog, by the Hub',
    ...{ scenario: '1', number, from: source, to: hub, movesAfter: 'hub_add' },
    steps: `prepare two_step_off ${groupBefore} hub_add connected new_key two_step_on compare_templates senders_switched ratings`,
  },
  {
    title: '[R85] to another WABA, by our own calls',
    ...{ scenario: '2', number, from: source, to: target, movesAfter: 'register', writes: apiWrites },
    steps: `two_step_off subscribe_app copy_templates ${groupBefore} ${byApi} senders_switched ratings`,
  },
  {
    title: '[R85] to another WABA of Braze, by its sign-up window',
    ...{ scenario: '2', number, from: source, to: uk, movesAfter: 'sign_up' },
    steps: `two_step_off ${groupBefore} sign_up connected two_step_on compare_templates ${groupAfter} senders_switched ratings`,
  },
  {
    title: '[R79] [R85] to another currency, with its whole WABA',
    ...{ scenario: '2', number: hubNumber, from: hub, to: 'outside', scope: 'currency', movesAfter: null },
    steps: 'prepare change_currency connected new_key compare_templates senders_switched',
  },
  {
    title: '[R86] away from 360dialog, to a provider of ours',
    ...{ scenario: '3', number: hubNumber, from: hub, to: target, movesAfter: 'register', writes: apiWrites },
    steps: `settle two_step_off subscribe_app copy_templates ${byApi} senders_switched cancel_360dialog ratings`,
  },
  {
    title: '[R86] away from 360dialog, to whom we do not see',
    ...{ scenario: '3', number: hubNumber, from: hub, to: 'outside', movesAfter: null },
    steps:
      'settle two_step_off their_migration connected compare_templates senders_switched cancel_360dialog',
  },
  {
    title: '[R87] a client to another partner',
    ...{ scenario: '4', number: hubNumber, from: hub, to: 'outside', movesAfter: null },
    steps: 'ask_partner partner_approves grant_key new_key senders_switched',
  },
  {
    title: '[R88] one WABA to another partner',
    ...{ scenario: '5', number: hubNumber, from: hub, to: hub, movesAfter: null },
    steps: 'ask_support partner_approves grant_key new_key compare_templates senders_switched',
  },
  {
    title: '[R89] to another Meta business, by hand alone',
    ...{ scenario: '6', number, from: source, to: elsewhere, movesAfter: null },
    steps: `${groupBefore} wait_30_days delete_number register_anew connected compare_templates ${groupAfter} senders_switched`,
  },
  {
    title: '[R90] from On-Premise to Cloud API',
    ...{ scenario: '7', number: onPremiseNumber, from: otherHub, to: otherHub, movesAfter: null },
    steps: 'change_hosting connected new_key senders_switched',
  },
];

describe.for(walks)('$title', (walk) => {
  const database = useDatabase();

  it('[R84–R90] goes step by step to its last tick; the number is in its new WABA from the point of no return on', async () => {
    const m = await startMigrationWorld(database, { inventory: trusting(company) });
    const { world } = m;
    const { scenario, to, scope } = walk;
    const asked = { user: 'U0OPS', number: walk.number, scenario, destination: to };
    const operation = await startMigration(world, { ...asked, ...(scope ? { scope } : {}) });
    const [first = ''] = walk.steps.split(' ');
    const plan = (await world.app.ctx.store.read.operations.byName(operation))?.plan.steps ?? [];
    expect(plan.map(({ key }) => key).join(' ')).toBe(walk.steps);

    await m.settle();
    const seen = to !== 'outside' && to !== walk.from && scenario !== '6';
    const at = {
      id: walk.number,
      to: to === 'outside' ? null : to,
      seen,
      user: 'U0OPS',
    };
    let moved: string | null = null;
    for (let left = 30; statusOf(m, operation) !== 'done' && left > 0; left -= 1) {
      const step = stepOf(world, operation);
      if (moved === null) expect(await wabaOf(m, walk.number), step || first).toBe(walk.from);
      await doStep(m, operation, at);
      if ((await wabaOf(m, walk.number)) !== walk.from) moved ??= step;
    }
    expect(statusOf(m, operation)).toBe('done');
    expect((await stepsDone(m, operation)).join(' ')).toBe(walk.steps);
    expect(moved).toBe(walk.movesAfter);
    expect(await wabaOf(m, walk.number)).toBe(walk.movesAfter === null ? walk.from : to);
    expect(writesAtMeta(m)).toEqual(walk.writes ?? []);
    expect(payloadOf(checklistOf(world, operation))).toMatchObject({ operation });
    expect(announcements(world, 'C0FR').length).toBeGreaterThan(0);
    expect(await world.app.database.sql`select * from hold`).toEqual([]);
    expect(refusedCalls(world)).toEqual([]);
  });
});
