import type { MetaTemplate } from '../../src/application/ports/meta.ts';
import { WabaId } from '../../src/domain/asset/ids.ts';
import type { Delivery } from '../../src/sandbox/slack/postbox.ts';
import type { CommandName } from '../../src/slack/text/shape.ts';
import type { TestDatabase } from '../database.ts';
import { groups, sending } from './company.ts';
import { importActionRows, importSubmissionRows } from './matrix-imports.ts';
import { migrationActions, migrationSubmissions } from './matrix-migration.ts';
import { onStops } from './matrix-stops.ts';
import { subscriptionActions, subscriptionSubmissions } from './matrix-subscription.ts';
import {
  approvalOf,
  approve,
  askForPlan,
  cardOf,
  command,
  draftTransfer,
  modalOf,
  openStep,
  playUntil,
  press,
  startTransfer,
  toldTo,
} from './play.ts';
import type { World, WorldOptions } from './world.ts';

/** One thing that a person can do: how it comes about, and what it takes. */
export interface Row {
  readonly user: string;
  /** The permission that a refusal names; null where everybody may. */
  readonly needs: string | null;
  /** What the world must have beside the sample company. */
  readonly world?: WorldOptions;
  /** How a world with more in it begins. */
  readonly start?: (database: TestDatabase) => Promise<World>;
  /** Brings the world to where it can be done; then does it. */
  readonly arrange: (world: World) => Promise<() => Promise<Delivery>>;
}

const wish = { user: 'U0OPS', group: groups.fr, destination: 'outlet' };

const typed = (user: string, needs: string | null, text: string): Row => ({
  user,
  needs,
  arrange:
    async ({ slack }) =>
    () =>
      slack.as(user).command('/wa', text, { channel: 'C0FR' }),
});

export const commandRows: Readonly<Record<CommandName, Row>> = {
  home: typed('U0OPS', null, ''),
  transfer: typed('U0OPS', 'manage_subscription_groups', 'transfer'),
  migrate: typed('U0ADMIN', 'manage_integrations', 'migrate'),
  subscribe: typed('U0ADMIN', 'import_users', 'subscribe crm-0001 WhatsApp FR'),
  unsubscribe: typed('U0ADMIN', 'import_users', 'unsubscribe crm-0001 WhatsApp FR'),
  subscription: typed('U0ADMIN', 'import_users', 'subscription crm-0001'),
  status: typed('U0OPS', 'view', 'status +33 6 12 34 56 78'),
  why: typed('U0OPS', 'view', 'why +33 6 12 34 56 78'),
  send_test: typed('U0OPS', 'manage_subscription_groups', 'send-test'),
  inventory: typed('U0ADMIN', 'admin', 'inventory'),
  list: typed('U0OPS', 'view', 'list all'),
  grant: typed('U0ADMIN', 'admin', 'grant @sample.newcomer brand-uk view'),
  revoke: typed('U0ADMIN', 'admin', 'revoke @sample.newcomer brand-fr manage_subscription_groups'),
  access: typed('U0OPS', 'view', 'access'),
  help: typed('U0OPS', null, 'help transfer'),
};

const started = async (world: World) => {
  const operation = await startTransfer(world, wish);
  await approve(world, operation, 'U0APPROVER');
  return operation;
};

const onCard = (
  user: string,
  needs: string,
  action: string,
  begin: (world: World) => Promise<string>,
): Row => ({
  user,
  needs,
  arrange: async (world) => {
    const card = cardOf(world, await begin(world));
    return () => world.slack.as(user).press(card, action);
  },
});

const onRequest = (action: string): Row => ({
  user: 'U0APPROVER',
  needs: 'approve_operations',
  arrange: async (world) => {
    const request = approvalOf(world, await startTransfer(world, wish), 'U0APPROVER');
    return () => world.slack.as('U0APPROVER').press(request, action);
  },
});

const onLauncher = (needs: string | null, action: string): Row => ({
  user: 'U0OPS',
  needs,
  arrange: async (world) => {
    await command(world, 'U0OPS', '');
    const launcher = toldTo(world, 'U0OPS');
    return () => world.slack.as('U0OPS').press(launcher, action);
  },
});

const done = async (world: World) => {
  const operation = await started(world);
  await playUntil(world, 'U0OPS', operation, 'testers');
  return operation;
};

/** The bot stands at its own step and was refused. */
const refusedAtBraze = async (world: World) => {
  const operation = await started(world);
  world.braze.state.permit('outlet', ['subscription.status.get']);
  await playUntil(world, 'U0OPS', operation, 'testers');
  return operation;
};

const onDrift: Row = {
  user: 'U0ADMIN',
  needs: 'admin',
  arrange: async (world) => {
    const { store, clock } = world.app.ctx;
    const asset = 'number:106540352242922';
    const names = { ours: 'Sample FR', theirs: 'Sample FR by Meta' };
    await store.transaction((tx) =>
      tx.drifts.replace(
        'waba:102290129340398',
        'meta',
        [{ asset, field: 'display_name', ...names, acceptable: true }],
        clock.now(),
      ),
    );
    await command(world, 'U0ADMIN', 'inventory');
    const page = toldTo(world, 'U0ADMIN');
    return () => world.slack.as('U0ADMIN').press(page, 'drift.accept');
  },
};

const asked = (world: World) => startTransfer(world, wish);

