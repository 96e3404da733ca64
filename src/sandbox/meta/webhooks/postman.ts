import { randomUUID } from 'node:crypto';
import { z } from 'zod';

export const Parcel = z.object({
  id: z.string(),
  /** Whom it is for: an app at Meta, a partner or a channel at 360dialog. */
  to: z.string(),
  body: z.string(),
  attempts: z.number(),
  /** Milliseconds of the injected clock. */
  firstAt: z.number(),
  dueAt: z.number(),
});
export type Parcel = z.infer<typeof Parcel>;

export interface Address {
  readonly url: string;
  headers(body: string): Readonly<Record<string, string>>;
}

export interface Outcome {
  readonly parcel: Parcel;
  readonly url: string;
  /** Null when nobody answered. */
  readonly status: number | null;
  readonly answer: string;
  readonly ms: number;
}

export interface PostmanOptions {
  readonly now: () => Date;
  readonly addressOf: (to: string) => Address | undefined;
  readonly onOutcome: (outcome: Outcome) => void;
  /** How long after each failure it is tried again; after the last it is given up. */
  readonly retryDelaysMs?: readonly number[];
  readonly timeoutMs?: number;
}

/** Meta retries for 36 hours or seven days, by two of its pages (B.9); nothing here is older than 36 hours. */
const oldestMs = 36 * 3_600_000;
const defaultDelays = [1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000, 6 * 3_600_000, 24 * 3_600_000];

/** POSTs bodies, one after another to each address, until the receiver says 2xx or patience ends. */
export function createPostman(options: PostmanOptions) {
  const { now, addressOf, onOutcome, retryDelaysMs = defaultDelays, timeoutMs = 10_000 } = options;
  const lines = new Map<string, Promise<void>>();
  const waiting = new Map<string, { parcel: Parcel; timer: NodeJS.Timeout }>();
  const undelivered = new Map<string, Parcel>();
  let givenUp = 0;
  let underWay = 0;

  const enqueue = (parcel: Parcel): void => {
    underWay += 1;
    undelivered.set(parcel.id, parcel);
    const before = lines.get(parcel.to) ?? Promise.resolve();
    const done = before.then(() => attempt(parcel)).finally(() => (underWay -= 1));
    lines.set(parcel.to, done);
  };
  const attempt = async (parcel: Parcel): Promise<void> => {
    const address = addressOf(parcel.to);
    if (address === undefined) {
      wait(parcel);
      return;
    }
    const started = performance.now();
    const tried = await exchange(address, parcel.body, timeoutMs);
    const next = { ...parcel, attempts: parcel.attempts + 1 };
    onOutcome({ parcel: next, url: address.url, ...tried, ms: performance.now() - started });
    if (tried.status !== null && tried.status >= 200 && tried.status <= 299) undelivered.delete(parcel.id);
    else wait(next);
  };
  const wait = (parcel: Parcel): void => {
    const at = now().getTime();
    const delay = retryDelaysMs[Math.max(0, parcel.attempts - 1)];
    if (delay === undefined || at + delay - parcel.firstAt > oldestMs) {
      undelivered.delete(parcel.id);
      givenUp += 1;
      return;
    }
    keep({ ...parcel, dueAt: at + delay }, delay);
  };
  const keep = (parcel: Parcel, delay: number): void => {
    const timer = setTimeout(() => retry(parcel), delay).unref();
    waiting.set(parcel.id, { parcel, timer });
    undelivered.set(parcel.id, parcel);
  };
  const retry = (parcel: Parcel): void => {
    clearTimeout(waiting.get(parcel.id)?.timer);
    if (waiting.delete(parcel.id)) enqueue(parcel);
  };

  const forget = (): void => {
    for (const { timer } of waiting.values()) clearTimeout(timer);
    waiting.clear();
    undelivered.clear();
  };

  return {
    post(to: string, body: string): void {
      const at = now().getTime();
      enqueue({ id: randomUUID(), to, body, attempts: 0, firstAt: at, dueAt: at });
    },
    /** Tries again what is due by the injected clock; for when it was wound. */
    wake(): void {
      const at = now().getTime();
      for (const { parcel } of [...waiting.values()]) if (parcel.dueAt <= at) retry(parcel);
    },
    /** Resolves when nothing is being posted; what waits for another try may still be there. */
    async settled(): Promise<void> {
      while (underWay > 0) await Promise.all(lines.values());
    },
    counts: () => ({ underWay, waiting: waiting.size, givenUp }),
    snapshot: (): Parcel[] => [...undelivered.values()],
    restore(parcels: readonly Parcel[]): void {
      forget();
      for (const parcel of parcels) keep(parcel, Math.max(0, parcel.dueAt - now().getTime()));
    },
    /** Forgets what waits; the timers go with it. */
    close: forget,
  };
}

async function exchange({ url, headers }: Address, body: string, timeoutMs: number) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers(body) },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, answer: await response.text() };
  } catch (error) {
    return { status: null, answer: error instanceof Error ? error.message : String(error) };
  }
}
