import type {
  ImportChunk,
  ImportFileAsked,
  ImportFiles,
  ImportOutcome,
  ImportReading,
} from '../application/ports/import-files.ts';
import type { FileFault } from '../domain/subscription/import-faults.ts';
import { blocksOf } from './blocks.ts';
import type { ImportAnswer } from './import-messages.ts';
import { type ReadingThread, startReadingThread } from './reading-thread.ts';

type Settled = ImportOutcome | { readonly kind: 'threw'; readonly error: unknown };

/** Blocks in the thread, or read there and not yet taken by whoever reads the chunks. */
const BLOCKS_AHEAD = 3;

export const createImportFiles = (): ImportFiles => ({ read: readImport });

/** Reads a file in a worker thread, and its source only as fast as the chunks are taken. */
export function readImport(source: AsyncIterable<Uint8Array>, asked: ImportFileAsked): ImportReading {
  const settled = Promise.withResolvers<Settled>();
  return {
    chunks: { [Symbol.asyncIterator]: () => chunksOf(source, asked, settled.resolve) },
    async outcome() {
      const outcome = await settled.promise;
      if (outcome.kind === 'threw') throw outcome.error;
      return outcome;
    },
  };
}

async function* chunksOf(
  source: AsyncIterable<Uint8Array>,
  asked: ImportFileAsked,
  settle: (settled: Settled) => void,
): AsyncGenerator<ImportChunk> {
  const { fileName, defaultGroup, workspace, groups, signal } = asked;
  const blocks = blocksOf(source, asked);
  let thread: ReadingThread | null = null;
  try {
    thread = startReadingThread({ fileName, defaultGroup, workspace, groups });
    settle(yield* exchange(blocks, thread, signal));
  } catch (error) {
    settle(signal?.aborted ? { kind: 'stopped' } : { kind: 'threw', error });
    throw error;
  } finally {
    // Only the first of these counts: here whoever read the chunks has left.
    settle({ kind: 'stopped' });
    await thread?.end();
    await blocks.return(null);
  }
}

async function* exchange(
  blocks: AsyncGenerator<Uint8Array<ArrayBuffer>, FileFault | null>,
  thread: ReadingThread,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImportChunk, ImportOutcome> {
  for (let over = false; ; ) {
    if (!over) {
      const block = await blocks.next();
      if (block.done && block.value !== null) return { kind: 'refused', fault: block.value };
      over = block.done === true;
      thread.ask(block.done ? null : block.value);
      if (!over && thread.untaken() < BLOCKS_AHEAD) continue;
    }
    const answer = await thread.nextAnswer();
    signal?.throwIfAborted();
    yield* chunksIn(answer);
    if (answer.ended !== null) return answer.ended;
  }
}

function* chunksIn({ rows, rejects }: ImportAnswer): Generator<ImportChunk> {
  if (rows !== null) yield { kind: 'rows', ...rows };
  if (rejects !== null) yield { kind: 'rejects', ...rejects };
}
