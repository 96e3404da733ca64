import { describe, expect, it } from 'vitest';
import { requestImport } from '../../src/application/subscription/request-import.ts';
import { UserId } from '../../src/domain/asset/ids.ts';
import { useDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { golden } from './golden.ts';
import {
  english,
  heldOf,
  lineOf,
  linesIn,
  named,
  optOut,
  owners,
  pressMeanwhile,
  setCall,
  setCalls,
  startImport,
  stateOf,
  writtenIn,
} from './import-play.ts';
import { draftImport, fileIn, newestImport, withOptInOwners } from './importing.ts';
import { cardOf, noticesTo, payloadOf, press, submit, threadOf } from './play.ts';
import { printMessage, printTexts } from './print.ts';
import { startWorld } from './world.ts';

const minute = 61_000;
const all = (count: number) => Array.from({ length: count }, (_, i) => stateOf(i));

describe.for(owners)('an import in $language', (by) => {
  const { language, owner, workspace, group } = by;
  const databases = { refused: useDatabase(), changed: useDatabase() };

  it('whose key Braze refuses waits with a reason, which its assignee is told, until somebody lets it go on', async () => {
    const { world, operation } = await startImport(databases.refused, by, 100);
    world.braze.state.permit(workspace, ['subscription.status.get']);
    await press(world, owner, cardOf(world, operation), 'import.confirm');
    await golden(language, 'card-import-stuck', printMessage(cardOf(world, operation)));
    await golden(language, 'messages-import-stuck', printTexts(noticesTo(world, owner)));
    const sent = setCalls(world).length;
    await world.app.wind(10 * minute);
    expect(setCalls(world)).toHaveLength(sent);
    world.braze.state.permit(workspace, ['subscription.status.get', 'subscription.status.set']);
    await press(world, owner, cardOf(world, operation), 'step.retry');
    expect(writtenIn(world, by, 100)).toEqual(all(100));
  });

  it('[R77] that does not read as written after five minutes waits with the rows, and is read again by a press', async () => {
    const { world, operation } = await startImport(databases.changed, by, 100);
    await press(world, owner, cardOf(world, operation), 'import.confirm');
    const audience = world.braze.state.workspace(workspace)?.audience;
    const rows = [0, 2, 4].map((i) => audience?.find(named(i)) ?? -1);
    for (const row of rows) audience?.set(row, group, 'unsubscribed');
    await world.app.wind(minute);
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'verifying' });
    expect(noticesTo(world, owner)).toHaveLength(1);
    for (let n = 0; n < 5; n++) await world.app.wind(minute);
    await golden(language, 'card-import-not-as-written', printMessage(cardOf(world, operation)));
    await golden(language, 'thread-import-not-as-written', printTexts(threadOf(world, operation)));
    expect(linesIn(await fileIn(world, operation, 'not-as-written'))).toEqual(
      all(100).flatMap((state, i) => (state === 'subscribed' ? [lineOf(i)] : [])),
    );
    await press(world, owner, cardOf(world, operation), 'step.retry');
    const tables = threadOf(world, operation).flatMap(({ files = [] }) => files.map(({ name }) => name));
    expect(tables.filter((name) => name.includes('not-as-written'))).toHaveLength(2);
    for (const row of rows) audience?.set(row, group, 'subscribed');
    await world.app.wind(minute);
    await press(world, owner, cardOf(world, operation), 'step.retry');
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'done' });
  });
});

