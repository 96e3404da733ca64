import { z } from 'zod';

export const limited = (max: number) => z.string().min(1).max(max);

export const plainText = (max = 3000) =>
  z.strictObject({ type: z.literal('plain_text'), text: limited(max), emoji: z.boolean().optional() });

export const mrkdwn = (max = 3000) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: limited(max), verbatim: z.boolean().optional() });

export const anyText = (max = 3000) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

export const blockId = limited(255).optional();
export const actionId = limited(255).optional();
export const url = z.url().max(3000);

export const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

export const option = z.strictObject({
  text: plainText(75),
  value: limited(75),
  description: plainText(75).optional(),
});

export const richOption = z.strictObject({
  text: anyText(75),
  value: limited(75),
  description: anyText(75).optional(),
});

export const overflowOption = option.extend({ url: url.optional() });

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(option).min(1).max(100),
});

export const conversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, 'must provide at least one of the filter fields');

export const image = z
  .strictObject({
    type: z.literal('image'),
    alt_text: limited(2000),
    image_url: url.optional(),
    slack_file: z.union([z.strictObject({ id: z.string() }), z.strictObject({ url })]).optional(),
  })
  .refine(hasOneSource, 'must provide exactly one of image_url and slack_file');

export function hasOneSource(value: { image_url?: unknown; slack_file?: unknown }): boolean {
  return (value.image_url === undefined) !== (value.slack_file === undefined);
}

export type Option = z.infer<typeof richOption>;
export type OptionGroup = z.infer<typeof optionGroup>;
