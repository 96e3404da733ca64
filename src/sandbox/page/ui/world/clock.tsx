import { useEffect, useState } from 'react';
import type { WorldRequests } from '../../contract.ts';
import { changeWorld } from '../api.ts';
import { page, worldNow } from '../page.ts';
import { useReading } from '../reading.tsx';
import { useStore } from '../store.ts';
import { clockOf, momentOf } from '../times.ts';
import { useWorld } from './using-world.ts';

const tick = 5000;

function useNow(): Date {
  const [, setBeat] = useState(0);
  useStore(page, (p) => p.clockOffset);
  useEffect(() => {
    const timer = setInterval(() => setBeat((beat) => beat + 1), tick);
    return () => clearInterval(timer);
  }, []);
  return worldNow();
}

export function Clock() {
  const { words, reader } = useReading();
  const { clock } = words.world;
  const { world, change, busy } = useWorld();
  const now = useNow();
  const wind = (body: WorldRequests['clock']) => void change(() => changeWorld('clock', body));
  const due = world?.nextDue ?? null;
  return (
    <section className="box">
      <h3>{clock.title}</h3>
      <p className="clock">
        <time dateTime={now.toISOString()} data-testid="world-now">
          {clockOf(now, reader)}
        </time>
      </p>
      <p className="quiet">
        {due === null ? clock.nothingDue : clock.nextDue(momentOf(new Date(due), reader))}
      </p>
      <div className="button-group">
        <button
          type="button"
          className="button"
          data-testid="wind-hour"
          disabled={busy}
          onClick={() => wind({ advance: 'PT1H' })}
        >
          {clock.hour}
        </button>
        <button
          type="button"
          className="button"
          data-testid="wind-day"
          disabled={busy}
          onClick={() => wind({ advance: 'P1D' })}
        >
          {clock.day}
        </button>
        <button
          type="button"
          className="button"
          data-testid="wind-next"
          disabled={busy || due === null}
          onClick={() => wind({ to: 'next' })}
        >
          {clock.next}
        </button>
      </div>
    </section>
  );
}
