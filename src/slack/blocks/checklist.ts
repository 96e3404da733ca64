import type { KnownBlock } from '@slack/types';
import type { OperationState } from '../../domain/operation/state.ts';
import { isOpen } from '../../domain/operation/step.ts';
import { joined, md } from '../text/mrkdwn.ts';
import type { Text, Where } from '../text/shape.ts';
import { whatNow } from './instructions.ts';
import { stepButtons } from './operation-buttons.ts';
import { context, header, section } from './primitives.ts';
import { stepTitle, verifying } from './status.ts';
import { stepDetails, stepIcon } from './tasks.ts';

/** The second message: the steps marked as verifying, each with how it is known to be done (SPEC 4.5). */
export function checklist(
  state: OperationState,
  text: Text,
  { where, now }: { where: Where | null; now: string },
): KnownBlock[] {
  const steps = verifying(state);
  const waits = steps.find(isOpen);
  return [
    header(text.operation.checklistTitle(state.name)),
    section(text.operation.checklistIntro),
    ...steps.map((step) =>
      section(
        joined(
          [md`${stepIcon[step.status]} *${stepTitle(step.key, text, state.plan)}*`, stepDetails(step, text)],
          '  ',
        ),
      ),
    ),
    ...(waits ? [section(whatNow(state, waits, { where, text })), ...stepButtons(state, text)] : []),
    context(text.common.updated(now)),
  ];
}
