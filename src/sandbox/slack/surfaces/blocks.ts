import { z } from 'zod';
import { anyText, blockId, hasOneSource, image, limited, mrkdwn, plainText, url } from './composition.ts';
import {
  button,
  checkboxes,
  datepicker,
  datetimepicker,
  feedbackButtons,
  iconButton,
  overflow,
  radioButtons,
  timepicker,
  workflowButton,
} from './elements.ts';
import { emailInput, fileInput, numberInput, plainTextInput, richTextInput, urlInput } from './inputs.ts';
import { selects } from './selects.ts';

const pickers = [checkboxes, radioButtons, datepicker, timepicker] as const;

export const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: z
      .discriminatedUnion('type', [button, workflowButton, overflow, image, ...pickers, ...selects])
      .optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, {
    message: 'must provide at least one of text and fields',
  });

export const header = z.strictObject({
  type: z.literal('header'),
  block_id: blockId,
  text: plainText(150),
  level: z.int().min(1).max(4).optional(),
});

export const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId });

export const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion('type', [image, plainText(3000), mrkdwn(3000)]))
    .min(1)
    .max(10),
});

export const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: blockId,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        button,
        workflowButton,
        overflow,
        datetimepicker,
        richTextInput,
        ...pickers,
        ...selects,
      ]),
    )
    .min(1)
    .max(25),
});

const typedInputs = [
  plainTextInput,
  numberInput,
  emailInput,
  urlInput,
  richTextInput,
  datetimepicker,
  ...pickers,
  ...selects,
] as const;

const inputFields = {
  type: z.literal('input'),
  block_id: blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
};

export const input = z.strictObject({
  ...inputFields,
  element: z.discriminatedUnion('type', [...typedInputs]),
});

/** Files can be asked for in modals only. */
export const modalInput = z.strictObject({
  ...inputFields,
  element: z.discriminatedUnion('type', [fileInput, ...typedInputs]),
});

export const imageBlock = z
  .strictObject({ ...image.shape, block_id: blockId, title: plainText(2000).optional() })
  .refine(hasOneSource, 'must provide exactly one of image_url and slack_file');

export const video = z.strictObject({
  type: z.literal('video'),
  block_id: blockId,
  alt_text: limited(2000),
  title: plainText(199),
  video_url: url,
  thumbnail_url: url,
  title_url: url.optional(),
  author_name: limited(49).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: url.optional(),
  description: plainText(199).optional(),
});

export const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion('type', [feedbackButtons, iconButton]))
    .min(1)
    .max(5),
});

export const alert = z.strictObject({
  type: z.literal('alert'),
  block_id: blockId,
  text: anyText(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});
