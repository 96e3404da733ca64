import { z } from 'zod';
import type { ProviderFault } from '../../application/ports/provider.ts';
import { type Answered, faultByStatus, faultOf, quote } from '../fault.ts';
import { askedToWait, longest } from '../rate-headers.ts';
import { type Meaning, meaningOf } from './meanings.ts';
import { migrationCauseOf } from './migration-cause.ts';
import { ownershipRemedyOf } from './ownership.ts';
import { statedWaitMs } from './stated-wait.ts';

const code = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]);

/** Graph's error envelope (domain.md B.8). */
const GraphError = z.looseObject({
  error: z.looseObject({
    message: z.string().optional(),
    code,
    error_subcode: code.optional(),
    is_transient: z.boolean().optional(),
    error_user_title: z.string().nullish(),
    error_user_msg: z.string().nullish(),
    error_data: z.union([z.looseObject({ details: z.string().optional() }), z.string()]).nullish(),
  }),
});
type Details = z.infer<typeof GraphError>['error'];

/** Codes of migration, registration and templates come as code or as subcode: which is not settled (domain.md G.6). */
const isSpecific = (value: number | undefined): value is number =>
  value !== undefined && /^(2388\d{3}|1330\d{2})$/.test(String(value));
const ownershipRefused = 2388001;
const migrationRefused = 2388103;
const minuteMs = 60_000;

export interface ErrorContext {
  readonly now: Date;
  readonly secrets: readonly string[];
  /** What the call needs, for the fault that says it is missing. */
  readonly permission: string;
}

/** The fault in an answer that isn't a success; an envelope counts before the status, the status before nothing. */
export function readError(answer: Answered, { now, secrets, permission }: ErrorContext): ProviderFault {
  const { status, body } = answer;
  const parsed = GraphError.safeParse(body.kind === 'json' ? body.value : null);
  if (!parsed.success) return withPermission(faultByStatus(answer, now, null), permission);
  const details = parsed.data.error;
  const meaning = meaningIn(details);
  const known = {
    status,
    code: details.code,
    subcode: details.error_subcode ?? null,
    said: quote(words(details), secrets),
  };
  if (meaning === undefined) {
    return withPermission({ ...unlisted(details, answer, now), ...known }, permission);
  }
  const retryable = meaning.retryable ?? faultOf(meaning.fault, meaning.remedy).retryable;
  const retryAfterMs = waitOf(meaning, answer, details, now);
  const fault = faultOf(meaning.fault, meaning.remedy, { ...known, retryable, retryAfterMs });
  return withPermission(toldByText(fault, details), permission);
}

function meaningIn({ code, error_subcode }: Details): Meaning | undefined {
  const specific = [code, error_subcode].find(isSpecific);
  if (specific !== undefined) return meaningOf.get(specific);
  if (error_subcode === 33) return meaningOf.get(33);
  if (code >= 200 && code <= 299) return meaningOf.get(10);
  return meaningOf.get(code);
}

/** An error that nobody documented: transient if Meta says so or the status does. */
function unlisted(details: Details, answer: Answered, now: Date): ProviderFault {
  const byStatus = faultByStatus(answer, now, null);
  if (details.is_transient && !byStatus.retryable) return faultOf('unavailable', 'wait');
  return byStatus.fault === 'invalid' ? faultOf('refused', 'read_message') : byStatus;
}

/** A header that is not about this limit can make the wait longer, never shorter. */
function waitOf(meaning: Meaning, { headers, status }: Answered, details: Details, now: Date): number | null {
  const { key, app } = askedToWait(headers, status, now);
  const byHeader = longest([key, app]);
  const stated = meaning.remedy === 'wait' ? statedWaitMs(allWords(details), now) : null;
  const known = stated ?? meaning.waitMs ?? null;
  if (meaning.metered || known === null) return byHeader ?? known;
  return Math.max(known, byHeader ?? 0);
}

/** The two codes that stand for several causes: only their words tell which. */
function toldByText(fault: ProviderFault, details: Details): ProviderFault {
  const codes = [details.code, details.error_subcode];
  if (codes.includes(ownershipRefused)) return { ...fault, remedy: ownershipRemedyOf(allWords(details)) };
  if (!codes.includes(migrationRefused)) return fault;
  const title = details.error_user_title ?? '';
  const { cause, remedy } = migrationCauseOf(title, details.error_user_msg ?? forDevelopers(details));
  const retryable = cause === 'retry_later';
  const retryAfterMs = retryable ? 5 * minuteMs : null;
  return { ...fault, migrationCause: cause, remedy, retryable, retryAfterMs };
}

function withPermission(fault: ProviderFault, permission: string): ProviderFault {
  return fault.fault === 'forbidden' ? { ...fault, permission } : fault;
}

/** Meta's title and message for people where it has them, else its message for developers and the details. */
const words = (error: Details): string =>
  [error.error_user_title, error.error_user_msg].filter(Boolean).join(': ') || forDevelopers(error);

function forDevelopers({ message = '', error_data }: Details): string {
  const details = typeof error_data === 'string' ? error_data : error_data?.details;
  return [message, details === message ? null : details].filter(Boolean).join(': ');
}

const allWords = (error: Details): string =>
  [error.error_user_title, error.error_user_msg, forDevelopers(error)].filter(Boolean).join('. ');
