import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

const keyLength = 32;

/** Salted: the PIN itself is kept nowhere. */
export function hashOfPin(pin: string, salt = randomBytes(16).toString('hex')): string {
  return `${salt}:${scryptSync(pin, salt, keyLength).toString('hex')}`;
}

/** No PIN fits a hash that isn't there. */
export function isPinOf(hash: string | null, pin: string): boolean {
  const [salt] = hash?.split(':') ?? [];
  if (hash === null || salt === undefined) return false;
  return timingSafeEqual(Buffer.from(hash), Buffer.from(hashOfPin(pin, salt)));
}
