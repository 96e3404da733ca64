import type { z } from 'zod';
import type { Answer, Patience } from '../../application/ports/provider.ts';
import type { Workspace } from '../../domain/asset/asset.ts';
import { restUrlOf } from '../../domain/asset/clusters.ts';
import type { Log } from '../../log.ts';
import type { Caller } from '../caller.ts';
import { faultOf, type Reading, readShape } from '../fault.ts';
import type { HttpRequest, RateLimit } from '../http.ts';
import { isSendable } from '../key.ts';
import { readError } from './errors.ts';

export interface BrazeCall<T> {
  readonly workspace: Workspace;
  /** Without its first slash. */
  readonly path: string;
  /** The key permission that it needs (domain.md A.1). */
  readonly permission: string;
  readonly query?: HttpRequest['query'];
  /** Makes it a POST. */
  readonly body?: unknown;
  readonly repeatable: boolean;
  readonly limit: RateLimit;
  readonly patience: Patience | undefined;
  readonly shape: z.ZodType<T>;
}

export type AskBraze = <T>(asked: BrazeCall<T>) => Promise<Answer<T>>;

export interface AskOptions {
  readonly secret: (variable: string) => string | undefined;
  readonly call: Caller;
  readonly log?: Log | undefined;
}

export const brazeUrl = (workspace: Workspace, path: string): string =>
  `${restUrlOf(workspace).replace(/\/+$/, '')}/${path}`;

/** One call to Braze with the workspace's own key, on its own cluster. */
export function createAsk({ secret, call, log }: AskOptions): AskBraze {
  return async <T>(asked: BrazeCall<T>): Promise<Answer<T>> => {
    const { workspace, path, permission, query, body, shape } = asked;
    const subject = { provider: 'braze', workspace: workspace.key, call: path };
    const key = secret(workspace.apiKeyEnv);
    if (!isSendable(key)) {
      log?.warn({ ...subject, variable: workspace.apiKeyEnv }, 'no usable REST key in this variable');
      return faultOf('no_key', 'set_key');
    }
    return call({
      request: {
        method: body === undefined ? 'GET' : 'POST',
        url: brazeUrl(workspace, path),
        headers: { authorization: `Bearer ${key}` },
        ...(query && { query }),
        ...(body !== undefined && { body }),
      },
      repeatable: asked.repeatable,
      limit: asked.limit,
      patience: asked.patience,
      subject,
      read: (answer, now): Reading<T> =>
        answer.status >= 200 && answer.status < 300
          ? readShape(answer, shape)
          : readError(answer, { now, secrets: [key], permission }),
    });
  };
}
