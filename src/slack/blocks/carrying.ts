import type { KnownBlock } from '@slack/types';
import type { CarryProgress } from '../../application/ports/carrying.ts';
import type { PushProgress } from '../../application/ports/pushes.ts';
import { STATE_SHOWS_MS } from '../../domain/asset/limits.ts';
import { groupMove, groupsMadeAnew, type MovedGroup } from '../../domain/operation/group-move.ts';
import type { Plan } from '../../domain/operation/plan.ts';
import { doneAt, isWhole, type OperationState, stepState } from '../../domain/operation/state.ts';
import type { StepState } from '../../domain/operation/step.ts';
import { type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { input, option, section } from './primitives.ts';

/** R62: a checkbox of the plan, beside those of its unknown checks. */
export const SAME_COMPANY = 'confirm.same_company';

/** How far a carry-over is; null where the bot carries nothing. */
export interface CarryShown {
  readonly progress: CarryProgress | null;
  readonly push: PushProgress | null;
}

/** The bot does it, rather than a person. */
export const carries = ({ steps }: Pick<Plan, 'steps'>): boolean =>
  steps.some(({ key, kind }) => key === 'carry_over' && kind === 'call');

/** Who is known and who vouches; nothing where no group is made anew. */
export const carryPlanLines = (plan: Plan, text: Text): Mrkdwn[] =>
  groupsMadeAnew(plan).flatMap((group) => carriedLines(group, text));

function carriedLines({ move, byBot }: MovedGroup, text: Text): Mrkdwn[] {
  const t = text.carrying;
  const title = md`*${t.title}*`;
  const { group } = move.names;
  const { carry, carryOver } = move;
  if (carry === null || carryOver === 'none') return [title, t.left];
  const { subscribed, unsubscribed, vouchers, others, imported } = carry;
  const file = carryOver !== 'file' ? [] : [imported ? t.imported(imported) : t.notImported(group)];
  if (vouchers.length === 0) return [title, t.nobody(group)];
  return [
    title,
    t.known(subscribed, unsubscribed, group),
    ...vouchers.map((voucher) => t.vouched(voucher)),
    ...(others > 0 ? [t.otherVouchers(others)] : []),
    ...file,
    ...(byBot ? [] : [t.byHand]),
  ];
}

/** How it is done; R62 is asked of the requester, if they may answer. Nothing where the bot carries nothing. */
export function carryQuestion(plan: Plan, mayConfirm: boolean, text: Text): KnownBlock[] {
  const t = text.carrying;
  const places = groupsMadeAnew(plan).flatMap(({ move, byBot }) => (byBot ? [move.names.destination] : []));
  if (places.length === 0) return [];
  const how = section(t.how);
  if (!mayConfirm) return [how, section(t.mayNotConfirm([...new Set(places)].join(', ')))];
  const element = {
    type: 'checkboxes',
    action_id: 'value',
    options: [option(t.sameCompanyYes, 'yes')],
  } as const;
  return [
    how,
    input(
      SAME_COMPANY,
      { ...element, options: [...element.options] },
      { label: t.sameCompany, hint: t.sameCompanyHint, optional: true },
    ),
  ];
}

/** What was answered to R62 for all the numbers of a WABA; of one, {@link carryLines} says it. */
export function companyLines(state: OperationState, text: Text): Mrkdwn[] {
  if (!isWhole(state) || state.plan.inputs.sameCompany === undefined) return [];
  const places = [...new Set(state.plan.groups.map(({ move }) => move.names.destination))].join(', ');
  const t = text.carrying;
  return [state.plan.inputs.sameCompany ? t.confirmed(state.requester, places) : t.notConfirmed(places)];
}

/** What was decided, and how far it is. */
export function carryLines(state: OperationState, { progress, push }: CarryShown, text: Text): Mrkdwn[] {
  const move = groupMove(state);
  if (move === null || !carries(state.plan) || progress === null) return [];
  const t = text.carrying;
  const { names } = move;
  const { people, profiles } = progress;
  const surveyed = profiles.found + profiles.no_phone + profiles.absent;
  return [
    move.sameCompany ? t.confirmed(state.requester, names.destination) : t.notConfirmed(names.destination),
    surveyed < people
      ? t.looking(surveyed, people, names.destination)
      : t.profiles(profiles, names.destination),
    ...((stepState(state, 'snapshot')?.attempts ?? 0) > 0 ? [t.read(progress.states, people)] : []),
    ...(push === null ? [] : written(push, text)),
  ];
}

function written(push: PushProgress, text: Text): Mrkdwn[] {
  const t = text.carrying;
  const { checked, missing } = push.readBack;
  return [
    t.written(push.written, push.rows),
    ...(push.rejected > 0 ? [t.leftOut(push.rejected)] : []),
    ...(checked > 0 ? [t.readBack(checked, missing)] : []),
  ];
}

/** R74, R77: until when this step waits for states that were written; nothing where it does not. `now` is ISO. */
export function waitLines(
  state: OperationState,
  step: StepState,
  push: PushProgress | null,
  { text, now }: { text: Text; now: string },
): Mrkdwn[] {
  if (step.status !== 'open') return [];
  const since =
    step.key === 'test_sent' ? testersWritten(state) : step.key === 'read_back' ? push?.lastWrittenAt : null;
  if (!since) return [];
  const until = new Date(Date.parse(since) + STATE_SHOWS_MS).toISOString();
  return until > now ? [text.carrying.waits(until)] : [];
}

const testersWritten = (state: OperationState): string | null =>
  stepState(state, 'testers')?.proof?.kind === 'written' ? doneAt(state, 'testers') : null;
