import { describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { groups } from './company.ts';
import { command, modalOf, noticesTo, submit, wordsTo } from './play.ts';
import { atBraze, goesBy, ledger, optIns, phone, setByCommand } from './subscription-world.ts';
import { startWorld, type World } from './world.ts';

const told = (world: World, user = 'U0OPS'): string[] =>
  noticesTo(world, user).map(({ text }) => text.slice(0, text.indexOf(' ')));

describe('a state set by hand', () => {
  const database = useDatabase();
  const start = async (): Promise<World> => {
    await database.sql`truncate person, subscription, subscription_history, subscription_source, inbox`;
    const world = await startWorld(database, { company: optIns });
    atBraze(world);
    return world;
  };

  it('needs import_users in the group’s own workspace, when asked for and when submitted', async () => {
    const world = await start();
    await command(world, 'U0HALF', 'subscribe crm-0001 WhatsApp UK');
    expect(wordsTo(world, 'U0HALF')).toContain('`import_users` in Brand UK');
    expect(world.slack.as('U0HALF').view()).toBeUndefined();
    await command(world, 'U0HALF', 'subscribe crm-0001');
    const view = modalOf(world, 'U0HALF', 'subscription.set');
    await world.slack.as('U0HALF').suggest(view, 'group', '');
    await world.slack.as('U0HALF').fill(view, { group: groups.uk });
    await submit(world, 'U0HALF', view);
    const refused = modalOf(world, 'U0HALF', 'subscription.asked');
    expect(JSON.stringify(refused.blocks)).toContain('`import_users` in Brand UK');
    expect(await ledger(world)).toEqual([]);
    expect(told(world, 'U0HALF')).toEqual([]);
  });

  it('set twice does nothing more', async () => {
    const world = await start();
    await setByCommand(world, 'U0OPS', 'subscribe crm-0001 WhatsApp FR', { consent: 'website' });
    const sets = () => world.braze.state.traffic.read().filter(({ call }) => call.endsWith('/set')).length;
    const before = sets();
    await setByCommand(world, 'U0OPS', 'subscribe crm-0001 WhatsApp FR', { consent: 'website' });
    expect(JSON.stringify(modalOf(world, 'U0OPS', 'subscription.asked').blocks)).toContain('nothing more');
    expect(sets()).toBe(before);
    expect(await ledger(world)).toEqual(['crm-0001 WhatsApp FR subscribed website']);
    await world.app.wind(61_000);
    expect(told(world)).toEqual(['✅', '👁️']);
  });

  it('[R61] [R63] goes to Braze and to the ledger, with who said so and how', async () => {
    const world = await start();
    await setByCommand(world, 'U0OPS', 'subscribe crm-0001 WhatsApp FR', { consent: 'in_person' });
    expect(goesBy(world, 'crm-0001', groups.fr)).toBe('subscribed');
    await setByCommand(world, 'U0OPS', 'unsubscribe crm-0001 WhatsApp FR');
    expect(goesBy(world, 'crm-0001', groups.fr)).toBe('unsubscribed');
    expect(await ledger(world)).toEqual(['crm-0001 WhatsApp FR unsubscribed none']);
    const [past] = await database.sql`select subscribed, consent from subscription_history`;
    expect(past).toMatchObject({ subscribed: true, consent: 'in_person' });
  });

  it.each([`+33 6 39 98 01 23`, `0033639980123`, '06 39 98 01 23'])(
    'by phone in any form is set for everybody who shares it: %s',
    async (typed) => {
      const world = await start();
      await database.sql`insert into person (external_id, phone) values ('crm-0001', ${phone}), ('crm-0002', ${phone})`;
      await setByCommand(world, 'U0OPS', `unsubscribe ${typed} whatsapp fr`);
      expect(await ledger(world)).toEqual([
        'crm-0001 WhatsApp FR unsubscribed none',
        'crm-0002 WhatsApp FR unsubscribed none',
      ]);
    },
  );

  it.each([
    ['an e-mail address', 'crm-0001@example.com', 'takes no e-mail'],
    ['a phone that cannot be', '+33 6', 'not a phone number'],
    ['an id with characters that nobody sees', 'crm\u200b1', 'invisible'],
  ])('is refused on its field for %s', async (_, person, words) => {
    const world = await start();
    await command(world, 'U0OPS', 'subscribe x WhatsApp FR');
    const view = modalOf(world, 'U0OPS', 'subscription.set');
    await world.slack.as('U0OPS').fill(view, { person });
    await submit(world, 'U0OPS', view);
    expect(modalOf(world, 'U0OPS', 'subscription.set').errors.person).toContain(words);
    expect(await ledger(world)).toEqual([]);
  });

  it('in an archived group an opt-in is refused and an opt-out counts', async () => {
    const world = await start();
    await world.inventory(optIns.replace(/(WhatsApp FR.*status: )active/, '$1archived'));
    await setByCommand(world, 'U0OPS', 'subscribe crm-0001 WhatsApp FR');
    expect(modalOf(world, 'U0OPS', 'subscription.set').errors.group).toContain('archived');
    await setByCommand(world, 'U0OPS', 'unsubscribe crm-0001 WhatsApp FR');
    expect(await ledger(world)).toEqual(['crm-0001 WhatsApp FR unsubscribed none']);
  });

  it('that Braze refuses is told, leaves the ledger alone and remembers nobody', async () => {
    const world = await start();
    world.braze.state.permit('brand-fr', ['subscription.status.get']);
    await setByCommand(world, 'U0OPS', 'subscribe crm-0009 WhatsApp FR');
    expect(told(world)).toEqual(['❌']);
    expect(noticesTo(world, 'U0OPS')[0]?.text).toContain('lacks a permission');
    expect(await ledger(world)).toEqual([]);
    expect(await database.sql`select from person where external_id = 'crm-0009'`).toHaveLength(0);
  });

  it('that Braze may have done all the same is told as unclear, and can be set again', async () => {
    const world = await start();
    world.braze.state.faults.add({ call: '*', fault: 'lost', times: 20 });
    await setByCommand(world, 'U0OPS', 'subscribe crm-0001 WhatsApp FR', { consent: 'sms' });
    expect(told(world)).toEqual(['❓']);
    expect(await ledger(world)).toEqual([]);
    world.braze.state.faults.clear();
    await setByCommand(world, 'U0OPS', 'subscribe crm-0001 WhatsApp FR', { consent: 'sms' });
    expect(told(world)).toEqual(['❓', '✅']);
    expect(await ledger(world)).toEqual(['crm-0001 WhatsApp FR subscribed sms']);
  });

  it('[R77] that does not show is looked at after 60, 120 and 300 seconds, and only then told', async () => {
    const world = await start();
    await setByCommand(world, 'U0OPS', 'subscribe crm-0404 WhatsApp FR');
    const reads = () =>
      world.braze.state.traffic.read().filter(({ call }) => call.endsWith('status/get')).length;
    const seen = [];
    for (const seconds of [59, 2, 58, 2, 178, 2, 600]) {
      await world.app.wind(seconds * 1000);
      seen.push(`${reads()} ${told(world).join('')}`);
    }
    expect(seen).toEqual(['0 ✅', '1 ✅', '1 ✅', '2 ✅', '2 ✅', '3 ✅⚠️', '3 ✅⚠️']);
  });

  it('[R74] that was set anew before it showed is not told of: the newer one is', async () => {
    const world = await start();
    await setByCommand(world, 'U0OPS', 'subscribe crm-0001 WhatsApp FR');
    await world.app.wind(30_000);
    await setByCommand(world, 'U0OPS', 'unsubscribe crm-0001 WhatsApp FR');
    await world.app.wind(120_000);
    expect(told(world)).toEqual(['✅', '✅', '👁️']);
    expect(noticesTo(world, 'U0OPS').at(-1)?.text).toContain('🔴 unsubscribed');
  });

  it('by two people one after the other is written in that order, however slow Braze is with the first', async () => {
    const world = await start();
    const open = async (user: string, words: string) => {
      await command(world, user, words);
      return modalOf(world, user, 'subscription.set');
    };
    const first = await open('U0OPS', 'subscribe crm-0001 WhatsApp FR');
    const second = await open('U0CREW', 'unsubscribe crm-0001 WhatsApp FR');
    world.braze.state.faults.add({ call: 'v2/subscription/status/set', fault: 'slow', ms: 1000 });
    await world.slack.as('U0OPS').submit(first);
    await world.slack.as('U0CREW').submit(second);
    await world.app.idle();
    expect(goesBy(world, 'crm-0001', groups.fr)).toBe('unsubscribed');
    expect(await ledger(world)).toEqual(['crm-0001 WhatsApp FR unsubscribed none']);
    expect([told(world), told(world, 'U0CREW')]).toEqual([['✅'], ['✅']]);
  });

  it('says in no log, no message and no metadata who it is', async () => {
    const world = await start();
    await setByCommand(world, 'U0OPS', 'subscribe crm-0001 WhatsApp FR');
    await world.app.wind(61_000);
    const posted = JSON.stringify(noticesTo(world, 'U0OPS'));
    for (const words of [posted, world.logged()]) expect(words).not.toMatch(/crm-0001|639980123/);
  });
});
