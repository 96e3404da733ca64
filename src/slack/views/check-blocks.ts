import type { KnownBlock } from '@slack/types';
import type { ShownCheck } from '../blocks/check-lines.ts';
import { context, input, option, section } from '../blocks/primitives.ts';
import type { Text } from '../text/shape.ts';

/**
 * One check in a plan's modal (SPEC 10.4). Slack takes no input in a modal that cannot be submitted: an unknown is answered
 * once nothing fails.
 */
export function checkBlocks(
  { key, outcome, title, line, read, needsReason }: ShownCheck,
  text: Text,
  { answerable }: { answerable: boolean },
): KnownBlock[] {
  const said = section(line, { block_id: `check.${key}.${outcome}` });
  if (outcome !== 'unknown' || !answerable) return [said, context(read)];
  const yes = {
    type: 'checkboxes',
    action_id: 'value',
    options: [option(text.transfer.confirm, 'yes')],
  } as const;
  return [
    said,
    context(read),
    input(`confirm.${key}`, { ...yes, options: [...yes.options] }, { label: title, optional: true }),
    input(
      `because.${key}`,
      { type: 'plain_text_input', action_id: 'value', max_length: 300 },
      {
        label: text.transfer.confirmWhy,
        optional: true,
        ...(needsReason ? { hint: text.migration.overrideFirst } : {}),
      },
    ),
  ];
}
