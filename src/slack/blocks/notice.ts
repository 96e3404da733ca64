import type { AssetNotice, CarriedNotice, Notice } from '../../application/ports/messages.ts';
import type { StopNotice } from '../../application/ports/stop-notice.ts';
import { groupMove, sendsAgain } from '../../domain/operation/group-move.ts';
import {
  isMigration,
  isTransfer,
  isWhole,
  type OperationState,
  stepState,
} from '../../domain/operation/state.ts';
import type { Mrkdwn } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { formatNumber } from './number.ts';
import { openTitle, stepTitle, whatOf } from './status.ts';
import { movedText } from './whole.ts';

type Said = Exclude<
  Notice,
  { type: 'timeline' | 'rows' | 'ratings' } | AssetNotice | CarriedNotice | StopNotice
>;

/** An announcement, or a direct message to the one whose turn it is or who asked. */
export function noticeText(state: OperationState, notice: Said, text: Text): Mrkdwn {
  const t = text.notices;
  const { name } = state;
  const what = whatOf(state, text);
  switch (notice.type) {
    case 'announce':
      return announcement(state, notice.what, text);
    case 'to_requester':
      if (notice.what === 'approved') return t.toRequester.approved(name, what);
      if (notice.what === 'declined') {
        return t.toRequester.declined(name, state.closing?.by ?? '', state.closing?.reason ?? '');
      }
      if (notice.what === 'expired')
        return t.toRequester.expired(name, isTransfer(state) ? 'transfer' : 'migrate');
      return t.toRequester[notice.what](name);
    case 'to_approver':
      return t.toApprover[notice.what](name);
    case 'group_refused':
      return t.groupRefused(name);
    case 'step_failed': {
      const error = stepState(state, notice.step)?.error ?? '';
      return t.stepFailed(
        name,
        stepTitle(notice.step, text, state.plan),
        what,
        text.operation.stepError(error),
      );
    }
    case 'your_turn':
    case 'overdue': {
      const step = stepState(state, notice.step);
      const title = step ? openTitle(step, text, state.plan) : stepTitle(notice.step, text, state.plan);
      const due = step?.due ?? state.requestedAt;
      return notice.type === 'overdue'
        ? t.overdue(name, title, what, due)
        : t.yourTurn(name, title, what, due);
    }
    default:
      return notice satisfies never;
  }
}

function announcement(
  state: OperationState,
  what: Extract<Said, { type: 'announce' }>['what'],
  text: Text,
): Mrkdwn {
  const t = text.notices.announce;
  if (what === 'numbers_moved') {
    if (!isWhole(state)) throw new Error(`${state.name} moves no whole WABA`);
    return movedText(state, text);
  }
  if (what !== 'sending_stops' && what !== 'sending_works') return t[what](state.name, whatOf(state, text));
  const move = groupMove(state);
  if (move === null) throw new Error(`${state.name} changes nothing about what can be sent`);
  const { names } = move;
  const e164 = formatNumber(names.e164);
  if (what === 'sending_stops') return t.sending_stops(state.name, e164);
  const back = state.status === 'cancelling' || state.status === 'cancelled';
  if (back) return t.sending_works(state.name, e164, names.origin);
  const byBraze = !isMigration(state) || sendsAgain(state) === 'test_sent';
  const place = byBraze ? names.destination : (state.plan.names.target ?? text.migration.newPlace);
  return t.sending_works(state.name, e164, place);
}

/** What a provider told of an asset, for a channel or for whoever sent a test. */
export function assetText(notice: AssetNotice, text: Text): Mrkdwn {
  const t = text.notices;
  switch (notice.type) {
    case 'number_news':
      return t.numberNews(formatNumber(notice.e164), notice.field, notice.from, notice.to);
    case 'template_news':
      return notice.news === 'rating_rose'
        ? t.templateNews.usable_again(notice)
        : t.templateNews[notice.news](notice);
    case 'account_news':
      return t.accountNews(notice.event, notice.detail);
    case 'test_news':
      return t.testNews[notice.what](formatNumber(notice.e164), notice.code);
    case 'state_news': {
      const { what, group, state, at, fault, remedy } = notice;
      const words = text.subscriptions;
      const why = [...(fault ? [words.fault[fault]] : []), ...(remedy ? [text.test.remedy[remedy]] : [])];
      return words.news[what](group, words.state[state], at, why.join('. ').replace(/\.$/, ''));
    }
    default:
      return notice satisfies never;
  }
}
