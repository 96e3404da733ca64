import { describe, expect, it } from 'vitest';
import { GroupId } from '../../src/domain/asset/ids.ts';
import { useDatabase } from '../database.ts';
import { groups } from './company.ts';
import { golden, type Language } from './golden.ts';
import { fileIn, importFile, newestImport, withOptInOwners } from './importing.ts';
import {
  cardOf,
  command,
  modalOf,
  noticesTo,
  payloadOf,
  press,
  submit,
  threadOf,
  toldTo,
  wordsTo,
} from './play.ts';
import { printMessage, printTexts, printView } from './print.ts';
import { startWorld, type World } from './world.ts';

const owners: readonly { language: Language; owner: string; workspace: string; group: string }[] = [
  { language: 'fr', owner: 'U0LEAD', workspace: 'brand-fr', group: groups.fr },
  { language: 'en', owner: 'U0APPROVER', workspace: 'brand-uk', group: groups.uk },
];

const header = 'external_id,phone,subscription_group_id,subscription_state\n';

/** 120 people of Braze: the even ones are to be subscribed, the others unsubscribed. */
const people = Array.from({ length: 120 }, (_, i) => `sample-${String(i).padStart(3, '0')}`);
const stateOf = (i: number) => (i % 2 === 0 ? 'subscribed' : 'unsubscribed');
const lines = (group: string) => people.map((id, i) => `${id},,${group},${stateOf(i)}\n`).join('');

function populate(world: World, workspace: string): void {
  for (const externalId of people) world.braze.state.putUser(workspace, { externalId });
}

const writtenIn = (world: World, workspace: string, group: string) => {
  const found = world.braze.state.workspace(workspace);
  return people.map((id) => {
    const row = found?.audience.find(id);
    return row === undefined ? null : (found?.audience.written(row, group) ?? null);
  });
};

const sets = (world: World) =>
  world.braze.state.traffic.read().filter(({ call }) => call.includes('status/set'));

describe.for(owners)('an import in $language', ({ language, owner, workspace, group }) => {
  const database = useDatabase();

  it('[R60][R61][R62][R63][R65][R71][R77] is read, confirmed, written and read back', async () => {
    const world = await startWorld(database, { company: withOptInOwners });
    populate(world, workspace);
    const rejects = `,,${group},subscribed\nsample-902,,00000000-0000-4000-8000-00000000dead,subscribed\nsample-900,+33 6,${group},subscribed\nsample-901,,${group},abonné\n`;
    const operation = await importFile(world, { user: owner, content: header + lines(group) + rejects });
    await golden(language, 'card-import-confirm', printMessage(cardOf(world, operation)));
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'running', step: 'confirm' });
    expect(sets(world)).toEqual([]);
    const table = await fileIn(world, operation, 'rejects');
    expect(table).toContain('(R60)');
    await golden(language, 'import-rejects', table);
    await press(world, owner, cardOf(world, operation), 'import.confirm');
    expect(writtenIn(world, workspace, group)).toEqual(people.map((_, i) => stateOf(i)));
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'verifying', step: 'read_back' });
    await golden(language, 'card-import-read-back', printMessage(cardOf(world, operation)));
    await world.app.wind(61_000);
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'done', step: '' });
    await golden(language, 'card-import-done', printMessage(cardOf(world, operation)));
    await golden(language, 'thread-import', printTexts(threadOf(world, operation)));
    await golden(language, 'messages-import', printTexts(noticesTo(world, owner)));
    const { subscriptions } = world.app.ctx.store.read;
    expect(await subscriptions.counts(GroupId.parse(group))).toEqual({ subscribed: 60, unsubscribed: 60 });
    const [first] = await subscriptions.find({ by: 'external_id', id: 'sample-000' });
    expect(await subscriptions.entries([first?.id ?? 0])).toMatchObject([
      { state: 'subscribed', consent: 'none', line: 2, source: { kind: 'import', user: owner, operation } },
    ]);
    expect(world.logged()).not.toContain('sample-000');
  });

  it('of the same file again has nothing to write', async () => {
    const world = await startWorld(database, { company: withOptInOwners });
    const operation = await importFile(world, { user: owner, content: header + lines(group) });
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'done', step: '' });
    await golden(language, 'card-import-nothing', printMessage(cardOf(world, operation)));
    expect(sets(world)).toEqual([]);
  });

  it('shows its form with what a list is and who keeps it [R67][R70][R71][R72][R76]', async () => {
    const world = await startWorld(database, { company: withOptInOwners });
    await command(world, owner, '');
    await press(world, owner, toldTo(world, owner), 'import.open');
    const view = modalOf(world, owner, 'subscription.import');
    await golden(language, 'import-new', printView(view));
    for (const rule of ['R67', 'R70', 'R71', 'R72', 'R76']) expect(JSON.stringify(view)).toContain(rule);
  });
});

