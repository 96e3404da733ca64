import { estate, type MetaFault } from '../../contract/meta-contract.ts';
import {
  type Answering,
  type Asked,
  dropped,
  halfJson,
  html,
  json,
  nothing,
  silent,
} from '../answering-server.ts';

/** Answers in the shapes of Meta's documentation (domain.md B.2 to B.10), composed by us: all ids are samples. */
const [first, second] = estate.numbers;

const waba = {
  id: estate.waba,
  name: 'Maison Exemple FR',
  status: 'ACTIVE',
  currency: 'EUR',
  account_review_status: 'APPROVED',
  business_verification_status: 'verified',
  owner_business_info: { id: estate.business, name: 'Maison Exemple' },
  primary_funding_id: '987650001112223',
};

const numbers = {
  data: [
    {
      ...{ id: first.id, display_phone_number: '+33 6 12 34 56 78', verified_name: 'Maison Exemple' },
      ...{ name_status: 'APPROVED', quality_rating: 'GREEN', quality_score: { score: 'GREEN' } },
      ...{
        status: 'CONNECTED',
        code_verification_status: 'VERIFIED',
        is_pin_enabled: true,
        account_mode: 'LIVE',
      },
      ...{ platform_type: 'CLOUD_API', is_on_biz_app: false, is_official_business_account: false },
      ...{ whatsapp_business_manager_messaging_limit: 'TIER_10K', throughput: { level: 'STANDARD' } },
    },
    { id: second.id, display_phone_number: '+33 6 98 76 54 32', quality_rating: 'NA', status: 'PENDING' },
  ],
  paging: { cursors: { before: 'QVFIUa', after: 'QVFIUz' } },
};

const template = (i: number) => ({
  id: String(1_387_372_356_726_000 + i),
  name: i === 0 ? estate.template.name : `sample_${i}`,
  language: 'fr',
  status: 'APPROVED',
  category: 'UTILITY',
  quality_score: { score: 'GREEN', date: 1758754645 },
  components: [{ type: 'BODY', text: 'Bonjour {{1}}' }],
});

function templates(query: URLSearchParams) {
  const from = Number(query.get('after') ?? 0);
  const to = Math.min(from + Number(query.get('limit')), estate.templates);
  const data = Array.from({ length: to - from }, (_, i) => template(from + i));
  const next = `https://graph.facebook.com/v24.0/${estate.waba}/message_templates?access_token=sample&after=${to}`;
  // The last page has a cursor as well, but no next.
  return { data, paging: { cursors: { after: String(to) }, ...(to < estate.templates && { next }) } };
}

const health = {
  health_status: {
    can_send_message: 'BLOCKED',
    entities: [
      { entity_type: 'PHONE_NUMBER', id: first.id, can_send_message: 'AVAILABLE' },
      {
        ...{ entity_type: 'WABA', id: estate.waba, can_send_message: 'BLOCKED' },
        errors: [
          {
            ...{ error_code: 141006, error_description: 'There is an error with the payment method.' },
            possible_solution: 'Add a valid payment method to the account.',
          },
        ],
      },
      {
        entity_type: 'BUSINESS',
        id: estate.business,
        can_send_message: 'LIMITED',
        additional_info: ['Sample'],
      },
      { entity_type: 'APP', id: estate.app.id, can_send_message: 'AVAILABLE' },
    ],
  },
};

const apps = { data: [{ whatsapp_business_api_data: { ...estate.app, link: 'https://example.com/app' } }] };

const sent = {
  messaging_product: 'whatsapp',
  contacts: [{ input: estate.person, wa_id: estate.person.slice(1) }],
  messages: [{ id: 'wamid.HBgLMzM2MTIzNDU2NzgVAgARGBI', message_status: 'accepted' }],
};

/** The good answer to whatever the Meta client asks. */
export const fine: Answering = (response, asked) => json(200, answerTo(asked))(response, asked);

const copied = {
  migrated_templates: ['1473688840035974', '6162904357082268'],
  failed_templates: { '1019496902803242': 'Incorrect category' },
};
const written: Readonly<Record<string, unknown>> = {
  messages: sent,
  phone_numbers: { id: second.id },
  message_templates: { id: '1627019861106475', status: 'PENDING', category: 'UTILITY' },
  migrate_message_templates: copied,
};

function answerTo({ method, url }: Asked): unknown {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const [, , node, edge = ''] = pathname.split('/');
  if (method === 'POST') return written[edge] ?? { success: true };
  if (edge === 'phone_numbers') return numbers;
  if (edge === 'message_templates') return templates(searchParams);
  if (edge === 'subscribed_apps') return apps;
  if (searchParams.get('fields')?.includes('health_status')) return health;
  return numbers.data.find(({ id }) => id === node) ?? waba;
}

export const graphError = (code: number, message: string, more: object = {}) => ({
  error: { message, type: 'OAuthException', code, fbtrace_id: 'Az8or2yhqkZfEZ', ...more },
});

/** Meta's error messages repeat what was sent, the token included. */
export const faultAnswers = (token: string): Readonly<Record<MetaFault, Answering>> => ({
  wrong_token: json(401, graphError(190, `Malformed access token ${token}`)),
  no_permission: json(403, graphError(200, `(#200) Permissions error for ${token}`)),
  unknown_asset: json(
    400,
    graphError(100, 'Unsupported get request. Object does not exist', { error_subcode: 33 }),
  ),
  app_limit: json(400, graphError(4, '(#4) Application request limit reached')),
  waba_limit: json(400, graphError(80007, 'Rate limit issues'), {
    'X-Business-Use-Case-Usage': JSON.stringify({
      [estate.waba]: [
        { type: 'whatsapp_business_management', call_count: 100, estimated_time_to_regain_access: 3 },
      ],
    }),
  }),
  server_error: json(500, graphError(2, 'Service temporarily unavailable', { is_transient: true })),
  html: html(200),
  half_json: halfJson,
  empty: nothing,
  wrong_shape: json(200, { data: 'sample', health_status: 7, messages: [] }),
  dropped,
  silent,
});
