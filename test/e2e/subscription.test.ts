import { describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { casts } from './cast.ts';
import { golden } from './golden.ts';
import { command, modalOf, noticesTo, press, refusedCalls, submit, wordsTo } from './play.ts';
import { printMessage, printView } from './print.ts';
import { atBraze, optIns, phone, setByCommand } from './subscription-world.ts';
import { startWorld } from './world.ts';

describe.for(casts)('in $language', ({ language, operator }) => {
  const database = useDatabase();

  it('a state is set by command, told when it is written, and told again when Braze shows it [R65] [R74] [R77]', async () => {
    const world = await startWorld(database, { company: optIns });
    atBraze(world);
    const view = await setByCommand(world, operator, 'subscribe crm-0001 WhatsApp FR', { consent: 'phone' });
    await golden(language, 'subscription-set', printView(view));
    await golden(language, 'subscription-asked', printView(modalOf(world, operator, 'subscription.asked')));
    const told = () => noticesTo(world, operator);
    expect(told()).toHaveLength(1);
    await world.app.wind(59_000);
    expect(told()).toHaveLength(1);
    await world.app.wind(2_000);
    await golden(language, 'subscription-told', told().map(printMessage).join('\n'));
    expect(told()).toHaveLength(2);
    expect(refusedCalls(world)).toEqual([]);
    expect(world.logged()).not.toContain('crm-0001');
  });

  it('a person is looked up with the ledger beside Braze [R68] [R69]', async () => {
    const world = await startWorld(database, { company: optIns });
    atBraze(world);
    await command(world, operator, `subscription ${phone}`);
    await golden(language, 'subscription-found', printView(modalOf(world, operator, 'subscription.lookup')));
    await golden(language, 'subscription-help', await help(world, operator));
  });

  it('a group shows who opted in, by our own list [R71]', async () => {
    const world = await startWorld(database, { company: optIns });
    await command(world, operator, 'subscription whatsapp fr');
    await golden(language, 'subscription-group', wordsTo(world, operator));
  });

  it('an admin erases a person, and is told what Braze still has', async () => {
    const world = await startWorld(database, { company: optIns });
    await world.app.ctx.store.read.subscriptions.meet({ by: 'external_id', id: 'crm-0002' });
    const admin = language === 'en' ? 'U0ADMIN' : 'U0CREW';
    if (admin === 'U0CREW')
      await world.inventory(optIns.replace('admins: [U0ADMIN]', 'admins: [U0ADMIN, U0CREW]'));
    await command(world, admin, 'subscription crm-0002');
    await press(world, admin, modalOf(world, admin, 'subscription.lookup'), 'subscription.erase');
    const view = modalOf(world, admin, 'subscription.erase');
    await golden(language, 'subscription-erase', printView(view));
    await world.slack
      .as(admin)
      .fill(view, { reason: 'sample reason, asked by crm-0002 on +33 6 39 98 01 23' });
    await submit(world, admin, view);
    await golden(language, 'subscription-erased', printView(modalOf(world, admin, 'subscription.erased')));
    const [event] =
      await database.sql`select detail from access_event where kind = 'erased' order by id desc`;
    expect(event?.detail).toMatchObject({ reason: 'sample reason, asked by [person] on [phone]' });
  });
});

async function help(world: Parameters<typeof command>[0], user: string): Promise<string> {
  await command(world, user, 'help subscription');
  return wordsTo(world, user);
}
