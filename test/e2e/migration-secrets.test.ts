import { expect, it } from 'vitest';
import { REGISTRATION_SHOWS_MS } from '../../src/domain/asset/limits.ts';
import { useDatabase } from '../database.ts';
import { occurrences } from '../store/occurrences.ts';
import { atMeta, callsOf, entered, statusOf } from './migration-play.ts';
import { doStep, migrationAt, stepsDone, walkTo } from './migration-steps.ts';
import { number } from './migration-world.ts';
import { allMessages, cardOf, press, refusedCalls } from './play.ts';

const database = useDatabase();

const code = '704918';
const wrongCode = '615243';
const pin = '593827';
const wrongPin = '826419';

/** As people type them, and as anything may write them. */
const secrets = [code, wrongCode, pin, wrongPin].flatMap((digits) =>
  ['', '-', ' '].map((between) => `${digits.slice(0, 3)}${between}${digits.slice(3)}`),
);

const found = (where: string): string[] => secrets.filter((secret) => where.includes(secret));

it('codes and PINs, right and wrong, are in no table, no log, no metric, no message and no traffic after a full run', {
  timeout: 60_000,
}, async () => {
  const { m, operation } = await migrationAt(database, 'enter_code');
  const { world, meta } = m;
  const { migrations } = meta.state.tables;
  const pending = migrations.known(number);
  if (pending.code === null) throw new Error('no code was sent');
  migrations.put({ ...pending, code: { ...pending.code, digits: code } });

  expect(await entered(m, operation, 'code', wrongCode)).toContain('Attempts left');
  meta.state.faults.add({ call: 'number.verify_code', fault: '500' });
  expect(await entered(m, operation, 'code', code)).not.toBeUndefined();
  expect(await entered(m, operation, 'code', '704-918')).toBeUndefined();
  await walkTo(m, operation, 'register');
  await atMeta(m, 'two-step-on', { number, pin });
  expect(await entered(m, operation, 'pin', wrongPin)).not.toBeUndefined();
  meta.state.faults.add({ call: 'number.register', fault: 'html' });
  await entered(m, operation, 'pin', wrongPin);
  // Meta may show a registration late: nobody makes another before.
  await m.wind(REGISTRATION_SHOWS_MS);
  meta.state.faults.add({ call: 'number.register', fault: 'half_json' });
  expect(await entered(m, operation, 'pin', '593 827')).toBeUndefined();
  for (let left = 30; statusOf(m, operation) !== 'done' && left > 0; left -= 1) await doStep(m, operation);
  expect(statusOf(m, operation)).toBe('done');
  expect(await stepsDone(m, operation)).toEqual(expect.arrayContaining(['enter_code', 'register']));
  await press(world, 'U0OPS', cardOf(world, operation), 'operation.details');

  expect(callsOf(m, 'number.register')).toHaveLength(3);
  expect(await occurrences(database.sql, number)).not.toEqual([]);
  expect(await occurrences(database.sql, ...secrets)).toEqual([]);
  expect(found(world.logged())).toEqual([]);
  const metrics = await (await fetch(`${world.server}/metrics`)).text();
  expect(metrics).toContain('provider_calls_total');
  expect(found(metrics)).toEqual([]);
  const sent = world.slack.traffic().filter((exchange) => exchange.direction === 'bot_to_slack');
  expect(sent.length).toBeGreaterThan(20);
  expect(found(JSON.stringify(sent))).toEqual([]);
  const answers = world.slack.traffic().map(({ answer }) => answer);
  expect(found(JSON.stringify(answers))).toEqual([]);
  expect(found(JSON.stringify(allMessages(world)))).toEqual([]);
  expect(found(JSON.stringify(meta.state.traffic.read()))).toEqual([]);
  expect(found(JSON.stringify(meta.state.snapshot()))).toEqual([]);
  expect(refusedCalls(world)).toEqual([]);
});
