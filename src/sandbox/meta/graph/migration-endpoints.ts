import { z } from 'zod';
import { announceMigration } from '../migration/announce.ts';
import { requestCode, verifyCode } from '../migration/code.ts';
import { codeMethods } from '../migration/model.ts';
import { deregister, register } from '../migration/register.ts';
import type { PhoneNumber, Waba } from '../model.ts';
import { isRefusal, noSuchNode, type Refusal, refuse } from '../refusal.ts';
import { copyTemplates } from '../template-copy.ts';
import { type Endpoint, manage, success, told } from './endpoint.ts';

const messaging = 'whatsapp_business_messaging';
const mostTemplates = 500;

const text = z.union([z.string(), z.number()]).transform(String);

const Announced = z.object({
  cc: text.pipe(z.string().regex(/^[1-9]\d{0,2}$/)),
  phone_number: text.pipe(z.string().regex(/^\d{4,14}$/)),
  migrate_phone_number: z.literal(true, 'the stand-in takes numbers in by migration only'),
});
const CodeRequest = z.object({
  code_method: z.enum(codeMethods),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/),
});
const Verification = z.object({ code: text.pipe(z.string().regex(/^\d{6}$/, 'six digits')) });
const Registering = z.object({
  messaging_product: z.literal('whatsapp'),
  pin: z.string().regex(/^\d{6}$/, 'six digits'),
  data_localization_region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
});
const Copying = z.object({
  source_waba_id: text,
  page_number: z.coerce.number().int().nonnegative().default(0),
  count: z.coerce.number().int().min(1).max(mostTemplates).default(mostTemplates),
  template_ids: z.array(text).min(1).max(mostTemplates).optional(),
});

/** Asked by the account that a number moves to (B.4, B.5). */
export const migrationToWaba: readonly Endpoint<Waba>[] = [
  {
    method: 'POST',
    edge: 'phone_numbers',
    call: 'migration.announce',
    permission: manage,
    answer(waba, { world, body }) {
      const asked = bodyAs(Announced, body);
      if (isRefusal(asked)) return asked;
      const number = announceMigration(world, waba, asked);
      return isRefusal(number) ? number : told({ id: number.id });
    },
  },
  {
    method: 'POST',
    edge: 'migrate_message_templates',
    call: 'template.copy',
    permission: manage,
    answer(waba, { world, body, caller }) {
      const asked = bodyAs(Copying, body);
      if (isRefusal(asked)) return asked;
      const { source_waba_id, page_number: page, count, template_ids: ids } = asked;
      const source = world.tables.wabas.find(source_waba_id);
      if (source === undefined || !caller.sees(source)) return noSuchNode(source_waba_id, 'POST');
      const copies = copyTemplates(world, source, waba, ids === undefined ? { page, count } : { ids });
      if (isRefusal(copies)) return copies;
      return told({ migrated_templates: copies.migrated, failed_templates: copies.failed });
    },
  },
];

/** While a number is announced elsewhere, these are the destination's to ask. */
export function isOfDestination(edge: string | null): boolean {
  return edge === 'request_code' || edge === 'verify_code' || edge === 'register';
}

export const migrationOfNumber: readonly Endpoint<PhoneNumber>[] = [
  {
    method: 'POST',
    edge: 'request_code',
    call: 'number.request_code',
    permission: manage,
    answer(number, { world, body }) {
      const asked = bodyAs(CodeRequest, body);
      if (isRefusal(asked)) return asked;
      const { code_method: method, language } = asked;
      return succeeded(requestCode(world, number, { method, language }));
    },
  },
  {
    method: 'POST',
    edge: 'verify_code',
    call: 'number.verify_code',
    permission: manage,
    answer(number, { world, body }) {
      const asked = bodyAs(Verification, body);
      return isRefusal(asked) ? asked : succeeded(verifyCode(world, number, asked.code));
    },
  },
  {
    method: 'POST',
    edge: 'register',
    call: 'number.register',
    permission: messaging,
    answer(number, { world, body }) {
      const asked = bodyAs(Registering, body);
      return isRefusal(asked) ? asked : succeeded(register(world, number, asked.pin));
    },
  },
  {
    method: 'POST',
    edge: 'deregister',
    call: 'number.deregister',
    permission: messaging,
    answer: (number, { world }) => succeeded(deregister(world, number)),
  },
];

function succeeded(outcome: object | Refusal) {
  return isRefusal(outcome) ? outcome : success;
}

/** What was sent, or Graph's refusal of it, which never repeats a value. */
function bodyAs<S extends z.ZodObject>(shape: S, body: unknown): z.infer<S> | Refusal {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuse(100, { details: `${issue?.path.join('.')}: ${issue?.message}` });
}
