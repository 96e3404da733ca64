import type { ImportFileAsked } from '../application/ports/import-files.ts';
import type { FileFault } from '../domain/subscription/import-faults.ts';

const BLOCK_BYTES = 262_144;

/**
 * The bytes of a source in blocks of their own memory, all full but the last; returns what is wrong with the source.
 * Throws the signal's reason.
 */
export async function* blocksOf(
  source: AsyncIterable<Uint8Array>,
  { announcedBytes, limitBytes, signal }: Pick<ImportFileAsked, 'announcedBytes' | 'limitBytes' | 'signal'>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, FileFault | null> {
  if (announcedBytes !== null && announcedBytes > limitBytes) return { kind: 'too_large', limitBytes };
  let block = new Uint8Array(BLOCK_BYTES);
  let filled = 0;
  let bytes = 0;
  try {
    for await (const chunk of signal === undefined ? source : untilAborted(source, signal)) {
      bytes += chunk.length;
      if (bytes > limitBytes) return { kind: 'too_large', limitBytes };
      for (let from = 0; from < chunk.length; ) {
        const part = chunk.subarray(from, from + BLOCK_BYTES - filled);
        block.set(part, filled);
        filled += part.length;
        from += part.length;
        if (filled < BLOCK_BYTES) continue;
        yield block;
        block = new Uint8Array(BLOCK_BYTES);
        filled = 0;
      }
    }
  } catch (cause) {
    signal?.throwIfAborted();
    return { kind: 'broken', bytes, announcedBytes, cause };
  }
  if (announcedBytes !== null && bytes < announcedBytes)
    return { kind: 'broken', bytes, announcedBytes, cause: null };
  if (filled > 0) yield block.slice(0, filled);
  return null;
}

async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const step = await orAborted(iterator.next(), signal);
      if (step.done) return;
      yield step.value;
    }
  } finally {
    // A source that never answers does not answer this either, so an aborted one is not waited for.
    const closed = Promise.allSettled([iterator.return?.()]);
    if (!signal.aborted) await closed;
  }
}

async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
