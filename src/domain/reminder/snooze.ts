import { Temporal } from 'temporal-polyfill';

/** How long a reminder may be put off (SPEC 6). `news`: until what it waits for says something new. */
export const snoozes = ['hour', 'evening', 'tomorrow', 'news'] as const;
export type Snooze = (typeof snoozes)[number];

const EVENING = { hour: 18, minute: 0 };
const MORNING = { hour: 9, minute: 0 };

/**
 * The ISO time until which a reminder keeps quiet, in the person's own zone (IANA name); null for `news`. An evening that
 * has begun is the next one; a zone that is unknown is UTC.
 */
export function quietUntil(snooze: Snooze, now: string, zone: string): string | null {
  if (snooze === 'news') return null;
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(known(zone));
  if (snooze === 'hour') return iso(here.add({ hours: 1 }));
  const at = snooze === 'evening' ? EVENING : MORNING;
  const today = here.withPlainTime(at);
  const isOver = Temporal.ZonedDateTime.compare(today, here) <= 0;
  return iso(snooze === 'tomorrow' || isOver ? today.add({ days: 1 }) : today);
}

const iso = (at: Temporal.ZonedDateTime): string => new Date(at.epochMilliseconds).toISOString();

function known(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch (error) {
    if (error instanceof RangeError) return 'UTC';
    throw error;
  }
}
