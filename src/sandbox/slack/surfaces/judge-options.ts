import { z } from 'zod';
import { type Option, type OptionGroup, option, optionGroup } from './composition.ts';
import { inSlackWords, type Reading, type Verdict } from './verdict.ts';

const answer = z
  .strictObject({
    options: z.array(option).max(100).optional(),
    option_groups: z.array(optionGroup).max(100).optional(),
  })
  .refine((value) => (value.options === undefined) !== (value.option_groups === undefined), {
    message: 'must provide exactly one of options and option_groups',
  });

export type Suggestions = { options: Option[]; groups: OptionGroup[] };

export function readOptions(payload: unknown): Reading<Suggestions> {
  const parsed = answer.safeParse(payload);
  if (!parsed.success)
    return {
      ok: false,
      error: 'invalid_arguments',
      messages: inSlackWords(parsed.error.issues, payload),
    };
  const groups = parsed.data.option_groups ?? [];
  return { ok: true, value: { options: parsed.data.options ?? groups.flatMap((g) => g.options), groups } };
}

/** Would Slack take this as the answer to a block_suggestion? */
export function judgeOptions(payload: unknown): Verdict {
  const reading = readOptions(payload);
  return reading.ok ? { ok: true } : reading;
}
