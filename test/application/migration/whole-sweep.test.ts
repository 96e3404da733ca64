import { describe, expect, test } from 'vitest';
import { moveNumbers } from '../../../src/application/migration/move-numbers.ts';
import { cancelOperation } from '../../../src/application/operation/cancel.ts';
import { hasBegunNumbers } from '../../../src/domain/migration/whole-held.ts';
import { NUMBERS, type OperationState } from '../../../src/domain/operation/state.ts';
import { requester } from '../../domain/samples.ts';
import { useMigrationDesk } from './migration-desk.ts';
import { createMortal, dies } from './mortal.ts';
import { type Act, arrived, playTo, submissionOf } from './playing.ts';
import { expectWhole } from './traces.ts';

const desk = useMigrationDesk();
/** In one transaction a death at one call is like a death at the next: some of them are enough. */
const EVERY = 9;
const MOST_CALLS = 400;

interface Begun {
  readonly whole: OperationState;
  readonly parts: readonly OperationState[];
  readonly deaths: readonly string[];
}

/** A whole WABA of two numbers whose process dies once at the `call`-th thing that beginning them asks for. */
async function begun(call: number): Promise<Begun> {
  const migrant = await desk.migrant();
  await desk.another(migrant);
  const submission = await submissionOf(desk, migrant, 'waba');
  const mortal = createMortal(desk.ctx);
  const deaths: string[] = [];
  const during = async (act: Act, action: () => Promise<unknown>): Promise<void> => {
    if (act.name.includes(NUMBERS) && deaths.length === 0) mortal.dieAt(call);
    if (await dies(action)) deaths.push(mortal.last());
    mortal.live();
  };
  const whole = await playTo(desk, mortal.ctx, migrant, { submission, until: hasBegunNumbers, during });
  return { whole, parts: await desk.ctx.store.read.operations.partsOf(whole.name), deaths };
}

const holdersOf = (operations: readonly OperationState[]) =>
  Promise.all(
    operations.map(async ({ id, name }) => {
      const [row] = await desk.sql<
        { n: number }[]
      >`select count(*)::int as n from hold where operation_id = ${id}`;
      return `${name.slice(0, 2)} ${row?.n}`;
    }),
  );

describe('a whole WABA whose process dies', () => {
  test('begins every number once, and what it held is theirs', async () => {
    const clean = await begun(0);
    // The number with a group holds it too; both share their two WABAs.
    expect(await holdersOf([clean.whole, ...clean.parts])).toEqual(['WM 0', 'MG 4', 'MG 3']);
    let deaths = 0;
    for (let call = 1; call < MOST_CALLS; call += EVERY) {
      const { whole, parts, deaths: died } = await begun(call);
      deaths += died.length;
      expect(parts, died.join()).toHaveLength(2);
      expect(await holdersOf([whole, ...parts]), died.join()).toEqual(['WM 0', 'MG 4', 'MG 3']);
      for (const { name } of [whole, ...parts]) await expectWhole(desk, name);
      if (died.length === 0) break;
    }
    expect(deaths).toBeGreaterThan(5);
  }, 120_000);

  test('ends once, whoever looks at the last of its numbers', async () => {
    const { whole } = await begun(0);
    await cancelOperation(desk.ctx, { operation: whole.name, reason: 'sample reason', by: requester });
    const left = await desk.ctx.store.read.operations.partsOf(whole.name);
    expect(left.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    await Promise.all([desk.ctx, desk.otherCopy].map((ctx) => moveNumbers(ctx, { operation: whole.name })));
    const events = await desk.ctx.store.read.operations.events(whole.id);
    expect(events.filter(({ data }) => data.type === 'given_up')).toHaveLength(1);
  });

  test('[R105] follows the templates once, from the first registration on', async () => {
    const migrant = await desk.migrant();
    const other = await desk.another(migrant);
    const submission = await submissionOf(desk, migrant, 'waba');
    const whole = await playTo(desk, desk.ctx, migrant, { submission, until: hasBegunNumbers });
    for (const one of [other, migrant]) {
      const requestKey = `${whole.name}:${one.number}`;
      await playTo(desk, desk.ctx, one, { submission: { ...submission, requestKey }, until: arrived });
      await desk.wind(60_000);
    }
    const follows = await desk.sql<
      { operation_id: string }[]
    >`select operation_id from follow_up where registered_at is not null`;
    const parts = await desk.ctx.store.read.operations.partsOf(whole.name);
    const ids = [whole, ...parts].map(({ id }) => id);
    expect(follows.map((row) => row.operation_id).filter((id) => ids.includes(id))).toEqual([whole.id]);
    expect(desk.calls('template.copy', migrant.target)).toBe(1);
    for (const { number } of [migrant, other]) expect(desk.calls('number.register', number)).toBe(1);
  }, 60_000);
});
