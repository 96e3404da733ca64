import { extname } from 'node:path';
import { type Content, createFileBytes, type Opened, TooMuch } from './file-bytes.ts';
import { newId } from './identifiers.ts';
import type { StoredFile } from './model.ts';

const kinds: Record<string, string> = {
  csv: 'text/csv',
  json: 'application/json',
  txt: 'text/plain',
  yaml: 'text/yaml',
  png: 'image/png',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
};

type Parts = { team: string; baseUrl: () => string; folder?: string };
type Upload = { name: string; length: number };

/** Files and their bytes; with a folder the bytes are on disk only. */
export function createFiles({ team, baseUrl, folder }: Parts, snapshot: readonly StoredFile[] = []) {
  const stored = new Map(snapshot.map((file) => [file.id, file]));
  const uploads = new Map<string, Upload>();
  const bytes = createFileBytes(folder);

  const register = (id: string, name: string, size: number, user: string, title = name): StoredFile => {
    const filetype = extname(name).slice(1).toLowerCase() || 'text';
    const created = Math.floor(Date.now() / 1000);
    const url = `${baseUrl()}/files-pri/${team}-${id}/${encodeURIComponent(name)}`;
    const file: StoredFile = {
      id,
      created,
      timestamp: created,
      name,
      title,
      mimetype: kinds[filetype] ?? 'application/octet-stream',
      filetype,
      user,
      size,
      mode: 'hosted',
      is_external: false,
      url_private: url,
      url_private_download: url,
      permalink: `${baseUrl()}/files/${user}/${id}`,
      channels: [],
    };
    stored.set(id, file);
    return file;
  };

  const received = new Map<string, number>();

  return {
    begin(upload: Upload): string {
      const id = newId('F');
      uploads.set(id, upload);
      return id;
    },
    /** Answers how many bytes came; undefined when they are not as many as were announced. */
    async receive(id: string, content: Content): Promise<number | undefined> {
      const announced = uploads.get(id)?.length;
      if (announced === undefined) return undefined;
      const size = await bytes.keep(id, content, announced).catch((error: unknown) => {
        if (error instanceof TooMuch) return 0;
        throw error;
      });
      if (size !== announced) {
        await bytes.drop(id);
        return undefined;
      }
      received.set(id, size);
      return size;
    },
    complete(id: string, user: string, title?: string): StoredFile | undefined {
      const upload = uploads.get(id);
      const size = received.get(id);
      if (upload === undefined || size === undefined) return undefined;
      uploads.delete(id);
      received.delete(id);
      return register(id, upload.name, size, user, title);
    },
    async add(name: string, content: Content, user: string): Promise<StoredFile> {
      const id = newId('F');
      return register(id, name, await bytes.keep(id, content), user);
    },
    share(file: StoredFile, channel: string): StoredFile {
      const shared = { ...file, channels: [...new Set([...file.channels, channel])] };
      stored.set(file.id, shared);
      return shared;
    },
    find: (id: string): StoredFile | undefined => stored.get(id),
    open: async (id: string): Promise<Opened | undefined> => (stored.has(id) ? bytes.open(id) : undefined),
    read: async (id: string): Promise<Uint8Array | undefined> =>
      stored.has(id) ? bytes.read(id) : undefined,
    forget: bytes.forget,
    snapshot: (): StoredFile[] => [...stored.values()],
  };
}
