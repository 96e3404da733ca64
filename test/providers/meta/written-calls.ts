import type { Meta, NewTemplate } from '../../../src/application/ports/meta.ts';
import type { Answer, Patience } from '../../../src/application/ports/provider.ts';
import { NumberId, WabaId } from '../../../src/domain/asset/ids.ts';

export const waba = WabaId.parse('102290129340398');
export const source = WabaId.parse('204580258680796');
export const number = NumberId.parse('118822334455667');
export const code = '739164';
export const pin = '482915';

export const template: NewTemplate = {
  name: 'order_confirmation',
  language: 'fr',
  category: 'UTILITY',
  parameterFormat: 'NAMED',
  components: [
    {
      ...{ type: 'BODY', text: 'Bonjour {{first_name}}, à bientôt.' },
      example: { body_text_named_params: [{ param_name: 'first_name', example: 'Ana' }] },
    },
  ],
};

type Written =
  | 'subscribeApp'
  | 'announceMigration'
  | 'requestCode'
  | 'verifyCode'
  | 'register'
  | 'copyTemplates'
  | 'createTemplate';

interface WrittenCall {
  readonly call: (meta: Meta, patience?: Patience) => Promise<Answer<unknown>>;
  /** Below the version. */
  readonly path: string;
  readonly body: object;
  readonly repeatable: boolean;
  readonly permission: 'whatsapp_business_management' | 'whatsapp_business_messaging';
  /** What may stand nowhere but in the request. */
  readonly secret?: string;
}

const managing = { permission: 'whatsapp_business_management' } as const;

/** Every call that changes a WABA or a number, and what goes out for it (domain.md B.1, B.4 to B.6, B.9). */
export const writtenCalls: Readonly<Record<Written, WrittenCall>> = {
  subscribeApp: {
    ...{ ...managing, repeatable: true, path: `${waba}/subscribed_apps`, body: {} },
    call: (meta, patience) => meta.subscribeApp(waba, patience),
  },
  announceMigration: {
    ...{ ...managing, repeatable: false, path: `${waba}/phone_numbers` },
    body: { cc: '33', phone_number: '612345678', migrate_phone_number: true },
    call: (meta, patience) => meta.announceMigration(waba, '+33612345678', patience),
  },
  requestCode: {
    ...{ ...managing, repeatable: false, path: `${number}/request_code` },
    body: { code_method: 'SMS', language: 'fr' },
    call: (meta, patience) => meta.requestCode(number, { method: 'SMS', language: 'fr' }, patience),
  },
  verifyCode: {
    ...{ ...managing, repeatable: false, path: `${number}/verify_code`, body: { code }, secret: code },
    call: (meta, patience) => meta.verifyCode(number, code, patience),
  },
  register: {
    ...{ permission: 'whatsapp_business_messaging', repeatable: false, path: `${number}/register` },
    ...{ body: { messaging_product: 'whatsapp', pin }, secret: pin },
    call: (meta, patience) => meta.register(number, pin, patience),
  },
  copyTemplates: {
    ...{ ...managing, repeatable: true, path: `${waba}/migrate_message_templates` },
    body: { source_waba_id: source, page_number: 0, count: 200 },
    call: (meta, patience) => meta.copyTemplates(waba, source, { page: 0, count: 200 }, patience),
  },
  createTemplate: {
    ...{ ...managing, repeatable: false, path: `${waba}/message_templates` },
    body: {
      ...{ name: template.name, language: 'fr', category: 'UTILITY', parameter_format: 'named' },
      components: template.components,
    },
    call: (meta, patience) => meta.createTemplate(waba, template, patience),
  },
};

export const allWritten: readonly (readonly [string, WrittenCall])[] = Object.entries(writtenCalls);
