/** Providers send at most 3 MB (domain.md B.9). */
const MAX_BYTES = 3 * 1024 * 1024;

/** The raw bytes of a request, or null when there are too many: then no more of them are taken in. */
export async function rawBody({ body }: Request): Promise<Buffer | null> {
  if (body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Escapes that JSON may hold and Postgres may not. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;

/** A body's JSON, with every text in it fit to be stored. Throws `SyntaxError` on anything else. */
export function parseBody(raw: Buffer): unknown {
  const text = raw.toString('utf8');
  if (!UNSTORABLE.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value,
  );
}
