import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../application/ports/context.ts';
import type { Answer, Patience, ProviderFault } from '../application/ports/provider.ts';
import type { Log } from '../log.ts';
import { faultOf, mayHaveActed, noAnswer, type Reading } from './fault.ts';
import {
  type Fetch,
  type HttpOutcome,
  type HttpRequest,
  loggable,
  type RateBudget,
  type RateLimit,
  request,
} from './http.ts';
import { patienceMs } from './patience.ts';
import { askedToWait } from './rate-headers.ts';

export interface Call<T> {
  readonly request: Pick<HttpRequest, 'method' | 'url' | 'headers' | 'query' | 'body' | 'maxBytes'>;
  /** Whether doing it twice is the same as doing it once. Sending and registering are not. */
  readonly repeatable: boolean;
  readonly limit: RateLimit;
  /** A narrower limit of this kind of call alone, taken besides `limit`. */
  readonly quota?: RateLimit;
  /** Milliseconds that one go may take; 10 seconds unless given. */
  readonly attemptMs?: number;
  /** A bucket above `limit` that is paused as a whole when the provider says that the app is nearly used up. */
  readonly appBucket?: string;
  readonly patience: Patience | undefined;
  /** For the log: which provider, which call, which asset. */
  readonly subject: Readonly<Record<string, string>>;
  read(outcome: Extract<HttpOutcome, { kind: 'answer' }>, now: Date): Reading<T>;
}

/** Real time and chance; tests wind their own. */
export interface Timing {
  /** Milliseconds since no matter when. */
  elapsed(): number;
  pause(ms: number, signal: AbortSignal | undefined): Promise<void>;
  random(): number;
}

export interface CallerOptions {
  readonly budget: RateBudget;
  readonly clock: Clock;
  readonly log?: Log | undefined;
  readonly fetch?: Fetch | undefined;
  readonly timing?: Timing | undefined;
}

export type Caller = <T>(call: Call<T>) => Promise<Answer<T>>;

/** Keeps no limit, for whoever makes a call or two. */
export const unlimited: RateBudget = { take: async () => 0, pause: async () => {}, pausedFor: async () => 0 };

const mostAttempts = 4;
const defaultAttemptMs = 10_000;
const backoff = { firstMs: 250, mostMs: 8000 };

const realTiming: Timing = {
  elapsed: () => performance.now(),
  pause: (ms, signal) => pause(ms, undefined, { ...(signal && { signal }) }),
  random: Math.random,
};

/**
 * Calls a provider within its limits and the caller's patience: waits for the rate budget, repeats what may be repeated
 * with full jitter or after the wait that the provider asks for, and gives up early rather than wait too long.
 */
export function createCaller(options: CallerOptions): Caller {
  const { budget, clock, log, fetch, timing = realTiming } = options;

  return async (call) => {
    const { left, wait, aborted, signal } = waiting(call.patience, timing);
    const writes = call.request.method !== 'GET';
    const { attemptMs = defaultAttemptMs } = call;
    let mayHaveHappened = false;

    const room = async (): Promise<ProviderFault | null> => {
      // What was taken stays taken: the quota comes last, since it is the one that is short.
      const due = [call.limit, ...(call.quota === undefined ? [] : [call.quota])];
      while (!aborted() && left() > 0) {
        const ms = await waitFor(budget, call, due, clock.now());
        if (ms === 0) return null;
        if (!(await wait(ms)) && !aborted()) return outOfBudget(ms);
      }
      return noAnswer();
    };

    for (let attempt = 1; ; attempt++) {
      const refused = await room();
      if (refused !== null) {
        log?.info({ ...call.subject, attempt, retryAfterMs: refused.retryAfterMs }, 'provider not called');
        return { ...refused, mayHaveHappened };
      }
      const asked = { ...call.request, timeoutMs: Math.min(left(), attemptMs), ...(fetch && { fetch }) };
      const outcome = await request({ ...asked, ...(signal && { signal }) });
      const now = clock.now();
      const reading = outcome.kind === 'answer' ? call.read(outcome, now) : noAnswer();
      log?.info(
        { ...call.subject, ...loggable(asked, outcome), attempt, ...judged(reading) },
        'provider called',
      );
      await heed(budget, call, outcome, now);
      if (reading.kind === 'value') return { kind: 'answer', value: reading.value, at: now.toISOString() };
      mayHaveHappened ||= writes && mayHaveActed(outcome);
      const again = call.repeatable && reading.retryable && attempt < mostAttempts;
      const ms = (reading.retryAfterMs ?? 0) + Math.round(timing.random() * ceilingMs(attempt));
      if (!again || !(await wait(ms))) return { ...reading, mayHaveHappened };
    }
  };
}

/** A caller's patience, running from now. */
function waiting(patience: Patience | undefined, timing: Timing) {
  const started = timing.elapsed();
  const signal = patience?.signal;
  const left = () => patienceMs(patience) - (timing.elapsed() - started);
  const aborted = () => signal?.aborted ?? false;
  return {
    left,
    signal,
    aborted,
    /** False where there is no time for it, or the caller gives up meanwhile. */
    async wait(ms: number): Promise<boolean> {
      if (aborted() || ms >= left()) return false;
      return timing.pause(ms, signal).then(
        () => true,
        () => false,
      );
    },
  };
}

/** Of the next pause: the jitter is anything from 0 to this. */
const ceilingMs = (attempt: number) => Math.min(backoff.mostMs, backoff.firstMs * 2 ** (attempt - 1));

const outOfBudget = (ms: number) => faultOf('rate_limited', 'wait', { retryAfterMs: Math.ceil(ms) });

const judged = (reading: Reading<unknown>) =>
  reading.kind === 'value' ? {} : { judged: reading.fault, errorCode: reading.code };

/** Takes from each limit that is still due, and off the list; milliseconds to wait where one has no room. */
async function waitFor(
  budget: RateBudget,
  call: Call<unknown>,
  due: RateLimit[],
  now: Date,
): Promise<number> {
  const paused = call.appBucket === undefined ? 0 : await budget.pausedFor(call.appBucket, now);
  if (paused > 0) return paused;
  for (let next = due[0]; next !== undefined; next = due[0]) {
    const ms = await budget.take(next, 1, now);
    if (ms > 0) return ms;
    due.shift();
  }
  return 0;
}

/** Tells all copies of the bot what the provider's headers ask for. */
async function heed(budget: RateBudget, call: Call<unknown>, outcome: HttpOutcome, now: Date): Promise<void> {
  if (outcome.kind !== 'answer') return;
  const { key, app } = askedToWait(outcome.headers, outcome.status, now);
  const later = (ms: number) => new Date(now.getTime() + ms);
  if (key !== null) await budget.pause(call.limit.bucket, later(key));
  if (app !== null && call.appBucket !== undefined) await budget.pause(call.appBucket, later(app));
}
