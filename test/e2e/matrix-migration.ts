import type { MetaSeed } from '../../src/sandbox/meta/tables.ts';
import type { Message } from '../../src/sandbox/slack/model.ts';
import type { Delivery } from '../../src/sandbox/slack/postbox.ts';
import { encodeValue } from '../../src/slack/values.ts';
import type { TestDatabase } from '../database.ts';
import { trusting } from './company.ts';
import type { Row } from './matrix-rows.ts';
import { pin, typed } from './migration-play.ts';
import { doStep, walkTo } from './migration-steps.ts';
import {
  askForMigration,
  company,
  draftMigration,
  type MigrationWorld,
  number,
  source,
  startMigration,
  startMigrationWorld,
  target,
} from './migration-world.ts';
import { announcements, cardOf, command, modalOf, press, submit, toldTo } from './play.ts';
import { startWhole } from './whole-play.ts';

const minute = 60_000;
const user = 'U0OPS';
const wish = { user, number, scenario: '2', destination: target };

/** A row of a world that has Meta in it. */
type Arrange = (m: MigrationWorld) => Promise<() => Promise<Delivery>>;

const ofCompany =
  (templates?: MetaSeed['templates']) =>
  (database: TestDatabase): Promise<MigrationWorld> =>
    startMigrationWorld(database, {
      inventory: trusting(company),
      change: (given) => ({ ...given, templates: templates ?? given.templates }),
    });

function row(needs: string | null, arrange: Arrange, start = ofCompany()): Row {
  let m: MigrationWorld | undefined;
  return {
    user,
    needs,
    async start(database) {
      m = await start(database);
      return m.world;
    },
    arrange() {
      if (m === undefined) throw new Error('the world was not started');
      return arrange(m);
    },
  };
}

async function at(m: MigrationWorld, step: string): Promise<string> {
  const operation = await startMigration(m.world, wish);
  await walkTo(m, operation, step);
  return operation;
}

const onCard = (action: string, step: string): Row =>
  row('manage_integrations', async (m) => {
    const card = cardOf(m.world, await at(m, step));
    return () => m.world.slack.as(user).press(card, action);
  });

const checked = {
  ...{ id: '2000000000000001', waba: source, name: 'sample_refused', language: 'fr', quality: 'GREEN' },
  components: [{ type: 'BODY', text: 'Sample words.' }],
};
/** Rejected, or of another category, when Meta checks its copy (R101). */
const refused: MetaSeed['templates'] = [{ ...checked, recheck: 'REJECTED' }];
const recategorised: MetaSeed['templates'] = [{ ...checked, recheckCategory: 'MARKETING' }];

/** The channel was told that a copy was rejected. */
async function rejected(m: MigrationWorld): Promise<Message> {
  const operation = await at(m, 'register');
  await doStep(m, operation);
  await m.wind(40 * minute);
  await m.wind(2 * minute);
  const told = announcements(m.world, 'C0FR').at(-1);
  if (told === undefined) throw new Error('nothing was told of the rejected copy');
  return told;
}

const onReport = (
  act: (m: MigrationWorld, told: Message) => Promise<Delivery | undefined>,
  templates = refused,
): Row =>
  row(
    'manage_templates',
    async (m) => {
      const told = await rejected(m);
      return async () => {
        const delivery = await act(m, told);
        if (delivery === undefined) throw new Error('nothing was told');
        return delivery;
      };
    },
    ofCompany(templates),
  );

const pressed = (action: string, templates?: MetaSeed['templates']): Row =>
  onReport(({ world }, told) => world.slack.as(user).press(told, action), templates);

export const migrationActions: Readonly<Record<string, Row>> = {
  'migrate.open': row('manage_integrations', async ({ world }) => {
    await command(world, user, '');
    const launcher = toldTo(world, user);
    return () => world.slack.as(user).press(launcher, 'migrate.open');
  }),
  'migrate.new/registered_on': row(null, async ({ world }) => {
    await command(world, user, 'migrate');
    const view = modalOf(world, user, 'migrate.new');
    return async () => {
      const [told] = await world.slack.as(user).fill(view, { registered_on: 'api' });
      if (told === undefined) throw new Error('nothing was told');
      return told;
    };
  }),
  'migrate.leave_out': row(
    null,
    async ({ world }) => {
      const failing = await askForMigration(world, { ...wish, scope: 'waba' });
      return () => world.slack.as(user).press(failing, 'migrate.leave_out');
    },
    startWhole,
  ),
  'step.code': onCard('step.code', 'enter_code'),
  'code.again': onCard('code.again', 'enter_code'),
  'step.pin': onCard('step.pin', 'register'),
  'reminder.done': pressed('reminder.done'),
  'reminder.snooze': onReport(({ world }, told) =>
    world.slack.as(user).choose(told, 'operation', encodeValue('MG-0001', 'hour'), 'reminder.snooze'),
  ),
  'template.recreate': pressed('template.recreate'),
  'template.recreate_this': pressed('template.recreate_this'),
  'reminder.done_this': pressed('reminder.done_this', recategorised),
};

const chosen = async (m: MigrationWorld) => {
  await press(m.world, user, await rejected(m), 'template.recreate');
  const choice = modalOf(m.world, user, 'template.choose');
  await m.world.slack.as(user).fill(choice, { template: '2000000000000001' });
  return choice;
};

const entering = (what: 'code' | 'pin', step: string): Row =>
  row('manage_integrations', async (m) => {
    const operation = await at(m, step);
    const view = await typed(m, operation, what, what === 'pin' ? pin : await m.code());
    // What Meta tells of it would come in between.
    const { wabas } = m.meta.state.tables;
    for (const id of [source, target]) wabas.put({ ...wabas.known(id), subscribedApps: [] });
    return () => m.world.slack.as(user).submit(view);
  });

export const migrationSubmissions: Readonly<Record<string, Row>> = {
  'migrate.new': row('manage_integrations', async ({ world }) => {
    // What Meta says is kept by then.
    const before = await askForMigration(world, wish);
    await world.slack.as(user).close(before);
    const draft = await draftMigration(world, wish);
    return () => world.slack.as(user).submit(draft);
  }),
  'migrate.plan': row('manage_integrations', async ({ world }) => {
    const plan = await askForMigration(world, wish);
    await world.slack.as(user).fill(plan, { 'confirm.history': ['yes'] });
    return () => world.slack.as(user).submit(plan);
  }),
  'template.choose': row(
    'manage_templates',
    async (m) => {
      const choice = await chosen(m);
      return () => m.world.slack.as(user).submit(choice);
    },
    ofCompany(refused),
  ),
  'template.recreate': row(
    'manage_templates',
    async (m) => {
      await submit(m.world, user, await chosen(m));
      const form = modalOf(m.world, user, 'template.recreate');
      await m.world.slack.as(user).fill(form, { name: 'sample_anew' });
      return () => m.world.slack.as(user).submit(form);
    },
    ofCompany(refused),
  ),
  'step.code': entering('code', 'enter_code'),
  'step.pin': entering('pin', 'register'),
};

/** Sends the code once, whoever presses how often. */
export const sending: Row = row('manage_integrations', async (m) => {
  const operation = await at(m, 'send_code');
  await press(m.world, user, cardOf(m.world, operation), 'step.confirm');
  const view = modalOf(m.world, user, 'step.confirm');
  return () => m.world.slack.as(user).submit(view);
});
