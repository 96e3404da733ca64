import type { GroupProbe } from '../../application/ports/braze.ts';
import type { HttpOutcome } from '../http.ts';
import { SubscriptionStatuses } from './shapes.ts';

const saysNothingOfTheGroup: readonly number[] = [408, 429];

/** Reads an answer as SPEC 5.1 does: 2xx with Braze's shape accepts, 4xx refuses, anything else leaves it unknown. */
export function judgeProbe(outcome: HttpOutcome): GroupProbe {
  if (outcome.kind === 'no_answer') return { kind: 'unknown', why: 'no_answer' };
  const { status, body } = outcome;
  if (status >= 400 && status < 500 && !saysNothingOfTheGroup.includes(status)) {
    return { kind: 'refused', status };
  }
  const accepted =
    status >= 200 &&
    status < 300 &&
    body.kind === 'json' &&
    SubscriptionStatuses.safeParse(body.value).success;
  return accepted ? { kind: 'accepted', status } : { kind: 'unknown', why: 'unexpected' };
}
