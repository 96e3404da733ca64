import { useState } from 'react';
import type { WorldRequests } from '../../contract.ts';
import { changeWorld, clearFaults } from '../api.ts';
import { useWords } from '../reading.tsx';
import { useWorld } from './using-world.ts';

type Service = WorldRequests['faults']['service'];

function Choice({
  label,
  value,
  values,
  onChange,
  testId,
  show = (each) => each,
}: {
  readonly label: string;
  readonly value: string;
  readonly values: readonly string[];
  readonly onChange: (value: string) => void;
  readonly testId: string;
  readonly show?: (value: string) => string;
}) {
  return (
    <label className="small-field">
      {label}
      <select
        className="input"
        value={value}
        data-testid={testId}
        onChange={({ target }) => onChange(target.value)}
      >
        {values.map((each) => (
          <option key={each} value={each}>
            {show(each)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What goes wrong next. */
export function Faults() {
  const { faults: words } = useWords().world;
  const { world, change, busy } = useWorld();
  const [service, setService] = useState('slack');
  const [call, setCall] = useState('*');
  const [fault, setFault] = useState('');
  const [times, setTimes] = useState(1);
  const services = world?.services ?? [];
  const chosen = services.find((each) => each.service === service) ?? services[0];
  const calls = ['*', ...(chosen?.calls.filter((each) => each !== '*') ?? [])];
  const add = () =>
    change(() =>
      changeWorld('faults', {
        service: (chosen?.service ?? 'slack') as Service,
        call,
        fault: fault || (chosen?.faults[0] ?? ''),
        times,
      }),
    );
  return (
    <details className="box fold" data-testid="faults">
      <summary>
        <h3>{words.title}</h3>
        <span className="quiet">{world?.faults.length ? world.faults.length : words.none}</span>
      </summary>
      <p className="quiet">{words.explain}</p>
      <ul>
        {world?.faults.map((each, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same fault may wait twice
          <li key={i} className="fault">
            <code>
              {each.service} {each.call}
            </code>
            <strong>{each.fault}</strong>
            <span className="quiet">{words.waiting(each.times)}</span>
          </li>
        ))}
      </ul>
      <form
        className="fault-form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Choice
          label={words.service}
          value={chosen?.service ?? ''}
          values={services.map((each) => each.service)}
          testId="fault-service"
          onChange={(value) => {
            setService(value);
            setCall('*');
            setFault('');
          }}
        />
        <Choice
          label={words.call}
          value={call}
          values={calls}
          testId="fault-call"
          onChange={setCall}
          show={(each) => (each === '*' ? words.any : each)}
        />
        <Choice
          label={words.fault}
          value={fault || (chosen?.faults[0] ?? '')}
          values={chosen?.faults ?? []}
          testId="fault-kind"
          onChange={setFault}
        />
        <label className="small-field">
          {words.times}
          <input
            className="input"
            type="number"
            min={1}
            max={99}
            value={times}
            data-testid="fault-times"
            onChange={({ target }) => setTimes(Math.max(1, target.valueAsNumber || 1))}
          />
        </label>
        <div className="button-group">
          <button
            type="submit"
            className="button"
            data-testid="fault-add"
            disabled={busy || chosen === undefined}
          >
            {words.add}
          </button>
          <button
            type="button"
            className="button"
            data-testid="fault-clear"
            disabled={busy || !world?.faults.length}
            onClick={() => void change(clearFaults)}
          >
            {words.clear}
          </button>
        </div>
      </form>
    </details>
  );
}
