import type { Queue } from 'pg-boss';
import { encodeDestination } from '../application/delivery/destination.ts';
import type { Job } from '../application/ports/jobs.ts';

export type JobName = Job['name'] | 'sweep';

/** `sweep` is not asked for by anybody: it comes back by itself. */
export type AnyJob = Job | { readonly name: 'sweep' };

export type JobOf<Name extends JobName> = Extract<AnyJob, { name: Name }>;

const tenYears = 10 * 365 * 24 * 3600;

const settings = {
  notify: true,
  heartbeatSeconds: 10,
  expireInSeconds: 120,
  // Ours decides when to give up (run-job.ts): a job that fails for good under key_strict_fifo blocks its key.
  retryLimit: 1_000_000,
  retryBackoff: true,
  retryDelay: 1,
  retryDelayMax: 60,
  // A wound clock must not throw away what waits.
  retentionSeconds: tenYears,
  deleteAfterSeconds: 3600,
} satisfies Omit<Queue, 'name'>;

const keyed = { ...settings, policy: 'key_strict_fifo' } satisfies Omit<Queue, 'name'>;

/** One job of a key runs at a time, on whatever copy; one that waits for its next try holds the others back. */
export const queues: Readonly<Record<JobName, Omit<Queue, 'name'>>> = {
  deliver: keyed,
  refresh: keyed,
  sweep: keyed,
  run: keyed,
  webhooks: keyed,
  sync: keyed,
  tick: settings,
  probe: settings,
};

export const jobNames: readonly JobName[] = [
  'deliver',
  'refresh',
  'sweep',
  'run',
  'webhooks',
  'sync',
  'tick',
  'probe',
];

/** Jobs given up, with what went wrong. Nobody works on this queue. */
export const deadLetters = 'dead';

export function keyOf(job: AnyJob): string | null {
  switch (job.name) {
    case 'deliver':
      return encodeDestination(job.destination);
    case 'refresh':
      return job.operationId;
    case 'run':
      return `${job.operation} ${job.step}`;
    case 'sync':
      return job.scope;
    case 'sweep':
    case 'webhooks':
      return job.name;
    case 'tick':
    case 'probe':
      return null;
    default:
      return job satisfies never;
  }
}
