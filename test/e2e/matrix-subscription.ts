import type { Row } from './matrix-rows.ts';
import { command, modalOf, press } from './play.ts';
import type { World } from './world.ts';

/** Somebody whom the ledger knows, looked up by an admin, who may do everything with them. */
async function found(world: World) {
  await world.app.ctx.store.read.subscriptions.meet({ by: 'external_id', id: 'crm-0001' });
  world.braze.state.putUser('brand-fr', {
    externalId: 'crm-0001',
    subscribed: ['7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10'],
  });
  await command(world, 'U0ADMIN', 'subscription crm-0001');
  return modalOf(world, 'U0ADMIN', 'subscription.lookup');
}

const onPage = (action: string, needs: string): Row => ({
  user: 'U0ADMIN',
  needs,
  arrange: async (world) => {
    const page = await found(world);
    return () => world.slack.as('U0ADMIN').press(page, action);
  },
});

export const subscriptionActions: Readonly<Record<string, Row>> = {
  'subscription.set': onPage('subscription.set', 'import_users'),
  'subscription.subscribe': onPage('subscription.subscribe', 'import_users'),
  'subscription.unsubscribe': onPage('subscription.unsubscribe', 'import_users'),
  'subscription.export': onPage('subscription.export', 'import_users'),
  'subscription.erase': onPage('subscription.erase', 'admin'),
};

export const subscriptionSubmissions: Readonly<Record<string, Row>> = {
  'subscription.lookup': {
    user: 'U0ADMIN',
    needs: 'import_users',
    arrange: async (world) => {
      const page = await found(world);
      return () => world.slack.as('U0ADMIN').submit(page);
    },
  },
  'subscription.set': {
    user: 'U0ADMIN',
    needs: 'import_users',
    arrange: async (world) => {
      await command(world, 'U0ADMIN', 'subscribe crm-0001 WhatsApp FR');
      const view = modalOf(world, 'U0ADMIN', 'subscription.set');
      return () => world.slack.as('U0ADMIN').submit(view);
    },
  },
  'subscription.erase': {
    user: 'U0ADMIN',
    needs: 'admin',
    arrange: async (world) => {
      await press(world, 'U0ADMIN', await found(world), 'subscription.erase');
      const view = modalOf(world, 'U0ADMIN', 'subscription.erase');
      await world.slack.as('U0ADMIN').fill(view, { reason: 'sample reason' });
      return () => world.slack.as('U0ADMIN').submit(view);
    },
  },
};
