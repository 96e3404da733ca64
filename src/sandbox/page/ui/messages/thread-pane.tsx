import { useEffect, useMemo, useRef } from 'react';
import type { Message } from '../../../slack/model.ts';
import { Composer } from '../composer/composer.tsx';
import { Icon } from '../icon.tsx';
import { page, patch, threadKey } from '../page.ts';
import { useReading } from '../reading.tsx';
import { useStore } from '../store.ts';
import { LineView } from './line-view.tsx';
import { linesOf } from './lines.ts';
import { useNewest } from './scrolling.ts';

const none: readonly Message[] = [];

/** One message and what was said below it. */
export function ThreadPane({ channel, ts }: { channel: string; ts: string }) {
  const { reader, words, channelName } = useReading();
  const messages = useStore(page, (p) => p.threads[threadKey(channel, ts)]) ?? none;
  const ephemerals = useStore(page, (p) => p.ephemerals);
  const lines = useMemo(() => {
    const own = ephemerals.filter((e) => e.channel === channel && e.thread_ts === ts);
    return linesOf({ messages, ephemerals: own, reader });
  }, [messages, ephemerals, channel, ts, reader]);
  const scroll = useNewest(lines.at(-1)?.key);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <aside className="thread-pane" aria-label={words.messages.thread} data-testid="thread-pane">
      <header className="pane-head">
        <h2>{words.messages.thread}</h2>
        <span className="quiet">#{channelName(channel)}</span>
        <button
          ref={close}
          type="button"
          className="icon-button"
          aria-label={words.dialog.close}
          data-testid="thread-close"
          onClick={() => patch({ thread: null })}
        >
          <Icon name="close" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="scroller" ref={scroll.frame} onScroll={scroll.onScroll} tabIndex={0}>
        <div className="lines" ref={scroll.content}>
          {lines.map((line) => (
            <LineView key={line.key} line={line} inThread />
          ))}
        </div>
      </div>
      <Composer channel={channel} thread={ts} place={words.messages.thread} />
    </aside>
  );
}
