import type { RichTextBlock, RichTextElement } from '@slack/types';

/** One part of a line of rich text. */
export type Part = string | { readonly user: string } | { readonly at: string };

const element = (part: Part): RichTextElement => {
  if (typeof part === 'string') return { type: 'text', text: part };
  if ('user' in part) return { type: 'user', user_id: part.user };
  return {
    type: 'date',
    timestamp: Math.floor(Date.parse(part.at) / 1000),
    format: '{date_short_pretty} {time}',
    fallback: part.at,
  };
};

/** A single rich text entity, as the details of a task take it. */
export const rich = (parts: readonly Part[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: parts.filter((p) => p !== '').map(element) }],
});
