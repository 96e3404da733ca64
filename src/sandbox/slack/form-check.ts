import { isEmpty } from './element-state.ts';
import type { StateValue, View } from './model.ts';
import type { Element } from './surfaces/traverse.ts';

/** What Slack's own client says before it sends a form, by block_id. */
export function faultsOf(view: View): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const block of view.blocks) {
    if (block.type !== 'input' || block.block_id === undefined) continue;
    const { element } = block;
    const value = view.state.values[block.block_id]?.[element.action_id ?? ''];
    const fault = isEmpty(value)
      ? block.optional === true
        ? undefined
        : 'Please complete this required field.'
      : faultOf(element, value);
    if (fault !== undefined) faults[block.block_id] = fault;
  }
  return faults;
}

function faultOf(element: Element, state: StateValue | undefined): string | undefined {
  const value = state?.value ?? '';
  switch (element.type) {
    case 'plain_text_input': {
      const { min_length: low = 0, max_length: high = 3000 } = element;
      if (value.length < low) return `Please use at least ${low} characters.`;
      return value.length > high ? `Please use at most ${high} characters.` : undefined;
    }
    case 'number_input': {
      const number = Number(value);
      if (Number.isNaN(number)) return 'Please enter a number.';
      if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
      if (number < Number(element.min_value ?? Number.NEGATIVE_INFINITY))
        return `Please enter ${element.min_value} or more.`;
      if (number > Number(element.max_value ?? Number.POSITIVE_INFINITY))
        return `Please enter ${element.max_value} or less.`;
      return undefined;
    }
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
}
