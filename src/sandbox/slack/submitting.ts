import { z } from 'zod';
import { Impossible } from '../impossible.ts';
import { faultsOf } from './form-check.ts';
import { responseUrl } from './interacting.ts';
import type { Profile } from './model.ts';
import { envelope } from './payloads.ts';
import type { Delivery } from './postbox.ts';
import type { SlackState } from './state.ts';
import { readView } from './surfaces/judge-view.ts';
import type { OpenView } from './views.ts';

const answer = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('clear') }),
]);

/** Sends the form, unless the client itself finds a fault in it, and does what the bot answers. */
export async function submit(state: SlackState, user: Profile, open: OpenView): Promise<Delivery> {
  const { views, triggers } = state.world();
  const { view } = open;
  if (view.submit === null) throw new Impossible(`"${view.title?.text}" has no submit button`);
  const faults = faultsOf(view);
  views.setErrors(open, faults);
  if (Object.keys(faults).length > 0)
    return {
      status: 0,
      body: '',
      ms: 0,
      error: 'invalid_fields',
      messages: Object.values(faults),
      request: { body: '' },
    };
  const delivery = await state.postbox.send({
    kind: 'interactive',
    call: 'view_submission',
    payload: {
      type: 'view_submission',
      ...envelope(state, user),
      trigger_id: triggers.issue({ user: user.id, view: view.id }),
      view,
      response_urls: responseUrls(state, user, open),
    },
  });
  if (delivery.error !== undefined) return delivery;
  const messages = apply(state, user, open, delivery.body);
  return messages.length === 0 ? delivery : { ...delivery, error: 'invalid_response', messages };
}

function apply(state: SlackState, user: Profile, open: OpenView, body: string): string[] {
  const { views } = state.world();
  if (body === '' || body === '{}') {
    views.close(user.id, open.view.id);
    return [];
  }
  const parsed = answer.safeParse(parsedJson(body));
  if (!parsed.success) return ['the answer to a view_submission must be empty or a response_action'];
  const reply = parsed.data;
  if (reply.response_action === 'clear') {
    views.clear(user.id);
    return [];
  }
  if (reply.response_action === 'errors') {
    const inputs = new Set(open.view.blocks.flatMap((b) => (b.type === 'input' ? (b.block_id ?? []) : [])));
    const strangers = Object.keys(reply.errors).filter((id) => !inputs.has(id));
    if (strangers.length === 0) views.setErrors(open, reply.errors);
    return strangers.map((id) => `errors name "${id}", which is not an input block of this view`);
  }
  const reading = readView(reply.view);
  if (!reading.ok) return reading.messages;
  const placed =
    reply.response_action === 'update'
      ? views.update(open.view.id, reading.value)
      : views.push(user.id, reading.value);
  return typeof placed === 'string' ? [placed] : [];
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function responseUrls(state: SlackState, user: Profile, { view }: OpenView): object[] {
  return view.blocks.flatMap((block) => {
    if (block.type !== 'input' || !('response_url_enabled' in block.element)) return [];
    const { block_id = '', element } = block;
    const { action_id = '' } = element;
    const held = view.state.values[block_id]?.[action_id];
    const channel = held?.selected_conversation ?? held?.selected_channel;
    if (element.response_url_enabled !== true || !channel) return [];
    const id = state.world().responseUrls.issue({ user: user.id, channel });
    return [{ block_id, action_id, channel_id: channel, response_url: responseUrl(state, id) }];
  });
}
