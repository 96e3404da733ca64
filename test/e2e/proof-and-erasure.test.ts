import { beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/sandbox/slack/model.ts';
import { useDatabase } from '../database.ts';
import { occurrences } from '../store/occurrences.ts';
import { groups } from './company.ts';
import { command, modalOf, press, submit, toldTo, wordsTo } from './play.ts';
import { atBraze, optIns, phone, setByCommand } from './subscription-world.ts';
import { botToken, startWorld, type World } from './world.ts';

const database = useDatabase();

beforeEach(async () => {
  await database.sql`truncate person, subscription, subscription_history, subscription_source`;
});

async function start(): Promise<World> {
  const world = await startWorld(database, { company: optIns });
  atBraze(world);
  await setByCommand(world, 'U0OPS', 'subscribe crm-0001 WhatsApp FR', { consent: 'website' });
  await setByCommand(world, 'U0OPS', 'unsubscribe crm-0001 WhatsApp FR', { consent: 'thread' });
  await setByCommand(world, 'U0OPS', `subscribe ${phone} WhatsApp UK`, { consent: 'sms' });
  return world;
}

const filesTo = (world: World, user: string): Message[] =>
  world.slack.dms(user).filter((message) => (message.files ?? []).length > 0);

async function proofTo(world: World, user: string): Promise<string[]> {
  const file = filesTo(world, user).at(-1)?.files?.[0];
  if (file === undefined) throw new Error(`${user} got no file`);
  const answer = await fetch(file.url_private, { headers: { authorization: `Bearer ${botToken}` } });
  return (await answer.text()).trimEnd().split('\r\n');
}

const exported = () =>
  database.sql<{ actor: string; detail: object }[]>`
    select actor, detail from access_event where kind = 'exported' order by id`;

describe('the proof of opt-in', () => {
  it('of a group is for those who may import into it', async () => {
    const world = await start();
    await command(world, 'U0HALF', 'subscription WhatsApp UK');
    expect(wordsTo(world, 'U0HALF')).toContain('`import_users` in Brand UK');
    expect(wordsTo(world, 'U0HALF')).not.toContain('subscription.export');
    expect(await exported()).toEqual([]);
  });

  it('[R37] [R62] of a group says who said what, how, when, and where it came from; the export is recorded', async () => {
    const world = await start();
    await command(world, 'U0OPS', 'subscription whatsapp fr');
    await press(world, 'U0OPS', toldTo(world, 'U0OPS'), 'subscription.export');
    const [header, ...lines] = await proofTo(world, 'U0OPS');
    expect(header).toBe(
      'external_id,phone,group,state,consent,at,source,user,operation,line,recorded_at,replaced_at',
    );
    const time = String.raw`\d{4}-\d\d-\d\dT[\d:.]+Z`;
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(`^crm-0001,,${groups.fr},unsubscribed,thread,${time},person,U0OPS,,,${time},$`),
      ),
      expect.stringMatching(
        new RegExp(`^crm-0001,,${groups.fr},subscribed,website,${time},person,U0OPS,,,${time},${time}$`),
      ),
    ]);
    expect(await exported()).toEqual([{ actor: 'U0OPS', detail: { group: groups.fr } }]);
    expect(filesTo(world, 'U0OPS')[0]?.text).toContain('Proof of opt-in for WhatsApp FR');
  });

  it('of a person has the groups that one may import into; a phone is text to a spreadsheet', async () => {
    const world = await start();
    await command(world, 'U0OPS', `subscription ${phone}`);
    await press(world, 'U0OPS', modalOf(world, 'U0OPS', 'subscription.lookup'), 'subscription.export');
    const lines = await proofTo(world, 'U0OPS');
    expect(lines.filter((line) => line.startsWith(`,'${phone},${groups.uk},subscribed,sms`))).toHaveLength(1);
    await command(world, 'U0HALF', `subscription ${phone}`);
    await press(world, 'U0HALF', modalOf(world, 'U0HALF', 'subscription.lookup'), 'subscription.export');
    expect((await proofTo(world, 'U0HALF')).join()).not.toContain(groups.uk);
  });

  it('whose answer Slack lost is looked for before it is sent again', async () => {
    const world = await start();
    world.slack.faults.add({ call: 'files.completeUploadExternal', fault: 'lost' });
    await command(world, 'U0OPS', 'subscription whatsapp fr');
    const before = filesTo(world, 'U0OPS').length;
    await press(world, 'U0OPS', toldTo(world, 'U0OPS'), 'subscription.export');
    await world.app.wind(31_000);
    await world.app.wind(31_000);
    expect(filesTo(world, 'U0OPS')).toHaveLength(before + 1);
  });

  it('that Slack did not take comes with the next try', async () => {
    const world = await start();
    world.slack.faults.add({ call: 'files.getUploadURLExternal', fault: '429' });
    await command(world, 'U0OPS', 'subscription whatsapp fr');
    const before = filesTo(world, 'U0OPS').length;
    await press(world, 'U0OPS', toldTo(world, 'U0OPS'), 'subscription.export');
    expect(filesTo(world, 'U0OPS')).toHaveLength(before);
    await world.app.wind(5_000);
    expect(filesTo(world, 'U0OPS')).toHaveLength(before + 1);
  });
});

