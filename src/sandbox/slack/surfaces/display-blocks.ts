import { z } from 'zod';
import { actions, context, divider, header, imageBlock, section } from './blocks.ts';
import { anyText, blockId, image, limited, mrkdwn, plainText, url } from './composition.ts';
import { button } from './elements.ts';
import { richText, richTextOfOne } from './rich-text.ts';

const rawText = z.strictObject({ type: z.literal('raw_text'), text: limited(10_000) });
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string() });
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);
const headerCell = z.discriminatedUnion('type', [rawText, rawNumber]);

export const markdown = z.strictObject({
  type: z.literal('markdown'),
  block_id: blockId,
  text: limited(12_000),
});

export const table = z.strictObject({
  type: z.literal('table'),
  block_id: blockId,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z.strictObject({
        align: z.enum(['left', 'center', 'right']).optional(),
        is_wrapped: z.boolean().optional(),
      }),
    )
    .max(20)
    .optional(),
});

export const dataTable = z.strictObject({
  type: z.literal('data_table'),
  block_id: blockId,
  caption: limited(10_000),
  rows: z
    .tuple([z.array(headerCell).min(1).max(20)], z.array(cell).min(1).max(20))
    .refine((rows) => rows.length >= 2 && rows.length <= 101, 'must have a header and 1 to 100 rows')
    .refine((rows) => rows.every((row) => row.length === rows[0].length), 'rows must be equally long'),
  page_size: z.int().min(1).max(100).optional(),
  row_header_column_index: z.int().min(0).max(19).optional(),
});

export const card = z
  .strictObject({
    type: z.literal('card'),
    block_id: blockId,
    hero_image: image.optional(),
    icon: image.optional(),
    title: mrkdwn(150).optional(),
    subtitle: mrkdwn(150).optional(),
    body: mrkdwn(200).optional(),
    actions: z.array(button).min(1).max(2).optional(),
  })
  .refine((block) => block.hero_image ?? block.title ?? block.actions ?? block.body, {
    message: 'must provide at least one of hero_image, title, actions and body',
  });

export const carousel = z.strictObject({
  type: z.literal('carousel'),
  block_id: blockId,
  elements: z.array(card).min(1).max(10),
});

export const container = z
  .strictObject({
    type: z.literal('container'),
    block_id: blockId,
    title: plainText(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: anyText(150).optional(),
    icon: image.optional(),
    child_blocks: z
      .array(z.discriminatedUnion('type', [section, divider, actions, context, header, imageBlock, table]))
      .min(1)
      .max(10),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine((block) => (block.title === undefined) !== (block.rich_text_title === undefined), {
    message: 'must provide exactly one of title and rich_text_title',
  });

export const taskCard = z.strictObject({
  type: z.literal('task_card'),
  block_id: blockId,
  task_id: limited(255),
  title: limited(3000),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
  details: richTextOfOne.optional(),
  output: richTextOfOne.optional(),
  sources: z.array(z.strictObject({ type: z.literal('url'), url, text: limited(3000) })).optional(),
});

export const plan = z
  .strictObject({
    type: z.literal('plan'),
    block_id: blockId,
    title: limited(3000),
    tasks: z.array(taskCard).optional(),
  })
  .refine((block) => new Set(block.tasks?.map((task) => task.task_id)).size === (block.tasks?.length ?? 0), {
    message: 'task_id must be unique',
    path: ['tasks'],
  });
