import type { FaultKind } from '../faults.ts';

/** One exchange, in either direction. Headers aren't kept, so no key is. */
export interface Exchange {
  readonly id: number;
  readonly at: string;
  /** `in`: asked of the stand-in. `out`: a webhook that it delivered. */
  readonly direction: 'in' | 'out';
  readonly call: string;
  readonly method: string;
  readonly path: string;
  readonly request: unknown;
  /** Null when there was no answer. */
  readonly status: number | null;
  readonly answer: unknown;
  readonly fault: FaultKind | null;
  readonly ms: number;
}

const secretKeys = new Set(['access_token', 'api_key', 'verify_token', 'hub.verify_token', 'token']);
/** Codes and PINs stand at the top of a request; a language's `code` deeper down is no secret. */
const secretFields = new Set(['code', 'pin']);
const secretPairs = /((?:^|[?&{,\s'"])(?:code|pin)['"]?\s*[:=]\s*['"]?)[^&,}\s'"]+/g;
const longestText = 20_000;

export type Traffic = ReturnType<typeof createTraffic>;

/** The last exchanges, oldest first, without secrets. */
export function createTraffic(capacity = 500) {
  let ring: Exchange[] = [];
  let count = 0;
  return {
    record(exchange: Omit<Exchange, 'id'>): void {
      count += 1;
      const { request, answer } = exchange;
      ring.push({
        id: count,
        ...exchange,
        path: exchange.path
          .replace(/(access_token|verify_token)=[^&]*/g, '$1=[redacted]')
          .replace(secretPairs, '$1[redacted]'),
        request:
          typeof request === 'string'
            ? request.replace(secretPairs, '$1[redacted]')
            : redacted(request, secretFields),
        answer: redacted(answer),
      });
      if (ring.length >= 2 * capacity) ring = ring.slice(-capacity);
    },
    read: (): readonly Exchange[] => ring.slice(-capacity),
    clear(): void {
      ring = [];
    },
  };
}

/** JSON where it is JSON, for the traffic; else the text, cut. */
export function readable(text: string): unknown {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : parsed(text);
}

/** The JSON in it, else the text as it is; null where there is none. */
export function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

function redacted(value: unknown, fields: ReadonlySet<string> = new Set()): unknown {
  if (Array.isArray(value)) return value.map((each) => redacted(each, fields));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      secretKeys.has(key) || fields.has(key) ? '[redacted]' : redacted(inner),
    ]),
  );
}
