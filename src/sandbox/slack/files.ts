import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
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
  const bytes = new Map<string, Uint8Array>();

  const keep = async (id: string, content: Uint8Array) => {
    if (folder === undefined) {
      bytes.set(id, content);
      return;
    }
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, id), content);
  };

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
    async receive(id: string, content: Uint8Array): Promise<boolean> {
      if (uploads.get(id)?.length !== content.byteLength) return false;
      await keep(id, content);
      received.set(id, content.byteLength);
      return true;
    },
    complete(id: string, user: string, title?: string): StoredFile | undefined {
      const upload = uploads.get(id);
      const size = received.get(id);
      if (upload === undefined || size === undefined) return undefined;
      uploads.delete(id);
      received.delete(id);
      return register(id, upload.name, size, user, title);
    },
    async add(name: string, content: Uint8Array, user: string): Promise<StoredFile> {
      const id = newId('F');
      await keep(id, content);
      return register(id, name, content.byteLength, user);
    },
    share(file: StoredFile, channel: string): StoredFile {
      const shared = { ...file, channels: [...new Set([...file.channels, channel])] };
      stored.set(file.id, shared);
      return shared;
    },
    find: (id: string): StoredFile | undefined => stored.get(id),
    async read(id: string): Promise<Uint8Array | undefined> {
      if (!stored.has(id)) return undefined;
      return folder === undefined ? bytes.get(id) : readFile(join(folder, id));
    },
    async forget(): Promise<void> {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
    snapshot: (): StoredFile[] => [...stored.values()],
  };
}
