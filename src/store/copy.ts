import type { Writable } from 'node:stream';
import type postgres from 'postgres';

export interface CopyIn {
  write(chunk: Uint8Array): Promise<void>;
  /** Resolves once Postgres has all of it. */
  end(): Promise<void>;
  destroy(error: Error): void;
}

/**
 * COPY ... FROM STDIN. The driver never settles a COPY that the server refuses after its last byte
 * (porsager/postgres#1173): the query's own rejection is handed to the stream.
 */
export async function copyIn(sql: postgres.Sql, text: string): Promise<CopyIn> {
  const query = sql.unsafe(text);
  const stream: Writable = await query.writable();
  Object.assign(query, { reject: (error: Error) => stream.destroy(error) });
  let failed: Error | null = null;
  stream.on('error', (error) => {
    failed = error;
  });
  const settled = (event: 'drain' | 'finish') =>
    new Promise<void>((resolve, reject) => {
      if (failed !== null) return reject(failed);
      const done = (error?: Error) => {
        stream.off(event, ok);
        stream.off('error', done);
        stream.off('close', closed);
        if (error) reject(error);
        else resolve();
      };
      const ok = () => done();
      const closed = () => done(failed ?? new Error('the COPY was cut off'));
      stream.once(event, ok);
      stream.once('error', done);
      stream.once('close', closed);
    });
  return {
    async write(chunk) {
      if (failed !== null) throw failed;
      if (!stream.write(chunk)) await settled('drain');
    },
    async end() {
      const finished = settled('finish');
      stream.end();
      await finished;
    },
    destroy: (error) => {
      stream.destroy(error);
    },
  };
}
