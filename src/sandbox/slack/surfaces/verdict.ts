import type { z } from 'zod';

export type SurfaceError =
  | 'invalid_blocks'
  | 'invalid_blocks_format'
  | 'invalid_attachments'
  | 'invalid_arguments'
  | 'invalid_metadata_format'
  | 'msg_blocks_too_long'
  | 'msg_too_long'
  | 'no_text'
  | 'view_too_large';

export type Refusal = { ok: false; error: SurfaceError; messages: string[] };
export type Verdict = { ok: true } | Refusal;
export type Reading<T> = { ok: true; value: T } | Refusal;

export function refusal(error: SurfaceError, message: string, pointer = ''): Refusal {
  return { ok: false, error, messages: [shaped(message, pointer)] };
}

const shaped = (message: string, pointer: string) => `[ERROR] ${message} [json-pointer:${pointer}]`;

/** Zod's issues in Slack's words, each with a JSON pointer into the payload. */
export function inSlackWords(issues: readonly z.core.$ZodIssue[], payload: unknown, root = ''): string[] {
  return issues.map((issue) => {
    const missing = issue.code === 'invalid_type' && valueAt(payload, issue.path) === undefined;
    const path = missing ? issue.path.slice(0, -1) : issue.path;
    return shaped(wording(issue, payload, missing), pointerTo(path, root));
  });
}

function pointerTo(path: readonly PropertyKey[], root: string): string {
  return root + path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function wording(issue: z.core.$ZodIssue, payload: unknown, missing: boolean): string {
  if (missing) return `missing required field: ${String(issue.path.at(-1) ?? 'payload')}`;
  switch (issue.code) {
    case 'too_big':
      if (issue.origin === 'string') return `must be less than ${Number(issue.maximum) + 1} characters`;
      if (issue.origin === 'array') return `no more than ${issue.maximum} items allowed`;
      return `must be no more than ${issue.maximum}`;
    case 'too_small':
      if (issue.origin === 'string') return `must be more than ${Number(issue.minimum) - 1} characters`;
      if (issue.origin === 'array') return `no fewer than ${issue.minimum} items allowed`;
      return `must be no less than ${issue.minimum}`;
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return `unsupported type: ${String(valueAt(payload, issue.path))}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'invalid_type':
      return `must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    default:
      return issue.message;
  }
}
