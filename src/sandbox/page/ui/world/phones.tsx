import { useState } from 'react';
import type { PagePhone, PagePhoneDetail } from '../../contract.ts';
import { answerFrom, lookAtPhone, readPhone, readPhones } from '../api.ts';
import { page } from '../page.ts';
import { useReading, useWords } from '../reading.tsx';
import { useStore } from '../store.ts';
import { momentOf } from '../times.ts';
import { AnswerForm } from './answer-form.tsx';
import { useRead } from './using-read.ts';
import { useWorld } from './using-world.ts';

type Message = PagePhoneDetail['messages'][number];

function usePhones<T>(read: () => Promise<T>): T | null {
  const seen = useStore(page, (p) => p.phonesSeen);
  const readable = useStore(page, (p) => p.connection === 'open');
  return useRead(read, seen, readable);
}

function Bubble({ message, phone }: { message: Message; phone: PagePhoneDetail }) {
  const { words, reader } = useReading();
  const { change, busy } = useWorld();
  const isOwn = message.direction === 'from_phone';
  const partner = phone.numbers.find(({ id }) => id === message.number);
  const press = (text: string, payload: string) =>
    change(() =>
      answerFrom(phone.e164, { number: message.number, context: message.id, payload, buttonText: text }),
    );
  return (
    <li className={isOwn ? 'bubble is-own' : 'bubble'} data-testid="phone-message">
      <p className="quiet">
        {partner?.name ?? message.number} · {momentOf(new Date(message.at), reader)}
        {!isOwn && message.status === 'read' && ` · ${words.world.phones.read}`}
      </p>
      <p className="bubble-text">{message.text}</p>
      {!isOwn && message.buttons.length > 0 && (
        <div className="button-group">
          {message.buttons.map(({ text, payload }) => (
            <button
              key={payload}
              type="button"
              className="button button-small"
              disabled={busy}
              onClick={() => void press(text, payload)}
            >
              {text}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

function Conversation({ e164 }: { e164: string }) {
  const words = useWords().world.phones;
  const phone = usePhones(() => readPhone(e164));
  if (phone === null) return null;
  return (
    <>
      {phone.messages.length === 0 && <p className="quiet">{words.empty}</p>}
      <ol className="bubbles" data-testid={`phone-messages-${e164}`}>
        {phone.messages.map((message) => (
          <Bubble key={message.id} message={message} phone={phone} />
        ))}
      </ol>
      <AnswerForm phone={phone} />
    </>
  );
}

function PhoneFold({ phone }: { phone: PagePhone }) {
  const words = useWords().world.phones;
  const { change } = useWorld();
  const [open, setOpen] = useState(false);
  const { e164, name, unread } = phone;
  return (
    <details
      className="fold"
      data-testid={`phone-${e164}`}
      onToggle={({ currentTarget, target }) => {
        if (currentTarget !== target) return;
        setOpen(currentTarget.open);
        if (currentTarget.open && unread > 0) void change(() => lookAtPhone(e164));
      }}
    >
      <summary>
        <span>{name}</span>
        <span className={unread > 0 ? 'state is-active' : 'quiet'}>
          {unread > 0 ? words.unread(unread) : e164}
        </span>
      </summary>
      {open && <Conversation e164={e164} />}
    </details>
  );
}

/** What customers do: they read on WhatsApp, and answer. */
export function Phones() {
  const words = useWords().world.phones;
  const phones = usePhones(readPhones);
  return (
    <section className="box" data-testid="phones">
      <h3>{words.title}</h3>
      <p className="quiet">{words.explain}</p>
      {phones?.map((phone) => (
        <PhoneFold key={phone.e164} phone={phone} />
      ))}
    </section>
  );
}
