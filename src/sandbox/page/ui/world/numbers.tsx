import { useState } from 'react';
import type { PageNumber } from '../../contract.ts';
import { changeWorld, readNumbers } from '../api.ts';
import { page } from '../page.ts';
import { useReading, useWords } from '../reading.tsx';
import { useStore } from '../store.ts';
import { timeOf } from '../times.ts';
import { Copyable } from './copyable.tsx';
import { useRead } from './using-read.ts';
import { useWorld } from './using-world.ts';

function NumberRow({ number, onChange }: { number: PageNumber; onChange: () => void }) {
  const { words, reader } = useReading();
  const { change, busy } = useWorld();
  const { numbers } = words.world;
  const { id, e164, name, isTwoStepOn, account, movesTo, code } = number;
  const path = isTwoStepOn ? 'manage/meta/two-step-off' : 'manage/meta/two-step-on';
  const act = isTwoStepOn ? numbers.turnOff : numbers.turnOn;
  return (
    <li className="group number" data-testid={`number-${id}`}>
      <span className="group-words">
        <span>{name}</span>
        <span className="quiet">{e164}</span>
        <span className="quiet">{movesTo === null ? account : `${account} → ${movesTo}`}</span>
        <span className={isTwoStepOn ? 'state is-active' : 'state'} data-testid={`two-step-${id}`}>
          {isTwoStepOn ? numbers.twoStepOn : numbers.twoStepOff}
        </span>
      </span>
      <button
        type="button"
        className="button button-small"
        aria-label={`${act}: ${name}, ${numbers.twoStep}`}
        title={numbers.twoStep}
        disabled={busy}
        data-testid={`two-step-${isTwoStepOn ? 'off' : 'on'}-${id}`}
        onClick={() => void change(() => changeWorld(path, { number: id })).then(onChange)}
      >
        {act}
      </button>
      {code !== null && (
        <p className="made phone-code" role="status">
          {numbers.code(code.method)} <Copyable text={code.digits} testId={`code-${id}`} />{' '}
          <span className="quiet">{numbers.until(timeOf(new Date(code.until), reader))}</span>
        </p>
      )}
    </li>
  );
}

/** What the owners of numbers do: two-step verification, and the codes that reach their phones. */
export function Numbers() {
  const words = useWords().world.numbers;
  const [find, setFind] = useState('');
  const [changes, setChanges] = useState(0);
  const operations = useStore(page, (p) => p.operationsSeen);
  const phones = useStore(page, (p) => p.phonesSeen);
  const clock = useStore(page, (p) => Math.round(p.clockOffset / 60_000));
  const isReadable = useStore(page, (p) => p.connection === 'open');
  const seen = [operations, phones, clock, changes, find].join(' ');
  const found = useRead(() => readNumbers(find), seen, isReadable);
  return (
    <section className="box" data-testid="numbers">
      <h3>{words.title}</h3>
      <p className="quiet">{words.explain}</p>
      <div className="integrate">
        <input
          type="search"
          className="input"
          aria-label={words.find}
          placeholder={words.find}
          data-testid="numbers-find"
          value={find}
          onChange={({ target }) => setFind(target.value)}
        />
      </div>
      <ul>
        {found?.numbers.map((number) => (
          <NumberRow key={number.id} number={number} onChange={() => setChanges((count) => count + 1)} />
        ))}
      </ul>
      {found !== null && (
        <p className="quiet" role="status">
          {found.numbers.length === 0 ? words.none : found.more > 0 && words.more(found.more)}
        </p>
      )}
    </section>
  );
}