async function erase(world: World, user: string, person: string): Promise<void> {
  await command(world, 'U0ADMIN', `subscription ${person}`);
  const view = modalOf(world, 'U0ADMIN', 'subscription.lookup');
  await press(world, user, view, 'subscription.erase');
}

describe('an erasure', () => {
  it('is for admins', async () => {
    const world = await start();
    await command(world, 'U0OPS', 'subscription crm-0001');
    expect(JSON.stringify(modalOf(world, 'U0OPS', 'subscription.lookup').blocks)).not.toContain('erase');
    expect(await database.sql`select from person where erased_at is not null`).toHaveLength(0);
  });

  it('leaves no word of the person anywhere in the database, once; counts and the fact stay', async () => {
    const world = await start();
    await database.sql`update person set phone = ${phone} where external_id = 'crm-0001'`;
    await command(world, 'U0OPS', 'subscription crm-0001');
    await world.app.wind(400_000);
    await erase(world, 'U0ADMIN', 'crm-0001');
    const view = modalOf(world, 'U0ADMIN', 'subscription.erase');
    await world.slack.as('U0ADMIN').fill(view, { person: 'crm-0001', reason: 'crm-0001 asked for it' });
    await submit(world, 'U0ADMIN', view);
    await erase(world, 'U0ADMIN', phone);
    const second = modalOf(world, 'U0ADMIN', 'subscription.erase');
    await world.slack.as('U0ADMIN').fill(second, { reason: 'the same person' });
    await submit(world, 'U0ADMIN', second);
    expect(await occurrences(database.sql, 'crm-0001', phone.slice(1))).toEqual([]);
    const events = await database.sql<{ detail: Record<string, unknown> }[]>`
      select detail from access_event where kind = 'erased' order by id`;
    expect(events.map(({ detail }) => detail)).toMatchObject([
      { subscriptions: '1', history: '1', reason: '[person] asked for it' },
      { subscriptions: '1', history: '0', reason: 'the same person' },
    ]);
    expect(await database.sql`select from subscription`).toHaveLength(2);

    await command(world, 'U0OPS', 'subscription whatsapp fr');
    expect(wordsTo(world, 'U0OPS')).toContain('0 people subscribed');
  });

  it('of nobody is refused on its field', async () => {
    const world = await start();
    await erase(world, 'U0ADMIN', 'crm-0001');
    const view = modalOf(world, 'U0ADMIN', 'subscription.erase');
    await world.slack.as('U0ADMIN').fill(view, { person: 'crm-9999', reason: 'sample reason' });
    await submit(world, 'U0ADMIN', view);
    const { errors } = modalOf(world, 'U0ADMIN', 'subscription.erase');
    expect(errors.person).toContain('nothing to erase');
  });
});
