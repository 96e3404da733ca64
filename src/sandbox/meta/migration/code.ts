import { randomInt } from 'node:crypto';
import type { PhoneNumber } from '../model.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { World } from '../world.ts';
import type { Code, Migration } from './model.ts';

const validMs = 10 * 60_000;
const hour = 3_600_000;
/** Meta writes down neither; they are the stand-in's. */
const codesAnHour = 5;
const guesses = 5;

const codeFault = (title: string, details: string): Refusal => refuse(100, { title, details });
const notMigrating = (subcode: number): Refusal =>
  refuse(100, {
    subcode,
    title: 'Phone number not eligible for registration code',
    details: 'Codes are asked for and verified only for a phone number that is being migrated.',
  });
const alreadyVerified = codeFault(
  'Phone number already verified',
  'The phone number was verified: register it.',
);

/** Its owner receives six digits, for ten minutes; the ones before are worth nothing any more (B.4). */
export function requestCode(
  { tables, now }: World,
  number: PhoneNumber,
  { method, language }: Pick<Code, 'method' | 'language'>,
): Migration | Refusal {
  const migration = tables.migrations.find(number.id);
  if (migration === undefined) return notMigrating(2388091);
  if (migration.isVerified) return alreadyVerified;
  const at = now().getTime();
  const asked = migration.asked.filter((before) => before > at - hour);
  const [first] = asked;
  if (first !== undefined && asked.length >= codesAnHour) {
    const until = new Date(first + hour).toISOString();
    return codeFault('Too many codes', `${codesAnHour} codes were sent in an hour: wait until ${until}.`);
  }
  const digits = String(randomInt(1_000_000)).padStart(6, '0');
  return tables.migrations.put({
    ...migration,
    code: { digits, method, language, at, wrongGuesses: 0 },
    asked: [...asked, at],
  });
}

/** Right once; five wrong ones use it up. */
export function verifyCode({ tables, now }: World, number: PhoneNumber, digits: string): Migration | Refusal {
  const migration = tables.migrations.find(number.id);
  if (migration === undefined) return notMigrating(2388093);
  if (migration.isVerified) return alreadyVerified;
  const { code } = migration;
  if (code === null) return codeFault('Code not verified', 'No code was asked for.');
  if (code.wrongGuesses >= guesses) {
    return codeFault('Code not verified', `${guesses} wrong codes were given: ask for a new one.`);
  }
  if (!isValid(code, now())) {
    return codeFault('Code not verified', 'The code has expired: ask for a new one.');
  }
  if (code.digits === digits) return tables.migrations.put({ ...migration, isVerified: true, code: null });
  const wrongGuesses = code.wrongGuesses + 1;
  tables.migrations.put({ ...migration, code: { ...code, wrongGuesses } });
  return codeFault('Code not verified', `The code is wrong. Attempts left: ${guesses - wrongGuesses}.`);
}

/** What the owners of numbers have on their phones now. */
export function receivedCodes({ tables, now }: World) {
  return tables.migrations.all().flatMap(({ number, code }) => {
    if (code === null || code.wrongGuesses >= guesses || !isValid(code, now())) return [];
    const { e164, verifiedName } = tables.numbers.known(number);
    return [
      {
        number,
        e164,
        name: verifiedName,
        code: code.digits,
        method: code.method,
        language: code.language,
        at: new Date(code.at).toISOString(),
        until: new Date(code.at + validMs).toISOString(),
      },
    ];
  });
}

function isValid({ at }: Code, now: Date): boolean {
  return now.getTime() < at + validMs;
}
