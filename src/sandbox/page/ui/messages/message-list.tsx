import { memo, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { Message } from '../../../slack/model.ts';
import { readOlder } from '../loading.ts';
import { page } from '../page.ts';
import { useReading } from '../reading.tsx';
import { useStore } from '../store.ts';
import { seen, writeMarks } from '../unread.ts';
import { LineView } from './line-view.tsx';
import { linesOf } from './lines.ts';
import { useNewest } from './scrolling.ts';

const none: readonly Message[] = [];
/** Drawn at once; what is older follows without holding anything up. */
const first = 10;

function useReadMark(channel: string, newest: string | undefined): string | undefined {
  const me = useStore(page, (p) => p.me);
  const mark = useRef(page.get().read[channel]);
  useEffect(() => {
    const look = () => {
      if (newest === undefined || document.visibilityState !== 'visible') return;
      page.set((p) => seen(p, channel));
      writeMarks(me, page.get().read, localStorage);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [channel, me, newest]);
  return mark.current;
}

/** The messages of one channel; keyed by channel and person. */
export const MessageList = memo(function MessageList({ channel, name }: { channel: string; name: string }) {
  const { reader, words } = useReading();
  const room = useStore(page, (p) => p.rooms[channel]);
  const ephemerals = useStore(page, (p) => p.ephemerals);
  const messages = room?.messages ?? none;
  const newest = messages.at(-1)?.ts;
  const readUpTo = useReadMark(channel, newest);
  const thread = useStore(page, (p) => p.thread?.ts);
  /** One in a thread stands there while the thread is open; nobody is to miss an answer. */
  const own = useMemo(
    () =>
      ephemerals.filter(
        (e) => e.channel === channel && (e.thread_ts === undefined || e.thread_ts !== thread),
      ),
    [ephemerals, channel, thread],
  );
  const lines = useMemo(
    () => linesOf({ messages, ephemerals: own, reader, readUpTo }),
    [messages, own, reader, readUpTo],
  );
  const latest = lines.at(-1)?.key;
  const count = useDeferredValue(lines.length, first);
  const scroll = useNewest(latest);
  return (
    <section className="message-list" aria-label={words.messages.label(name)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="scroller" ref={scroll.frame} onScroll={scroll.onScroll} tabIndex={0} id="conversation">
        <div className="lines" ref={scroll.content}>
          {room?.more && (
            <button type="button" className="button older" onClick={() => void readOlder(channel)}>
              {words.messages.older}
            </button>
          )}
          {room !== undefined && lines.length === 0 && <p className="empty">{words.messages.empty}</p>}
          {lines.slice(-Math.max(count, first)).map((line) => (
            <LineView key={line.key} line={line} inThread={false} />
          ))}
        </div>
      </div>
      {scroll.behind && (
        <button type="button" className="button to-newest" onClick={scroll.toNewest}>
          {words.messages.newest}
        </button>
      )}
    </section>
  );
});
