import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { groups } from './company.ts';
import {
  approvalOf,
  approve,
  askForPlan,
  cancelled,
  cardOf,
  checklistOf,
  command,
  confirmStep,
  draftTransfer,
  messagesOf,
  modalOf,
  openStep,
  payloadOf,
  playUntil,
  press,
  startTransfer,
  submit,
  wordsTo,
} from './play.ts';
import { startWorld, type World } from './world.ts';
import { written } from './written.ts';

const wish = { user: 'U0OPS', group: groups.fr, destination: 'outlet' };

interface Block {
  readonly type: string;
  readonly block_id?: string | undefined;
}

/** The buttons of a message or view, as `block id/action id`. */
const buttons = ({ blocks = [] }: { readonly blocks?: readonly Block[] | undefined }): string[] =>
  blocks.flatMap((block) =>
    'elements' in block && Array.isArray(block.elements) && block.type === 'actions'
      ? block.elements.map(({ action_id }: { action_id: string }) => `${block.block_id}/${action_id}`)
      : [],
  );

describe('what the outside holds on to', () => {
  const database = useDatabase();
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database);
  });

  it('the draft has its fields by name, the origin’s channel by default, and is prefilled by a number', async () => {
    await command(world, 'U0OPS', 'transfer 06 12 34 56 78');
    const draft = modalOf(world, 'U0OPS', 'transfer.new');
    const inputs = draft.blocks.flatMap((b) => (b.type === 'input' ? [b] : []));
    expect(inputs.map((b) => `${b.block_id}/${b.element.action_id}/${b.element.type}`)).toEqual([
      'group/value/external_select',
      'destination/value/external_select',
      'channel/value/conversations_select',
      'carry_over/value/radio_buttons',
      'reason/value/plain_text_input',
      'start_at/value/datetimepicker',
    ]);
    expect(draft.state.values).toMatchObject({
      group: { value: { selected_option: { value: groups.fr } } },
      channel: { value: { selected_conversation: 'C0FR' } },
    });
  });

  it('without a channel the card goes to the origin’s, with one to that', async () => {
    const plan = await askForPlan(world, { ...wish, channel: 'C0UK' });
    await submit(world, 'U0OPS', plan);
    const [card] = messagesOf(world, 'TR-0001', 'switchboard_operation');
    expect(card?.channel).toBe('C0UK');
    await cancelled(world, 'TR-0001');
    const other = await startTransfer(world, wish);
    expect(cardOf(world, other).channel).toBe('C0FR');
    await cancelled(world, other);
  });

  it('a card carries its operation, version, status, step, tasks and only the buttons that apply', async () => {
    const operation = await startTransfer(world, wish);
    const card = cardOf(world, operation);
    expect(payloadOf(card)).toMatchObject({ operation, version: 1, status: 'awaiting_approval', step: '' });
    expect(buttons(card)).toEqual([
      'operation/operation.approve',
      'operation/operation.decline',
      'operation/operation.recheck',
      'operation/operation.cancel',
      'operation/operation.details',
    ]);
    await approve(world, operation, 'U0APPROVER');
    await playUntil(world, 'U0OPS', operation, 'test_sent');
    const verifying = cardOf(world, operation);
    const version = payloadOf(verifying).version;
    expect(payloadOf(verifying)).toMatchObject({ operation, status: 'verifying', step: 'test_sent' });
    expect(buttons(verifying)).toEqual([
      'step.test_sent/step.confirm',
      'step.test_sent/step.assign',
      'step.test_sent/step.skip',
      'operation/operation.reverse',
      'operation/operation.details',
    ]);
    expect(payloadOf(checklistOf(world, operation))).toMatchObject({ operation, version });
    const tasks = verifying.blocks?.flatMap((b) => (b.type === 'plan' ? (b.tasks ?? []) : []));
    expect(tasks?.map((task) => task.task_id)).toEqual([
      'snapshot',
      'free_uses',
      'archive',
      'integrate',
      'testers',
      'test_sent',
      'test_received',
      'carry_over',
      'read_back',
      'resume',
    ]);
    for (const step of ['test_sent', 'test_received', 'carry_over', 'read_back', 'resume']) {
      expect(payloadOf(cardOf(world, operation)).step).toBe(step);
      await confirmStep(world, 'U0OPS', operation);
    }
  });
});

