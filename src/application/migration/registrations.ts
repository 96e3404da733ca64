import type { NumberId } from '../../domain/asset/ids.ts';
import { REGISTRATION_HOURS, REGISTRATIONS } from '../../domain/asset/limits.ts';
import type { RegisterBudget } from '../../domain/migration/facts.ts';
import type { Store } from '../ports/store.ts';

/** What is left of a number's `register` calls: the marks that were written before each call are counted (133016). */
export async function registrationsOf(
  { operations }: Pick<Store['read'], 'operations'>,
  number: NumberId,
  now: string,
): Promise<RegisterBudget> {
  const windowMs = REGISTRATION_HOURS * 3_600_000;
  const since = new Date(Date.parse(now) - windowMs);
  const calls = await operations.attemptsSince(number, 'register', since);
  const [oldest] = calls;
  return {
    used: calls.length,
    limit: REGISTRATIONS,
    freeAt:
      calls.length < REGISTRATIONS || oldest === undefined
        ? null
        : new Date(Date.parse(oldest) + windowMs).toISOString(),
  };
}
