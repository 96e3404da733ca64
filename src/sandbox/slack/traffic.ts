export type Exchange = {
  id: number;
  direction: 'bot_to_slack' | 'slack_to_bot';
  /** The Web API method, the command, or the kind of payload. */
  call: string;
  at: string;
  ms: number;
  status: number;
  ok: boolean;
  error?: string;
  request: unknown;
  answer: unknown;
};

const hiddenKeys = new Set(['token', 'ticket', 'authorization']);
const hiddenFields = new Set(['code', 'pin']);

/** The last exchanges between Slack and the bot; secrets are taken out when they are read. */
export function createTraffic(announce: (exchange: Exchange) => void, capacity = 1000) {
  let ring: Exchange[] = [];
  let id = 0;
  return {
    record(exchange: Omit<Exchange, 'id'>): void {
      id += 1;
      const numbered = { id, ...exchange };
      ring.push(numbered);
      if (ring.length >= 2 * capacity) ring = ring.slice(-capacity);
      announce(numbered);
    },
    read: (): Exchange[] => ring.slice(-capacity).map(withoutSecrets),
    clear(): void {
      ring = [];
    },
  };
}

export type Traffic = ReturnType<typeof createTraffic>;

export function withoutSecrets(exchange: Exchange): Exchange {
  return { ...exchange, request: redacted(exchange.request), answer: redacted(exchange.answer) };
}

function redacted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redacted);
  if (typeof value !== 'object' || value === null) return value;
  const hidesValue = 'block_id' in value && hiddenFields.has(String(value.block_id));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const secret =
        hiddenKeys.has(key) ||
        (hidesValue && key === 'value') ||
        (hiddenFields.has(key) && typeof inner === 'object');
      return [key, secret ? '[redacted]' : redacted(inner)];
    }),
  );
}