describe('presses that come late, twice or together', () => {
  const database = useDatabase();

  it('two submissions of one plan are one operation', async () => {
    const world = await startWorld(database);
    const plan = await askForPlan(world, wish);
    const both = await Promise.all([1, 2].map(() => world.slack.as('U0OPS').submit(plan)));
    expect(both.map(({ body }) => body)).toEqual([
      '{"response_action":"clear"}',
      '{"response_action":"clear"}',
    ]);
    await world.app.idle();
    expect(await world.app.ctx.store.read.operations.list({ limit: 5 })).toHaveLength(1);
    await cancelled(world, 'TR-0001');
  });

  it('the second asker is told in the modal which operation holds the number and whose it is', async () => {
    const world = await startWorld(database);
    const second = await askForPlan(world, { ...wish, user: 'U0CREW' });
    const operation = await startTransfer(world, wish);
    const before = await written(world);
    await submit(world, 'U0CREW', second);
    const held = modalOf(world, 'U0CREW', 'transfer.plan');
    expect(held.submit).toBeNull();
    expect(JSON.stringify(held.blocks[0])).toContain(operation);
    expect(JSON.stringify(held.blocks[0])).toContain('<@U0OPS>');
    expect(held.blocks.map((b) => b.block_id)).toContain('check.not_held.fail');
    expect(await written(world)).toEqual(before);
    await cancelled(world, operation);
    await press(world, 'U0CREW', held, 'operation.recheck');
    const free = modalOf(world, 'U0CREW', 'transfer.plan');
    expect(free.id).toBe(held.id);
    expect(free.blocks.map((b) => b.block_id)).toContain('check.not_held.pass');
    expect(free.submit).not.toBeNull();
  });

  it('a plan that changed since it was read is shown anew and nothing is written', async () => {
    const world = await startWorld(database);
    const plan = await askForPlan(world, wish);
    await command(world, 'U0ADMIN', 'revoke @sample.operator outlet manage_subscription_groups');
    const before = await written(world);
    await submit(world, 'U0OPS', plan);
    const anew = modalOf(world, 'U0OPS', 'transfer.plan');
    expect(anew.submit).toBeNull();
    expect(anew.blocks.map((b) => b.block_id)).toContain('check.permission_destination.fail');
    expect(await written(world)).toEqual(before);
    await command(world, 'U0ADMIN', 'grant @sample.operator outlet manage_subscription_groups');
  });

  it('[R2] an approval counts for the plan that was read: a changed plan asks again', async () => {
    const world = await startWorld(database);
    const operation = await startTransfer(world, wish);
    await command(world, 'U0ADMIN', 'revoke @sample.operator outlet manage_subscription_groups');
    const request = approvalOf(world, operation, 'U0APPROVER');
    await press(world, 'U0APPROVER', request, 'operation.approve');
    expect(payloadOf(cardOf(world, operation)).status).toBe('awaiting_approval');
    expect(wordsTo(world, 'U0APPROVER', request.channel)).toContain('a changé');
    await command(world, 'U0ADMIN', 'grant @sample.operator outlet manage_subscription_groups');
    await press(world, 'U0OPS', cardOf(world, operation), 'operation.recheck');
    await approve(world, operation, 'U0APPROVER');
    expect(payloadOf(cardOf(world, operation)).status).toBe('running');
    await cancelled(world, operation);
  });

  it('nobody approves what they asked for themselves', async () => {
    const world = await startWorld(database);
    for (const workspace of ['brand-fr', 'outlet'])
      await command(world, 'U0ADMIN', `grant @sample.operator ${workspace} approve_operations`);
    const operation = await startTransfer(world, wish);
    await press(world, 'U0OPS', cardOf(world, operation), 'operation.approve');
    expect(wordsTo(world, 'U0OPS')).toContain('somebody else approves it');
    expect(payloadOf(cardOf(world, operation)).status).toBe('awaiting_approval');
    await cancelled(world, operation);
  });

  it('a stale press and a stale modal are answered with what happened instead', async () => {
    const world = await startWorld(database);
    const operation = await startTransfer(world, wish);
    await approve(world, operation, 'U0APPROVER');
    const stale = cardOf(world, operation);
    const modal = await openStep(world, 'U0CREW', operation);
    await confirmStep(world, 'U0OPS', operation);
    const before = await written(world);
    await press(world, 'U0OPS', stale, 'step.confirm');
    expect(wordsTo(world, 'U0OPS')).toContain('@U0OPS did it');
    await submit(world, 'U0CREW', modal);
    expect(JSON.stringify(modalOf(world, 'U0CREW', 'operation.refused').blocks)).toContain('<@U0OPS>');
    expect(await written(world)).toEqual(before);
    await cancelled(world, operation);
  });
});

describe('suggestions', () => {
  const database = useDatabase();

  it('find a number in any human format, by name and by group, and nothing for somebody without a grant', async () => {
    const world = await startWorld(database);
    const { slack } = world;
    const draft = await draftTransfer(world, wish);
    const offered = async (field: string, query: string) =>
      (await slack.as('U0OPS').suggest(draft, field, query)).options.map(({ value }) => value);
    for (const query of ['+33 6 12 34 56 78', '06.12.34.56.78', '0033612345678', 'sample fr', 'whatsapp fr'])
      expect(await offered('group', query), query).toEqual([groups.fr]);
    expect(await offered('group', '')).toEqual([groups.fr, groups.uk]);
    expect(await offered('group', 'whatsapp us')).toEqual([]);
    expect(await offered('destination', 'us-03')).toEqual(['brand-us']);

    await command(world, 'U0ADMIN', 'grant');
    const grant = modalOf(world, 'U0ADMIN', 'access.grant');
    expect((await slack.as('U0ADMIN').suggest(grant, 'workspace', 'brand')).options).toHaveLength(3);
    const asked = await slack.as('U0OPS').suggest(draft, 'group', '');
    const body = asked.request.body.replaceAll('U0OPS', 'U0OUTSIDER');
    const outsider = await slack.deliver({ ...asked.request, body });
    expect(JSON.parse(outsider.body)).toEqual({ options: [] });
  });
});
