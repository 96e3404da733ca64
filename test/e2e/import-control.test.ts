import { describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { golden } from './golden.ts';
import {
  english,
  heldOf,
  lineOf,
  linesIn,
  optOut,
  owners,
  pressMeanwhile,
  setCall,
  setCalls,
  startImport,
  stateOf,
  stop,
  stopMeanwhile,
  writtenIn,
} from './import-play.ts';
import { fileIn } from './importing.ts';
import { cardOf, payloadOf, press, refusedCalls, threadOf, wordsTo } from './play.ts';
import { printMessage, printTexts } from './print.ts';

const minute = 61_000;

describe.for(owners)('an import in $language', (by) => {
  const { language, owner } = by;
  const databases = { paused: useDatabase(), stopped: useDatabase() };

  it('is paused and resumed: nothing is sent meanwhile, and twice does nothing more', async () => {
    const { world, operation } = await startImport(databases.paused, by, 100);
    world.braze.state.faults.add({ call: setCall, fault: '500', times: 1000 });
    await press(world, owner, cardOf(world, operation), 'import.confirm');
    const running = cardOf(world, operation);
    await press(world, owner, running, 'import.pause');
    await golden(language, 'card-import-paused', printMessage(cardOf(world, operation)));
    const timeline = threadOf(world, operation).length;
    await press(world, owner, running, 'import.pause');
    expect(threadOf(world, operation)).toHaveLength(timeline);
    world.braze.state.faults.clear();
    const sent = setCalls(world).length;
    await world.app.wind(minute);
    expect(setCalls(world)).toHaveLength(sent);
    const paused = cardOf(world, operation);
    await press(world, owner, paused, 'import.resume');
    expect(writtenIn(world, by, 100)).toEqual(Array.from({ length: 100 }, (_, i) => stateOf(i)));
    const written = setCalls(world).length;
    await press(world, owner, paused, 'import.resume');
    expect(setCalls(world)).toHaveLength(written);
    await world.app.wind(minute);
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'done' });
    await golden(language, 'thread-import-paused', printTexts(threadOf(world, operation)));
    expect(refusedCalls(world)).toEqual([]);
  });

  it('that is stopped says which rows were written, and the others stay as they were', async () => {
    const { world, operation } = await startImport(databases.stopped, by, 100);
    world.braze.state.faults.add({ call: setCall, fault: 'slow', ms: 0 });
    world.braze.state.faults.add({ call: setCall, fault: '500', times: 1000 });
    await press(world, owner, cardOf(world, operation), 'import.confirm');
    const before = await heldOf(world, by, 100);
    await stop(world, owner, operation);
    // Whether Braze took a call that it answered with 500 is asked later.
    await world.app.wind(2 * minute);
    await golden(language, 'card-import-stopped', printMessage(cardOf(world, operation)));
    await golden(language, 'thread-import-stopped', printTexts(threadOf(world, operation)));
    const written = writtenIn(world, by, 100);
    expect(written.filter(Boolean)).toHaveLength(50);
    expect(linesIn(await fileIn(world, operation, 'written'))).toEqual(
      written.flatMap((state, i) => (state === null ? [] : [lineOf(i)])),
    );
    expect(await heldOf(world, by, 100)).toEqual(written);
    expect(before).toEqual(written);
    world.braze.state.faults.clear();
    await world.app.wind(10 * minute);
    expect(writtenIn(world, by, 100)).toEqual(written);
  });
});

