const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DAYS = 7;

/** Until then a copy that is not listed is on its way (domain.md F.4: the first comparison is made then). */
export const COPYING_MS = 5 * MINUTE;
/** R105: copies stay UNKNOWN for so long. */
export const UNRATED_MS = DAY;

const LOOKS = [0, COPYING_MS, HOUR, ...Array.from({ length: DAYS }, (_, day) => (day + 1) * DAY)];

/** Milliseconds from the registration to `at`; both ISO. */
export const since = (registeredAt: string, at: string): number => Date.parse(at) - Date.parse(registeredAt);

/** When copies are looked at (R101, R105, domain.md F.4): at once, +5 min, +1 h, +24 h, then daily to +7 d. ISO. */
export const followUpTimes = (registeredAt: string): readonly string[] =>
  LOOKS.map((look) => new Date(Date.parse(registeredAt) + look).toISOString());

/** The first look after `now`, never at it; null when there is none left. ISO. */
export const nextLook = (registeredAt: string, now: string): string | null =>
  followUpTimes(registeredAt).find((look) => Date.parse(look) > Date.parse(now)) ?? null;

/** From +7 d on the follow-up ends with a summary, whatever is known. */
export const isOver = (registeredAt: string, now: string): boolean => since(registeredAt, now) >= DAYS * DAY;
