const units = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const span =
  /\b(?:after|again in|retry in|wait(?: for)?|blocked for)(?: at least| about| another)? (\d{1,6})[ -]?(second|minute|hour|day)s?\b/i;
const date = /\buntil (\d{4}-\d\d-\d\dT[\d:.]+Z)/;
/** A text can't stop anybody for longer: it may be misread. */
const longestMs = 7 * units.day;

/** Milliseconds that an error's text asks to wait, as "try again in 2 hours" or "until" a time; null where it names none. */
export function statedWaitMs(text: string, now: Date): number | null {
  const until = Date.parse(date.exec(text)?.[1] ?? '') - now.getTime();
  if (until > 0) return Math.min(longestMs, until);
  const [, count, unit = ''] = span.exec(text) ?? [];
  const name = (['second', 'minute', 'hour', 'day'] as const).find((each) => each === unit.toLowerCase());
  if (count === undefined || name === undefined) return null;
  return Math.min(longestMs, Number(count) * units[name]);
}
