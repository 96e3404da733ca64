import { Temporal } from 'temporal-polyfill';

/** Whose clock and language times are told in. */
export interface Reader {
  readonly locale: string;
  readonly tz: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format({ locale, tz }: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${tz} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: tz });
  formats.set(key, known);
  return known;
}

export const dateOfStamp = (ts: string): Date => new Date(Number(ts) * 1000);

export const timeOf = (at: Date, reader: Reader): string => format(reader, { timeStyle: 'short' }).format(at);

export const momentOf = (at: Date, reader: Reader): string =>
  format(reader, { dateStyle: 'medium', timeStyle: 'short' }).format(at);

export const clockOf = (at: Date, reader: Reader): string =>
  format(reader, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);

/** The calendar day in the reader's zone, as `2026-11-20`. */
export const dayOf = (at: Date, { tz }: Reader): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(tz).toPlainDate().toString();

const dayDistance = (at: Date, now: Date, reader: Reader): number =>
  Temporal.PlainDate.from(dayOf(now, reader)).until(dayOf(at, reader), { largestUnit: 'day' }).days;

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

const relative = (days: number, { locale }: Reader): string =>
  new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');

export function dayName(at: Date, now: Date, reader: Reader): string {
  const days = dayDistance(at, now, reader);
  if (days === 0 || days === -1) return capital(relative(days, reader));
  return capital(format(reader, { weekday: 'long', day: 'numeric', month: 'long' }).format(at));
}

const dateStyles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  time: { timeStyle: 'short' },
  time_secs: { timeStyle: 'medium' },
};

/** Slack's date format (`{date_short_pretty} {time}`) as its client shows it to this reader. */
export function slackDate(seconds: number, pattern: string, reader: Reader, now: Date): string {
  const at = new Date(seconds * 1000);
  return pattern.replace(/\{(\w+)\}/g, (whole, token: string) => {
    if (token === 'ago') return ago(at, now, reader);
    const plain =
      token === 'day_divider_pretty' ? 'date_long' : token.replace(/_pretty$/, '').replace(/_full$/, '');
    const days = dayDistance(at, now, reader);
    if (token.endsWith('_pretty') && Math.abs(days) <= 1) return relative(days, reader);
    const style = dateStyles[plain];
    return style === undefined ? whole : format(reader, style).format(at);
  });
}

function ago(at: Date, now: Date, { locale }: Reader): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 24 ? words.format(hours, 'hour') : words.format(Math.round(hours / 24), 'day');
}

/** What `datetime-local` holds for a moment, on the reader's clock. */
export const wallTime = (seconds: number, { tz }: Reader): string =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
    .toZonedDateTimeISO(tz)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

/** Epoch seconds of a time on the reader's clock; null for what is no time yet. */
export function secondsOfWallTime(wall: string, { tz }: Reader): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(wall)) return null;
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(tz).epochMilliseconds / 1000;
}
