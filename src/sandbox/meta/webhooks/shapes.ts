import { digitsOf } from '../identifiers.ts';
import type { Message, PhoneNumber, Template } from '../model.ts';
import { secondsOf, type Update, type World } from '../world.ts';

type Value = Update['value'];

export interface FailedStatus {
  readonly code: number;
  readonly title: string;
  readonly details: string;
}

/** Template, account and number events: the entry's id is all that says where they belong (B.9). */
export function announceOf({ announce, now }: World, waba: string, field: string, value: Value): void {
  announce({ waba, field, value, time: secondsOf(now()) });
}

/** Ids are numbers and languages have a hyphen here; both are otherwise in the API (B.9). */
export function templateNames(template: Template) {
  return {
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language.replace('_', '-'),
  };
}

export function announceTemplateStatus(
  world: World,
  template: Template,
  event: string,
  more: { reason?: string | null; otherInfo?: { title: string; description: string } } = {},
): void {
  announceOf(world, template.waba, 'message_template_status_update', {
    event,
    ...templateNames(template),
    reason: more.reason === undefined ? 'NONE' : more.reason,
    message_template_category: template.category,
    ...(more.otherInfo === undefined ? {} : { other_info: more.otherInfo }),
  });
}

export function announceTemplateQuality(world: World, template: Template, previous: string): void {
  const field = world.traps.qualityAsStatusField
    ? 'message_template_status_update'
    : 'message_template_quality_update';
  announceOf(world, template.waba, field, {
    previous_quality_score: previous,
    new_quality_score: template.quality,
    ...templateNames(template),
  });
}

export function announceNumber(world: World, number: PhoneNumber, field: string, value: Value): void {
  announceOf(world, number.waba, field, { display_phone_number: digitsOf(number.e164), ...value });
}

function metadataOf(number: PhoneNumber) {
  return {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: digitsOf(number.e164), phone_number_id: number.id },
  };
}

export function announceStatus(
  { announce, now }: World,
  number: PhoneNumber,
  message: Message,
  failed?: FailedStatus,
): void {
  const isService = message.category === null;
  const status = {
    id: message.id,
    status: message.status,
    timestamp: String(secondsOf(now())),
    recipient_id: digitsOf(message.e164),
    ...(failed === undefined
      ? {
          pricing: {
            billable: !isService,
            pricing_model: 'PMP',
            type: isService ? 'free_customer_service' : 'regular',
            category: isService ? 'service' : message.category?.toLowerCase(),
          },
        }
      : { errors: [errorOf(failed)] }),
  };
  announce({
    waba: number.waba,
    field: 'messages',
    time: null,
    value: { ...metadataOf(number), statuses: [status] },
  });
}

function errorOf({ code, title, details }: FailedStatus) {
  return {
    code,
    title,
    message: title,
    error_data: { details },
    href: '/documentation/business-messaging/whatsapp/support/error-codes',
  };
}

export function announceInbound(
  { announce }: World,
  number: PhoneNumber,
  contact: { readonly name: string; readonly waId: string },
  message: Value,
): void {
  announce({
    waba: number.waba,
    field: 'messages',
    time: null,
    value: {
      ...metadataOf(number),
      contacts: [{ profile: { name: contact.name }, wa_id: contact.waId }],
      messages: [{ from: contact.waId, ...message }],
    },
  });
}

export function announcePreference(
  { announce, now }: World,
  number: PhoneNumber,
  waId: string,
  value: 'stop' | 'resume',
): void {
  announce({
    waba: number.waba,
    field: 'user_preferences',
    time: null,
    value: {
      ...metadataOf(number),
      contacts: [{ wa_id: waId }],
      user_preferences: [
        {
          wa_id: waId,
          detail: `User requested to ${value} marketing messages`,
          category: 'marketing_messages',
          value,
          timestamp: secondsOf(now()),
        },
      ],
    },
  });
}