export const actionRows: Readonly<Record<string, Row>> = {
  'operation.approve': onRequest('operation.approve'),
  'operation.decline': onRequest('operation.decline'),
  'operation.cancel': onCard('U0OPS', 'manage_subscription_groups', 'operation.cancel', started),
  'operation.reverse': onCard('U0OPS', 'manage_subscription_groups', 'operation.reverse', done),
  'operation.recheck': onCard('U0OPS', 'view', 'operation.recheck', asked),
  'operation.details': onCard('U0OPS', 'view', 'operation.details', started),
  'operation.list': onLauncher('view', 'operation.list'),
  'step.confirm': onCard('U0OPS', 'manage_subscription_groups', 'step.confirm', started),
  'step.retry': {
    ...onCard('U0OPS', 'manage_subscription_groups', 'step.retry', refusedAtBraze),
    world: { automatic: true },
  },
  'step.skip': onCard('U0OPS', 'manage_subscription_groups', 'step.skip', started),
  'step.assign': onCard('U0OPS', 'manage_subscription_groups', 'step.assign', started),
  'drift.accept': onDrift,
  'group.handoff': {
    user: 'U0OPS',
    needs: 'view',
    arrange: async (world) => {
      await command(world, 'U0OPS', 'status +33612345678');
      const page = toldTo(world, 'U0OPS');
      return () => world.slack.as('U0OPS').press(page, 'group.handoff');
    },
  },
  'stops.unsubscribe': onStops('stops.unsubscribe'),
  'stops.leave': onStops('stops.leave'),
  ...subscriptionActions,
  ...migrationActions,
  ...importActionRows,
  'transfer.open': onLauncher('manage_subscription_groups', 'transfer.open'),
  'access.open': onLauncher('view', 'access.open'),
  'help.open': onLauncher(null, 'help.open'),
};

const sampleTemplate: MetaTemplate = {
  id: '9001',
  name: 'sample_greeting',
  language: 'en_US',
  status: 'APPROVED',
  category: 'UTILITY',
  previousCategory: null,
  correctCategory: null,
  quality: 'GREEN',
  qualityAt: null,
  rejectedReason: null,
  components: [{ type: 'BODY', text: 'A sample greeting to {{1}}.' }],
};

type Fields = Parameters<ReturnType<World['slack']['as']>['fill']>[1];

const atStep = (verb: 'confirm' | 'skip' | 'assign', fields: Fields): Row => ({
  user: 'U0OPS',
  needs: 'manage_subscription_groups',
  arrange: async (world) => {
    const view = await openStep(world, 'U0OPS', await started(world), verb);
    await world.slack.as('U0OPS').fill(view, fields);
    return () => world.slack.as('U0OPS').submit(view);
  },
});

const ending = (verb: 'cancel' | 'decline', user: string, needs: string): Row => ({
  user,
  needs,
  arrange: async (world) => {
    const operation = await asked(world);
    const on = verb === 'decline' ? approvalOf(world, operation, user) : cardOf(world, operation);
    await press(world, user, on, `operation.${verb}`);
    const view = modalOf(world, user, `operation.${verb}`);
    await world.slack.as(user).fill(view, { reason: 'sample reason to stop' });
    return () => world.slack.as(user).submit(view);
  },
});

const accessing = (verb: 'grant' | 'revoke', permission: string): Row => ({
  user: 'U0ADMIN',
  needs: 'admin',
  arrange: async (world) => {
    const admin = world.slack.as('U0ADMIN');
    await command(world, 'U0ADMIN', verb);
    const view = modalOf(world, 'U0ADMIN', `access.${verb}`);
    await admin.suggest(view, 'workspace', 'france');
    await admin.fill(view, { user: 'U0HALF', workspace: 'brand-fr', permissions: [permission] });
    return () => admin.submit(view);
  },
});

export const submissionRows: Readonly<Record<string, Row>> = {
  ...importSubmissionRows,
  'transfer.new': {
    user: 'U0OPS',
    needs: 'manage_subscription_groups',
    arrange: async (world) => {
      const draft = await draftTransfer(world, wish);
      return () => world.slack.as('U0OPS').submit(draft);
    },
  },
  'transfer.plan': {
    user: 'U0OPS',
    needs: 'manage_subscription_groups',
    arrange: async (world) => {
      const plan = await askForPlan(world, wish);
      return () => world.slack.as('U0OPS').submit(plan);
    },
  },
  'step.confirm': atStep('confirm', { evidence: 'sample evidence' }),
  'step.skip': atStep('skip', { reason: 'sample reason' }),
  'step.assign': atStep('assign', { user: 'U0CREW' }),
  'operation.decline': ending('decline', 'U0APPROVER', 'approve_operations'),
  'operation.cancel': ending('cancel', 'U0OPS', 'manage_subscription_groups'),
  'test.send': {
    user: 'U0OPS',
    needs: 'manage_subscription_groups',
    world: { company: sending() },
    arrange: async (world) => {
      const operator = world.slack.as('U0OPS');
      const tester = { externalId: 'qa-1', phone: '+33639980123', subscribed: [groups.fr] };
      world.braze.state.putUser('brand-fr', tester);
      await world.app.ctx.store.read.readings.saveTemplates(
        WabaId.parse('102290129340398'),
        [sampleTemplate],
        world.app.clock.now().toISOString(),
      );
      await command(world, 'U0OPS', 'send-test +33612345678');
      const view = modalOf(world, 'U0OPS', 'test.send');
      await operator.suggest(view, 'template', '');
      await operator.fill(view, { person: 'qa-1', template: 'en_US|sample_greeting' });
      return () => operator.submit(view);
    },
  },
  ...subscriptionSubmissions,
  ...migrationSubmissions,
  'access.grant': accessing('grant', 'import_users'),
  'access.revoke': accessing('revoke', 'manage_subscription_groups'),
};
