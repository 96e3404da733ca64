import { groups } from './company.ts';
import { draftImport, importFile, withOptInOwners } from './importing.ts';
import type { Row } from './matrix-rows.ts';
import { cardOf, command, press, toldTo } from './play.ts';
import type { World } from './world.ts';

const user = 'U0LEAD';
const needs = 'import_users';
const world = { company: withOptInOwners };
const content = `external_id,subscription_group_id,subscription_state\nsample-1,${groups.fr},subscribed\n`;

const read = (at: World) => importFile(at, { user, content });

/** Confirmed while Braze asks everybody to wait: the bot stands at its own step. */
async function writing(at: World): Promise<string> {
  const operation = await read(at);
  at.braze.state.faults.add({ call: 'v2/subscription/status/set', fault: '429', times: 1000 });
  await press(at, user, cardOf(at, operation), 'import.confirm');
  return operation;
}

async function paused(at: World): Promise<string> {
  const operation = await writing(at);
  await press(at, user, cardOf(at, operation), 'import.pause');
  return operation;
}

const onCard = (action: string, begin: (at: World) => Promise<string>): Row => ({
  ...{ user, needs, world },
  arrange: async (at) => {
    const card = cardOf(at, await begin(at));
    return () => at.slack.as(user).press(card, action);
  },
});

export const importActionRows: Readonly<Record<string, Row>> = {
  'import.open': {
    ...{ user, needs, world },
    arrange: async (at) => {
      await command(at, user, '');
      const launcher = toldTo(at, user);
      return () => at.slack.as(user).press(launcher, 'import.open');
    },
  },
  'subscription.open': {
    ...{ user, needs, world },
    arrange: async (at) => {
      await command(at, user, '');
      const launcher = toldTo(at, user);
      return () => at.slack.as(user).press(launcher, 'subscription.open');
    },
  },
  'import.from_message': {
    ...{ user, needs, world },
    arrange: async (at) => {
      const file = await at.slack.as(user).upload('sample.csv', content);
      const message = await at.slack.as(user).say('C0FR', 'sample list', { files: [file] });
      return () => at.slack.as(user).shortcut('subscription.import', message);
    },
  },
  'import.confirm': onCard('import.confirm', read),
  'import.pause': onCard('import.pause', writing),
  'import.resume': onCard('import.resume', paused),
  'import.cancel': onCard('import.cancel', read),
};

export const importSubmissionRows: Readonly<Record<string, Row>> = {
  'subscription.import': {
    ...{ user, needs, world },
    arrange: async (at) => {
      const view = await draftImport(at, { user, content, group: groups.fr });
      return () => at.slack.as(user).submit(view);
    },
  },
};
