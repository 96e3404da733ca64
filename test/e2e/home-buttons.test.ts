import { expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { modalOf } from './play.ts';
import { startWorld } from './world.ts';

const database = useDatabase();

it('opens a modal from a button on Home', async () => {
  const world = await startWorld(database);
  const person = world.slack.as('U0OPS');
  await person.openHome();
  await world.app.idle();
  const home = await eventually(() => {
    const drawn = person.home();
    if (!drawn) throw new Error('Home was not drawn');
    return drawn;
  });
  expect(await person.press(home, 'transfer.open')).toMatchObject({ status: 200 });
  await world.app.idle();
  expect(modalOf(world, 'U0OPS', 'transfer.new').type).toBe('modal');
});
