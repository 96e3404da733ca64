import type { KnownBlock, PlanBlock, TaskCardBlock } from '@slack/types';
import { NUMBERS, type OperationState } from '../../domain/operation/state.ts';
import type { StepState, StepStatus } from '../../domain/operation/step.ts';
import { joined, type Mrkdwn, md, mention, moment } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { cut, section } from './primitives.ts';
import { type Part, rich } from './rich.ts';
import { openTitle } from './status.ts';

const TASK: Readonly<Record<StepStatus, TaskCardBlock['status']>> = {
  waiting: 'pending',
  open: 'in_progress',
  done: 'complete',
  skipped: 'complete',
  undoing: 'in_progress',
  undone: 'pending',
  not_undone: 'error',
};

export const stepIcon: Readonly<Record<StepStatus, string>> = {
  waiting: '▫️',
  open: '👉',
  done: '✅',
  skipped: '⏭️',
  undoing: '↩️',
  undone: '↩️',
  not_undone: '⚠️',
};

/** What the bot did on its own step so far, or what it saw. */
function botParts(step: StepState, text: Text): string | null {
  const t = text.operation;
  if (step.error !== null) return t.stepError(step.error);
  if (step.hintAt !== null) return t.byBot.hint;
  // Of the numbers of a WABA the card itself says where each is.
  if (step.called !== null) return step.key === NUMBERS ? null : t.byBot.waiting;
  return step.attempts > 0 ? t.byBot.working : null;
}

/** Who did it, how that is known, and what they wrote. */
function details(step: StepState, text: Text): Part[] {
  const parts: Part[] = [];
  const say = (part: Part) => parts.push(...(parts.length > 0 ? [' · ', part] : [part]));
  if (step.status === 'open' || step.status === 'undoing') {
    say({ user: step.assignee });
    if (step.due) say({ at: step.due });
    const seen = botParts(step, text);
    if (seen !== null) say(seen);
    return parts;
  }
  if (step.status === 'waiting') return parts;
  if (step.status !== 'done') say(text.operation.stepLine[step.status]);
  if (step.by) say({ user: step.by });
  if (step.closedAt) say({ at: step.closedAt });
  if (step.status === 'done' && step.proof && step.proof.kind !== 'person')
    say(text.operation.proof[step.proof.kind]);
  if (step.words) say(cut(step.words, 300));
  return parts;
}

/** The steps as one plan with a card per task; `task_id` is the step's key (SPEC 10.4). */
export const planBlock = (state: OperationState, text: Text): PlanBlock => ({
  type: 'plan',
  title: text.transfer.stepsTitle,
  tasks: state.steps.map((step): TaskCardBlock => {
    const parts = details(step, text);
    return {
      type: 'task_card',
      task_id: step.key,
      title: openTitle(step, text, state.plan),
      status: TASK[step.status],
      ...(parts.length > 0 ? { details: rich(parts) } : {}),
    };
  }),
});

const asMrkdwn = (part: Part): Mrkdwn => {
  if (typeof part === 'string') return md`${part}`;
  return 'user' in part ? mention(part.user) : moment(part.at);
};

export const stepDetails = (step: StepState, text: Text): Mrkdwn =>
  joined(details(step, text).map(asMrkdwn), '');

/** The same steps as sections, for a Slack that refuses `plan` blocks. */
export const planSections = (state: OperationState, text: Text): KnownBlock[] => [
  section(
    joined(
      state.steps.map((step) =>
        text.transfer.fallbackTask(
          stepIcon[step.status],
          openTitle(step, text, state.plan),
          stepDetails(step, text),
        ),
      ),
    ),
  ),
];
