import { z } from 'zod';
import type { FaultKind, ProviderFault, Remedy } from '../../application/ports/provider.ts';
import { type Answered, faultByStatus, faultOf, quote } from '../fault.ts';
import { askedToWait, longest } from '../rate-headers.ts';
import { migrationCauseOf } from './migration-cause.ts';

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

interface Meaning {
  readonly fault: FaultKind;
  readonly remedy: Remedy;
  /** Milliseconds, where Meta's documentation says how long or a header usually does. */
  readonly waitMs?: number;
  readonly retryable?: boolean;
}

const minuteMs = 60_000;
const means = (
  fault: FaultKind,
  remedy: Remedy,
  more: Pick<Meaning, 'waitMs' | 'retryable'> = {},
): Meaning => ({
  fault,
  remedy,
  ...more,
});
const settled = { retryable: false };

/** Every error of domain.md B.8. A code that stands in several rows there has the same meaning in all of them. */
const meanings: readonly (readonly [readonly number[], Meaning])[] = [
  [[0, 190], means('unauthorized', 'new_token')],
  [[3, 10], means('forbidden', 'grant_permission')],
  [[33], means('not_found', 'find_asset_again')],
  [[100], means('invalid', 'fix_input')],
  [[4, 80007, 80008], means('rate_limited', 'wait', { waitMs: 5 * minuteMs })],
  [[130429], means('rate_limited', 'wait')],
  [[131056], means('rate_limited', 'wait', { waitMs: 6000 })],
  [[131048], means('refused', 'check_account')],
  [[133016], means('rate_limited', 'wait', { waitMs: 72 * 60 * minuteMs, ...settled })],
  [[368, 131031], means('refused', 'check_account')],
  [[131026], means('refused', 'check_recipient')],
  [[131042], means('refused', 'add_payment')],
  [[131045], means('refused', 'register_number')],
  [[131047], means('refused', 'use_template')],
  [[131049, 131050], means('refused', 'read_message')],
  [[131057, 2494100], means('unavailable', 'wait', { waitMs: 5 * minuteMs })],
  [[132000, 132001, 132005, 132007, 132012], means('invalid', 'fix_input')],
  [[132015, 132016], means('refused', 'read_message')],
  [[133000], means('refused', 'deregister_first')],
  [[133005], means('refused', 'ask_pin_owner')],
  [[133006], means('refused', 'verify_again')],
  [[133008, 133009], means('rate_limited', 'wait', settled)],
  [[133010], means('refused', 'register_number')],
  [[133015], means('refused', 'wait', { waitMs: 5 * minuteMs, retryable: true })],
  [[2388001], means('refused', 'read_message')],
  [[2388012], means('refused', 'read_message')],
  [[2388091, 2388093], means('refused', 'skip_verification')],
  [[2388103], means('refused', 'read_message')],
  [[2388019], means('refused', 'free_templates')],
  [[2388040, 2388047, 2388072, 2388073, 2388293, 2388299], means('invalid', 'fix_input')],
];
const meaningOf = new Map(
  meanings.flatMap(([codes, meaning]) => codes.map((each) => [each, meaning] as const)),
);

/** Codes of migration and templates come as code or as subcode: which is not settled (domain.md G.6). */
const isSpecific = (value: number | undefined): value is number =>
  value !== undefined && /^2388\d{3}$/.test(String(value));
const migrationRefused = 2388103;

export interface ErrorContext {
  readonly now: Date;
  readonly secrets: readonly string[];
  /** What the call needs, for the fault that says it is missing. */
  readonly permission: string;
}

/** The fault in an answer that isn't a success; an envelope counts before the status, the status before nothing. */
export function readError(answer: Answered, { now, secrets, permission }: ErrorContext): ProviderFault {
  const { status, headers, body } = answer;
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
  const { key, app } = askedToWait(headers, status, now);
  const retryable = meaning.retryable ?? faultOf(meaning.fault, meaning.remedy).retryable;
  const fault = faultOf(meaning.fault, meaning.remedy, {
    ...known,
    retryable,
    retryAfterMs: longest([key, app]) ?? meaning.waitMs ?? null,
  });
  return withPermission(withMigrationCause(fault, details), permission);
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

function withMigrationCause(fault: ProviderFault, details: Details): ProviderFault {
  if (![details.code, details.error_subcode].includes(migrationRefused)) return fault;
  const title = details.error_user_title ?? '';
  const { cause, remedy } = migrationCauseOf(title, details.error_user_msg ?? details.message ?? '');
  const retryable = cause === 'retry_later';
  return {
    ...fault,
    migrationCause: cause,
    remedy,
    retryable,
    retryAfterMs: retryable ? 5 * minuteMs : null,
  };
}

function withPermission(fault: ProviderFault, permission: string): ProviderFault {
  return fault.fault === 'forbidden' ? { ...fault, permission } : fault;
}

/** Meta's title and message for people where it has them, else its message for developers and the details. */
function words({ message = '', error_user_title, error_user_msg, error_data }: Details): string {
  const forPeople = [error_user_title, error_user_msg].filter(Boolean).join(': ');
  const details = typeof error_data === 'string' ? error_data : error_data?.details;
  return forPeople || [message, details === message ? null : details].filter(Boolean).join(': ');
}
