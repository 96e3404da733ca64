import { Impossible } from '../impossible.ts';
import { locate, suggestionKey } from './interacting.ts';
import type { Profile, Target } from './model.ts';
import { envelope, placeOf } from './payloads.ts';
import type { Delivery } from './postbox.ts';
import type { SlackState } from './state.ts';
import type { Option, OptionGroup } from './surfaces/composition.ts';
import { readOptions } from './surfaces/judge-options.ts';

const defaultMinimum = 3;

export type Suggested = Delivery & { options: Option[]; groups: OptionGroup[] };

/** Asks the bot for options, unless too little was typed for Slack to ask. */
export async function suggest(
  state: SlackState,
  user: Profile,
  target: Target,
  block_id: string,
  query: string,
): Promise<Suggested> {
  const { element, actionId } = locate(target, { block_id });
  if (element.type !== 'external_select' && element.type !== 'multi_external_select')
    throw new Impossible(`a ${element.type} does not ask for suggestions`);
  const none = { options: [], groups: [] };
  if (query.length < (element.min_query_length ?? defaultMinimum))
    return { ...none, status: 0, body: '', ms: 0, request: { body: '' } };
  const delivery = await state.postbox.send({
    kind: 'interactive',
    call: 'block_suggestion',
    payload: {
      type: 'block_suggestion',
      ...envelope(state, user),
      ...placeOf(state, user.id, target),
      block_id,
      action_id: actionId,
      value: query,
    },
  });
  if (delivery.error !== undefined) return { ...delivery, ...none };
  const reading = readOptions(parsed(delivery.body));
  if (!reading.ok) return { ...delivery, ...none, error: 'invalid_response', messages: reading.messages };
  const { suggested } = state.world();
  const key = suggestionKey(user.id, target, block_id, actionId);
  suggested.set(key, [...(suggested.get(key) ?? []), ...reading.value.options]);
  return { ...delivery, ...reading.value };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
