import { createHmac } from 'node:crypto';

/** Slack's v0 signature of a request body; `timestamp` in seconds. */
export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}
