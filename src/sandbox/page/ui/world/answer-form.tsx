import { useState } from 'react';
import type { PagePhoneDetail } from '../../contract.ts';
import { answerFrom, preferFrom } from '../api.ts';
import { useWords } from '../reading.tsx';
import { useWorld } from './using-world.ts';

const mostChoices = 200;

/** Whom the person knows comes first; anybody's number can be written to. */
function choicesOf({ messages, numbers }: PagePhoneDetail): PagePhoneDetail['numbers'] {
  const latest = [...new Set(messages.toReversed().map(({ number }) => number))];
  const known = latest.flatMap((id) => numbers.find((each) => each.id === id) ?? []);
  return [...known, ...numbers.filter(({ id }) => !latest.includes(id))].slice(0, mostChoices);
}

export function AnswerForm({ phone }: { phone: PagePhoneDetail }) {
  const words = useWords().world.phones;
  const { change, busy } = useWorld();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const choices = choicesOf(phone);
  const number = choices.find(({ id }) => id === chosen) ?? choices[0];
  if (number === undefined) return null;
  const isStopped = phone.stopped.includes(number.id);
  const prefer = () =>
    change(() => preferFrom(phone.e164, isStopped ? 'resume' : 'stop', { number: number.id }));
  const send = async () => {
    const isSent = await change(() => answerFrom(phone.e164, { number: number.id, text: text.trim() }));
    if (isSent) setText('');
  };
  return (
    <form
      className="integrate"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void send();
      }}
    >
      <select
        className="input answer-to"
        aria-label={words.to}
        data-testid={`answer-to-${phone.e164}`}
        value={number.id}
        onChange={({ target }) => setChosen(target.value)}
      >
        {choices.map(({ id, name, e164 }) => (
          <option key={id} value={id}>
            {name} ({e164})
          </option>
        ))}
      </select>
      <input
        className="input"
        aria-label={words.answer}
        placeholder={words.answer}
        data-testid={`answer-${phone.e164}`}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button
        type="submit"
        className="button button-small"
        data-testid={`answer-send-${phone.e164}`}
        disabled={busy || text.trim() === ''}
      >
        {words.send}
      </button>
      <button
        type="button"
        className="button button-small"
        data-testid={`marketing-${phone.e164}`}
        disabled={busy}
        onClick={() => void prefer()}
      >
        {isStopped ? words.resume : words.stop}
      </button>
      <p className="made quiet">
        {words.window(number.isWindowOpen)} {isStopped && words.stopped}
      </p>
    </form>
  );
}
