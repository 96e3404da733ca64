import { z } from 'zod';
import { actionId, confirm, limited, overflowOption, plainText, richOption, url } from './composition.ts';
import { among } from './selects.ts';

const style = z.enum(['primary', 'danger']).optional();
const accessibilityLabel = limited(75).optional();
const focus = z.boolean().optional();
const placeholder = plainText(150).optional();

export const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: url.optional(),
  style,
  confirm: confirm.optional(),
  accessibility_label: accessibilityLabel,
});

export const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  action_id: actionId,
  text: plainText(75),
  workflow: z.strictObject({
    trigger: z.strictObject({
      url,
      customizable_input_parameters: z
        .array(z.strictObject({ name: z.string(), value: z.string() }))
        .optional(),
    }),
  }),
  style,
  confirm: confirm.optional(),
  accessibility_label: accessibilityLabel,
});

export const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  action_id: actionId,
  icon: z.literal('trash'),
  text: plainText(75),
  value: z.string().max(2000).optional(),
  confirm: confirm.optional(),
  accessibility_label: accessibilityLabel,
  visible_to_user_ids: z.array(z.string()).optional(),
});

const feedback = z.strictObject({
  text: plainText(75),
  value: z.string().max(2000),
  accessibility_label: accessibilityLabel,
});

export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: actionId,
  positive_button: feedback,
  negative_button: feedback,
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: z.array(overflowOption).min(1).max(5),
  confirm: confirm.optional(),
});

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    action_id: actionId,
    options: z.array(richOption).min(1).max(10),
    initial_options: z.array(richOption).min(1).max(10).optional(),
    confirm: confirm.optional(),
    focus_on_load: focus,
  })
  .superRefine((element, issues) =>
    among(element.initial_options, element.options, 'initial_options', issues),
  );

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    action_id: actionId,
    options: z.array(richOption).min(1).max(10),
    initial_option: richOption.optional(),
    confirm: confirm.optional(),
    focus_on_load: focus,
  })
  .superRefine((element, issues) => among(element.initial_option, element.options, 'initial_option', issues));

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  action_id: actionId,
  initial_date: z.iso.date().optional(),
  confirm: confirm.optional(),
  focus_on_load: focus,
  placeholder,
});

export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  action_id: actionId,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time in the format HH:mm')
    .optional(),
  timezone: limited(255).optional(),
  confirm: confirm.optional(),
  focus_on_load: focus,
  placeholder,
});

export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  action_id: actionId,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
  confirm: confirm.optional(),
  focus_on_load: focus,
});
