import { z } from 'zod';

/** Ids are branded and made only by these parsers: a business id once stored as a WABA id is a real bug of this field. */
export const WorkspaceKey = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens')
  .brand<'WorkspaceKey'>();
export type WorkspaceKey = z.infer<typeof WorkspaceKey>;

const metaId = () => z.string().regex(/^\d{5,20}$/, 'a Meta id: 5 to 20 digits, in quotes');

export const BusinessId = metaId().brand<'BusinessId'>();
export type BusinessId = z.infer<typeof BusinessId>;

export const WabaId = metaId().brand<'WabaId'>();
export type WabaId = z.infer<typeof WabaId>;

/** Meta's phone number id; numbers are keyed by it, never by their digits (domain.md E.4). */
export const NumberId = metaId().brand<'NumberId'>();
export type NumberId = z.infer<typeof NumberId>;

/** A Braze subscription group id. */
export const GroupId = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'a subscription group id (UUID)')
  .brand<'GroupId'>();
export type GroupId = z.infer<typeof GroupId>;

export const UserId = z
  .string()
  .regex(/^[UW][A-Z0-9]{2,20}$/, 'a Slack user id, such as U012ABCDEF')
  .brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;

export const ChannelId = z
  .string()
  .regex(/^[CGD][A-Z0-9]{1,20}$/, 'a Slack channel id, such as C012ABCDEF')
  .brand<'ChannelId'>();
export type ChannelId = z.infer<typeof ChannelId>;
