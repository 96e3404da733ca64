import type { Workspace } from '../../domain/asset/asset.ts';
import type { RateLimit } from '../http.ts';

/** Both endpoints that set states, of one workspace (domain.md A.4). */
export function statusSetLimit({ key }: Workspace): RateLimit {
  return { bucket: `braze:${key}:status-set`, calls: 5000, windowMs: 60_000, burst: 150 };
}

/** Everything else that we call, of one workspace (domain.md A.5). */
export function sharedLimit({ key }: Workspace): RateLimit {
  return { bucket: `braze:${key}:shared`, calls: 250_000, windowMs: 3_600_000, burst: 7500 };
}
