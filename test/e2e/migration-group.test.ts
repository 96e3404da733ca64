import { describe, expect, it } from 'vitest';
import { UserId, WorkspaceKey } from '../../src/domain/asset/ids.ts';
import { newGroupId } from '../../src/domain/operation/consequences.ts';
import { stepState } from '../../src/domain/operation/state.ts';
import { useDatabase } from '../database.ts';
import { casts } from './cast.ts';
import { groups, importing, sending } from './company.ts';
import { golden } from './golden.ts';
import { looksLast, moveAtMeta, statusOf, wabaOf } from './migration-play.ts';
import { doStep, walkTo } from './migration-steps.ts';
import { askForMigration, company, number, source, startMigrationWorld } from './migration-world.ts';
import {
  allMessages,
  announcements,
  approvalOf,
  approve,
  cardOf,
  checklistOf,
  modalOf,
  newest,
  openStep,
  press,
  refusedCalls,
  stepOf,
  submit,
  threadOf,
} from './play.ts';
import { printMessage, printTexts, printView } from './print.ts';
import { anybody, leave, seedSubscribers, statesAtBraze, statesInLedger } from './subscribers.ts';

const uk = '102290129340399';
const testerPhone = '+33639980123';
const minute = 60_000;

const own = {
  fr: { id: number, home: 'brand-fr', tester: 'qa-1', to: uk },
  en: { id: '106540352242924', home: 'brand-uk', tester: 'qa-2', to: source },
} as const;

describe.for(casts)('in $language', ({ language, operator, colleague, approver, group, channel }) => {
  const database = useDatabase();

  it('[R12] [R62] [R63] [R77] [R85] the group of a number that goes to another WABA is kept, tested, filled and read back by the bot', {
    timeout: 60_000,
  }, async () => {
    const { id, home, tester, to } = own[language];
    const inventory = sending(importing(company));
    const m = await startMigrationWorld(database, { inventory, testerPhone });
    const { world } = m;
    const { slack, braze } = world;
    braze.state.putUser(home, { externalId: tester, phone: testerPhone });
    const who = { group, from: home, to: 'outlet', by: colleague, count: 300 };
    const all = await seedSubscribers(world, who);

    const wish = { user: operator, number: id, scenario: '2', destination: to };
    const plan = await askForMigration(world, wish);
    await golden(language, 'migration-group-plan', printView(plan));
    const asked = plan.blocks.flatMap(({ block_id: block = '' }) =>
      block.startsWith('confirm.') ? [block] : [],
    );
    expect(asked).toContain('confirm.same_company');
    await slack.as(operator).fill(plan, Object.fromEntries(asked.map((block) => [block, ['yes']])));
    await submit(world, operator, plan);
    const operation = await newest(world);
    await m.settle();
    await golden(language, 'migration-group-approval', printMessage(approvalOf(world, operation, approver)));
    await approve(world, operation, approver);
    await m.wind(minute);

    const at = { id, to, seen: true, user: operator };
    await walkTo(m, operation, 'sign_up', at);
    await golden(language, 'migration-group-card-sign_up', printMessage(cardOf(world, operation)));
    const left = all.filter((_, n) => n % 40 === 1);
    await leave(world, group, left);
    moveAtMeta(m, id, to);
    await walkTo(m, operation, 'integrate', at);
    expect(await wabaOf(m, id)).toBe(to);
    await golden(language, 'migration-group-card-integrate', printMessage(cardOf(world, operation)));
    const view = await openStep(world, operator, operation);
    await golden(language, 'migration-group-modal-integrate', printView(view));
    await slack.as(operator).close(view);
    await doStep(m, operation, at);
    expect(stepOf(world, operation)).toBe('test_sent');
    await golden(language, 'migration-group-card-test_sent', printMessage(cardOf(world, operation)));
    await doStep(m, operation, at);
    expect(m.meta.state.phone.inbox(testerPhone)).toHaveLength(1);
    expect(stepOf(world, operation)).toBe('test_received');
    await golden(language, 'migration-group-card-test_received', printMessage(cardOf(world, operation)));
    await doStep(m, operation, at);
    expect(stepOf(world, operation)).toBe('read_back');
    await walkTo(m, operation, 'resume', at);
    await golden(language, 'migration-group-card-resume', printMessage(cardOf(world, operation)));

    const state = await world.app.ctx.store.read.operations.byName(operation);
    if (state === null) throw new Error(`there is no ${operation}`);
    const proofs = ['integrate', 'snapshot', 'testers', 'test_sent', 'carry_over', 'read_back'].map(
      (key) => stepState(state, key)?.proof?.kind,
    );
    expect(proofs).toEqual(['accepted_by_key', 'read', 'written', 'webhook', 'written', 'read_back']);
    const made = newGroupId(state) ?? '';
    const atBraze = await statesAtBraze(world, home, made, all);
    const inLedger = await statesInLedger(world, made);
    const wrong = all.filter((each) => {
      const out = each.ledger === 'unsubscribed' || left.includes(each);
      const right = out ? 'unsubscribed' : each.braze;
      const known = inLedger.get(each.externalId)?.state ?? 'unknown';
      return atBraze.get(each.externalId) !== right || known !== right;
    });
    expect(wrong).toEqual([]);

    await press(world, operator, cardOf(world, operation), 'operation.details');
    await golden(
      language,
      'migration-group-details',
      printView(modalOf(world, operator, 'operation.details')),
    );
    for (let steps = 30; statusOf(m, operation) !== 'done' && steps > 0; steps -= 1)
      await doStep(m, operation, at);
    await golden(language, 'migration-group-checklist', printMessage(checklistOf(world, operation)));
    await golden(language, 'migration-group-thread', printTexts(threadOf(world, operation)));
    await golden(language, 'migration-group-channel', printTexts(looksLast(announcements(world, channel))));
    expect(JSON.stringify(allMessages(world))).not.toMatch(anybody);
    expect(world.logged()).not.toMatch(anybody);
    expect(refusedCalls(world)).toEqual([]);
  });
});

describe('who may say that the new WABA speaks for the same company', () => {
  const database = useDatabase();
  const wish = { user: 'U0OPS', number, scenario: '2', destination: uk };

  it('[R62] is whoever may import; a tick that lost its right is refused on its field, and nothing begins', async () => {
    const { world } = await startMigrationWorld(database, { inventory: importing(company) });
    await seedSubscribers(world, {
      ...{ group: groups.fr, from: 'brand-fr', to: 'outlet', by: 'U0CREW', count: 5 },
    });
    const plan = await askForMigration(world, wish);
    const answers = { 'confirm.history': ['yes'], 'confirm.same_company': ['yes'] };
    await world.slack.as('U0OPS').fill(plan, answers);
    await world.app.ctx.store.read.access.revoke(UserId.parse('U0OPS'), WorkspaceKey.parse('brand-fr'), [
      'import_users',
    ]);
    const answer = await world.slack.as('U0OPS').submit(plan);
    expect(JSON.parse(answer.body)).toMatchObject({
      response_action: 'errors',
      errors: { 'confirm.same_company': expect.stringContaining('`import_users`') },
    });
    await world.app.idle();
    expect(await world.app.ctx.store.read.operations.list({ limit: 1 })).toEqual([]);
    const unasked = printView(await askForMigration(world, wish));
    expect(unasked).not.toContain('{confirm.same_company}');
    expect(unasked).toContain('Only opt-outs will be carried over');
  });
});
