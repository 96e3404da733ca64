import { z } from 'zod';
import { Parcel } from '../meta/webhooks/postman.ts';

/** What 360dialog keeps for a partner (domain.md C.1, C.2). Statuses are an open enum there. */
export const Client = z.object({ id: z.string(), name: z.string() });
export type Client = z.infer<typeof Client>;

export const Channel = z.object({
  /** Ends in `CH`. */
  id: z.string(),
  client: z.string(),
  /** The number's id at Meta. */
  number: z.string(),
  status: z.string().default('running'),
  accountMode: z.string().default('live'),
  createdAt: z.string().default('2026-01-01T09:00:00Z'),
  /** Where its messages are forwarded. */
  webhookUrl: z.string().nullable().default(null),
});
export type Channel = z.infer<typeof Channel>;

export const ChangeRequest = z.object({
  id: z.string(),
  client: Client,
  status: z.string().default('pending'),
  /** The channels that come along once it is approved. */
  channels: z.array(Channel).default(() => []),
  createdAt: z.string().default('2026-01-01T09:00:00Z'),
});
export type ChangeRequest = z.infer<typeof ChangeRequest>;

/** What outlives a restart. Keys stay in the seed. */
export const Snapshot = z.object({
  version: z.literal(1),
  clients: z.array(Client),
  channels: z.array(Channel),
  changeRequests: z.array(ChangeRequest),
  webhookUrl: z.string().nullable(),
  autoApprove: z.boolean(),
  undelivered: z.array(Parcel),
});
export type Snapshot = z.infer<typeof Snapshot>;
