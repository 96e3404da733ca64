import { describe, expect, it } from 'vitest';
import { ACTION_LISTENERS } from '../../src/slack/actions/actions.ts';
import { COMMANDS } from '../../src/slack/registry.ts';
import { useDatabase } from '../database.ts';
import { attack } from './attack.ts';
import { actionRows, commandRows } from './matrix-rows.ts';
import { startWorld } from './world.ts';

it('every command and every button has its row', () => {
  expect(Object.keys(commandRows)).toEqual(COMMANDS.map(({ name }) => name));
  expect(Object.keys(actionRows).sort()).toEqual(Object.keys(ACTION_LISTENERS).sort());
});

const rows = [
  ...Object.entries(commandRows).map(([name, row]) => ({ name: `the command ${name}`, row })),
  ...Object.entries(actionRows).map(([name, row]) => ({ name: `the button ${name}`, row })),
];

describe.for(rows)('$name', ({ row }) => {
  const database = useDatabase();

  it('forged, stale or by somebody who may not, it changes nothing; repeated, it acts once', async () => {
    await attack(await (row.start?.(database) ?? startWorld(database, row.world)), row);
  });
});
