import { createHmac } from 'node:crypto';

export const appSecret = 'a-sample-app-secret';
export const verifyToken = 'a-sample-verify-token';

let told = 0;

/** One POST of Meta with this many statuses, each of a message of its own, signed. */
export function webhookRequest(url: string, updates: number): string {
  const statuses = Array.from({ length: updates }, () => {
    told += 1;
    return {
      id: `wamid.sample.${told}`,
      status: 'sent',
      timestamp: '1772442000',
      recipient_id: '33639980123',
    };
  });
  const value = { messaging_product: 'whatsapp', metadata: { phone_number_id: '106540352242922' }, statuses };
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '102290129340398', changes: [{ field: 'messages', value }] }],
  });
  return [
    'POST /webhooks/meta HTTP/1.1',
    `host: ${new URL(url).host}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-hub-signature-256: sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`,
    '',
    body,
  ].join('\r\n');
}
