import { createHmac, randomBytes } from 'node:crypto';
import type { Traffic } from '../traffic.ts';
import { readable } from '../traffic.ts';
import type { Traps, Update } from '../world.ts';
import { type Limits, metaLimits, pack } from './batch.ts';
import { createPostman, type Parcel } from './postman.ts';

export interface Receiver {
  readonly url: string;
  readonly appSecret: string;
  readonly verifyToken: string;
}

export type Handshake =
  | { readonly kind: 'connected' }
  /** Null: nobody answered. */
  | { readonly kind: 'refused'; readonly status: number | null; readonly answer: string };

export interface WebhooksOptions {
  readonly now: () => Date;
  readonly traps: Traps;
  readonly traffic: Traffic;
  /** The apps that subscribed to a WABA. */
  readonly subscribers: (waba: string) => readonly string[];
  readonly limits?: Limits;
  readonly retryDelaysMs?: readonly number[];
}

/** Meta's deliveries: for the WABAs an app subscribed to, batched, signed, retried (B.9). */
export function createWebhooks(options: WebhooksOptions) {
  const { now, traps, traffic, subscribers, limits = metaLimits, retryDelaysMs } = options;
  const receivers = new Map<string, Receiver>();
  const queues = new Map<string, Update[]>();
  const listeners = new Set<(update: Update) => void>();
  let flushing: Promise<void> | undefined;

  const postman = createPostman({
    now,
    ...(retryDelaysMs === undefined ? {} : { retryDelaysMs }),
    addressOf(app) {
      const receiver = receivers.get(app);
      if (receiver === undefined) return undefined;
      return {
        url: receiver.url,
        headers: (body) => ({ 'x-hub-signature-256': `sha256=${signatureOf(receiver.appSecret, body)}` }),
      };
    },
    onOutcome: ({ parcel, url, status, answer, ms }) =>
      traffic.record({
        at: now().toISOString(),
        direction: 'out',
        call: 'webhook',
        method: 'POST',
        path: new URL(url).pathname,
        request: readable(parcel.body),
        status,
        answer: readable(answer),
        fault: null,
        ms,
      }),
  });

  const flush = (): void => {
    flushing = undefined;
    for (const [app, updates] of queues) {
      queues.delete(app);
      const batches = pack(traps.disorder ? updates.toReversed() : updates, limits);
      for (const { body } of traps.duplicates ? batches.flatMap((each) => [each, each]) : batches) {
        postman.post(app, body);
      }
    }
  };

  return {
    announce(update: Update): void {
      for (const listen of listeners) listen(update);
      for (const app of subscribers(update.waba)) {
        if (!receivers.has(app)) continue;
        const queue = queues.get(app);
        if (queue === undefined) queues.set(app, [update]);
        else queue.push(update);
      }
      flushing ??= new Promise<void>((done) => setImmediate(done)).then(flush);
    },
    /** Hears every update, subscribed or not; how 360dialog gets what it forwards. */
    listen(listener: (update: Update) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Asks the receiver to prove itself, and delivers there from then on. */
    async connect(app: string, receiver: Receiver): Promise<Handshake> {
      const proof = await shakeHands(receiver);
      if (proof.kind === 'connected') receivers.set(app, receiver);
      return proof;
    },
    disconnect: (app: string): boolean => receivers.delete(app),
    isConnected: (app: string): boolean => receivers.has(app),
    wake: postman.wake,
    counts: postman.counts,
    /** Resolves when everything announced so far was posted once. */
    async settled(): Promise<void> {
      while (flushing !== undefined) await flushing;
      await postman.settled();
    },
    snapshot(): Parcel[] {
      flush();
      return postman.snapshot();
    },
    restore(parcels: readonly Parcel[]): void {
      queues.clear();
      postman.restore(parcels);
    },
    close: postman.close,
  };
}

function signatureOf(secret: string, body: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

async function shakeHands({ url, verifyToken }: Receiver): Promise<Handshake> {
  const challenge = randomBytes(8).toString('hex');
  const asked = new URL(url);
  asked.searchParams.set('hub.mode', 'subscribe');
  asked.searchParams.set('hub.verify_token', verifyToken);
  asked.searchParams.set('hub.challenge', challenge);
  try {
    const response = await fetch(asked, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    const answer = await response.text();
    if (response.status === 200 && answer === challenge) return { kind: 'connected' };
    return { kind: 'refused', status: response.status, answer };
  } catch (error) {
    return { kind: 'refused', status: null, answer: error instanceof Error ? error.message : String(error) };
  }
}
