import { describe, expect, it } from 'vitest';
import { SUBMISSION_LISTENERS } from '../../src/slack/submissions/submissions.ts';
import { useDatabase } from '../database.ts';
import { attack } from './attack.ts';
import { sending } from './matrix-migration.ts';
import { submissionRows } from './matrix-rows.ts';
import { startWorld } from './world.ts';

it('every modal that can be submitted has its row', () => {
  expect(Object.keys(submissionRows).sort()).toEqual(Object.keys(SUBMISSION_LISTENERS).sort());
});

const rows = [
  ...Object.entries(submissionRows).map(([name, row]) => ({ name, row })),
  { name: 'step.confirm, which sends a code', row: sending },
];

describe.for(rows)('the modal $name', ({ row }) => {
  const database = useDatabase();

  it('forged, stale or by somebody who may not, it changes nothing; repeated, it acts once', async () => {
    await attack(await (row.start?.(database) ?? startWorld(database, row.world)), row);
  });
});
