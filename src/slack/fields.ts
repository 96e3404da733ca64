import { z } from 'zod';
import type { FieldValues } from './deliveries.ts';

const element = z.looseObject({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_user: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_date_time: z.number().nullish(),
});

/** What a field holds: the typed text or the chosen value, trimmed; null when it is empty. */
export function field(values: FieldValues, name: string): string | null {
  const parsed = element.safeParse(values[name]?.value);
  if (!parsed.success) return null;
  const e = parsed.data;
  const text = e.value ?? e.selected_option?.value ?? e.selected_user ?? e.selected_conversation;
  return text?.trim() || null;
}

/** The ticked values of checkboxes. */
export function ticked(values: FieldValues, name: string): string[] {
  const parsed = element.safeParse(values[name]?.value);
  return parsed.success ? (parsed.data.selected_options ?? []).map((o) => o.value) : [];
}

/** A chosen date and time as ISO; null when none is chosen. */
export function dateTime(values: FieldValues, name: string): string | null {
  const parsed = element.safeParse(values[name]?.value);
  const seconds = parsed.success ? parsed.data.selected_date_time : null;
  return seconds ? new Date(seconds * 1000).toISOString() : null;
}

const CONFIRM = 'confirm.';

/** A plan's unknown checks that somebody answered for, each with what they wrote (SPEC 10.4). */
export const confirmationsIn = (
  values: FieldValues,
): readonly { readonly check: string; readonly because: string | null }[] =>
  Object.keys(values)
    .filter((block) => block.startsWith(CONFIRM) && ticked(values, block).includes('yes'))
    .map((block) => block.slice(CONFIRM.length))
    .map((check) => ({ check, because: field(values, `because.${check}`) }));
