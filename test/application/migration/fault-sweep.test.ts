import { beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/application/ports/context.ts';
import type { Meta } from '../../../src/application/ports/meta.ts';
import type { OperationState } from '../../../src/domain/operation/state.ts';
import type { FaultKind } from '../../../src/sandbox/faults.ts';
import { fault } from '../scripted-meta.ts';
import { type Migrant, useMigrationDesk } from './migration-desk.ts';
import { withMeta } from './mortal.ts';
import { arrived, isStarted, playTo, submissionOf } from './playing.ts';
import { eventsOf, expectWhole, traceOf } from './traces.ts';

const desk = useMigrationDesk();
const WORDS = 'Sample words of Meta.';

/** Each of Meta's calls with the client's name for it, and how often it is made before anybody hears that it failed. */
const calls = [
  ['template.list', 'templates', 4],
  ['template.copy', 'copyTemplates', 4],
  ['number.read', 'number', 4],
  ['apps.subscribe', 'subscribeApp', 4],
  ['migration.announce', 'announceMigration', 1],
  ['number.request_code', 'requestCode', 1],
  ['number.verify_code', 'verifyCode', 1],
  ['waba.numbers', 'numbers', 4],
  ['number.register', 'register', 1],
  ['health.read', 'health', 4],
] as const satisfies readonly (readonly [string, keyof Meta, number])[];
type Call = (typeof calls)[number];

const kinds = ['500', 'lost', '429', 'drop', 'half_json', 'html'] as const satisfies FaultKind[];
type Wrong = (typeof kinds)[number] | 'refused';
/** Meta does it, and nobody hears so. */
const HAPPENED: readonly Wrong[] = ['lost', 'half_json'];

/** Where a person tries again, everything else is only later. A code that was sent cannot be seen at Meta. */
const PRESSED = ['send_code', 'enter_code', 'register'];
const STUCK: Readonly<Record<Wrong, readonly string[]>> = {
  '500': PRESSED,
  lost: ['send_code'],
  '429': PRESSED,
  drop: PRESSED,
  half_json: ['send_code'],
  html: PRESSED,
  refused: ['two_step_off', 'subscribe_app', 'copy_templates', 'announce', ...PRESSED, 'healthy'],
};

interface Begun {
  readonly migrant: Migrant;
  readonly goOn: (ctx: Context) => Promise<OperationState>;
}

/** Approved, and not a call made yet. */
async function begun(): Promise<Begun> {
  const migrant = await desk.migrant();
  const submission = await submissionOf(desk, migrant);
  await playTo(desk, desk.ctx, migrant, { submission, until: isStarted });
  return { migrant, goOn: (ctx) => playTo(desk, ctx, migrant, { submission, until: arrived }) };
}

/** Refuses each of these calls once, plainly. */
function refusing(those: readonly Call[]): Context {
  const own = desk.ctx.meta;
  if (own === null) throw new Error('no Meta');
  const refused = new Set<string>();
  return withMeta(
    desk.ctx,
    Object.fromEntries(
      those.map(([, port]) => [
        port,
        async (...asked: unknown[]) => {
          if (refused.has(port)) return Reflect.apply(own[port], own, asked);
          refused.add(port);
          return fault({ said: WORDS });
        },
      ]),
    ),
  );
}

const errorsOf = async (state: OperationState): Promise<string[]> =>
  (await eventsOf(desk, state)).flatMap((event) =>
    event.type === 'step_failed' ? [`${event.step} ${event.error}`] : [],
  );

describe('a migration whose calls to Meta go wrong', () => {
  let expected: unknown;
  beforeEach(async () => {
    desk.meta.traps.listedLate = false;
    if (expected !== undefined) return;
    const { migrant, goOn } = await begun();
    expected = await traceOf(desk, await goOn(desk.ctx), migrant);
  });

  async function expectSame(those: readonly Call[], kind: Wrong): Promise<string[]> {
    const { migrant, goOn } = await begun();
    if (kind !== 'refused')
      for (const [call, , times] of those) desk.meta.faults.add({ call, fault: kind, times });
    const state = await goOn(kind === 'refused' ? refusing(those) : desk.ctx);
    expect(desk.meta.faults.list()).toEqual([]);
    await expectWhole(desk, state.name);
    expect(await traceOf(desk, state, migrant)).toEqual(expected);
    expect(desk.arrived('number.register', migrant.number)).toBe(1);
    expect(desk.arrived('number.verify_code', migrant.number)).toBe(1);
    const errors = await errorsOf(state);
    for (const error of errors)
      expect(error).toMatch(/^\w+ (meta_|cause_|unclear_press|unclear_register|not_arrived)/);
    return errors;
  }

  test.for([...kinds, 'refused'] as const)(
    'each of them with %s, ends as one without, by itself or when a person tries again',
    async (kind) => {
      const errors = await expectSame(calls, kind);
      expect([...new Set(errors.map((error) => error.split(' ')[0]))]).toEqual(STUCK[kind]);
      if (kind === 'refused') for (const error of errors) expect(error).toContain(WORDS);
    },
  );

  test.for([...kinds, 'refused'] as const)(
    'register alone with %s, has moved the number once',
    async (kind) => {
      const errors = await expectSame(
        calls.filter(([call]) => call === 'number.register'),
        kind,
      );
      // Where nobody heard, it is unclear first; then Meta does not show it.
      const known = kind === '429' || kind === 'refused';
      expect(errors.length, errors.join()).toBe(HAPPENED.includes(kind) ? 0 : known ? 1 : 2);
    },
  );

  test.for([...kinds, 'refused'] as const)(
    'register with %s, and Meta lists the number late: has moved it once',
    async (kind) => {
      desk.meta.traps.listedLate = true;
      await expectSame(
        calls.filter(([call]) => call === 'number.register'),
        kind,
      );
    },
  );
});
