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
  // A large file is read in one go; a copy that died is noticed by its heartbeat.
  run: { ...keyed, expireInSeconds: 6 * 3600 },
  webhooks: keyed,
  sync: keyed,
  stops: keyed,
  tell_stops: keyed,
  set_state: keyed,
  read_state: settings,
  proof: { ...settings, expireInSeconds: 3600 },
  tick: settings,
  ratings: settings,
  probe: settings,
};

/** Queues whose jobs say themselves what is to be done: none of them is done by another. */
const wholes: readonly JobName[] = ['set_state'];

/** Whether a job also does those of its key that were asked for before it began. */
export const absorbs = (name: JobName): boolean =>
  queues[name].policy === 'key_strict_fifo' && !wholes.includes(name);

export const jobNames: readonly JobName[] = [
  'deliver',
  'refresh',
  'sweep',
  'run',
  'webhooks',
  'sync',
  'stops',
  'tell_stops',
  'set_state',
  'read_state',
  'proof',
  'tick',
  'ratings',
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
    case 'stops':
      return job.number;
    case 'tell_stops':
      return `${job.number} ${job.what}`;
    case 'set_state':
      return `${job.person} ${job.group}`;
    case 'sweep':
    case 'webhooks':
      return job.name;
    case 'tick':
    case 'ratings':
    case 'probe':
    case 'read_state':
    case 'proof':
      return null;
    default:
      return job satisfies never;
  }
}
