import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/slack/registry.ts';
import { useDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { casts } from './cast.ts';
import { golden } from './golden.ts';
import {
  approve,
  askForPlan,
  command,
  modalOf,
  playUntil,
  press,
  refusedCalls,
  startTransfer,
  submit,
  toldTo,
  wordsTo,
} from './play.ts';
import { printAnswer, printView } from './print.ts';
import { startWorld, type World } from './world.ts';
import { written } from './written.ts';

/** Types a command and gives what only that person is told. */
async function answer(world: World, user: string, text: string): Promise<string> {
  await command(world, user, text);
  return wordsTo(world, user);
}

describe.for(casts)('in $language', ({ language, operator, colleague, approver, group }) => {
  const database = useDatabase();

  it('every command is explained with examples, and a mistyped one gets the nearest match', async () => {
    const world = await startWorld(database);
    await golden(language, 'help', await answer(world, operator, 'help'));
    for (const { name, word } of COMMANDS.filter(({ word }) => word !== ''))
      await golden(language, `help-${name}`, await answer(world, operator, `help ${word}`));
    const before = await written(world);
    const wrong = [];
    for (const text of [
      'trasnfer',
      'help lst',
      'what is this',
      'transfer 12',
      'status 000',
      'status TR-0999',
    ])
      wrong.push(`/wa ${text}\n${await answer(world, operator, text)}`);
    await golden(language, 'mistakes', wrong.join('\n'));
    expect(await written(world)).toEqual(before);
    expect(refusedCalls(world)).toEqual([]);
  });

  it('who may do what is shown, given and taken back, by command and by modal', async () => {
    const world = await startWorld(database);
    await golden(language, 'access', await answer(world, operator, 'access'));
    await golden(
      language,
      'access-denied',
      await answer(world, operator, 'grant @sample.newcomer outlet view'),
    );
    expect(await answer(world, 'U0OUTSIDER', 'access')).toContain('`view`');
    await command(world, 'U0ADMIN', 'grant @sample.operator brand-us view');
    await command(world, 'U0ADMIN', 'grant @sample.colleague brand-us view');
    const said = [];
    for (const text of [
      'grant @sample.newcomer outlet view, import_users',
      'grant @sample.newcomer outlet view',
      'revoke @sample.newcomer outlet import_users',
      'grant somebody outlet view',
      'grant @sample.newcomer nowhere view',
      'grant @sample.newcomer outlet everything',
      'grant @sample.newcomer outlet',
    ])
      said.push(`/wa ${text}\n${await answer(world, 'U0ADMIN', text)}`);
    if (language === 'en') await golden(language, 'access-changes', said.join('\n'));
    await command(world, 'U0ADMIN', 'revoke @sample.newcomer outlet view');

    const admin = world.slack.as('U0ADMIN');
    for (const verb of ['grant', 'revoke']) {
      await command(world, 'U0ADMIN', `${verb} @sample.newcomer`);
      const view = modalOf(world, 'U0ADMIN', `access.${verb}`);
      await admin.suggest(view, 'workspace', 'outlet');
      await admin.fill(view, { workspace: 'outlet', permissions: ['approve_operations'] });
      await submit(world, 'U0ADMIN', view);
      expect(admin.view()).toBeUndefined();
      const held = (await answer(world, 'U0ADMIN', 'access')).includes('@U0HALF: approve_operations');
      expect(held).toBe(verb === 'grant');
      if (language === 'en') await golden(language, `modal-${verb}`, printView(view));
    }
  });

  it('the draft is a modal in the reader’s language, from the launcher as from the command', async () => {
    const world = await startWorld(database);
    await command(world, operator, '');
    await press(world, operator, toldTo(world, operator), 'transfer.open');
    await golden(language, 'draft', printView(modalOf(world, operator, 'transfer.new')));
    await command(world, operator, 'transfer whatsapp');
    expect(wordsTo(world, operator)).toContain('WhatsApp FR');
    const plan = await askForPlan(world, {
      user: operator,
      group,
      destination: 'outlet',
      reason: 'call +33 6 99 99 99 99',
    });
    expect(plan.private_metadata).not.toContain('99 99');
    expect(world.logged()).not.toContain('99 99');
  });

  it('the launcher, Home, the lists and the status show what waits for whom', async () => {
    const world = await startWorld(database);
    await golden(language, 'launcher-empty', await answer(world, operator, ''));
    const empty = [];
    for (const which of ['mine', 'waiting', 'open', 'all'])
      empty.push(await answer(world, operator, `list ${which}`));
    await golden(language, 'lists-empty', empty.join('\n'));

    const operation = await startTransfer(world, { user: operator, group, destination: 'outlet' });
    await world.slack.as(approver).openHome();
    const home = await eventually(() => {
      const shown = world.slack.home(approver);
      if (shown === undefined) throw new Error('Home is not drawn yet');
      return shown;
    });
    await golden(language, 'home-approver', printAnswer(home.blocks));
    await approve(world, operation, approver);
    await golden(language, 'launcher', await answer(world, operator, ''));
    await golden(language, 'list', await answer(world, operator, 'list'));
    await playUntil(world, operator, operation, 'integrate');
    await golden(language, 'status-operation', await answer(world, operator, `status ${operation}`));
    const number = group.endsWith('10') ? '06 12 34 56 78' : '+44 7400 123456';
    await golden(language, 'status-number', await answer(world, operator, `status ${number}`));
    for (const by of ['whatsapp', 'sample waba'])
      expect(await answer(world, operator, `status ${by}`)).toContain(operation);
    expect(await answer(world, colleague, 'list open')).toContain(operation);
    expect(await answer(world, 'U0ADMIN', 'list all')).toContain(operation);
  });
});
