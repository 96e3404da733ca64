import { z } from 'zod';

/** What Meta keeps, by domain.md B.2, B.3 and B.6. Seeds give what differs from an account in good order. */
export const Business = z.object({
  id: z.string(),
  name: z.string(),
  /** Lower case, as Meta has it. */
  verification: z.string().default('verified'),
  /** Shared by all numbers of the portfolio since October 2025 (B.3). */
  messagingLimit: z.string().default('TIER_10K'),
});
export type Business = z.infer<typeof Business>;

export const Waba = z.object({
  id: z.string(),
  name: z.string(),
  business: z.string(),
  /** Portfolios that it is shared with, as partners. */
  clientOf: z.array(z.string()).default(() => []),
  currency: z.string().default('EUR'),
  country: z.string().default('FR'),
  timezoneId: z.string().default('71'),
  status: z.string().default('ACTIVE'),
  reviewStatus: z.string().default('APPROVED'),
  fundingId: z.string().nullable().default('987650001112223'),
  /** False once the customer removed the partner: our apps no longer see it. */
  isShared: z.boolean().default(true),
  subscribedApps: z.array(z.string()).default(() => []),
  /** How many templates it can hold; null: what Meta documents (B.6). */
  templateLimit: z.int().nonnegative().nullable().default(null),
});
export type Waba = z.infer<typeof Waba>;

export const PhoneNumber = z.object({
  id: z.string(),
  waba: z.string(),
  e164: z.string().regex(/^\+[1-9]\d{5,14}$/),
  verifiedName: z.string(),
  nameStatus: z.string().default('APPROVED'),
  newName: z.string().nullable().default(null),
  newNameStatus: z.string().nullable().default(null),
  quality: z.string().default('GREEN'),
  status: z.string().default('CONNECTED'),
  codeVerification: z.string().default('VERIFIED'),
  isPinEnabled: z.boolean().default(true),
  accountMode: z.string().default('LIVE'),
  platformType: z.string().default('CLOUD_API'),
  isOnBizApp: z.boolean().default(false),
  isOfficial: z.boolean().default(false),
  throughput: z.string().default('STANDARD'),
  isPreverified: z.boolean().default(false),
  /** ISO. */
  onboardedAt: z.string().nullable().default(null),
});
export type PhoneNumber = z.infer<typeof PhoneNumber>;

export const Component = z.record(z.string(), z.unknown());
export type Component = z.infer<typeof Component>;

export const Template = z.object({
  id: z.string(),
  waba: z.string(),
  name: z.string(),
  /** As the API writes it: `en_US`. */
  language: z.string(),
  status: z.string().default('APPROVED'),
  category: z.string().default('UTILITY'),
  previousCategory: z.string().nullable().default(null),
  correctCategory: z.string().nullable().default(null),
  parameterFormat: z.enum(['POSITIONAL', 'NAMED']).default('POSITIONAL'),
  components: z.array(Component).default(() => [{ type: 'BODY', text: 'Sample text.' }]),
  quality: z.string().default('UNKNOWN'),
  /** Milliseconds since the epoch; null before the first rating. */
  qualityAt: z.number().nullable().default(null),
  rejectedReason: z.string().default('NONE'),
  /** How often it was paused for its quality (B.6): the third time it is disabled. */
  pauses: z.number().default(0),
  /** When it was edited while approved, in milliseconds. */
  edits: z.array(z.number()).default(() => []),
  /** Why it cannot be copied, in Meta's words (B.5). */
  copyFailure: z.string().nullable().default(null),
  /** What the check after a copy makes of the copy (R101), and its first rating, if data suffices (R105). */
  recheck: z.literal('REJECTED').nullable().default(null),
  recheckCategory: z.string().nullable().default(null),
  ratesAs: z.enum(['GREEN', 'YELLOW', 'RED']).nullable().default(null),
});
export type Template = z.infer<typeof Template>;

export const Phone = z.object({
  e164: z.string().regex(/^\+[1-9]\d{5,14}$/),
  name: z.string().default('Sample Person'),
  isOnWhatsApp: z.boolean().default(true),
  /** Off: messages wait at `sent`. */
  isSwitchedOn: z.boolean().default(true),
  /** Numbers that the person blocked, and those whose marketing they stopped. */
  blocked: z.array(z.string()).default(() => []),
  stopped: z.array(z.string()).default(() => []),
});
export type Phone = z.infer<typeof Phone>;

export const Message = z.object({
  id: z.string(),
  direction: z.enum(['to_phone', 'from_phone']),
  number: z.string(),
  e164: z.string(),
  type: z.string(),
  text: z.string(),
  template: z.string().nullable(),
  category: z.string().nullable(),
  buttons: z.array(z.object({ text: z.string(), payload: z.string() })),
  status: z.enum(['accepted', 'sent', 'delivered', 'read', 'failed']),
  at: z.string(),
});
export type Message = z.infer<typeof Message>;

/** What Meta does by itself when its hour comes. */
export const DueChange = z.object({
  at: z.number(),
  does: z.enum(['unpause', 'change_category', 'recheck', 'rate']),
  template: z.string(),
});
export type DueChange = z.infer<typeof DueChange>;
