import type { Braze } from '../../application/ports/braze.ts';
import { type CallerOptions, createCaller, unlimited } from '../caller.ts';
import { faultOf } from '../fault.ts';
import { type HttpRequest, loggable, request } from '../http.ts';
import { isSendable } from '../key.ts';
import { spending } from '../patience.ts';
import { brazeUrl, createAsk } from './ask.ts';
import { checkKey } from './check-key.ts';
import { sharedLimit, statusSetLimit } from './limits.ts';
import { judgeProbe } from './probe.ts';
import { bodyV1, bodyV2, isCallable, nobody, peopleQuery, testBody } from './requests.ts';
import { Accepted, Dispatched, PeopleStates, UserStatuses } from './shapes.ts';

export interface BrazeOptions extends Partial<CallerOptions> {
  /** The REST key in a variable that a workspace names (`apiKeyEnv`). */
  readonly secret: (variable: string) => string | undefined;
}

const resultsAPage = 100;

/**
 * Braze's REST API (domain.md A), each workspace with its own key on its own cluster. Without a `budget` it keeps no
 * rate limit. Nothing here throws on what Braze answers.
 */
export function createBraze({ secret, log, ...options }: BrazeOptions): Braze {
  const { fetch = globalThis.fetch, budget = unlimited, clock = { now: () => new Date() }, timing } = options;
  const ask = createAsk({ secret, log, call: createCaller({ budget, clock, log, fetch, timing }) });

  return {
    async probeGroup(workspace, group, timeoutMs) {
      const subject = { provider: 'braze', workspace: workspace.key, group };
      const key = secret(workspace.apiKeyEnv);
      if (!isSendable(key)) {
        log?.warn({ ...subject, variable: workspace.apiKeyEnv }, 'no usable REST key in this variable');
        return { kind: 'unknown', why: 'no_key' };
      }
      const asked: HttpRequest = {
        method: 'GET',
        url: brazeUrl(workspace, 'subscription/status/get'),
        headers: { authorization: `Bearer ${key}` },
        query: { subscription_group_id: group, external_id: nobody },
        timeoutMs,
        fetch,
      };
      const outcome = await request(asked);
      const probe = judgeProbe(outcome);
      log?.info({ ...subject, ...loggable(asked, outcome), probe: probe.kind }, 'group id put to Braze');
      return probe;
    },

    async setStates(workspace, change, patience) {
      if (!isCallable(change.people)) return faultOf('invalid', 'fix_input');
      const left = spending(patience);
      const set = {
        ...{ workspace, limit: statusSetLimit(workspace), shape: Accepted, repeatable: true },
        permission: 'subscription.status.set',
      };
      const v2 = await ask({
        ...set,
        patience: left(),
        path: 'v2/subscription/status/set',
        body: bodyV2(change),
      });
      // V1 doesn't speak of WhatsApp any more: only where there is no V2 (C25).
      const gone = v2.kind === 'fault' && v2.status === 404;
      const v1 = { ...set, path: 'subscription/status/set', body: bodyV1(change) };
      const answer = gone ? await ask({ ...v1, patience: left() }) : v2;
      if (answer.kind === 'fault') return answer;
      return { ...answer, value: answer.value.message === 'queued' ? 'queued' : 'done' };
    },

    async statesOf(workspace, group, people, patience) {
      if (!isCallable(people)) return faultOf('invalid', 'fix_input');
      const answer = await ask({
        ...{ workspace, patience, limit: sharedLimit(workspace), shape: PeopleStates, repeatable: true },
        path: 'subscription/status/get',
        permission: 'subscription.status.get',
        query: { subscription_group_id: group, ...peopleQuery(people) },
      });
      if (answer.kind === 'fault') return answer;
      return { ...answer, value: new Map(Object.entries(answer.value.status)) };
    },

    async groupsOf(workspace, people, after, patience) {
      if (!isCallable(people)) return faultOf('invalid', 'fix_input');
      const offset = Number(after ?? 0);
      const answer = await ask({
        ...{ workspace, patience, limit: sharedLimit(workspace), shape: UserStatuses, repeatable: true },
        path: 'subscription/user/status',
        permission: 'subscription.groups.get',
        query: { ...peopleQuery(people), limit: String(resultsAPage), offset: String(offset) },
      });
      if (answer.kind === 'fault') return answer;
      // Whether a result is a person or a group is not documented: counting groups asks at most one page too many.
      const results = answer.value.flatMap(({ groups }) => groups).length;
      const next = results < resultsAPage ? null : String(offset + resultsAPage);
      return { ...answer, value: { items: answer.value, after: next } };
    },

    async sendTest(workspace, test, patience) {
      if (workspace.brazeAppId === null) return faultOf('invalid', 'set_app_id');
      const answer = await ask({
        ...{ workspace, patience, limit: sharedLimit(workspace), shape: Dispatched, repeatable: false },
        path: 'messages/send',
        permission: 'messages.send',
        body: testBody(workspace.brazeAppId, test),
      });
      return answer.kind === 'fault'
        ? answer
        : { ...answer, value: { dispatchId: answer.value.dispatch_id } };
    },

    checkKey: (workspace, patience) => checkKey(ask, clock, workspace, patience),
  };
}
