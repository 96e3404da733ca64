import { Impossible } from '../impossible.ts';
import type { StateValue, StoredFile } from './model.ts';
import type { Option } from './surfaces/composition.ts';
import type { Element } from './surfaces/traverse.ts';

/** What a person enters: text, an option's value, an id, a date, a time, seconds, or files. */
export type Entry = string | number | null | readonly string[] | readonly StoredFile[];

const listed = (entry: Entry): string[] =>
  (Array.isArray(entry) ? entry : entry === null ? [] : [entry]).map((each) => {
    if (typeof each === 'object') throw new Impossible('files can only be put into a file input');
    return String(each);
  });

const single = (entry: Entry): string | null => {
  const [first = null, ...others] = listed(entry);
  if (others.length > 0) throw new Impossible('this element takes one value');
  return first;
};

function picked(values: string[], options: readonly Option[]): Option[] {
  return values.map((value) => {
    const option = options.find((each) => each.value === value);
    if (option === undefined)
      throw new Impossible(
        `no option "${value}" among ${options.map((each) => each.value).join(', ') || 'none'}`,
      );
    return option;
  });
}

/** The state of an element after a person entered something, refusing what the client would not let them enter. */
export function entered(element: Element, entry: Entry, suggested: readonly Option[]): StateValue {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: single(entry) || null };
    case 'rich_text_input': {
      const text = single(entry);
      const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
      return { type, rich_text_value: text === null ? null : { type: 'rich_text', elements: [section] } };
    }
    case 'static_select':
      return { type, selected_option: picked(listed(entry), plainOptions(element))[0] ?? null };
    case 'radio_buttons':
      return { type, selected_option: picked(listed(entry), element.options)[0] ?? null };
    case 'external_select':
      return { type, selected_option: picked(listed(entry), suggested)[0] ?? null };
    case 'checkboxes':
      return { type, selected_options: picked(listed(entry), element.options) };
    case 'multi_static_select':
      return { type, selected_options: few(element, picked(listed(entry), plainOptions(element))) };
    case 'multi_external_select':
      return { type, selected_options: few(element, picked(listed(entry), suggested)) };
    case 'users_select':
      return { type, selected_user: single(entry) };
    case 'multi_users_select':
      return { type, selected_users: few(element, listed(entry)) };
    case 'conversations_select':
      return { type, selected_conversation: single(entry) };
    case 'multi_conversations_select':
      return { type, selected_conversations: few(element, listed(entry)) };
    case 'channels_select':
      return { type, selected_channel: single(entry) };
    case 'multi_channels_select':
      return { type, selected_channels: few(element, listed(entry)) };
    case 'datepicker':
      return { type, selected_date: single(entry) };
    case 'timepicker': {
      const timezone = element.timezone === undefined ? {} : { timezone: element.timezone };
      return { type, selected_time: single(entry), ...timezone };
    }
    case 'datetimepicker':
      return { type, selected_date_time: entry === null ? null : Number(single(entry)) };
    case 'file_input':
      return { type, files: fewFiles(element, entry) };
    case 'button':
    case 'workflow_button':
    case 'icon_button':
    case 'feedback_buttons':
    case 'overflow':
      throw new Impossible(`nothing can be entered into a ${type}`);
    default: {
      const unknown: never = type;
      return unknown;
    }
  }
}

function plainOptions(
  element: Extract<Element, { type: 'static_select' | 'multi_static_select' }>,
): Option[] {
  const groups = element.option_groups?.flatMap((group) => group.options) ?? [];
  return element.options ?? groups;
}

function few<T>(
  { max_selected_items: most = 100 }: { max_selected_items?: number | undefined },
  items: T[],
): T[] {
  if (items.length > most) throw new Impossible(`no more than ${most} can be chosen`);
  return items;
}

function fewFiles(
  { max_files: most = 10, filetypes }: Extract<Element, { type: 'file_input' }>,
  entry: Entry,
): StoredFile[] {
  const files = (Array.isArray(entry) ? entry : []).filter(
    (each): each is StoredFile => typeof each === 'object',
  );
  if (files.length > most) throw new Impossible(`no more than ${most} files can be chosen`);
  const other = files.find(({ filetype }) => filetypes?.includes(filetype) === false);
  if (other !== undefined) throw new Impossible(`${other.name} is none of ${filetypes?.join(', ')}`);
  return files;
}
