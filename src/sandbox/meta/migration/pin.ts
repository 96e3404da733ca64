import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { type Refusal, refuse } from '../refusal.ts';
import type { World } from '../world.ts';
import type { Registration } from './model.ts';

const keyLength = 32;
/** Meta writes down none of these; they are the stand-in's. */
const guesses = 5;
const spanMs = 3_600_000;
const apartMs = 5_000;

/** Salted: the PIN itself is kept nowhere. */
export function hashOfPin(pin: string, salt = randomBytes(16).toString('hex')): string {
  return `${salt}:${scryptSync(pin, salt, keyLength).toString('hex')}`;
}

/** No PIN fits a hash that isn't there. */
function isPinOf(hash: string | null, pin: string): boolean {
  const [salt] = hash?.split(':') ?? [];
  if (hash === null || salt === undefined) return false;
  return timingSafeEqual(Buffer.from(hash), Buffer.from(hashOfPin(pin, salt)));
}

/** Null: it is the number's. A wrong one is remembered; too many, or two at once, and not even the right one is taken (B.8). */
export function guess({ tables, now }: World, registration: Registration, pin: string): Refusal | null {
  const at = now().getTime();
  const wrongPins = registration.wrongPins.filter((before) => before > at - spanMs);
  const [first, last] = [wrongPins[0], wrongPins.at(-1)];
  if (first !== undefined && wrongPins.length >= guesses) {
    const until = new Date(first + spanMs).toISOString();
    return refuse(133008, { details: `Too many PINs were guessed: wait until ${until}.` });
  }
  if (last !== undefined && at < last + apartMs)
    return refuse(133009, { details: 'The PIN was guessed too fast: try again in 5 seconds.' });
  if (isPinOf(registration.pinHash, pin)) return null;
  tables.registrations.put({ ...registration, wrongPins: [...wrongPins, at] });
  return refuse(133005, { details: 'The two-step verification PIN is another one.' });
}
