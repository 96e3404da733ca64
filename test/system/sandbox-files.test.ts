import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PageUpload } from '../../src/sandbox/page/contract.ts';
import { useDatabase } from '../database.ts';
import { forget, type RunningSandbox, startSandbox } from './running-sandbox.ts';

const database = useDatabase();
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ database });
});
afterAll(async () => {
  await sandbox.stop();
  await forget(sandbox.dataDir);
});

const bytes = (text: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/octet-stream' },
  body: text,
});

/** Announces so many bytes and sends none. */
async function statusByLength(url: string, length: number): Promise<number | undefined> {
  const headers = { 'content-type': 'application/octet-stream', 'content-length': length };
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers }, (answer) => {
      resolve(answer.statusCode);
      sending.destroy();
    });
    sending.on('error', reject);
    sending.flushHeaders();
  });
}

it('what has no name, comes as a form or has more than 500 MB is refused', async () => {
  const upload = (query: string, more: RequestInit) =>
    sandbox.ask(`/api/upload?as=U0OPS${query}`, undefined, more);
  expect((await upload('', bytes('a'))).status).toBe(400);
  expect((await upload('&name=a.csv', { method: 'POST', body: new FormData() })).status).toBe(415);
  const large = 500 * 1024 * 1024 + 1;
  expect(await statusByLength(`${sandbox.url}/sandbox/api/upload?as=U0OPS&name=a.csv`, large)).toBe(413);
});

it('a file is seen by others once it is shared, as it was', async () => {
  const upload = await sandbox.ask('/api/upload?as=U0OPS&name=sample%20list.csv', undefined, bytes('a,b\n'));
  const file: PageUpload = JSON.parse(await upload.text());
  expect(file).toMatchObject({ name: 'sample list.csv', size: 4, user: 'U0OPS' });
  expect((await sandbox.ask(`/api/files/${file.id}?as=U0OPTIN`)).status).toBe(404);
  await sandbox.read('/api/say', { as: 'U0OPS', channel: 'C0US', text: '', files: [file.id] });
  const shared = await sandbox.ask(`/api/files/${file.id}?as=U0OPTIN`);
  expect(await shared.text()).toBe('a,b\n');
  expect(shared.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(shared.headers.get('content-length')).toBe('4');
});
