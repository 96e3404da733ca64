import { expect } from 'vitest';
import type { TestDatabase } from '../database.ts';
import type { Cast } from './cast.ts';
import type { At } from './migration-steps.ts';
import {
  askForMigration,
  company,
  type MigrationWorld,
  number,
  startMigrationWorld,
  target,
} from './migration-world.ts';
import { modalOf, newest, press, submit } from './play.ts';

/** Two more numbers in each source; neither has a Braze group, and the last is a test number. */
export const more = {
  fr: { waba: '102290129340398', own: number, second: '106540352242301', test: '106540352242302', at: '1' },
  en: {
    waba: '102290129340399',
    own: '106540352242924',
    second: '106540352242401',
    test: '106540352242402',
    at: '2',
  },
} as const;

const inventory = Object.values(more).reduce(
  (text, { waba, second, test, at }) =>
    text.replace(
      /\ngroups:/,
      `\n  - { id: "${second}", e164: "+3361234570${at}", waba: "${waba}", displayName: Sample Second }` +
        `\n  - { id: "${test}", e164: "+3361234571${at}", waba: "${waba}", displayName: Sample Test }\ngroups:`,
    ),
  company,
);

export const startWhole = (database: TestDatabase) =>
  startMigrationWorld(database, {
    inventory,
    change: (given) => ({
      ...given,
      numbers: [
        ...given.numbers,
        ...Object.values(more).flatMap(({ waba, second, test, at }) => [
          { id: second, waba, e164: `+3361234570${at}`, verifiedName: 'Sample Second' },
          { id: test, waba, e164: `+3361234571${at}`, verifiedName: 'Sample Test', accountMode: 'SANDBOX' },
        ]),
      ],
    }),
  });

export const atOf = ({ operator }: Cast, id: string): At => ({
  ...{ id, to: target, seen: true, user: operator },
});

/** The plan of all numbers but the test number. */
export async function planned(m: MigrationWorld, { language, operator }: Cast) {
  const { own } = more[language];
  const wish = { user: operator, number: own, scenario: '2', destination: target, scope: 'waba' };
  const failing = await askForMigration(m.world, wish);
  await press(m.world, operator, failing, 'migrate.leave_out');
  return { failing, plan: modalOf(m.world, operator, 'migrate.plan') };
}

export async function started(m: MigrationWorld, cast: Cast): Promise<string> {
  const { plan } = await planned(m, cast);
  const asked = plan.blocks.map((block) => block.block_id ?? '').filter((id) => id.startsWith('confirm.'));
  await m.world.slack.as(cast.operator).fill(plan, Object.fromEntries(asked.map((id) => [id, ['yes']])));
  const answer = await submit(m.world, cast.operator, plan);
  expect(JSON.parse(answer.body)).toEqual({ response_action: 'clear' });
  return newest(m.world);
}

export const codeOf = async ({ meta }: MigrationWorld, id: string): Promise<string> => {
  const answer = await fetch(`${meta.manageUrl}/codes`);
  const { codes } = (await answer.json()) as { codes: { number: string; code: string }[] };
  return codes.findLast((each) => each.number === id)?.code ?? '';
};
