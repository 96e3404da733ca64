import type { Context } from '../application/ports/context.ts';
import type { Courier } from '../application/ports/courier.ts';
import { sendProof } from '../application/subscription/proof.ts';
import { againAfter } from './again.ts';
import type { Handler } from './run-job.ts';

/** Writes a proof of opt-in and hands it over. */
export const proof =
  (ctx: Context, courier: Courier): Handler<'proof'> =>
  async (job) =>
    againAfter(ctx, await sendProof(ctx, courier, job));
