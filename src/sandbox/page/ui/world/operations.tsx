import { useState } from 'react';
import type { PageOperation, PageOperationDetail } from '../../contract.ts';
import { readOperation, readOperations } from '../api.ts';
import { page } from '../page.ts';
import { useReading } from '../reading.tsx';
import { useStore } from '../store.ts';
import { momentOf } from '../times.ts';
import { Json } from './json.tsx';
import { useRead } from './using-read.ts';

/** The operations are read through the bot's own store. */
function useOperations<T>(read: () => Promise<T>): T | null {
  const seen = useStore(page, (p) => p.operationsSeen);
  const readable = useStore(page, (p) => p.connection === 'open' && p.state?.botIsUp === true);
  return useRead(read, seen, readable);
}

function Events({ detail }: { detail: PageOperationDetail }) {
  const { words, reader } = useReading();
  const { operations } = words.world;
  const whole = detail.brokenAt === null;
  return (
    <>
      <p className={whole ? 'chain is-whole' : 'chain is-broken'} data-testid={`chain-${detail.name}`}>
        {detail.brokenAt === null
          ? operations.whole(detail.events.length)
          : operations.broken(detail.brokenAt)}
      </p>
      <ol className="events">
        {detail.events.map(({ version, type, actor, at, hash, data }) => (
          <li key={version} className={version === detail.brokenAt ? 'event is-broken' : 'event'}>
            <details>
              <summary title={operations.event(version, actor)}>
                <span className="event-version">{version}</span>
                <span className="event-type">{type}</span>
                <code className="quiet">{hash.slice(0, 8)}</code>
              </summary>
              <p className="quiet">
                {actor} · {momentOf(new Date(at), reader)}
              </p>
              <Json value={data} />
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}

function Operation({ name }: { name: string }) {
  const detail = useOperations(() => readOperation(name));
  return detail === null ? null : <Events detail={detail} />;
}

function OperationFold({ operation }: { operation: PageOperation }) {
  const [open, setOpen] = useState(false);
  const { name, status, what, step } = operation;
  return (
    <details
      className="fold"
      data-testid={`operation-${name}`}
      onToggle={({ currentTarget, target }) => currentTarget === target && setOpen(currentTarget.open)}
    >
      <summary>
        <span>
          <strong>{name}</strong> {what}
        </span>
        <span className="quiet operation-state">{step === null ? status : `${status} · ${step}`}</span>
      </summary>
      {open && <Operation name={name} />}
    </details>
  );
}

/** The operations, each with its events and their chain of hashes. */
export function Operations() {
  const { words } = useReading();
  const list = useOperations(readOperations);
  return (
    <section className="box">
      <h3>{words.world.operations.title}</h3>
      {list?.length === 0 && <p className="quiet">{words.world.operations.none}</p>}
      {list?.map((operation) => (
        <OperationFold key={operation.name} operation={operation} />
      ))}
    </section>
  );
}
