import { describe, expect, it } from 'vitest';
import { UserId, WorkspaceKey } from '../../src/domain/asset/ids.ts';
import { newGroupId } from '../../src/domain/operation/consequences.ts';
import { stepState } from '../../src/domain/operation/state.ts';
import { useDatabase } from '../database.ts';
import { casts } from './cast.ts';
import { company } from './company.ts';
import { golden } from './golden.ts';
import { fileIn } from './importing.ts';
import {
  allMessages,
  approvalOf,
  approve,
  askForPlan,
  cardOf,
  command,
  modalOf,
  newest,
  payloadOf,
  playUntil,
  press,
  refusedCalls,
  stepOf,
  submit,
  threadOf,
  toldTo,
  wordsTo,
} from './play.ts';
import { printMessage, printTexts, printView } from './print.ts';
import {
  anybody,
  leave,
  type Subscriber,
  seedSubscribers,
  statesAtBraze,
  statesInLedger,
} from './subscribers.ts';
import { startWorld, type World } from './world.ts';

const minute = 60_000;

/** The same company where whoever may move groups may import as well. */
const importers = company.replace(/(user: U0(?:OPS|CREW),.*permissions: \[)/g, '$1import_users, ');

async function stateOf({ app }: World, operation: string) {
  const state = await app.ctx.store.read.operations.byName(operation);
  if (state === null) throw new Error(`there is no ${operation}`);
  return state;
}

async function groupMadeBy(world: World, operation: string): Promise<string> {
  return newGroupId(await stateOf(world, operation)) ?? '';
}

/** What each must have in the new group: everybody who left meanwhile is out, and nobody is in who never said so. */
const wanted = ({ ledger, braze, there }: Subscriber, left: boolean) => {
  if (!there) return 'unknown';
  if (left || ledger === 'unsubscribed') return 'unsubscribed';
  return braze;
};

describe.for(casts)('in $language', ({ language, operator, colleague, approver, group, channel }) => {
  const database = useDatabase();
  const origin = language === 'fr' ? 'brand-fr' : 'brand-uk';
  const count = language === 'fr' ? 10_000 : 500;
  const wish = { user: operator, group, destination: 'outlet' };

  it('[R62] [R63] [R74] [R77] everybody whom the ledger knows is carried over and verified row by row, opt-outs in between included', {
    timeout: 120_000,
  }, async () => {
    const world = await startWorld(database, { company: importers });
    const { slack, braze, app } = world;
    const all = await seedSubscribers(world, { group, from: origin, to: 'outlet', by: colleague, count });
    const plan = await askForPlan(world, wish);
    await golden(language, 'carry-plan', printView(plan));
    await slack.as(operator).fill(plan, { 'confirm.same_company': ['yes'] });
    await submit(world, operator, plan);
    const operation = await newest(world);
    await golden(language, 'carry-approval', printMessage(approvalOf(world, operation, approver)));
    const [, ...missing] = (await fileIn(world, operation, 'missing')).trim().split('\r\n');
    expect(missing).toHaveLength(all.filter(({ there }) => !there).length);
    expect(missing[0]).toMatch(/^\d+,sa…03,'?\+3…03,/);
    await approve(world, operation, approver);
    expect(stepOf(world, operation)).toBe('free_uses');
    await golden(language, 'carry-card-read', printMessage(cardOf(world, operation)));
    await playUntil(world, operator, operation, 'archive');
    braze.state.archive(origin, group);
    await playUntil(world, operator, operation, 'integrate');
    await app.wind(minute);
    const left = all.filter((_, n) => n % 40 === 1);
    await leave(world, group, left);
    const started = performance.now();
    await playUntil(world, operator, operation, 'read_back');
    const seconds = (performance.now() - started) / 1000;
    expect(await stateOf(world, operation).then((s) => stepState(s, 'carry_over'))).toMatchObject({
      ...{ status: 'done', by: null, proof: { kind: 'written', status: 201 } },
    });
    await golden(language, 'carry-card-read_back', printMessage(cardOf(world, operation)));
    await app.wind(minute);
    expect(stepOf(world, operation)).toBe('resume');
    await golden(language, 'carry-card-resume', printMessage(cardOf(world, operation)));
    await golden(language, 'carry-thread', printTexts(threadOf(world, operation)));

    const made = await groupMadeBy(world, operation);
    const [atBraze, inLedger] = [
      await statesAtBraze(world, 'outlet', made, all),
      await statesInLedger(world, made),
    ];
    const wrong = all.filter((each) => {
      const right = wanted(each, left.includes(each));
      const known = inLedger.get(each.externalId);
      return (
        atBraze.get(each.externalId) !== right ||
        (known?.state ?? 'unknown') !== right ||
        (known !== undefined && known.operation !== operation)
      );
    });
    expect(wrong).toEqual([]);
    const carried = [...inLedger.values()];
    expect(carried.filter(({ state }) => state === 'subscribed').length).toBeGreaterThan(count * 0.8);
    process.stdout.write(
      `${carried.length} of ${count} people carried over and verified, ${left.length} opt-outs in between, ${seconds.toFixed(1)} s\n`,
    );

    expect(JSON.stringify(allMessages(world))).not.toMatch(anybody);
    expect(world.logged()).not.toMatch(anybody);
    expect(refusedCalls(world)).toEqual([]);

    await command(
      world,
      operator,
      language === 'fr' ? 'status +33612345678' : 'status +447400123456',
      channel,
    );
    await press(world, operator, toldTo(world, operator, channel), 'group.handoff');
    await golden(language, 'hand-off', wordsTo(world, operator, channel));
  });
});

describe('opt-ins of a transfer', () => {
  const database = useDatabase();
  const [cast] = casts;
  const { operator, approver, group, colleague } = cast ?? fail();
  const seed = { group, from: 'brand-fr', to: 'outlet', by: colleague, count: 200 };
  const wish = { user: operator, group, destination: 'outlet' };

  it('[R62] stay behind where nobody confirms the company: only opt-outs go, and the card says so', async () => {
    const world = await startWorld(database, { company: importers });
    const all = await seedSubscribers(world, seed);
    await submit(world, operator, await askForPlan(world, wish));
    const operation = await newest(world);
    await approve(world, operation, approver);
    await playUntil(world, operator, operation, 'read_back');
    await golden('fr', 'carry-card-opt-outs', printMessage(cardOf(world, operation)));
    await world.app.wind(minute);
    const made = await groupMadeBy(world, operation);
    const states = await statesAtBraze(world, 'outlet', made, all);
    expect([...states.values()].filter((state) => state === 'subscribed')).toEqual([]);
    expect([...states.values()].filter((state) => state === 'unsubscribed')).toHaveLength(24);
    expect([...(await statesInLedger(world, made)).values()].map(({ state }) => state)).not.toContain(
      'subscribed',
    );
  });
});

describe('who may say that it is the same company', () => {
  const database = useDatabase();
  const [cast] = casts;
  const { operator, group, colleague } = cast ?? fail();

  it('[R62] is asked only of somebody who may import there; a tick that lost its right is refused on its field', async () => {
    const world = await startWorld(database, { company: importers });
    await seedSubscribers(world, { group, from: 'brand-fr', to: 'outlet', by: colleague, count: 20 });
    const wish = { user: operator, group, destination: 'outlet' };
    const plan = await askForPlan(world, wish);
    await world.slack.as(operator).fill(plan, { 'confirm.same_company': ['yes'] });
    await world.app.ctx.store.read.access.revoke(UserId.parse(operator), WorkspaceKey.parse('outlet'), [
      'import_users',
    ]);
    const answer = await world.slack.as(operator).submit(plan);
    expect(JSON.parse(answer.body)).toMatchObject({
      response_action: 'errors',
      errors: { 'confirm.same_company': expect.stringContaining('`import_users`') },
    });
    await world.app.idle();
    expect(await world.app.ctx.store.read.operations.list({ limit: 1 })).toEqual([]);
    const without = await askForPlan(world, wish);
    await golden('fr', 'carry-plan-unasked', printView(without));
  });
});

describe('the way back of a transfer that carried opt-ins over', () => {
  const database = useDatabase();
  const [cast] = casts;
  const { operator, approver, group, colleague } = cast ?? fail();

  it('[R14] carries them back, with what people said in the new group', { timeout: 60_000 }, async () => {
    const world = await startWorld(database, { company: importers });
    const all = await seedSubscribers(world, {
      group,
      from: 'brand-fr',
      to: 'outlet',
      by: colleague,
      count: 200,
    });
    const plan = await askForPlan(world, { user: operator, group, destination: 'outlet' });
    await world.slack.as(operator).fill(plan, { 'confirm.same_company': ['yes'] });
    await submit(world, operator, plan);
    const there = await newest(world);
    await approve(world, there, approver);
    await playUntil(world, operator, there, 'archive');
    world.braze.state.archive('brand-fr', group);
    await playUntil(world, operator, there, 'read_back');
    await world.app.wind(minute);
    await playUntil(world, operator, there, '');
    expect(payloadOf(cardOf(world, there))).toMatchObject({ status: 'done' });
    const made = await groupMadeBy(world, there);
    const left = all.filter((_, n) => n % 40 === 2);
    await leave(world, made, left);
    await press(world, operator, cardOf(world, there), 'operation.reverse');
    const reverse = modalOf(world, operator, 'transfer.plan');
    await world.slack.as(operator).fill(reverse, { 'confirm.same_company': ['yes'] });
    await submit(world, operator, reverse);
    const back = await newest(world);
    await approve(world, back, approver);
    await playUntil(world, operator, back, 'archive');
    world.braze.state.archive('outlet', made);
    await playUntil(world, operator, back, 'read_back');
    await world.app.wind(minute);
    await playUntil(world, operator, back, '');
    const again = await groupMadeBy(world, back);
    const states = await statesAtBraze(world, 'brand-fr', again, all);
    const wrong = all.filter((each) => {
      const first = wanted(each, false);
      const right = first === 'unknown' || !left.includes(each) ? first : 'unsubscribed';
      return states.get(each.externalId) !== right;
    });
    expect(wrong).toEqual([]);
  });
});

function fail(): never {
  throw new Error('there is no cast');
}
