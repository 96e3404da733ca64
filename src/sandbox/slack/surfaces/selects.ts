import { z } from 'zod';
import { actionId, confirm, conversationFilter, option, optionGroup, plainText } from './composition.ts';

type Choice = { text: { text: string }; value: string };
type Issues = { addIssue(issue: { code: 'custom'; message: string; path: string[] }): void };

/** Slack refuses an initial option that is not, text and value alike, one of the options. */
export function among(
  initial: Choice | readonly Choice[] | undefined,
  options: readonly Choice[],
  field: string,
  issues: Issues,
): void {
  const wanted = initial === undefined ? [] : 'value' in initial ? [initial] : initial;
  const known = new Set(options.map((each) => JSON.stringify([each.value, each.text.text])));
  if (wanted.every((each) => known.has(JSON.stringify([each.value, each.text.text])))) return;
  issues.addIssue({ code: 'custom', message: 'must be one of the provided options', path: [field] });
}

const shared = {
  action_id: actionId,
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
  placeholder: plainText(150).optional(),
};
const many = { ...shared, max_selected_items: z.int().min(1).optional() };
const choices = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const search = { min_query_length: z.int().min(0).optional() };
const responseUrl = { response_url_enabled: z.boolean().optional() };
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};

type Choices = {
  options?: Choice[] | undefined;
  option_groups?: { options: Choice[] }[] | undefined;
  initial_option?: Choice | undefined;
  initial_options?: Choice[] | undefined;
  max_selected_items?: number | undefined;
};

function optionsOf(element: Choices): Choice[] {
  return element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
}

function holdsItsChoices(element: Choices, issues: Issues): void {
  if ((element.options === undefined) === (element.option_groups === undefined)) {
    const message = 'must provide exactly one of options and option_groups';
    issues.addIssue({ code: 'custom', message, path: [] });
  }
  among(element.initial_option, optionsOf(element), 'initial_option', issues);
  among(element.initial_options, optionsOf(element), 'initial_options', issues);
  holdsItsMaximum(element, issues);
}

function holdsItsMaximum(element: Choices, issues: Issues): void {
  const { initial_options, max_selected_items } = element;
  if ((initial_options?.length ?? 0) <= (max_selected_items ?? Number.POSITIVE_INFINITY)) return;
  const message = `no more than ${max_selected_items} items allowed`;
  issues.addIssue({ code: 'custom', message, path: ['initial_options'] });
}

const initialOptions = { initial_options: z.array(option).min(1).max(100).optional() };
const initialIds = z.array(z.string()).min(1).optional();

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...shared,
    ...choices,
    initial_option: option.optional(),
  })
  .superRefine(holdsItsChoices);
const multiStaticSelect = z
  .strictObject({ type: z.literal('multi_static_select'), ...many, ...choices, ...initialOptions })
  .superRefine(holdsItsChoices);
const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...shared,
  ...search,
  initial_option: option.optional(),
});
const multiExternalSelect = z
  .strictObject({ type: z.literal('multi_external_select'), ...many, ...search, ...initialOptions })
  .superRefine(holdsItsMaximum);
const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...shared,
  initial_user: z.string().optional(),
});
const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...many,
  initial_users: initialIds,
});
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...shared,
  ...conversations,
  ...responseUrl,
  initial_conversation: z.string().optional(),
});
const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  ...many,
  ...conversations,
  initial_conversations: initialIds,
});
const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...shared,
  ...responseUrl,
  initial_channel: z.string().optional(),
});
const multiChannelsSelect = z.strictObject({
  type: z.literal('multi_channels_select'),
  ...many,
  initial_channels: initialIds,
});

export const selects = [
  staticSelect,
  multiStaticSelect,
  externalSelect,
  multiExternalSelect,
  usersSelect,
  multiUsersSelect,
  conversationsSelect,
  multiConversationsSelect,
  channelsSelect,
  multiChannelsSelect,
] as const;
