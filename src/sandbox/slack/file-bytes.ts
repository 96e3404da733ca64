import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** All at once, or as it comes in. */
export type Content = Uint8Array | AsyncIterable<Uint8Array>;

export interface Opened {
  /** Bytes. */
  readonly size: number;
  readonly stream: ReadableStream<Uint8Array>;
}

/** More came than may come. */
export class TooMuch extends Error {}

/** What files hold; with a folder it is on disk only, and goes there and comes back piece by piece. */
export function createFileBytes(folder: string | undefined) {
  const held = new Map<string, Uint8Array>();

  const toDisk = async (at: string, content: AsyncIterable<Uint8Array>): Promise<void> => {
    try {
      await pipeline(Readable.from(content), createWriteStream(at));
    } catch (error) {
      await rm(at, { force: true });
      throw error;
    }
  };

  return {
    /** Answers how many bytes there were. Throws `TooMuch` and keeps nothing when there are more than `most`. */
    async keep(id: string, content: Content, most = Number.POSITIVE_INFINITY): Promise<number> {
      let size = 0;
      async function* counted() {
        for await (const chunk of content instanceof Uint8Array ? [content] : content) {
          size += chunk.byteLength;
          if (size > most) throw new TooMuch(`more than ${most} bytes`);
          yield chunk;
        }
      }
      if (folder === undefined) {
        held.set(id, await buffer(counted()));
        return size;
      }
      await mkdir(folder, { recursive: true });
      await toDisk(join(folder, id), counted());
      return size;
    },
    async open(id: string): Promise<Opened | undefined> {
      if (folder === undefined) {
        const bytes = held.get(id);
        return bytes && { size: bytes.byteLength, stream: streamOf(Readable.from([bytes])) };
      }
      const at = join(folder, id);
      const { size } = await stat(at);
      return { size, stream: streamOf(fromDisk(at)) };
    },
    read: async (id: string): Promise<Uint8Array | undefined> =>
      folder === undefined ? held.get(id) : readFile(join(folder, id)),
    async drop(id: string): Promise<void> {
      held.delete(id);
      if (folder !== undefined) await rm(join(folder, id), { force: true });
    },
    async forget(): Promise<void> {
      held.clear();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Opens the file when it is first read from. */
async function* fromDisk(at: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(at);
}

/** One piece each time the reader is ready for it; the source is closed when the reader goes away. */
function streamOf(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
