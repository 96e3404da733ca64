import type { Braze } from '../../application/ports/braze.ts';
import { restUrlOf } from '../../domain/asset/clusters.ts';
import type { Log } from '../../log.ts';
import { type Fetch, type HttpRequest, loggable, request } from '../http.ts';
import { judgeProbe } from './probe.ts';

export interface BrazeOptions {
  /** The REST key in a variable that a workspace names (`apiKeyEnv`). */
  readonly secret: (variable: string) => string | undefined;
  readonly fetch?: Fetch;
  readonly log?: Log;
}

/** Nobody has this external id: Braze answers it with `Unknown` (domain.md A.5). */
const nobody = 'switchboard-probe';
/** What an HTTP header can carry; typographic quotes around a key can't be sent at all. */
const sendable = /^[\x21-\x7e]+$/;

/** Braze's REST API, each workspace with its own key on its own cluster. Nothing here throws. */
export function createBraze({ secret, fetch = globalThis.fetch, log }: BrazeOptions): Braze {
  return {
    async probeGroup(workspace, group, timeoutMs) {
      const subject = { provider: 'braze', workspace: workspace.key, group };
      const key = secret(workspace.apiKeyEnv);
      if (key === undefined || !sendable.test(key)) {
        log?.warn({ ...subject, variable: workspace.apiKeyEnv }, 'no usable REST key in this variable');
        return { kind: 'unknown', why: 'no_key' };
      }
      const asked: HttpRequest = {
        method: 'GET',
        url: `${restUrlOf(workspace).replace(/\/+$/, '')}/subscription/status/get`,
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
  };
}
