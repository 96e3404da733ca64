import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { sign } from '../../../src/sandbox/slack/signing.ts';

export const signingSecret = 'a-sample-signing-secret';
export const botToken = 'xoxb-sample-token';

export interface Press {
  readonly url: string;
  readonly responseUrl: string;
}

let pressed = 0;

/** `/wa help` as Slack posts it, signed, each with a trigger id of its own. */
export function commandRequest({ url, responseUrl }: Press): string {
  pressed += 1;
  const body = new URLSearchParams({
    token: 'sample',
    team_id: 'T0SAMPLE',
    team_domain: 'sample-co',
    channel_id: 'C0FR',
    channel_name: 'sample-fr',
    user_id: 'U0OPS',
    user_name: 'sample.operator',
    command: '/wa',
    text: 'help',
    api_app_id: 'A0SAMPLE',
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: `${process.pid}.${pressed}.sample`,
  }).toString();
  const timestamp = Math.floor(Date.now() / 1000);
  const { host } = new URL(url);
  return [
    'POST /slack/events HTTP/1.1',
    `host: ${host}`,
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-slack-request-timestamp: ${timestamp}`,
    `x-slack-signature: ${sign(signingSecret, timestamp, body)}`,
    '',
    body,
  ].join('\r\n');
}

/** One keep-alive connection that is asked one thing at a time. */
export async function openLine(url: string) {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  let answer = '';
  let finish: ((status: number) => void) | null = null;
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    answer += chunk;
    const end = answer.indexOf('\r\n\r\n');
    if (end < 0 || answer.length < end + 4 + lengthIn(answer.slice(0, end))) return;
    const status = Number(answer.slice(9, 12));
    answer = '';
    finish?.(status);
  });
  return {
    /** Milliseconds from the first byte out to the last byte in. */
    async post(request: string): Promise<number> {
      const answered = new Promise<number>((resolve) => {
        finish = resolve;
      });
      const begun = performance.now();
      socket.write(request);
      const status = await answered;
      const ms = performance.now() - begun;
      if (status !== 200) throw new Error(`${url} answered ${status}`);
      return ms;
    },
    close: () => socket.destroy(),
  };
}

export type Line = Awaited<ReturnType<typeof openLine>>;

/** The length of a body that is not chunked; a chunked one ends with its empty chunk. */
function lengthIn(head: string): number {
  return Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? (/^transfer-encoding/im.test(head) ? 5 : 0));
}
