import { z } from 'zod';
import type { ProviderFault } from '../../application/ports/provider.ts';
import { type Answered, faultByStatus, quote } from '../fault.ts';

const BrazeError = z.looseObject({ message: z.string() });

export interface ErrorContext {
  readonly now: Date;
  readonly secrets: readonly string[];
  /** The key permission that the endpoint needs. */
  readonly permission: string;
}

/** Braze's errors by their status first, since the texts change between pages (domain.md A.12). */
export function readError(answer: Answered, { now, secrets, permission }: ErrorContext): ProviderFault {
  const parsed = BrazeError.safeParse(answer.body.kind === 'json' ? answer.body.value : null);
  const said = parsed.success ? quote(parsed.data.message, secrets) : null;
  const fault = faultByStatus(answer, now, said);
  if (fault.fault === 'unauthorized') return { ...fault, remedy: 'check_cluster' };
  if (fault.fault === 'forbidden') return { ...fault, permission };
  if (fault.fault === 'not_found') return { ...fault, remedy: 'ask_admin' };
  return fault;
}
