import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

const refusal = { ok: false, error: 'invalid_blocks', response_metadata: { messages: ['unsupported type'] } };

/** Stands before Slack and refuses every message with a `plan` block, as a Slack without it would. */
export async function refusingPlans(apiUrl: string): Promise<string> {
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const words = decodeURIComponent(body.toString());
    response.setHeader('content-type', 'application/json');
    if (words.includes('"type":"plan"')) return response.end(JSON.stringify(refusal));
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const answer = await fetch(new URL(`.${(request.url ?? '').replace('/api', '')}`, apiUrl), {
      method: 'POST',
      headers: { authorization, 'content-type': type },
      body,
    });
    response.statusCode = answer.status;
    return response.end(await answer.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/api/`;
}
