import { createMetaStandIn, type MetaStandInOptions } from '../../../src/sandbox/meta/stand-in.ts';
import { createReceiver } from './receiver.ts';

export const business = '506914307656634';
export const partner = '506914307656699';
export const waba = '102290129340398';
export const otherWaba = '102290129340399';
export const number = '106540352242922';
export const otherNumber = '106540352242923';
export const greeting = '1387372356726668';
export const app = '634974688087057';
export const person = '+33639980123';
export const stranger = '+33639980199';
export const hour = 3_600_000;

export const greetingTemplate = {
  id: greeting,
  waba,
  name: 'greeting',
  language: 'en_US',
  category: 'UTILITY',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'Hello {{1}}', example: { header_text: ['Ana'] } },
    {
      type: 'BODY',
      text: 'Your order {{1}} comes on {{2}}.',
      example: { body_text: [['A-1042', 'Monday']] },
    },
    { type: 'FOOTER', text: 'Sample shop' },
    { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Unsubscribe' }] },
  ],
};

/** A small account in good order, with a clock that is wound by hand and a bot that listens. */
export async function createAccount(more: Partial<MetaStandInOptions> = {}) {
  let time = Date.UTC(2026, 0, 5, 10);
  const meta = await createMetaStandIn({
    now: () => new Date(time),
    apps: [
      {
        id: app,
        name: 'Sample bot',
        tokens: [
          { token: 'sample-token' },
          { token: 'sample-reader', permissions: ['whatsapp_business_management'] },
          { token: 'sample-sender', permissions: ['whatsapp_business_messaging'] },
          { token: 'sample-narrow', wabas: [otherWaba] },
        ],
      },
    ],
    businesses: [
      { id: business, name: 'Maison Exemple' },
      { id: partner, name: 'Sample Partner' },
    ],
    wabas: [
      { id: waba, name: 'Maison FR', business, clientOf: [partner], subscribedApps: [app] },
      { id: otherWaba, name: 'Maison Two', business },
    ],
    numbers: [
      { id: number, waba, e164: '+33639980001', verifiedName: 'Maison Exemple' },
      { id: otherNumber, waba: otherWaba, e164: '+33639980002', verifiedName: 'Maison Two' },
    ],
    templates: [greetingTemplate],
    phones: [{ e164: person, name: 'Ana Sample' }],
    ...more,
  });
  const receiver = await createReceiver();
  const { state, graphUrl } = meta;
  const ask = async (method: string, path: string, body?: unknown, token = 'sample-token') => {
    const response = await fetch(`${graphUrl}/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return {
    meta,
    state,
    receiver,
    now: () => time,
    wind(ms: number): void {
      time += ms;
      state.tick();
    },
    ask,
    get: (path: string, token?: string) => ask('GET', path, undefined, token),
    post: (path: string, body: unknown, token?: string) => ask('POST', path, body, token),
    text: (to: string, body = 'Hello', from = number) =>
      ask('POST', `${from}/messages`, { messaging_product: 'whatsapp', to, type: 'text', text: { body } }),
    template: (to: string, values: Values, name = 'greeting', language = 'en_US') =>
      ask('POST', `${number}/messages`, {
        messaging_product: 'whatsapp',
        to,
        type: 'template',
        template: {
          name,
          language: { code: language },
          components: Object.entries(values).map(([type, texts]) => ({
            type,
            parameters: texts.map((text) => ({ type: 'text', text })),
          })),
        },
      }),
    connect: () => state.connect(receiver.connection),
    async close(): Promise<void> {
      await meta.close();
      await receiver.close();
    },
  };
}

export type Account = Awaited<ReturnType<typeof createAccount>>;
type Values = Readonly<Partial<Record<'header' | 'body', readonly string[]>>>;
export const greetingValues: Values = { header: ['Ana'], body: ['A-1042', 'Monday'] };
