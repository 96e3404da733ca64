import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { digitsOf, newMessageId } from './identifiers.ts';
import { fillTemplate, type Payload, readPayload } from './message-rules.ts';
import type { Message, Phone, PhoneNumber, Template } from './model.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { buttonsOf } from './template-text.ts';
import { announceStatus, type FailedStatus } from './webhooks/shapes.ts';
import type { World } from './world.ts';

const day = 24 * 3_600_000;

export interface Sent {
  readonly kind: 'accepted';
  readonly message: Message;
  /** As it was asked for. */
  readonly input: string;
}

const undeliverable: FailedStatus = {
  code: 131026,
  title: 'Message undeliverable',
  details: 'Unable to deliver message.',
};
const stoppedMarketing: FailedStatus = {
  code: 131050,
  title: 'User stopped marketing messages',
  details: 'Unable to deliver the message. This recipient has chosen to stop receiving marketing messages.',
};
const outsideWindow: FailedStatus = {
  code: 131047,
  title: 'Re-engagement message',
  details: 'More than 24 hours have passed since the recipient last replied to the sender number.',
};

export function windowKey(number: string, e164: string): string {
  return `${number}/${e164}`;
}

/** A user's message opens it, for 24 hours; what the business sends does not (B.7, C5). */
export function openWindow({ tables, now }: World, number: string, e164: string): void {
  tables.windows.set(windowKey(number, e164), now().getTime() + day);
}

export function isWindowOpen({ tables, now }: World, number: string, e164: string): boolean {
  return (tables.windows.get(windowKey(number, e164)) ?? 0) > now().getTime();
}

/** Accepts or refuses at once; what becomes of it is told by webhooks under this number's id. */
export function send(world: World, number: PhoneNumber, body: unknown): Sent | Refusal {
  const { tables } = world;
  const waba = tables.wabas.known(number.waba);
  if (waba.status !== 'ACTIVE' || number.status === 'BANNED' || number.status === 'RESTRICTED') {
    return refuse(131031, { details: 'The account is locked.' });
  }
  if (number.platformType === 'NOT_APPLICABLE' || number.status !== 'CONNECTED') return refuse(133010);
  const payload = readPayload(body);
  if (isRefusal(payload)) return payload;
  const e164 = e164Of(payload.to, number);
  if (e164 === undefined) return refuse(100, { details: `to: ${payload.to} is not a phone number` });
  const content = contentOf(world, number, payload, e164);
  if (isRefusal(content)) return content;
  if (content.template !== null && waba.fundingId === null) return refuse(131042);
  const message = tables.putMessage({
    id: newMessageId(),
    direction: 'to_phone',
    number: number.id,
    e164,
    status: 'accepted',
    at: world.now().toISOString(),
    ...content,
  });
  deliver(world, number, message);
  return { kind: 'accepted', message, input: payload.to };
}

/** Without a plus sign the business number's own country code is put before it (B.7). */
function e164Of(to: string, number: PhoneNumber): string | undefined {
  const digits = to.replace(/[\s().-]/g, '');
  if (/^\+[1-9]\d{5,14}$/.test(digits)) return digits;
  const dialled = parsePhoneNumberFromString(number.e164)?.countryCallingCode;
  return /^\d{5,14}$/.test(digits) && dialled ? `+${dialled}${digits}` : undefined;
}

type Content = Pick<Message, 'type' | 'text' | 'template' | 'category' | 'buttons'>;

function contentOf(world: World, number: PhoneNumber, payload: Payload, e164: string): Content | Refusal {
  if (payload.type === 'text') {
    const isLate = !isWindowOpen(world, number.id, e164);
    if (isLate && !world.traps.windowRefusedLate) return refuse(131047, { details: outsideWindow.details });
    return { type: 'text', text: payload.text.body, template: null, category: null, buttons: [] };
  }
  const { name, language, components } = payload.template;
  const template = world.tables
    .templatesOf(number.waba)
    .find((each) => each.name === name && each.language === language.code);
  const fault = judgeTemplate(template, name, language.code);
  if (fault !== undefined || template === undefined) return fault ?? refuse(132001);
  const text = fillTemplate(template, components);
  if (typeof text !== 'string') return text;
  const buttons = buttonsOf(template).map((each) => ({ text: each.text, payload: each.text }));
  return { type: 'template', text, template: name, category: template.category, buttons };
}

function judgeTemplate(template: Template | undefined, name: string, language: string): Refusal | undefined {
  if (template?.status === 'APPROVED') return undefined;
  if (template?.status === 'PAUSED') return refuse(132015, { details: `${name} is paused` });
  if (template?.status === 'DISABLED') return refuse(132016, { details: `${name} is disabled` });
  return refuse(132001, { details: `template name (${name}) does not exist in ${language}` });
}

function deliver(world: World, number: PhoneNumber, message: Message): void {
  const phone = world.tables.phones.find(message.e164);
  const failure = failureOf(world, number, message, phone);
  if (failure !== undefined) {
    advance(world, number, message, 'failed', failure);
    return;
  }
  advance(world, number, message, 'sent');
  if (phone?.isSwitchedOn && !phone.blocked.includes(number.id)) {
    advance(world, number, message, 'delivered');
  }
}

function failureOf(
  world: World,
  number: PhoneNumber,
  message: Message,
  phone: Phone | undefined,
): FailedStatus | undefined {
  if (!phone?.isOnWhatsApp) return undeliverable;
  if (message.category === 'MARKETING' && phone.stopped.includes(number.id)) return stoppedMarketing;
  const isLate = message.template === null && !isWindowOpen(world, number.id, message.e164);
  return isLate ? outsideWindow : undefined;
}

export function advance(
  world: World,
  number: PhoneNumber,
  { id }: Message,
  status: Message['status'],
  failure?: FailedStatus,
): void {
  const message = world.tables.putMessage({ ...world.tables.messages.known(id), status });
  announceStatus(world, number, message, failure);
}

export function acceptedBody({ message, input }: Sent) {
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input, wa_id: digitsOf(message.e164) }],
    messages: [{ id: message.id, message_status: 'accepted' }],
  };
}
