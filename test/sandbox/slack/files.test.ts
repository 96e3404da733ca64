import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { botToken, clientOf, defined, startSlack } from './workspace.ts';

const authorization = `Bearer ${botToken}`;
const megabyte = 1024 * 1024;

async function withFolder() {
  const at = await mkdtemp(join(tmpdir(), 'slack-files-'));
  onTestFinished(() => rm(at, { recursive: true, force: true }));
  const slack = await startSlack({ persistTo: join(at, 'slack.json') });
  const folder = join(at, 'slack.json.files');
  return { slack, folder, onDisk: () => readdir(folder) };
}

test('a file goes up in three steps and comes down with the token only', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  const rows = 'line,reason\n3,unknown group\n';
  await client.filesUploadV2({
    channel_id: 'C0OPS',
    filename: 'rejects.csv',
    file: Buffer.from(rows),
    initial_comment: 'rejected',
  });
  const [message] = slack.messages('ops');
  expect(message).toMatchObject({
    text: 'rejected',
    subtype: 'file_share',
    files: [{ name: 'rejects.csv' }],
  });
  const { file } = await client.files.info({ file: defined(message?.files?.[0]).id });
  const url = defined(file?.url_private);
  const authorization = `Bearer ${botToken}`;
  expect(await (await fetch(url, { headers: { authorization } })).text()).toBe(rows);
  expect((await fetch(url)).headers.get('content-type')).toContain('text/html');
  const missing = client.files.completeUploadExternal({ files: [{ id: 'F0', title: 'a' }] });
  await expect(missing).rejects.toMatchObject({ data: { error: 'file_not_found' } });
});

describe('a file in a thread', () => {
  const rows = 'line,reason\n3,unknown group\n';

  test('stands there with its words, and is read with them', async () => {
    const slack = await startSlack();
    const client = clientOf(slack);
    const { ts } = await slack.as('U0OLIVIA').say('ops', 'the import');
    const upload = {
      channel_id: 'C0OPS',
      thread_ts: ts,
      filename: 'rejects.csv',
      initial_comment: 'rejected',
    };
    await client.filesUploadV2({ ...upload, file: Buffer.from(rows) });
    const { messages = [] } = await client.conversations.replies({ channel: 'C0OPS', ts });
    expect(messages).toMatchObject([
      { ts, reply_count: 1 },
      {
        text: 'rejected',
        thread_ts: ts,
        files: [{ name: 'rejects.csv', size: rows.length, mimetype: 'text/csv' }],
      },
    ]);
    const { messages: top = [] } = await client.conversations.history({ channel: 'C0OPS' });
    expect(top.map((message) => message.ts)).toEqual([ts]);
  });

  test('of a person is a message without words', async () => {
    const slack = await startSlack();
    const olivia = slack.as('U0OLIVIA');
    const file = await olivia.upload('people.csv', rows);
    const { ts } = await olivia.say('ops', '', { files: [file] });
    const { messages = [] } = await clientOf(slack).conversations.replies({ channel: 'C0OPS', ts });
    expect(messages).toMatchObject([{ text: '', subtype: 'file_share', files: [{ id: file.id }] }]);
  });
});

