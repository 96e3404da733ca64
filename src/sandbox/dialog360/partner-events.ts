import { digitsOf } from '../meta/identifiers.ts';
import type { PhoneNumber } from '../meta/model.ts';
import type { Channel, Client } from './model.ts';

export const partnerEvents = [
  'client_created',
  'channel_created',
  'channel_submitted',
  'channel_ready',
  'channel_running',
  'channel_live',
  'account_violation',
  'account_restriction',
  'template_messaging_enabled',
  'template_messaging_disabled',
] as const;
export type PartnerEvent = (typeof partnerEvents)[number];

/** The fields are documented, their nesting is not (C.3, unverified): a reader has to be tolerant of it. */
export function partnerEvent(
  event: PartnerEvent,
  { channel, client, number }: { channel: Channel; client: Client; number: PhoneNumber },
) {
  const isBilled = channel.status === 'running' || channel.status === 'live';
  return {
    event,
    data: {
      id: channel.id,
      client_id: client.id,
      client: { name: client.name },
      phone_number: digitsOf(number.e164),
      phone_name: number.verifiedName,
      status: channel.status,
      account_mode: channel.accountMode,
      fb_account_status: 'approved',
      created_at: channel.createdAt,
      billing_started_at: isBilled ? channel.createdAt : null,
    },
  };
}
