import type { PhoneNumber } from '../model.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { duplicateBySelf } from '../template-copy.ts';
import { announceNumber } from '../webhooks/shapes.ts';
import type { World } from '../world.ts';
import type { Registration } from './model.ts';
import { guess, hashOfPin } from './pin.ts';

const span = 72 * 3_600_000;
const attemptsASpan = 10;
/** How long a deletion takes (B.8). */
const deletionMs = 5 * 60_000;
/** Meta writes down no lag of its lists; it is the stand-in's. */
const listedLateMs = 3 * 60_000;

/** At once: the PIN is the number's from now on, and a number that was announced elsewhere is there (B.4). */
export function register(world: World, number: PhoneNumber, pin: string): PhoneNumber | Refusal {
  const { tables, now } = world;
  const migration = tables.migrations.find(number.id);
  const waba = migration?.destination ?? number.waba;
  const attempt = countAttempt(world, number.id);
  if ('kind' in attempt) return attempt;
  const isLocked = ['BANNED', 'RESTRICTED'].includes(number.status);
  if (isLocked || tables.wabas.known(waba).status !== 'ACTIVE') return refuse(131031);
  if (!(migration?.isVerified ?? number.codeVerification === 'VERIFIED')) {
    return refuse(133006, { details: 'Verify the phone number with a code before registering it.' });
  }
  if (attempt.deletedAt !== null && now().getTime() < attempt.deletedAt + deletionMs) {
    return refuse(133015, { details: 'The phone number was deleted recently: wait 5 minutes.' });
  }
  const guessed = number.isPinEnabled ? guess(world, attempt, pin) : null;
  if (guessed !== null) return guessed;
  const isNew = migration !== undefined || number.platformType === 'NOT_APPLICABLE';
  const registered = tables.numbers.put({
    ...number,
    waba,
    status: 'CONNECTED',
    platformType: 'CLOUD_API',
    codeVerification: 'VERIFIED',
    isPinEnabled: true,
    onboardedAt: isNew ? now().toISOString() : number.onboardedAt,
  });
  tables.registrations.put({
    ...attempt,
    pinHash: number.isPinEnabled ? attempt.pinHash : hashOfPin(pin),
    wrongPins: [],
    deletedAt: null,
    ...(isNew && world.traps.listedLate ? { listedFrom: now().getTime() + listedLateMs } : {}),
  });
  if (!number.isPinEnabled) announceNumber(world, registered, 'security', { event: 'PIN_CHANGED' });
  if (isNew) announceOnboarding(world, registered);
  if (migration !== undefined) {
    tables.migrations.remove(number.id);
    duplicateBySelf(world, number.waba, tables.wabas.known(waba));
  }
  return registered;
}

/** Whether its account's list shows it by now. */
export function isListed({ tables, now }: World, { id }: PhoneNumber): boolean {
  const known = tables.registrations.find(id);
  return known === undefined || (known.deletedAt === null && known.listedFrom <= now().getTime());
}

/** Keeps the number and its PIN; no step of a migration (B.4). */
export function deregister(world: World, number: PhoneNumber): PhoneNumber | Refusal {
  if (number.isOnBizApp) {
    return refuse(100, {
      details: 'A phone number that is also used in the WhatsApp Business app cannot be deregistered.',
    });
  }
  const attempt = countAttempt(world, number.id);
  if ('kind' in attempt) return attempt;
  if (number.platformType === 'NOT_APPLICABLE') return refuse(133010);
  return world.tables.numbers.put({ ...number, platformType: 'NOT_APPLICABLE', status: 'DISCONNECTED' });
}

/** Ten in a moving 72 hours, refused ones too; the eleventh blocks the number for 72 hours (B.4). */
function countAttempt({ tables, now }: World, number: string): Registration | Refusal {
  const at = now().getTime();
  const before = tables.registrations.find(number) ?? tables.registrations.add({ number });
  if (before.blockedUntil > at) return tooMany(before.blockedUntil);
  const attempts = before.attempts.filter((each) => each > at - span);
  if (attempts.length >= attemptsASpan) {
    const { blockedUntil } = tables.registrations.put({ ...before, attempts: [], blockedUntil: at + span });
    return tooMany(blockedUntil);
  }
  return tables.registrations.put({ ...before, attempts: [...attempts, at] });
}

function tooMany(until: number): Refusal {
  return refuse(133016, {
    details: `Too many attempts to register or deregister this phone number: it is blocked until ${new Date(until).toISOString()}.`,
  });
}

/** Not for the colour: this webhook tells of limits only (B.9). */
function announceOnboarding(world: World, number: PhoneNumber): void {
  const { business } = world.tables.wabas.known(number.waba);
  announceNumber(world, number, 'phone_number_quality_update', {
    event: 'ONBOARDING',
    max_daily_conversations_per_business: world.tables.businesses.known(business).messagingLimit,
  });
}
