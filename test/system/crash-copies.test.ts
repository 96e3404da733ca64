import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { prepareCopy } from '../crash/copy.ts';
import { transferByPeople } from '../crash/people.ts';
import { expectDoneOnce } from '../crash/verdict.ts';
import { startOutside } from '../crash/world.ts';
import { useDatabase } from '../database.ts';

const database = useDatabase();
const names = ['one', 'two', 'three'];

it('what a killed copy had in hand is finished by the others, once', {
  timeout: 180_000,
}, async (context) => {
  const first = randomInt(3, 25);
  const second = first + randomInt(5, 25);
  const fates = new Map(
    [first, second].map((n) => [n, randomInt(2) === 0 ? 'cut_before' : 'cut_after'] as const),
  );
  const alive = new Map<string, { url: string; kill: () => void }>();
  let calls = 0;
  let deaths = 0;

  const outside = await startOutside({
    database,
    copies: names,
    atEnd: context.onTestFinished,
    decide(call) {
      const name = call.split(' ')[0] ?? '';
      if (!names.includes(name)) return 'answered';
      const caller = alive.get(name);
      if (caller === undefined) return deaths > 0 ? 'cut_before' : 'answered';
      const fate = fates.get(++calls);
      if (fate === undefined) return 'answered';
      caller.kill();
      alive.delete(name);
      deaths += 1;
      connect();
      return fate;
    },
  });
  /** As a load balancer would: to one that is there. */
  const connect = () => {
    const [copy] = alive.values();
    outside.slack.connectBot(`${copy?.url}/slack/events`);
  };
  const copies = names.map((name) => ({ name, ...prepareCopy(outside.environment(name)) }));
  context.onTestFinished(async () => {
    for (const copy of copies) copy.kill();
    await Promise.all(copies.map(({ exited }) => exited));
  });
  await Promise.all(
    copies.map(async ({ name, start, kill, logged }) => {
      const url = await start();
      if (url === null) throw new Error(`a copy did not start:\n${logged()}`);
      alive.set(name, { url, kill });
    }),
  );
  connect();

  const state = await transferByPeople({
    outside,
    life: { up: async () => {}, deaths: () => deaths },
    acknowledged: () => {},
  });
  await expectDoneOnce(outside, state, () => copies.map(({ logged }) => logged()).join('\n'));
  expect(deaths).toBe(2);
});
