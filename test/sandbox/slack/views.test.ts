import type { ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import { clientOf, defined, plain, startBot, startSlack } from './workspace.ts';

const field = (block_id: string, action_id = 'value') => ({
  type: 'input' as const,
  block_id,
  label: plain(block_id),
  element: { type: 'plain_text_input' as const, action_id },
});
const modal = (title: string, more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  title: plain(title),
  submit: plain('Send'),
  blocks: [field('name')],
  ...more,
});
const button = { type: 'button' as const, action_id: 'deeper', text: plain('Deeper') };
const refusal = (error: string) => expect.objectContaining({ data: expect.objectContaining({ error }) });

async function withTriggers(clock: () => number = () => 0) {
  const slack = await startSlack({ monotonic: clock });
  const triggers: string[] = [];
  await startBot(slack, (app) => {
    app.command('/wa', async ({ ack, body }) => {
      triggers.push(body.trigger_id);
      await ack();
    });
    app.action('deeper', async ({ ack, body }) => {
      if (body.type === 'block_actions') triggers.push(defined(body.trigger_id));
      await ack();
    });
  });
  const olivia = slack.as('U0OLIVIA');
  const trigger = async () => {
    await olivia.command('/wa', '', { channel: 'ops' });
    return defined(triggers.at(-1));
  };
  const inner = async () => {
    await olivia.press(defined(olivia.view()), 'deeper');
    return defined(triggers.at(-1));
  };
  return { slack, olivia, trigger, inner, views: clientOf(slack).views };
}

test('a trigger works once', async () => {
  const { views, trigger, olivia } = await withTriggers();
  const trigger_id = await trigger();
  await expect(views.open({ trigger_id, view: modal('x'.repeat(25)) })).rejects.toEqual(
    refusal('invalid_arguments'),
  );
  await views.open({ trigger_id, view: modal('One') });
  expect(olivia.view()?.title?.text).toBe('One');
  await expect(views.open({ trigger_id, view: modal('Two') })).rejects.toEqual(
    refusal('exchanged_trigger_id'),
  );
  const unknown = { trigger_id: '1.2.3', view: modal('Two') };
  await expect(views.open(unknown)).rejects.toEqual(refusal('invalid_trigger_id'));
});

test('a trigger lives for three seconds', async () => {
  let clock = 0;
  const { views, trigger } = await withTriggers(() => clock);
  const [first, second] = [await trigger(), await trigger()];
  clock = 3000;
  await views.open({ trigger_id: first, view: modal('One') });
  clock = 3001;
  await expect(views.open({ trigger_id: second, view: modal('Two') })).rejects.toEqual(
    refusal('expired_trigger_id'),
  );
});

test('three modals can lie on one another, and closing shows the one below', async () => {
  const { views, trigger, inner, olivia } = await withTriggers();
  const blocks = [{ type: 'actions' as const, block_id: 'go', elements: [button] }];
  const { view: root } = await views.open({ trigger_id: await trigger(), view: modal('1', { blocks }) });
  await views.push({ trigger_id: await inner(), view: modal('2', { blocks }) });
  const { view: third } = await views.push({ trigger_id: await inner(), view: modal('3', { blocks }) });
  expect(third).toMatchObject({ root_view_id: root?.id });
  await expect(views.push({ trigger_id: await inner(), view: modal('4') })).rejects.toEqual(
    refusal('push_limit_reached'),
  );
  await expect(views.push({ trigger_id: await trigger(), view: modal('4') })).rejects.toEqual(
    refusal('invalid_trigger_id'),
  );
  await olivia.close(defined(olivia.view()));
  expect(olivia.view()?.title?.text).toBe('2');
});

test('an update needs a view that is open and, with a hash, unchanged', async () => {
  const { views, trigger, olivia } = await withTriggers();
  const { view } = await views.open({ trigger_id: await trigger(), view: modal('One') });
  const { id, hash } = defined(view);
  await views.update({ view_id: defined(id), hash: defined(hash), view: modal('Two') });
  await expect(
    views.update({ view_id: defined(id), hash: defined(hash), view: modal('Three') }),
  ).rejects.toEqual(refusal('hash_conflict'));
  await olivia.close(defined(olivia.view()));
  await expect(views.update({ view_id: defined(id), view: modal('Four') })).rejects.toEqual(
    refusal('not_found'),
  );
});

test('what was entered survives an update only where block and action are the same', async () => {
  const { views, trigger, olivia } = await withTriggers();
  const blocks = [field('kept'), field('renamed')];
  const { view } = await views.open({ trigger_id: await trigger(), view: modal('One', { blocks }) });
  await olivia.fill(defined(olivia.view()), { kept: 'a', renamed: 'b' });
  const after = [field('kept'), field('renamed', 'other')];
  await views.update({ view_id: defined(view?.id), view: modal('Two', { blocks: after }) });
  expect(olivia.view()?.state.values).toMatchObject({
    kept: { value: { value: 'a' } },
    renamed: { other: { value: null } },
  });
});

test('an external id is unique', async () => {
  const { views, trigger } = await withTriggers();
  const view = modal('One', { external_id: 'mine' });
  const { blocks } = view;
  await views.open({ trigger_id: await trigger(), view });
  const home = { type: 'home' as const, external_id: 'mine', blocks };
  await expect(views.publish({ user_id: 'U0AMELIE', view: home })).rejects.toEqual(
    refusal('duplicate_external_id'),
  );
  await views.update({ external_id: 'mine', view: modal('Two') });
});

test('a Home tab is published for one person', async () => {
  const { views, slack } = await withTriggers();
  const view = { type: 'home' as const, blocks: [{ type: 'divider' as const }] };
  await views.publish({ user_id: 'U0AMELIE', view });
  expect(slack.home('U0AMELIE')).toMatchObject({ type: 'home', blocks: [{ type: 'divider' }] });
  expect(slack.home('U0OLIVIA')).toBeUndefined();
  await expect(views.publish({ user_id: 'U0NOBODY', view })).rejects.toEqual(refusal('user_not_found'));
  await expect(views.publish({ user_id: 'U0AMELIE', view: modal('No') })).rejects.toEqual(
    refusal('invalid_arguments'),
  );
});
