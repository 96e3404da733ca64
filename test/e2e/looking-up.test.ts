import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/application/ports/subscriptions.ts';
import { GroupId, NumberId, UserId } from '../../src/domain/asset/ids.ts';
import { useDatabase } from '../database.ts';
import { groups } from './company.ts';
import { command, modalOf, press, submit, wordsTo } from './play.ts';
import { printView } from './print.ts';
import { atBraze, optIns, phone } from './subscription-world.ts';
import { startWorld, type World } from './world.ts';

const byHand: Source = { kind: 'person', user: UserId.parse('U0CREW'), operation: null };

/** Keeps in the ledger that somebody opted in a day ago, and gives who it is. */
async function optIn(world: World, externalId: string, group: string): Promise<number> {
  const { store, clock } = world.app.ctx;
  const at = new Date(clock.now().getTime() - 86_400_000);
  return store.transaction(async (tx) => {
    const [person] = await tx.subscriptions.meet({ by: 'external_id', id: externalId });
    const id = person?.id ?? 0;
    const said = { group: GroupId.parse(group), state: 'subscribed', consent: 'sms' } as const;
    await tx.subscriptions.record([id], { ...said, at: at.toISOString() }, byHand, at);
    return id;
  });
}

const page = (world: World, user = 'U0OPS'): string => printView(modalOf(world, user, 'subscription.lookup'));

describe('a person looked up', () => {
  const database = useDatabase();
  const start = async (): Promise<World> => {
    await database.sql`truncate person, subscription, subscription_history, subscription_source, marketing_preference`;
    const world = await startWorld(database, { company: optIns });
    atBraze(world);
    return world;
  };

  it('is shown to nobody who may not import users anywhere', async () => {
    const world = await start();
    await command(world, 'U0APPROVER', 'subscription crm-0001');
    expect(wordsTo(world, 'U0APPROVER')).toContain('`import_users`');
    expect(world.slack.as('U0APPROVER').view()).toBeUndefined();
  });

  it('twice changes nothing: nobody is met by looking', async () => {
    const world = await start();
    for (let i = 0; i < 2; i += 1) await command(world, 'U0OPS', 'subscription crm-0001');
    expect(await database.sql`select from person`).toHaveLength(0);
  });

  it.each(['crm-0001', phone, 'crm-0001@example.com'])(
    '[R68] is found by external id, phone and e-mail address: %s',
    async (words) => {
      const world = await start();
      await optIn(world, 'crm-0001', groups.fr);
      await command(world, 'U0OPS', `subscription ${words}`);
      expect(page(world)).toContain('*crm-0001 · +33 6 39 98 01 23*');
      expect(page(world)).toContain('Ledger: 🟢 subscribed since {time} · consent: by SMS');
      expect(page(world)).toContain('set by hand by @U0CREW');
      expect(page(world)).toContain('Braze: 🔴 unsubscribed');
    },
  );

  it('[C26] whom Braze lists in no group is unknown there, not unsubscribed', async () => {
    const world = await start();
    await optIn(world, 'crm-0002', groups.uk);
    await command(world, 'U0OPS', 'subscription crm-0002');
    expect(page(world)).toContain('Braze: ⚪ unknown');
    expect(page(world)).not.toContain('🔴');
  });

  it('whom only Braze knows is shown as that, and can be set from the page', async () => {
    const world = await start();
    await command(world, 'U0OPS', 'subscription crm-0001');
    expect(page(world)).toContain('Only Braze knows them');
    await press(world, 'U0OPS', modalOf(world, 'U0OPS', 'subscription.lookup'), 'subscription.subscribe');
    const set = modalOf(world, 'U0OPS', 'subscription.set');
    expect(set.state.values.person?.value).toMatchObject({ value: 'crm-0001' });
    expect(set.state.values.group?.value).toMatchObject({ selected_option: { value: groups.fr } });
  });

  it('is shown from the ledger alone where Braze does not answer, and that is said', async () => {
    const world = await start();
    await optIn(world, 'crm-0001', groups.fr);
    world.braze.state.faults.add({ call: 'subscription/user/status', fault: 'html', times: 100 });
    await command(world, 'U0OPS', 'subscription crm-0001');
    expect(page(world)).toContain('Braze: could not be read');
    expect(page(world)).toContain(
      '⚠️ Braze, Brand France: an answer that makes no sense. What you see of it is our ledger alone.',
    );
  });

  it('is shown in the workspaces that one may see, with buttons where one may set', async () => {
    const world = await start();
    for (const group of [groups.fr, groups.uk, groups.us]) await optIn(world, 'crm-0001', group);
    await command(world, 'U0HALF', 'subscription crm-0001');
    expect(page(world, 'U0HALF')).toContain('WhatsApp FR');
    expect(page(world, 'U0HALF')).toContain('WhatsApp UK');
    expect(page(world, 'U0HALF')).not.toContain('WhatsApp US');
    const view = modalOf(world, 'U0HALF', 'subscription.lookup');
    const buttons = JSON.stringify(view.blocks).match(/"subscription\.unsubscribe"/g);
    expect(buttons).toHaveLength(1);
    expect(page(world, 'U0HALF')).not.toContain('subscription.erase');
  });

  it('who stopped marketing is shown as that, and nothing more', async () => {
    const world = await start();
    const person = await optIn(world, 'crm-0001', groups.fr);
    const number = NumberId.parse('106540352242922');
    await world.app.ctx.store.read.stops.keep({
      ...{ person, number, stopped: true, told: 'user_preferences', decision: null },
      at: world.app.clock.now().toISOString(),
    });
    await command(world, 'U0OPS', 'subscription crm-0001');
    expect(page(world)).toContain('stop *marketing* from +33 6 12 34 56 78');
    expect(page(world)).toContain('it is not the state in the group');
    expect(page(world)).toContain('Ledger: 🟢 subscribed');
  });

  it('anew from the window takes the place of the page; nothing that is kept names them', async () => {
    const world = await start();
    await optIn(world, 'crm-0001', groups.fr);
    await command(world, 'U0OPS', 'subscription');
    const view = modalOf(world, 'U0OPS', 'subscription.lookup');
    await world.slack.as('U0OPS').fill(view, { person: 'crm-0001' });
    await submit(world, 'U0OPS', view);
    expect(page(world)).toContain('*crm-0001 · +33 6 39 98 01 23*');
    const found = modalOf(world, 'U0OPS', 'subscription.lookup');
    expect(found.private_metadata).toBe('');
    expect(JSON.stringify(found.blocks.slice(1)).match(/"value":"[^"]*crm/g)).toBeNull();
    const inbox = await database.sql`select from inbox where inbox::text like '%crm-0001%'`;
    expect(inbox).toHaveLength(0);
  });

  it('is answered in Slack’s three seconds however slow Braze is', async () => {
    const world = await start();
    await optIn(world, 'crm-0001', groups.fr);
    world.braze.state.faults.add({ call: '*', fault: 'slow', times: 100, ms: 4000 });
    await command(world, 'U0OPS', 'subscription');
    const view = modalOf(world, 'U0OPS', 'subscription.lookup');
    await world.slack.as('U0OPS').fill(view, { person: 'crm-0001' });
    const delivery = await world.slack.as('U0OPS').submit(view);
    expect(delivery.ms).toBeLessThan(2900);
    expect(page(world)).toContain('Looking them up');
    await world.app.idle();
    expect(page(world)).toContain('Braze: 🔴 unsubscribed');
  });
});
