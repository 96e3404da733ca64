import { Impossible } from '../impossible.ts';
import { blocksOf, isEphemeral, isView, type Profile, type StateValue, type Target } from './model.ts';
import { enteredKey, envelope, placeOf, stateOf } from './payloads.ts';
import type { Delivery } from './postbox.ts';
import type { SlackState } from './state.ts';
import { type Element, type Placed, placedElements } from './surfaces/traverse.ts';

export type Found = Placed & { blockId: string; actionId: string };

/** The one element that a person means; one that is not there cannot be touched. */
export function locate(
  target: Target,
  wanted: { block_id?: string; action_id?: string; value?: string },
): Found {
  const matches = placedElements(blocksOf(target)).filter(
    ({ block, element }) =>
      (wanted.block_id ?? block.block_id) === block.block_id &&
      (wanted.action_id ?? element.action_id) === element.action_id,
  );
  const exact =
    matches.length > 1
      ? matches.filter(({ element }) => 'value' in element && element.value === wanted.value)
      : matches;
  const [found] = exact;
  const described = JSON.stringify(wanted);
  if (found === undefined)
    throw new Impossible(`nothing here matches ${described}; there is ${inventory(target)}`);
  if (exact.length > 1) throw new Impossible(`${described} could mean ${exact.length} elements`);
  const { block, element } = found;
  return { block, element, blockId: block.block_id ?? '', actionId: element.action_id ?? '' };
}

function inventory(target: Target): string {
  const ids = placedElements(blocksOf(target)).map(
    ({ block, element }) => `${block.block_id}/${element.action_id}`,
  );
  return ids.join(', ') || 'nothing';
}

function pressed(element: Element, value: string | undefined): object {
  switch (element.type) {
    case 'button': {
      const { text, value: carried, style } = element;
      const given = carried === undefined ? {} : { value: carried };
      return { text, ...given, ...(style === undefined ? {} : { style }) };
    }
    case 'overflow': {
      const chosen = element.options.find((option) => option.value === value);
      if (chosen === undefined) throw new Impossible(`the overflow menu has no option "${value}"`);
      return { selected_option: chosen };
    }
    case 'icon_button':
    case 'workflow_button':
      return { text: element.text };
    case 'feedback_buttons': {
      const { positive_button: yes, negative_button: no } = element;
      return value === no.value ? no : yes;
    }
    default:
      throw new Impossible(`a ${element.type} is not pressed; choose or fill it`);
  }
}

export function press(state: SlackState, user: Profile, target: Target, found: Found, value?: string) {
  return act(state, user, target, found, pressed(found.element, value));
}

/** Keeps what was entered and tells the bot where the element does that. */
export async function enter(
  state: SlackState,
  user: Profile,
  target: Target,
  found: Found,
  value: StateValue,
): Promise<Delivery | undefined> {
  const { blockId, actionId, block } = found;
  const { views, entered } = state.world();
  const open = isView(target) ? views.find(target.id) : undefined;
  if (open !== undefined) views.setValue(open, blockId, actionId, value);
  if (!isView(target)) {
    const values = stateOf(state, user.id, target);
    const inBlock = { ...values[blockId], [actionId]: value };
    entered.set(enteredKey(user.id, target), { ...values, [blockId]: inBlock });
  }
  const tells = block.type !== 'input' || block.dispatch_action === true;
  return tells ? act(state, user, target, found, value) : undefined;
}

function act(
  state: SlackState,
  user: Profile,
  target: Target,
  found: Found,
  what: object,
): Promise<Delivery> {
  const { triggers, responseUrls } = state.world();
  const { type } = found.element;
  const { blockId: block_id, actionId: action_id } = found;
  const channel = isView(target) ? undefined : target.channel;
  const trigger_id = triggers.issue({
    user: user.id,
    ...(channel === undefined ? {} : { channel }),
    ...(isView(target) && target.type === 'modal' ? { view: target.id } : {}),
  });
  const response_url = isView(target)
    ? undefined
    : responseUrl(
        state,
        responseUrls.issue({ user: user.id, channel: target.channel, source: sourceOf(target) }),
      );
  const action_ts = state.world().stamps.next();
  return state.postbox.send({
    kind: 'interactive',
    call: 'block_actions',
    payload: {
      type: 'block_actions',
      ...envelope(state, user),
      ...placeOf(state, user.id, target),
      trigger_id,
      ...(response_url === undefined ? {} : { response_url }),
      actions: [{ type, action_id, block_id, ...what, action_ts }],
    },
  });
}

export const responseUrl = (state: SlackState, id: string) => `${state.baseUrl()}/response/${id}`;

function sourceOf(target: Exclude<Target, { hash: string }>) {
  // A thread's parent stands in the channel itself: what answers a press on it does too.
  const { thread_ts } = target;
  const thread = thread_ts === undefined || thread_ts === target.ts ? {} : { thread_ts };
  return { ts: target.ts, ephemeral: isEphemeral(target), ...thread };
}

export const suggestionKey = (user: string, target: Target, blockId: string, actionId: string) =>
  [user, isView(target) ? target.id : `${target.channel} ${target.ts}`, blockId, actionId].join(' ');
