import type { KnownBlock } from '@slack/types';
import type { CarryProgress } from '../../application/ports/carrying.ts';
import type { PushProgress } from '../../application/ports/pushes.ts';
import { STATE_SHOWS_MS } from '../../domain/asset/limits.ts';
import { doneAt, isTransfer, type OperationState, stepState } from '../../domain/operation/state.ts';
import type { StepState } from '../../domain/operation/step.ts';
import { carriesOptIns } from '../../domain/transfer/carry-over.ts';
import type { TransferPlan } from '../../domain/transfer/plan.ts';
import { type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { input, option, section } from './primitives.ts';

/** How far a carry-over is; null where the bot carries nothing. */
export interface CarryShown {
  readonly progress: CarryProgress | null;
  readonly push: PushProgress | null;
}

/** The bot does it, rather than a person. */
export const carries = ({ steps }: Pick<TransferPlan, 'steps'>): boolean =>
  steps.some(({ key, kind }) => key === 'carry_over' && kind === 'call');

/** Who is known and who vouches. */
export function carryPlanLines(plan: TransferPlan, text: Text): Mrkdwn[] {
  const t = text.carrying;
  const title = md`*${t.title}*`;
  const { group } = plan.names;
  const { carry, inputs } = plan;
  if (!carry || inputs.carryOver === undefined) return [title, t.left];
  const { subscribed, unsubscribed, vouchers, others, imported } = carry;
  const file = inputs.carryOver !== 'file' ? [] : [imported ? t.imported(imported) : t.notImported(group)];
  if (vouchers.length === 0) return [title, t.nobody(group)];
  return [
    title,
    t.known(subscribed, unsubscribed, group),
    ...vouchers.map((voucher) => t.vouched(voucher)),
    ...(others > 0 ? [t.otherVouchers(others)] : []),
    ...file,
    ...(carries(plan) ? [] : [t.byHand]),
  ];
}

/** How it is done; R62 is asked of the requester, if they may answer. Nothing where the bot carries nothing. */
export function carryQuestion(plan: TransferPlan, mayConfirm: boolean, text: Text): KnownBlock[] {
  const t = text.carrying;
  if (!carries(plan)) return [];
  const how = section(t.how);
  if (!mayConfirm) return [how, section(t.mayNotConfirm(plan.names.destination))];
  const element = {
    type: 'checkboxes',
    action_id: 'value',
    options: [option(t.sameCompanyYes, 'yes')],
  } as const;
  return [
    how,
    input(
      'confirm.same_company',
      { ...element, options: [...element.options] },
      { label: t.sameCompany, hint: t.sameCompanyHint, optional: true },
    ),
  ];
}

/** What was decided, and how far it is. */
export function carryLines(state: OperationState, { progress, push }: CarryShown, text: Text): Mrkdwn[] {
  if (!isTransfer(state) || !carries(state.plan) || progress === null) return [];
  const t = text.carrying;
  const { names, inputs } = state.plan;
  const { people, profiles } = progress;
  const surveyed = profiles.found + profiles.no_phone + profiles.absent;
  return [
    carriesOptIns(inputs)
      ? t.confirmed(state.requester, names.destination)
      : t.notConfirmed(names.destination),
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
