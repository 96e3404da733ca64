import { z } from 'zod';

export const codeMethods = ['SMS', 'VOICE'] as const;

/** What the number's owner received. */
export const Code = z.object({
  digits: z.string(),
  method: z.enum(codeMethods),
  language: z.string(),
  /** Milliseconds, as every time here. */
  at: z.number(),
  wrongGuesses: z.number(),
});
export type Code = z.infer<typeof Code>;

/** A number that was announced in another WABA and works on in its own until it is registered (B.4). */
export const Migration = z.object({
  number: z.string(),
  destination: z.string(),
  announcedAt: z.number(),
  isVerified: z.boolean().default(false),
  code: Code.nullable().default(null),
  /** When codes were asked for. */
  asked: z.array(z.number()).default(() => []),
});
export type Migration = z.infer<typeof Migration>;

/** What Meta remembers of a number's registrations. */
export const Registration = z.object({
  number: z.string(),
  /** Null while two-step verification is off, or its PIN was never told to the stand-in. */
  pinHash: z.string().nullable().default(null),
  /** When it was registered or deregistered, or somebody tried to. */
  attempts: z.array(z.number()).default(() => []),
  blockedUntil: z.number().default(0),
  /** When a wrong PIN was given, since the last right one. */
  wrongPins: z.array(z.number()).default(() => []),
  /** Until it is registered again. */
  deletedAt: z.number().nullable().default(null),
  /** When its account's list shows it. */
  listedFrom: z.number().default(0),
});
export type Registration = z.infer<typeof Registration>;
