import type { Business, PhoneNumber, Template, Waba } from './model.ts';
import type { World } from './world.ts';

type CanSend = 'AVAILABLE' | 'LIMITED' | 'BLOCKED';

interface Entity {
  readonly entity_type: 'PHONE_NUMBER' | 'MESSAGE_TEMPLATE' | 'WABA' | 'BUSINESS' | 'APP';
  readonly id: string;
  readonly can_send_message: CanSend;
  readonly errors?: readonly unknown[];
  readonly additional_info?: readonly string[];
}

type Condition = Pick<Entity, 'can_send_message' | 'errors' | 'additional_info'>;

const worst: readonly CanSend[] = ['BLOCKED', 'LIMITED', 'AVAILABLE'];
const available: Condition = { can_send_message: 'AVAILABLE' };

/** Of its codes only 141002 is documented (B.10); the others are ours, and nothing may rely on them. */
const blocked = (code: number, description: string, solution: string): Condition => ({
  can_send_message: 'BLOCKED',
  errors: [{ error_code: code, error_description: description, possible_solution: solution }],
});
const limited = (info: string): Condition => ({ can_send_message: 'LIMITED', additional_info: [info] });

export type HealthSubject =
  | { readonly type: 'number'; readonly item: PhoneNumber }
  | { readonly type: 'waba'; readonly item: Waba }
  | { readonly type: 'template'; readonly item: Template };

/** An entity and all that it depends on, worked out from what the stand-in keeps (B.10). */
export function healthOf({ tables }: World, subject: HealthSubject, app: string) {
  const waba = subject.type === 'waba' ? subject.item : tables.wabas.known(subject.item.waba);
  const business = tables.businesses.known(waba.business);
  const own: Entity[] = [];
  if (subject.type === 'number') {
    own.push({ entity_type: 'PHONE_NUMBER', id: subject.item.id, ...numberCondition(subject.item) });
  }
  if (subject.type === 'template') {
    own.push({ entity_type: 'MESSAGE_TEMPLATE', id: subject.item.id, ...templateCondition(subject.item) });
  }
  const entities: readonly Entity[] = [
    ...own,
    { entity_type: 'WABA', id: waba.id, ...wabaCondition(waba) },
    { entity_type: 'BUSINESS', id: business.id, ...businessCondition(business) },
    { entity_type: 'APP', id: app, ...available },
  ];
  const found = entities.map((each) => each.can_send_message);
  return { can_send_message: worst.find((each) => found.includes(each)) ?? 'AVAILABLE', entities };
}

function numberCondition({ status, platformType, nameStatus, quality }: PhoneNumber): Condition {
  if (platformType === 'NOT_APPLICABLE') {
    return blocked(141000, 'The phone number is not registered.', 'Register the phone number.');
  }
  if (status === 'FLAGGED' || status === 'RATE_LIMITED') {
    return limited(`The phone number is ${status}.`);
  }
  if (status !== 'CONNECTED') {
    return blocked(
      141001,
      `The phone number is ${status}.`,
      'See the account quality page of WhatsApp Manager.',
    );
  }
  if (!['APPROVED', 'AVAILABLE_WITHOUT_REVIEW'].includes(nameStatus)) {
    return limited('Your display name has not been approved yet.');
  }
  return quality === 'RED' ? limited('The quality of the phone number is low.') : available;
}

function templateCondition({ status }: Template): Condition {
  if (status === 'APPROVED') return available;
  return blocked(
    141002,
    `The template is ${status}.`,
    'Wait for its review, or edit it and submit it again.',
  );
}

function wabaCondition({ status, reviewStatus, fundingId }: Waba): Condition {
  if (status !== 'ACTIVE') {
    return blocked(141003, `The account is ${status}.`, 'See Business Support Home.');
  }
  if (reviewStatus === 'REJECTED' || reviewStatus === 'RESTRICTED') {
    return blocked(141004, `The account review is ${reviewStatus}.`, 'Ask for another review.');
  }
  if (fundingId === null) {
    return blocked(
      141006,
      'There is an error with the payment method.',
      'Add a valid payment method to the account.',
    );
  }
  return reviewStatus === 'PENDING' ? limited('The account is being reviewed.') : available;
}

function businessCondition({ verification }: Business): Condition {
  if (verification === 'verified') return available;
  if (['rejected', 'revoked', 'failed', 'ineligible'].includes(verification)) {
    return blocked(141007, `Business verification is ${verification}.`, 'Complete business verification.');
  }
  return limited('The business has not been verified.');
}
