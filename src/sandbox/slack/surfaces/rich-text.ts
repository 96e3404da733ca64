import { z } from 'zod';
import { blockId, limited } from './composition.ts';

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    code: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    underline: z.boolean().optional(),
  })
  .optional();

const text = z.strictObject({ type: z.literal('text'), text: limited(13_200), style });
const link = z.strictObject({
  type: z.literal('link'),
  url: z.url().max(3000),
  text: z.string().optional(),
  unsafe: z.boolean().optional(),
  style,
});

const inline = z.discriminatedUnion('type', [
  text,
  link,
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
  z.strictObject({ type: z.literal('color'), value: limited(255), style }),
  z.strictObject({ type: z.literal('channel'), channel_id: limited(255), style }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int().nonnegative(),
    format: limited(255),
    url: z.url().optional(),
    fallback: z.string().optional(),
    style,
  }),
  z.strictObject({
    type: z.literal('emoji'),
    name: limited(255),
    unicode: z.string().optional(),
    url: z.url().optional(),
    style,
  }),
  z.strictObject({ type: z.literal('team'), team_id: limited(255), style }),
  z.strictObject({ type: z.literal('user'), user_id: limited(255), style }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: limited(255), style }),
]);

const border = z.union([z.literal(0), z.literal(1)]).optional();
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline) });

const paragraph = z.discriminatedUnion('type', [
  section,
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(section).min(1),
    indent: z.int().min(0).max(8).optional(),
    offset: z.int().min(0).optional(),
    border,
  }),
  z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(inline), border }),
  z.strictObject({
    type: z.literal('rich_text_preformatted'),
    elements: z.array(z.discriminatedUnion('type', [text, link])),
    border,
  }),
]);

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId,
  elements: z.array(paragraph).min(1),
});

/** A task's details and output take one element only. */
export const richTextOfOne = richText.extend({ elements: z.array(paragraph).length(1) });