describe('an import', () => {
  const database = useDatabase();
  const owner = 'U0LEAD';
  const group = groups.fr;

  it('is refused to whoever may not import, at every way in', async () => {
    const world = await startWorld(database, { company: withOptInOwners });
    await command(world, 'U0OPS', '');
    await press(world, 'U0OPS', toldTo(world, 'U0OPS'), 'import.open');
    expect(wordsTo(world, 'U0OPS')).toContain('import_users');
    const file = await world.slack.as('U0OPS').upload('sample.csv', header);
    const message = await world.slack.as('U0OPS').say('C0FR', 'sample list', { files: [file] });
    await world.slack.as('U0OPS').shortcut('subscription.import', message);
    await world.app.idle();
    expect(wordsTo(world, 'U0OPS')).toContain('import_users');
    const operation = await importFile(world, { user: owner, content: header + lines(group) });
    await press(world, 'U0OPS', cardOf(world, operation), 'import.confirm');
    expect(wordsTo(world, 'U0OPS')).toContain('import_users');
    expect(sets(world)).toEqual([]);
  });

  it('comes from the file of a message too, and a message without one is told', async () => {
    const world = await startWorld(database, { company: withOptInOwners });
    const person = world.slack.as(owner);
    const bare = await person.say('C0FR', 'no file here');
    await person.shortcut('subscription.import', bare);
    await world.app.idle();
    expect(wordsTo(world, owner)).toContain('has no CSV or JSON file');
    const file = await person.upload('from-message.csv', header + lines(group));
    const message = await person.say('C0FR', 'sample list', { files: [file] });
    await person.shortcut('subscription.import', message);
    await world.app.idle();
    const view = modalOf(world, owner, 'subscription.import');
    expect(JSON.stringify(view.blocks)).toContain('from-message.csv');
    await submit(world, owner, view);
    expect(payloadOf(cardOf(world, newestImport(world)))).toMatchObject({ step: 'confirm' });
  });

  it('that is pressed twice is one import, and confirmed twice is written once', async () => {
    const world = await startWorld(database, { company: withOptInOwners });
    populate(world, 'brand-fr');
    const operation = await importFile(world, { user: owner, content: header + lines(group) });
    const card = cardOf(world, operation);
    await press(world, owner, card, 'import.confirm');
    const before = sets(world).length;
    await press(world, owner, card, 'import.confirm');
    expect(sets(world)).toHaveLength(before);
    expect(wordsTo(world, owner)).toContain('Confirm what will be written');
  });

  it.for([
    ['zip.csv', 'PK\u0003\u0004sample', 'compressed'],
    ['empty.csv', '', 'no rows'],
    ['heads.csv', 'External_ID,subscription_state\nsample-1,subscribed\n', 'should be written external_id'],
    ['odd.json', '{"rows":[]}', 'R76'],
    ['quote.csv', `${header}"sample-1,,,subscribed\n`, 'never closed'],
  ] as const)('of %s ends in words, and nothing else happens', async ([name, content, words]) => {
    const world = await startWorld(database, { company: withOptInOwners });
    const user = 'U0APPROVER';
    const operation = await importFile(world, { user, name, content, group: groups.uk });
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'failed' });
    expect(printTexts(threadOf(world, operation))).toMatch(new RegExp(words, 'i'));
  });
});
