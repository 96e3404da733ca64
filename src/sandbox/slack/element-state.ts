import type { StateValue, Values } from './model.ts';
import type { SurfaceBlock } from './surfaces/surfaces.ts';
import { type Element, placedElements } from './surfaces/traverse.ts';

/** What an element holds before anyone touches it; undefined for one that holds nothing (a button). */
function initialValue(element: Element, channel?: string): StateValue | undefined {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: element.initial_value ?? null };
    case 'rich_text_input':
      return { type, rich_text_value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'conversations_select': {
      const current = element.default_to_current_conversation === true ? channel : undefined;
      return { type, selected_conversation: element.initial_conversation ?? current ?? null };
    }
    case 'multi_conversations_select': {
      const current = element.default_to_current_conversation === true && channel ? [channel] : [];
      return { type, selected_conversations: element.initial_conversations ?? current };
    }
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return {
        type,
        selected_time: element.initial_time ?? null,
        ...(element.timezone === undefined ? {} : { timezone: element.timezone }),
      };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'file_input':
      return { type, files: [] };
    case 'button':
    case 'workflow_button':
    case 'icon_button':
    case 'feedback_buttons':
    case 'overflow':
      return undefined;
    default: {
      const unknown: never = type;
      return unknown;
    }
  }
}

/** The state of all elements: what was entered stays where block_id, action_id and kind are unchanged. */
export function valuesOf(blocks: readonly SurfaceBlock[], before: Values = {}, channel?: string): Values {
  const values: Values = {};
  for (const { block, element } of placedElements(blocks)) {
    const initial = initialValue(element, channel);
    if (initial === undefined || block.block_id === undefined || element.action_id === undefined) continue;
    const kept = before[block.block_id]?.[element.action_id];
    values[block.block_id] = {
      ...values[block.block_id],
      [element.action_id]: kept?.type === initial.type ? kept : initial,
    };
  }
  return values;
}

export function isEmpty(value: StateValue | undefined): boolean {
  if (value === undefined) return true;
  const { type: _type, timezone: _timezone, ...held } = value;
  return Object.values(held).every(
    (each) => each === null || each === '' || (Array.isArray(each) && each.length === 0),
  );
}
