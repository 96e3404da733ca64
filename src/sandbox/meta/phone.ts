import { digitsOf, newMessageId } from './identifiers.ts';
import type { Message, Phone, PhoneNumber } from './model.ts';
import { advance, isWindowOpen, openWindow } from './sending.ts';
import { announceInbound, announcePreference } from './webhooks/shapes.ts';
import { secondsOf, type World } from './world.ts';

export type AnswerContent =
  | { readonly text: string }
  | {
      /** A template's quick reply: what its button sends, and what is on it. */
      readonly payload: string;
      readonly buttonText?: string;
    };

export type Answered =
  | { readonly kind: 'delivered'; readonly id: string }
  /** The number takes no messages: nobody is told. */
  | { readonly kind: 'lost' };

/** The customers' phones: what arrived on them, and what people do there. Throws UnknownAsset. */
export function createPhones(world: World) {
  const { tables } = world;
  const change = (e164: string, with_: Partial<Phone>): Phone =>
    tables.phones.put({ ...tables.phones.known(e164), ...with_ });
  const arrived = (e164: string): Message[] =>
    tables.messages.where(
      ({ e164: whose, direction, status }) =>
        whose === e164 && (direction === 'from_phone' || status === 'delivered' || status === 'read'),
    );
  const pending = (e164: string, status: Message['status']): Message[] =>
    tables.underWayTo(e164).filter((each) => each.status === status);
  const read = (e164: string, only?: string): void => {
    for (const message of pending(e164, 'delivered')) {
      if (only === undefined || message.number === only) {
        advance(world, tables.numbers.known(message.number), message, 'read');
      }
    }
  };
  const prefer = (e164: string, numberId: string, value: 'stop' | 'resume'): void => {
    const { stopped } = tables.phones.known(e164);
    const number = tables.numbers.known(numberId);
    const others = stopped.filter((each) => each !== numberId);
    change(e164, { stopped: value === 'stop' ? [...others, numberId] : others });
    announcePreference(world, number, digitsOf(e164), value);
  };
  const block = (e164: string, numberId: string, isBlocked: boolean): void => {
    const others = tables.phones.known(e164).blocked.filter((each) => each !== numberId);
    change(e164, { blocked: isBlocked ? [...others, tables.numbers.known(numberId).id] : others });
  };

  return {
    list: (): readonly Phone[] => tables.phones.all(),
    add: tables.phones.add,
    /** What the person sees, both directions, oldest first. */
    inbox(e164: string): readonly Message[] {
      tables.phones.known(e164);
      return arrived(e164);
    },
    isWindowOpen: (e164: string, numberId: string): boolean => isWindowOpen(world, numberId, e164),
    /** Opens the window, reads what came from this number, and tells the business. */
    answer(e164: string, numberId: string, content: AnswerContent, context?: string): Answered {
      const phone = tables.phones.known(e164);
      const number = tables.numbers.known(numberId);
      if (number.status !== 'CONNECTED' || !phone.isOnWhatsApp) return { kind: 'lost' };
      read(e164, numberId);
      openWindow(world, numberId, e164);
      const message = tables.putMessage({
        id: newMessageId(),
        direction: 'from_phone',
        number: numberId,
        e164,
        type: 'text' in content ? 'text' : 'button',
        text: 'text' in content ? content.text : (content.buttonText ?? content.payload),
        template: null,
        category: null,
        buttons: [],
        status: 'delivered',
        at: world.now().toISOString(),
      });
      const told = inboundOf(world, message, content, number, context);
      announceInbound(world, number, { name: phone.name, waId: digitsOf(e164) }, told);
      return { kind: 'delivered', id: message.id };
    },
    read: (e164: string): void => {
      tables.phones.known(e164);
      read(e164);
    },
    /** Marketing of this number: Meta tells it by `user_preferences` (B.9). */
    stop: (e164: string, numberId: string): void => prefer(e164, numberId, 'stop'),
    resume: (e164: string, numberId: string): void => prefer(e164, numberId, 'resume'),
    /** Nobody is told of a block; messages stay at `sent`. */
    block: (e164: string, numberId: string): void => block(e164, numberId, true),
    unblock: (e164: string, numberId: string): void => block(e164, numberId, false),
    switchOff: (e164: string): void => void change(e164, { isSwitchedOn: false }),
    /** What waited arrives. */
    switchOn(e164: string): void {
      const { blocked } = change(e164, { isSwitchedOn: true });
      for (const message of pending(e164, 'sent')) {
        if (blocked.includes(message.number)) continue;
        advance(world, tables.numbers.known(message.number), message, 'delivered');
      }
    },
  };
}

function inboundOf(
  world: World,
  message: Message,
  content: AnswerContent,
  number: PhoneNumber,
  context: string | undefined,
) {
  return {
    id: message.id,
    timestamp: String(secondsOf(world.now())),
    type: message.type,
    ...(context === undefined ? {} : { context: { from: digitsOf(number.e164), id: context } }),
    ...('text' in content
      ? { text: { body: content.text } }
      : { button: { payload: content.payload, text: message.text } }),
  };
}
