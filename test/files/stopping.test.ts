import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, csv, files, fr, readAll } from './reading.ts';

const threads: Worker[] = [];
const onThread = (message: unknown): void => {
  if (typeof message === 'object' && message !== null && 'worker' in message)
    if (message.worker instanceof Worker) threads.push(message.worker);
};
beforeEach(() => subscribe('worker_threads', onThread));
afterEach(() => {
  unsubscribe('worker_threads', onThread);
  expect(threads.map(({ threadId }) => threadId)).toEqual([-1]);
  threads.length = 0;
});

const lines = Buffer.from(`${csv()}\n${`crm-0001,,${fr},subscribed\n`.repeat(10_000)}`);

/** Gives a large file without an end, and tells what was taken of it. */
function endlessSource() {
  const seen = { pieces: 0, closed: false };
  async function* pieces() {
    try {
      for (;;) {
        seen.pieces += 1;
        yield lines;
      }
    } finally {
      seen.closed = true;
    }
  }
  return { seen, source: pieces() };
}

test('a source that fails on the way refuses the file, and says after how much', async () => {
  const cause = new Error('connection reset');
  async function* source() {
    yield lines;
    throw cause;
  }
  const reading = files.read(source(), ask({ announcedBytes: 1_000_000 }));
  await readAll(reading.chunks);
  const fault = { kind: 'broken', bytes: lines.length, announcedBytes: 1_000_000, cause };
  expect(await reading.outcome()).toEqual({ kind: 'refused', fault });
});

test('a source without an end is read up to the limit', async () => {
  const { seen, source } = endlessSource();
  const reading = files.read(source, ask({ limitBytes: 5_000_000 }));
  await readAll(reading.chunks);
  expect(await reading.outcome()).toMatchObject({ fault: { kind: 'too_large' } });
  expect(seen.closed).toBe(true);
});

test('whoever leaves the loop stops the reading, and the source was not far ahead', async () => {
  const { seen, source } = endlessSource();
  const reading = files.read(source, ask());
  for await (const chunk of reading.chunks) {
    expect(chunk.kind).toBe('rows');
    break;
  }
  expect(await reading.outcome()).toEqual({ kind: 'stopped' });
  expect(seen.closed).toBe(true);
  expect(seen.pieces).toBeLessThan(10);
});

test('a signal stops the reading between two chunks', async () => {
  const { seen, source } = endlessSource();
  const stop = new AbortController();
  const reading = files.read(source, ask({ signal: stop.signal }));
  const reason = new Error('paused');
  const loop = async (): Promise<void> => {
    for await (const _ of reading.chunks) stop.abort(reason);
  };
  await expect(loop()).rejects.toBe(reason);
  expect(await reading.outcome()).toEqual({ kind: 'stopped' });
  expect(seen.closed).toBe(true);
});

test('a signal stops the reading of a source that hangs', async () => {
  const stop = new AbortController();
  async function* source() {
    yield lines;
    stop.abort(new Error('paused'));
    await new Promise<never>(() => 0);
  }
  const reading = files.read(source(), ask({ signal: stop.signal }));
  await expect(readAll(reading.chunks)).rejects.toThrow('paused');
  expect(await reading.outcome()).toEqual({ kind: 'stopped' });
});

test('a fault in the first lines is known before the rest is downloaded', async () => {
  const { seen, source } = endlessSource();
  async function* wrong() {
    yield Buffer.from('External_ID\n');
    yield* source;
  }
  const reading = files.read(wrong(), ask());
  await readAll(reading.chunks);
  expect(await reading.outcome()).toMatchObject({ fault: { kind: 'missing_columns' } });
  expect(seen.pieces).toBeLessThan(10);
});

test('a thread that dies is an error of ours, not of the file', async () => {
  const { seen, source } = endlessSource();
  const reading = files.read(source, ask());
  const loop = async (): Promise<void> => {
    for await (const _ of reading.chunks) await threads[0]?.terminate();
  };
  await expect(loop()).rejects.toThrow('the thread that reads the file has ended');
  await expect(reading.outcome()).rejects.toThrow('the thread that reads the file has ended');
  expect(seen.closed).toBe(true);
});

test('a read file leaves no thread behind', async () => {
  async function* source() {
    yield lines;
  }
  const reading = files.read(source(), ask());
  const { rows } = await readAll(reading.chunks);
  expect(rows).toHaveLength(10_000);
  expect(await reading.outcome()).toMatchObject({ kind: 'read', rows: 10_000, rejected: 0 });
});
