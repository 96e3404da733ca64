import { planTransfer } from '../../application/transfer/plan.ts';
import { type Requested, requestTransfer } from '../../application/transfer/request.ts';
import { ChannelId, GroupId, WorkspaceKey } from '../../domain/asset/ids.ts';
import { withoutIdentifiers } from '../../domain/operation/words.ts';
import { type CarryOver, carryOvers } from '../../domain/transfer/carry-over.ts';
import type { TransferRequest } from '../../domain/transfer/facts.ts';
import { SAME_COMPANY } from '../blocks/carrying.ts';
import { message } from '../blocks/modal.ts';
import type { FieldValues, SubmissionDelivery } from '../deliveries.ts';
import type { Desk } from '../desk.ts';
import { confirmationsIn, dateTime, field, ticked } from '../fields.ts';
import { clear, errors, type SubmissionAnswer, type SubmissionListener, update } from '../listener.ts';
import { refusalWords } from '../refusal.ts';
import type { Text } from '../text/shape.ts';
import { parseMetadata, planMetadata } from '../views/metadata.ts';
import { transferPlan } from '../views/transfer-plan.ts';

/** `transfer.new` → the plan. Nothing is stored or held yet (SPEC 10.5). */
export const newTransfer: SubmissionListener = async (desk, asked, text) => {
  const request = await readRequest(desk, asked, text);
  if ('response_action' in request) return request;
  const planned = await planTransfer(desk.ctx, { request, by: asked.user });
  if (planned.kind === 'missing') return errors({ [planned.what]: text.transfer.missing[planned.what] });
  return update(transferPlan(planned, request, text));
};

async function readRequest(
  desk: Desk,
  { values }: SubmissionDelivery,
  text: Text,
): Promise<TransferRequest | SubmissionAnswer> {
  const group = GroupId.safeParse(field(values, 'group'));
  const destination = WorkspaceKey.safeParse(field(values, 'destination'));
  const reason = withoutIdentifiers(field(values, 'reason') ?? '');
  const startAt = dateTime(values, 'start_at');
  const wrong = {
    ...(group.success ? {} : { group: text.errors.required }),
    ...(destination.success ? {} : { destination: text.errors.required }),
    ...(reason === '' ? { reason: text.errors.required } : {}),
    ...(startAt !== null && startAt <= desk.ctx.clock.now().toISOString()
      ? { start_at: text.errors.pastDate }
      : {}),
  };
  if (!group.success || !destination.success || Object.keys(wrong).length > 0) return errors(wrong);
  const channel = ChannelId.safeParse(field(values, 'channel')).data ?? (await channelOf(desk, group.data));
  if (channel === null) return errors({ group: text.transfer.missing.group });
  const carryOver = await carryOverIn(desk, values, group.data);
  return {
    group: group.data,
    destination: destination.data,
    channel,
    reason,
    startAt,
    reverses: null,
    carryOver,
  };
}

/** Where nothing is chosen: the ledger, if it knows anybody in the group. */
async function carryOverIn(desk: Desk, values: FieldValues, group: GroupId): Promise<CarryOver> {
  const chosen = carryOvers.find((choice) => choice === field(values, 'carry_over'));
  if (chosen) return chosen;
  const { subscribed, unsubscribed } = await desk.ctx.store.read.subscriptions.counts(group);
  return subscribed + unsubscribed > 0 ? 'ledger' : 'none';
}

/** The origin's channel, by default. */
async function channelOf(desk: Desk, id: GroupId): Promise<ChannelId | null> {
  const { assets } = desk.ctx.store.read;
  const group = await assets.group(id);
  const origin = group && (await assets.workspace(group.workspaceKey));
  return origin?.channel ?? null;
}

/** `transfer.plan` → the operation, or the plan as it is now. */
export const startTransfer: SubmissionListener = async (desk, asked, text) => {
  const { request, digest } = parseMetadata(planMetadata, asked.metadata);
  const confirmations = confirmationsIn(asked.values).filter(
    ({ check }) => `confirm.${check}` !== SAME_COMPANY,
  );
  const requested = await requestTransfer(desk.ctx, {
    request,
    by: asked.user,
    digest,
    confirmations,
    sameCompany: ticked(asked.values, SAME_COMPANY).includes('yes'),
    requestKey: asked.rootViewId,
  });
  return answer(desk, requested, request, text);
};

async function answer(
  desk: Desk,
  requested: Requested,
  request: TransferRequest,
  text: Text,
): Promise<SubmissionAnswer> {
  const t = text.transfer;
  switch (requested.kind) {
    case 'started':
      return clear;
    case 'unanswered':
      return errors(
        Object.fromEntries(requested.checks.map((c) => [`confirm.${c}`, text.errors.confirmFirst])),
      );
    case 'may_not_confirm':
      return errors({ [SAME_COMPANY]: text.carrying.mayNotConfirmPlain(requested.workspace) });
    case 'plan_changed':
      return update(transferPlan(requested.planned, request, text, t.changed));
    case 'held': {
      const { operation, requester } = requested.holder;
      return update(transferPlan(requested.planned, request, text, t.heldBy(operation, requester)));
    }
    case 'missing':
      return update(
        message('transfer.missing', t.planTitle, text.common.close, { mrkdwn: t.missing[requested.what] }),
      );
    case 'not_reversible': {
      const name = request.reverses ?? '';
      const state = await desk.ctx.store.read.operations.byName(name);
      const words =
        requested.refusal.kind === 'missing' || state === null
          ? text.errors.missingOperation(name)
          : refusalWords(requested.refusal, state, text);
      return update(message('transfer.missing', t.planTitle, text.common.close, words));
    }
    default:
      return requested satisfies never;
  }
}
