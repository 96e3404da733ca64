import type { Drained } from '../application/delivery/drain.ts';
import type { Context } from '../application/ports/context.ts';
import type { Again } from './run-job.ts';

/** Undefined when a job is done, else the time of our clock at which it goes on. */
export const againAfter = (ctx: Context, drained: Drained): Again | undefined =>
  drained === null ? undefined : { again: new Date(ctx.clock.now().getTime() + drained.againAfterMs) };
