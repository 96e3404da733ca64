import { type Dialog360Fault, estate } from '../../contract/dialog360-contract.ts';
import { type Answering, type Asked, dropped, halfJson, html, json, silent } from '../answering-server.ts';

/** Answers in shapes that 360dialog's pages and public integrations show (domain.md C), composed by us: all samples. */
const channel = (i: number) => ({
  id: i === 0 ? estate.channel.id : `sample${i}CH`,
  status: 'running',
  account_mode: 'live',
  setup_info: { phone_number: '33612345678', phone_name: 'Maison Exemple' },
  waba_account: { id: 'sampleWA', external_id: estate.channel.wabaId },
});

function channels(query: URLSearchParams) {
  const offset = Number(query.get('offset') ?? 0);
  const limit = Number(query.get('limit') ?? 25);
  const count = Math.max(0, Math.min(limit, estate.channels - offset));
  const partner_channels = Array.from({ length: count }, (_, i) => channel(offset + i));
  return {
    count,
    limit,
    offset,
    total: estate.channels,
    sort: ['-created_at'],
    filters: {},
    partner_channels,
  };
}

const requests = {
  ...{ count: 1, limit: 100, offset: 0, total: 1, sort: ['-created_at'] },
  partner_change_requests: [
    { id: estate.request.id, status: 'pending', client: { id: 'sampleCL', name: estate.request.client } },
  ],
};

const health = { health_status: { can_send_message: 'AVAILABLE', entities: [] } };

/** The good answer to whatever the 360dialog client asks with one of these keys; 401 without. */
export const fine =
  (partnerKey: string, numberKey: string): Answering =>
  (response, asked) => {
    const atHub = asked.url.startsWith('/api/v2/');
    const known = atHub
      ? asked.headers['x-api-key'] === partnerKey
      : asked.headers['d360-api-key'] === numberKey;
    const reply = known
      ? json(200, atHub ? hubAnswer(asked) : health)
      : json(401, { message: 'Invalid api key' });
    reply(response, asked);
  };

function hubAnswer({ url }: Asked): unknown {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (pathname.endsWith('/channels')) return channels(searchParams);
  return pathname.endsWith('/approve') ? { success: true } : requests;
}

const keyIn = ({ headers }: Asked) => headers['x-api-key'] ?? headers['d360-api-key'];

/** Texts that repeat what was sent, the key included. */
export const faultAnswers: Readonly<Record<Dialog360Fault, Answering>> = {
  wrong_key(response, asked) {
    const developer_message = `Invalid api key ${keyIn(asked)}`;
    json(401, { meta: { success: false, developer_message } })(response, asked);
  },
  no_permission(response, asked) {
    json(403, { message: `Not allowed for ${keyIn(asked)}` })(response, asked);
  },
  unknown_asset: json(404, { detail: 'Not found' }),
  rate_limited: json(429, { message: 'Too many requests' }),
  server_error: json(500, { error: { message: 'sample' } }),
  html: html(200),
  half_json: halfJson,
  dropped,
  silent,
};