describe('people of an import', () => {
  const databases = {
    poisoned: useDatabase(),
    before: useDatabase(),
    during: useDatabase(),
    erased: useDatabase(),
    all: useDatabase(),
  };
  const { owner } = english;

  it('whom Braze refuses are found by halving and rejected with its words; the others are written', async () => {
    const { world, operation } = await startImport(databases.poisoned, english, 200);
    const guilty = [4, 5, 77, 120, 121];
    for (const i of guilty) world.braze.state.traps.poisoned.add(named(i));
    await press(world, owner, cardOf(world, operation), 'import.confirm');
    const wanted = all(200).map((state, i) => (guilty.includes(i) ? null : state));
    expect(writtenIn(world, english, 200)).toEqual(wanted);
    expect(await heldOf(world, english, 200)).toEqual(wanted);
    const late = await fileIn(world, operation, 'late-rejects');
    expect(linesIn(late)).toEqual(guilty.map(lineOf));
    expect(late.match(/not a valid ID array/g)).toHaveLength(guilty.length);
    expect(late).not.toContain('sample-0');
    await world.app.wind(minute);
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'done' });
  });

  it('who say otherwise before they are written keep the newer word, which is told', async () => {
    const { world, operation } = await startImport(databases.before, english, 100);
    await optOut(world, english, 6);
    await press(world, owner, cardOf(world, operation), 'import.confirm');
    const wanted = all(100).map((state, i) => (i === 6 ? 'unsubscribed' : state));
    expect(writtenIn(world, english, 100)).toEqual(wanted);
    expect(await heldOf(world, english, 100)).toEqual(wanted);
    expect(linesIn(await fileIn(world, operation, 'late-rejects'))).toEqual([lineOf(6)]);
    await world.app.wind(minute);
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'done' });
  });

  it('who say otherwise while they are being written are written once more, with the newer word', async () => {
    const { world, operation } = await startImport(databases.during, english, 100);
    world.braze.state.faults.add({ call: setCall, fault: 'slow', ms: 500, times: 2 });
    await pressMeanwhile(world, owner, operation, 'import.confirm');
    await eventually(() => expect(world.braze.state.faults.list()).toEqual([]));
    await optOut(world, english, 6);
    await world.app.idle();
    expect(setCalls(world)).toHaveLength(3);
    const wanted = all(100).map((state, i) => (i === 6 ? 'unsubscribed' : state));
    expect(writtenIn(world, english, 100)).toEqual(wanted);
    expect(await heldOf(world, english, 100)).toEqual(wanted);
    expect(linesIn(await fileIn(world, operation, 'late-rejects'))).toEqual([lineOf(6)]);
    await world.app.wind(minute);
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'done' });
  });

  it('who are erased before they are written are left out', async () => {
    const { world, operation } = await startImport(databases.erased, english, 100);
    const { subscriptions } = world.app.ctx.store.read;
    const [person] = await subscriptions.find({ by: 'external_id', id: named(8) });
    await subscriptions.erase([person?.id ?? 0], world.app.ctx.clock.now());
    await press(world, owner, cardOf(world, operation), 'import.confirm');
    const wanted = all(100).map((state, i) => (i === 8 ? null : state));
    expect(writtenIn(world, english, 100)).toEqual(wanted);
    await world.app.wind(minute);
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'done' });
  });

  it('all of whom are refused are not to blame: it stops and says so', async () => {
    const { world, operation } = await startImport(databases.all, english, 300);
    for (let i = 0; i < 300; i++) world.braze.state.traps.poisoned.add(named(i));
    await press(world, owner, cardOf(world, operation), 'import.confirm');
    expect(printMessage(cardOf(world, operation))).toContain('Braze refused every row so far');
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'running', step: 'write' });
    expect(writtenIn(world, english, 300).filter(Boolean)).toEqual([]);
  });
});

describe('the file of an import', () => {
  const databases = { broken: useDatabase(), gone: useDatabase() };
  const { owner, group } = english;
  const content = `external_id,subscription_group_id,subscription_state\nsample-1,${group},subscribed\n`;

  it('whose download breaks is fetched again, and when it always breaks somebody is told', async () => {
    const world = await startWorld(databases.broken, { company: withOptInOwners });
    world.slack.faults.add({ call: 'download', fault: 'half' });
    await submit(world, owner, await draftImport(world, { user: owner, content }));
    const first = newestImport(world);
    expect(payloadOf(cardOf(world, first))).toMatchObject({ step: 'read' });
    await world.app.wind(minute);
    expect(payloadOf(cardOf(world, first))).toMatchObject({ step: 'confirm' });
    world.slack.faults.add({ call: 'download', fault: 'half', times: 100 });
    await submit(world, owner, await draftImport(world, { user: owner, content }));
    const second = newestImport(world);
    for (let n = 0; n < 8; n++) await world.app.wind(minute);
    expect(printTexts(noticesTo(world, owner))).toContain(
      'le téléchargement s’est interrompu plusieurs fois',
    );
    world.slack.faults.clear();
    await press(world, owner, cardOf(world, second), 'step.retry');
    expect(payloadOf(cardOf(world, second))).toMatchObject({ step: 'confirm' });
  });

  it('that is gone, or that the bot may not see, is told', async () => {
    const world = await startWorld(databases.gone, { company: withOptInOwners });
    const asked = await requestImport(world.app.ctx, {
      ...{ file: 'F0GONE', fileName: 'gone.csv', group: null, channel: null, consent: 'none', asOf: null },
      ...{ readBack: 'all', by: UserId.parse(owner), requestKey: 'sample-gone' },
    });
    expect(asked.kind).toBe('started');
    await world.app.idle();
    const operation = newestImport(world);
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'failed' });
    expect(printTexts(threadOf(world, operation))).toContain('the file is gone, or I may not see it');
  });
});
