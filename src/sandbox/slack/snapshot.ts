import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Ephemeral, Message, Profile, StoredFile } from './model.ts';
import type { ViewsSnapshot } from './views.ts';

const shape = z.strictObject({
  version: z.literal(1),
  lastStamp: z.number(),
  users: z.array(z.custom<Profile>()),
  channels: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      isPrivate: z.boolean(),
      with: z.string().optional(),
      members: z.array(z.string()),
      messages: z.array(z.custom<Message>()),
    }),
  ),
  ephemerals: z.array(z.custom<Ephemeral>()),
  views: z.custom<ViewsSnapshot>(),
  files: z.array(z.custom<StoredFile>()),
});

export type Snapshot = z.infer<typeof shape>;

export async function loadSnapshot(path: string): Promise<Snapshot | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : shape.parse(JSON.parse(text));
}

const delayMs = 200;

export type Keeper = { touch(): void; flush(): Promise<void> };

/** Writes behind: soon after a change and on flush, whole or not at all. */
export function createKeeper(path: string, take: () => Snapshot): Keeper {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  const write = () => {
    timer = undefined;
    writing = writing.then(async () => {
      await writeFile(`${path}.new`, JSON.stringify(take()));
      await rename(`${path}.new`, path);
    });
    return writing;
  };
  return {
    touch() {
      timer ??= setTimeout(write, delayMs).unref();
    },
    async flush() {
      clearTimeout(timer);
      await write();
    },
  };
}
