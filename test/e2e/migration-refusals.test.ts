import { describe, expect, it } from 'vitest';
import type { PhoneNumber, Waba } from '../../src/sandbox/meta/model.ts';
import { useDatabase } from '../database.ts';
import { golden } from './golden.ts';
import { callsOf, confirmed, moveAtMeta, statusOf, wabaOf } from './migration-play.ts';
import { migrationAt } from './migration-steps.ts';
import { type MigrationWorld, number, source, target } from './migration-world.ts';
import { cardOf, modalOf, press, stepOf, submit } from './play.ts';
import { printMessage } from './print.ts';

interface Lack {
  readonly title: string;
  readonly number?: Partial<PhoneNumber>;
  readonly source?: Partial<Waba>;
  readonly target?: Partial<Waba>;
}

/** What Meta may find when the plan found everything in good order. */
const lacks: readonly Lack[] = [
  { title: 'two-step verification is on again (2388001)', number: { isPinEnabled: true } },
  { title: 'the name is no longer approved', number: { nameStatus: 'DECLINED' } },
  { title: 'another name was asked for', number: { newName: 'Sample', newNameStatus: 'PENDING_REVIEW' } },
  { title: 'coexistence', number: { isOnBizApp: true } },
  { title: 'the source is in review', source: { reviewStatus: 'PENDING' } },
  { title: 'the destination is in review', target: { reviewStatus: 'PENDING' } },
  { title: 'the destination has no payment', target: { fundingId: null } },
  { title: 'nobody gets its webhooks', target: { subscribedApps: [] } },
  { title: 'the destination is of another business', target: { business: '506914307656635' } },
];

function change({ meta }: MigrationWorld, lack: Lack): void {
  const { numbers, wabas } = meta.state.tables;
  numbers.put({ ...numbers.known(number), ...lack.number });
  wabas.put({ ...wabas.known(source), ...lack.source });
  wabas.put({ ...wabas.known(target), ...lack.target });
}

/** What the card says of the step that waits. */
const said = ({ world }: MigrationWorld, operation: string): string =>
  printMessage(cardOf(world, operation))
    .split('\n')
    .filter((line) => line.includes(' announce: ') || line.includes('⚠️'))
    .join('\n');

describe('announcing the number', () => {
  const database = useDatabase();

  it('[R89] [R110] [R111] [R112] whatever Meta refuses is told by its cause, and tried again when somebody says so', async () => {
    const { m, operation } = await migrationAt(database, 'archive');
    const { tables } = m.meta.state;
    const inOrder = [
      tables.numbers.known(number),
      tables.wabas.known(source),
      tables.wabas.known(target),
    ] as const;
    const book: string[] = [];
    for (const lack of lacks) {
      change(m, { title: '', number: inOrder[0], source: inOrder[1], target: inOrder[2] });
      change(m, lack);
      if (stepOf(m.world, operation) === 'archive') await confirmed(m, operation);
      else await press(m.world, 'U0OPS', cardOf(m.world, operation), 'step.retry');
      await m.settle();
      expect(stepOf(m.world, operation), lack.title).toBe('announce');
      book.push(`${lack.title}\n${said(m, operation)}`);
    }
    await golden('fr', 'migration-refusals', book.join('\n\n'));
    expect(callsOf(m, 'migration.announce')).toHaveLength(lacks.length);
    change(m, { title: '', number: inOrder[0], source: inOrder[1], target: inOrder[2] });
    await press(m.world, 'U0OPS', cardOf(m.world, operation), 'step.retry');
    await m.settle();
    expect(stepOf(m.world, operation)).toBe('send_code');
    expect(await wabaOf(m, number)).toBe(source);
  });
});

describe('a number that came to the destination by itself', () => {
  const database = useDatabase();

  it('2388012: is told so, and nothing more is called, and the migration can be ended', async () => {
    const { m, operation } = await migrationAt(database, 'archive');
    moveAtMeta(m, number, target);
    await confirmed(m, operation);
    expect(stepOf(m.world, operation)).toBe('announce');
    await golden('fr', 'migration-there-already', said(m, operation));
    await press(m.world, 'U0OPS', cardOf(m.world, operation), 'operation.cancel');
    const view = modalOf(m.world, 'U0OPS', 'operation.cancel');
    await m.world.slack.as('U0OPS').fill(view, { reason: 'it is there already' });
    await submit(m.world, 'U0OPS', view);
    expect(statusOf(m, operation)).toBe('cancelling');
    expect(callsOf(m, 'number.request_code')).toEqual([]);
  });
});
