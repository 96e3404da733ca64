import { z } from 'zod';
import type { ProviderFault } from '../../application/ports/provider.ts';
import { type Answered, faultByStatus, quote } from '../fault.ts';

/** Several places are known for 360dialog's words, none is documented for all its errors. */
const Dialog360Error = z.union([
  z
    .looseObject({ meta: z.looseObject({ developer_message: z.string() }) })
    .transform((e) => e.meta.developer_message),
  z.looseObject({ message: z.string() }).transform((e) => e.message),
  z.looseObject({ detail: z.string() }).transform((e) => e.detail),
  z.looseObject({ error: z.string() }).transform((e) => e.error),
  z.looseObject({ error: z.looseObject({ message: z.string() }) }).transform((e) => e.error.message),
]);

/** 360dialog documents no error codes: the status decides. A key of the other host is `unauthorized` too (C.1). */
export function readError(answer: Answered, now: Date, secrets: readonly string[]): ProviderFault {
  const parsed = Dialog360Error.safeParse(answer.body.kind === 'json' ? answer.body.value : null);
  return faultByStatus(answer, now, parsed.success ? quote(parsed.data, secrets) : null);
}
