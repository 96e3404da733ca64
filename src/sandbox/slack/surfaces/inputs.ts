import { z } from 'zod';
import { actionId, plainText } from './composition.ts';
import { richText } from './rich-text.ts';

const typed = {
  action_id: actionId,
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .optional(),
    })
    .optional(),
  focus_on_load: z.boolean().optional(),
  placeholder: plainText(150).optional(),
};

export const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...typed,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
  })
  .refine((input) => (input.min_length ?? 0) <= (input.max_length ?? 3000), {
    message: 'must not be greater than max_length',
    path: ['min_length'],
  })
  .refine((input) => (input.initial_value?.length ?? 0) <= (input.max_length ?? 3000), {
    message: 'must not be longer than max_length',
    path: ['initial_value'],
  });

const numeral = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'must be a number written as a string')
  .optional();

export const numberInput = z
  .strictObject({
    type: z.literal('number_input'),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: numeral,
    min_value: numeral,
    max_value: numeral,
  })
  .superRefine((input, issues) => {
    const low = Number(input.min_value ?? Number.NEGATIVE_INFINITY);
    const high = Number(input.max_value ?? Number.POSITIVE_INFINITY);
    const initial = input.initial_value === undefined ? undefined : Number(input.initial_value);
    if (low > high)
      issues.addIssue({ code: 'custom', message: 'must be less than max_value', path: ['min_value'] });
    if (initial !== undefined && (initial < low || initial > high))
      issues.addIssue({
        code: 'custom',
        message: 'must be within min_value and max_value',
        path: ['initial_value'],
      });
  });

export const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...typed,
  initial_value: z.string().optional(),
});

export const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...typed,
  initial_value: z.string().optional(),
});

export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typed,
  initial_value: richText.optional(),
  min_lines: z.int().min(1).max(100).optional(),
  max_lines: z.int().min(1).max(100).optional(),
});

export const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: actionId,
  filetypes: z.array(z.string()).min(1).optional(),
  max_files: z.int().min(1).max(10).optional(),
});