describe('an import that is being written', () => {
  const databases = {
    refused: useDatabase(),
    paused: useDatabase(),
    stopped: useDatabase(),
    lost: useDatabase(),
    newer: useDatabase(),
  };
  const { owner } = english;
  const count = 2_000;

  it('is refused to be paused or stopped by whoever may not import', async () => {
    const { world, operation } = await startImport(databases.refused, english, 100);
    world.braze.state.faults.add({ call: setCall, fault: '500', times: 1000 });
    await press(world, owner, cardOf(world, operation), 'import.confirm');
    for (const action of ['import.pause', 'import.cancel']) {
      await press(world, 'U0OPS', cardOf(world, operation), action);
      expect(wordsTo(world, 'U0OPS', 'C0UK')).toContain('import_users');
    }
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'running', step: 'write' });
  });

  it('ends what is in flight when it is paused, and sends no more', async () => {
    const { world, operation } = await startImport(databases.paused, english, count);
    world.braze.state.faults.add({ call: setCall, fault: 'slow', ms: 700, times: 1000 });
    await pressMeanwhile(world, owner, operation, 'import.confirm');
    await eventually(() => expect(setCalls(world).length).toBeGreaterThan(0));
    await pressMeanwhile(world, owner, operation, 'import.pause');
    await world.app.idle();
    const sent = setCalls(world).length;
    expect(sent).toBeLessThan(count / 50);
    await world.app.wind(minute);
    expect(setCalls(world)).toHaveLength(sent);
    const progress = await world.app.ctx.store.read.pushes.progress(
      (await world.app.ctx.store.read.operations.byName(operation))?.id ?? '',
    );
    expect(progress?.written).toBe(writtenIn(world, english, count).filter(Boolean).length);
    world.braze.state.faults.clear();
    await press(world, owner, cardOf(world, operation), 'import.resume');
    expect(setCalls(world)).toHaveLength(count / 50);
  });

  it('is stopped in the middle: the file names what Braze and the ledger have, row by row', async () => {
    const { world, operation } = await startImport(databases.stopped, english, count);
    world.braze.state.faults.add({ call: setCall, fault: 'slow', ms: 700, times: 1000 });
    await pressMeanwhile(world, owner, operation, 'import.confirm');
    await eventually(() => expect(setCalls(world).length).toBeGreaterThan(0));
    await stopMeanwhile(world, owner, operation);
    await world.app.idle();
    const written = writtenIn(world, english, count);
    const lines = written.flatMap((state, i) => (state === null ? [] : [lineOf(i)]));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(count);
    expect(linesIn(await fileIn(world, operation, 'written'))).toEqual(lines);
    expect(await heldOf(world, english, count)).toEqual(written);
    const wanted = written.map((state, i) => (state === null ? null : stateOf(i)));
    expect(written).toEqual(wanted);
  });

  it('is stopped after an answer was lost: Braze is asked what became of it, and the file says so', async () => {
    const { world, operation } = await startImport(databases.lost, english, 100);
    world.braze.state.faults.add({ call: setCall, fault: 'lost' });
    world.braze.state.faults.add({ call: setCall, fault: '500', times: 1000 });
    await press(world, owner, cardOf(world, operation), 'import.confirm');
    await stop(world, owner, operation);
    const written = writtenIn(world, english, 100);
    expect(written.filter(Boolean)).toHaveLength(50);
    expect(await heldOf(world, english, 100)).toEqual(Array.from({ length: 100 }, () => null));
    await world.app.wind(2 * minute);
    expect(linesIn(await fileIn(world, operation, 'written'))).toEqual(
      written.flatMap((state, i) => (state === null ? [] : [lineOf(i)])),
    );
    expect(await heldOf(world, english, 100)).toEqual(written);
  });

  it('and stopped while somebody says otherwise still writes that newer word, for Braze may have it last', async () => {
    const { world, operation } = await startImport(databases.newer, english, 100);
    world.braze.state.faults.add({ call: setCall, fault: 'slow', ms: 1_000, times: 2 });
    await pressMeanwhile(world, owner, operation, 'import.confirm');
    await eventually(() => expect(world.braze.state.faults.list()).toEqual([]));
    await optOut(world, english, 6);
    await stopMeanwhile(world, owner, operation);
    await world.app.wind(minute);
    expect(writtenIn(world, english, 100)[6]).toBe('unsubscribed');
    expect(await heldOf(world, english, 100)).toEqual(writtenIn(world, english, 100));
    expect(linesIn(await fileIn(world, operation, 'written'))).not.toContain(lineOf(6));
  });
});
