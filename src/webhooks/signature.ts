import { createHmac, timingSafeEqual } from 'node:crypto';

/** Equality that takes the same time wherever the difference is. */
export function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** HMAC-SHA256 over the raw bytes. */
export const hmac = (raw: Buffer, secret: string, encoding: 'hex' | 'base64' = 'hex'): string =>
  createHmac('sha256', secret).update(raw).digest(encoding);