describe('a large file', () => {
  test('is on disk while it still comes in', async () => {
    const { slack, folder } = await withFolder();
    const onDisk: number[] = [];
    async function* content() {
      for (let i = 0; i < 16; i += 1) {
        yield new Uint8Array(megabyte).fill(i);
        for (const name of await readdir(folder)) onDisk[i] = (await stat(join(folder, name))).size;
      }
    }
    const file = await slack.as('U0OLIVIA').upload('people.csv', content());
    expect(file.size).toBe(16 * megabyte);
    expect(onDisk[15]).toBeGreaterThan(8 * megabyte);
  });

  test('comes back piece by piece, with its length told', async () => {
    const { slack, folder } = await withFolder();
    const file = await slack.as('U0OLIVIA').upload('people.csv', 'external_id\n');
    await truncate(join(folder, file.id), 500 * megabyte);
    const before = process.memoryUsage().arrayBuffers;
    const response = await fetch(file.url_private_download, { headers: { authorization } });
    expect(response.headers.get('content-length')).toBe(String(500 * megabyte));
    const reader = defined(response.body).getReader();
    const { value } = await reader.read();
    expect(Buffer.from(defined(value)).subarray(0, 12).toString()).toBe('external_id\n');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * megabyte);
    await reader.cancel();
  });

  test('that is not as long as was announced is refused, and nothing of it stays', async () => {
    const { slack, onDisk } = await withFolder();
    const client = clientOf(slack);
    for (const length of [3, 5]) {
      const begun = await client.files.getUploadURLExternal({ filename: 'a.csv', length });
      const sent = await fetch(defined(begun.upload_url), { method: 'POST', body: Buffer.from('a,b\n') });
      expect([sent.status, await sent.text()]).toEqual([400, 'upload does not fit its announcement']);
      const files = [{ id: defined(begun.file_id), title: 'a' }] as const;
      await expect(client.files.completeUploadExternal({ files: [...files] })).rejects.toThrow(
        'file_not_found',
      );
    }
    expect(await onDisk()).toEqual([]);
  });

  test('whose sender goes away leaves nothing', async () => {
    const { slack, onDisk } = await withFolder();
    const begun = await clientOf(slack).files.getUploadURLExternal({ filename: 'a.csv', length: megabyte });
    const headers = { 'content-type': 'application/octet-stream', 'content-length': megabyte };
    const sending = request(defined(begun.upload_url), { method: 'POST', headers });
    sending.on('error', () => sending.destroy());
    sending.write(Buffer.alloc(1000));
    await vi.waitFor(async () => expect(await onDisk()).toHaveLength(1));
    sending.destroy();
    await vi.waitFor(async () => expect(await onDisk()).toEqual([]));
  });
});

describe('a download', () => {
  test('breaks in the middle where that is switched on, and the next one is whole', async () => {
    const { slack } = await withFolder();
    const file = await slack.as('U0OLIVIA').upload('people.csv', new Uint8Array(2 * megabyte));
    slack.faults.add({ call: 'download', fault: 'half' });
    const response = await fetch(file.url_private, { headers: { authorization } });
    expect([response.status, response.headers.get('content-length')]).toEqual([200, String(2 * megabyte)]);
    let bytes = 0;
    const reading = async () => {
      for await (const chunk of defined(response.body)) bytes += chunk.byteLength;
    };
    await expect(reading()).rejects.toThrow();
    expect(bytes).toBe(megabyte);
    const again = await fetch(file.url_private, { headers: { authorization } });
    expect((await again.arrayBuffer()).byteLength).toBe(2 * megabyte);
    expect(slack.traffic().map(({ call, error }) => [call, error])).toEqual([
      ['download', 'connection_cut'],
      ['download', undefined],
    ]);
  });

  test('of JSON is not read on its way', async () => {
    const slack = await startSlack();
    const file = await slack.as('U0OLIVIA').upload('people.json', '[{"token":"x"');
    expect(await (await fetch(file.url_private, { headers: { authorization } })).text()).toBe(
      '[{"token":"x"',
    );
    expect(slack.traffic()).toMatchObject([{ call: 'download', ok: true, answer: undefined }]);
  });

  test('with another token, or the right one in another place, is the sign-in page', async () => {
    const slack = await startSlack();
    const file = await slack.as('U0OLIVIA').upload('people.csv', 'a');
    const asked = [{}, { authorization: 'Bearer xoxb-other' }, { cookie: `d=${botToken}` }];
    for (const headers of asked) {
      const response = await fetch(file.url_private, { headers });
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        'text/html; charset=UTF-8',
      ]);
    }
  });
});

test('an answer of the Web API may break in the middle too', async () => {
  const slack = await startSlack();
  slack.faults.add({ call: 'chat.postMessage', fault: 'half' });
  const post = clientOf(slack).chat.postMessage({ channel: 'C0OPS', text: 'a' });
  await expect(post).rejects.toThrow();
  expect(slack.messages('ops')).toHaveLength(1);
});
