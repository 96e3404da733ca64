import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { afterEach, expect, it } from 'vitest';
import { createUploads } from '../../src/slack/uploads.ts';

let server: Server | undefined;

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

/** A Slack that tells of one file, sends the first bytes of it, and then nothing more. */
async function silentSlack(elsewhere?: string): Promise<string> {
  server = createServer((request, response) => {
    const url = `http://${request.headers.host}`;
    if (request.url?.endsWith('files.info')) {
      const file = { name: 'sample.csv', size: 100, url_private: elsewhere ?? `${url}/file` };
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, file }));
      return;
    }
    response.setHeader('content-type', 'text/csv').write('external_id\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
}

const uploadsAt = (apiUrl: string) =>
  createUploads({
    web: new WebClient('xoxb-sample', { slackApiUrl: apiUrl }),
    ...{ botToken: 'xoxb-sample', apiUrl, silenceMs: 50 },
  });

it('a download in which Slack falls silent is broken, not waited for', async () => {
  const upload = await uploadsAt(await silentSlack()).find('F0SAMPLE');
  if (upload.kind !== 'file') throw new Error(`the file is ${upload.kind}`);
  const parts: string[] = [];
  const read = async () => {
    for await (const part of upload.open(new AbortController().signal))
      parts.push(Buffer.from(part).toString());
  };
  await expect(read()).rejects.toThrow('Slack has stopped sending the file');
  expect(parts).toEqual(['external_id\n']);
});

it('a file that is not at Slack is not asked for: the token goes nowhere else', async () => {
  const apiUrl = await silentSlack('https://slack.com.example.com/file');
  expect(await uploadsAt(apiUrl).find('F0SAMPLE')).toEqual({ kind: 'missing' });
});
