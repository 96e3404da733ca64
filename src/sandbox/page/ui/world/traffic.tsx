import { memo, useState } from 'react';
import type { Exchange } from '../../../slack/traffic.ts';
import { page } from '../page.ts';
import { useReading } from '../reading.tsx';
import { useStore } from '../store.ts';
import { timeOf } from '../times.ts';
import { Json } from './json.tsx';

const shown = 60;

const Row = memo(function Row({ exchange }: { exchange: Exchange }) {
  const { words, reader } = useReading();
  const { traffic } = words.world;
  const [open, setOpen] = useState(false);
  const { direction, call, ms, ok, error, request, answer, at } = exchange;
  const inbound = direction === 'slack_to_bot';
  return (
    <li>
      <details
        className={ok ? 'exchange' : 'exchange is-refused'}
        data-testid="traffic-row"
        onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <summary>
          <span className="exchange-way" title={inbound ? traffic.toBot : traffic.toSlack}>
            {inbound ? '→' : '←'}
            <span className="hidden-words">{inbound ? traffic.toBot : traffic.toSlack}</span>
          </span>
          <span className="exchange-call">{call}</span>
          <span className="quiet">{traffic.ms(Math.round(ms))}</span>
          {!ok && <span className="exchange-error">{error ?? traffic.refused}</span>}
        </summary>
        {open && (
          <>
            <p className="quiet">
              {timeOf(new Date(at), reader)} · {exchange.status}
            </p>
            <h4>{traffic.request}</h4>
            <Json value={request} />
            <h4>{traffic.answer}</h4>
            <Json value={answer} />
          </>
        )}
      </details>
    </li>
  );
});

/** Each request between Slack and the bot, newest first. */
export function Traffic() {
  const { traffic: words } = useReading().words.world;
  const exchanges = useStore(page, (p) => p.traffic);
  const [failedOnly, setFailedOnly] = useState(false);
  const rows = failedOnly ? exchanges.filter(({ ok }) => !ok) : exchanges;
  return (
    <section className="box">
      <h3>{words.title}</h3>
      <label className="check-line">
        <input
          type="checkbox"
          checked={failedOnly}
          data-testid="traffic-failed"
          onChange={() => setFailedOnly(!failedOnly)}
        />
        {words.onlyRefused}
      </label>
      {rows.length === 0 && <p className="quiet">{words.none}</p>}
      <ol className="traffic">
        {rows.slice(0, shown).map((exchange) => (
          <Row key={exchange.id} exchange={exchange} />
        ))}
      </ol>
    </section>
  );
}
