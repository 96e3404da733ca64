import { describe, expect, test } from 'vitest';
import { COPIED } from '../../../src/domain/migration/copied.ts';
import type { OperationState } from '../../../src/domain/operation/state.ts';
import { type Migrant, useMigrationDesk } from './migration-desk.ts';
import { createMortal, dies } from './mortal.ts';
import { type Act, arrived, isStarted, playTo, submissionOf } from './playing.ts';
import { expectWhole, traceOf } from './traces.ts';

const desk = useMigrationDesk();
/** More than one act ever asks: the last runs die of nothing any more. */
const MOST_CALLS = 100;

interface Played {
  readonly migrant: Migrant;
  readonly state: OperationState;
  readonly deaths: readonly string[];
}

/**
 * A migration in which every act dies once, at the `call`-th thing that it asks, and is then done by a new process.
 * `until` is where it ends.
 */
async function play(call: number, until: (state: OperationState) => boolean): Promise<Played> {
  const migrant = await desk.migrant();
  const submission = await submissionOf(desk, migrant);
  const mortal = createMortal(desk.ctx);
  const met = new Set<string>();
  const deaths: string[] = [];
  const during = async (act: Act, action: () => Promise<unknown>): Promise<void> => {
    if (!met.has(act.name)) mortal.dieAt(call);
    met.add(act.name);
    if (await dies(action)) {
      deaths.push(`${act.name}: ${mortal.last()}`);
      if (act.operation !== null) await expectWhole(desk, act.operation);
    }
    mortal.live();
  };
  const state = await playTo(desk, mortal.ctx, migrant, { submission, until, during });
  return { migrant, state, deaths };
}

/** Not before its copies are all there and counted. */
const isCopied = (state: OperationState): boolean =>
  isStarted(state) && state.fields[COPIED.copied] !== undefined;

describe('a migration whose process dies', () => {
  test('at any thing that any act asks of the store or of Meta ends as one that lives, and registers once', async () => {
    let deaths = 0;
    let until = arrived;
    let expected: unknown;
    const clean = async () => {
      const { state, migrant } = await play(0, until);
      return traceOf(desk, state, migrant);
    };
    expected = await clean();
    for (let call = 1; call < MOST_CALLS; call += 1) {
      const { state, migrant, deaths: died } = await play(call, until);
      const { number, target } = migrant;
      const how = died.join('\n');
      deaths += died.length;
      await expectWhole(desk, state.name);
      expect(await traceOf(desk, state, migrant), how).toEqual(expected);
      for (const [once, id] of [
        ['number.register', number],
        ['number.verify_code', number],
      ] as const)
        expect(desk.calls(once, id), `${once}\n${how}`).toBe(until === arrived ? 1 : 0);
      for (const [again, id] of [
        ['number.request_code', number],
        ['migration.announce', target],
        ['apps.subscribe', target],
        ['template.copy', target],
      ] as const)
        expect(desk.calls(again, id), `${again}\n${how}`).toBeLessThanOrEqual(2);
      if (died.length === 0) break;
      // What comes later asks for less: it need not be played once nothing dies of it any more.
      if (until === arrived && !how.includes('turn at register')) {
        until = isCopied;
        expected = await clean();
      }
    }
    expect(until).toBe(isCopied);
    expect(deaths).toBeGreaterThan(250);
  }, 120_000);
});
