import { expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { trusting } from './company.ts';
import { doStep, walkTo } from './migration-steps.ts';
import { company, number, source, startMigration, startMigrationWorld, target } from './migration-world.ts';
import { announcements, modalOf, press, submit, wordsTo } from './play.ts';

const database = useDatabase();
const minute = 60_000;

it('[R101, R104] a copy that the re-check rejects is created again in the destination, under a name that is free', async () => {
  const m = await startMigrationWorld(database, {
    inventory: trusting(company),
    change: (given) => ({
      ...given,
      templates: ['sample_kept', 'sample_refused'].map((name, n) => ({
        ...{ id: `200000000000000${n}`, waba: source, name, language: 'fr', quality: 'GREEN' },
        components: [{ type: 'BODY', text: `Sample words of ${name}.` }],
        ...(n === 1 ? { recheck: 'REJECTED' as const } : {}),
      })),
    }),
  });
  const { world } = m;
  const operation = await startMigration(world, {
    ...{ user: 'U0OPS', number, scenario: '2', destination: target },
  });
  await walkTo(m, operation, 'register');
  await doStep(m, operation);
  await m.wind(40 * minute);
  await m.wind(2 * minute);

  const told = announcements(world, 'C0FR').at(-1);
  if (told === undefined) throw new Error('nothing was told of the rejected copy');
  await press(world, 'U0OUTSIDER', told, 'template.recreate');
  expect(wordsTo(world, 'U0OUTSIDER')).toContain('manage_templates');

  await press(world, 'U0OPS', told, 'template.recreate');
  const choice = modalOf(world, 'U0OPS', 'template.choose');
  await world.slack.as('U0OPS').fill(choice, { template: '2000000000000001' });
  await submit(world, 'U0OPS', choice);
  const form = modalOf(world, 'U0OPS', 'template.recreate');
  await submit(world, 'U0OPS', form);
  expect(world.slack.as('U0OPS').view()?.errors.body).toContain('already');

  await world.slack.as('U0OPS').fill(form, { name: 'Not a name' });
  await submit(world, 'U0OPS', form);
  expect(world.slack.as('U0OPS').view()?.errors.name).toContain('Small letters');

  await world.slack.as('U0OPS').fill(form, { name: 'sample_anew', body: 'Better sample words.' });
  await submit(world, 'U0OPS', form);
  const made = m.meta.state.tables.templates.all().filter(({ name }) => name === 'sample_anew');
  expect(made).toMatchObject([{ waba: target, language: 'fr', status: 'PENDING' }]);
  expect(made[0]?.components).toEqual([{ type: 'BODY', text: 'Better sample words.' }]);
  const modal = world.slack.as('U0OPS').view();
  expect(JSON.stringify(modal?.blocks)).toContain('PENDING');
  if (modal === undefined) throw new Error('nobody was told');
  await world.slack.as('U0OPS').close(modal);

  // The button beside the template comes to its contents at once.
  await press(world, 'U0OPS', told, 'template.recreate_this');
  const own = modalOf(world, 'U0OPS', 'template.recreate');
  expect(own.blocks.map((block) => JSON.stringify(block)).slice(0, 2)).toMatchObject([
    expect.stringContaining('sample_refused'),
    expect.stringContaining('Why it was refused'),
  ]);
});
