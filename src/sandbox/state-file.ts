import { readFile, rename, writeFile } from 'node:fs/promises';

/** Told in one line for the terminal. */
export type OnFault = (line: string) => void;

/** What a stand-in kept; undefined where there is nothing. A file that cannot be read is moved aside, never lost. */
export async function readStateFile<T>(
  file: string,
  read: (data: unknown) => T,
  onFault: OnFault,
): Promise<T | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return read(JSON.parse(text));
  } catch {
    const aside = `${file}.broken-${Date.now()}`;
    await rename(file, aside);
    onFault(`${file} cannot be read: it was moved to ${aside}, and this part of the sandbox starts anew`);
    return undefined;
  }
}

/** Whole or not at all: a reader never meets half a file. */
export async function writeStateFile(file: string, data: unknown, mode = 0o600): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(data), { mode });
  await rename(`${file}.new`, file);
}

export type Keeper = { touch(): void; flush(): Promise<void> };

/** Writes behind: soon after a change, and at once on flush, which answers when all changes so far are on disk. */
export function createKeeper(file: string, take: () => unknown, onFault: OnFault, delayMs = 50): Keeper {
  let timer: NodeJS.Timeout | undefined;
  let isDirty = false;
  let writing = Promise.resolve();
  const write = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing
      .then(async () => {
        if (!isDirty) return;
        isDirty = false;
        await writeStateFile(file, take());
      })
      .catch((error: NodeJS.ErrnoException) => onFault(`${file} cannot be written: ${error.message}`));
    return writing;
  };
  return {
    touch() {
      isDirty = true;
      timer ??= setTimeout(write, delayMs).unref();
    },
    flush: write,
  };
}
