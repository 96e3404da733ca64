import type { PageEvent } from '../contract.ts';
import { streamUrl } from './api.ts';
import { applied } from './applying.ts';
import { readChannels, readShown, readWhoAndWhere } from './loading.ts';
import { page, patch } from './page.ts';

const pause = 1500;
let source: EventSource | null = null;
let again: ReturnType<typeof setTimeout> | undefined;
let held: PageEvent[] | null = null;

/** Follows what happens as the person who looks, and reads everything once nothing can be missed. */
export async function connect(): Promise<void> {
  source?.close();
  clearTimeout(again);
  try {
    await readWhoAndWhere();
  } catch {
    retry();
    return;
  }
  const opened = new EventSource(streamUrl(page.get().me));
  source = opened;
  held = [];
  opened.onmessage = ({ data }: MessageEvent<string>) => take(JSON.parse(data) as PageEvent);
  opened.onopen = () => void readShown().then(release, retry);
  opened.onerror = () => {
    if (source === opened) retry();
  };
}

function retry(): void {
  source?.close();
  source = null;
  patch({ connection: page.get().state === null ? 'failed' : 'lost' });
  clearTimeout(again);
  again = setTimeout(() => void connect(), pause);
}

/** What happened while everything was read is applied after it. */
function release(): void {
  const events = held ?? [];
  held = null;
  patch({ connection: 'open' });
  drain(events);
}

function take(event: PageEvent): void {
  if (held === null) drain([event]);
  else held.push(event);
}

function drain(events: readonly PageEvent[]): void {
  const now = Date.now();
  page.set((before) => events.reduce((state, event) => applied(state, event, now), before));
  if (events.some(({ kind }) => kind === 'reset')) {
    patch({ rooms: {}, threads: {}, thread: null, modal: null, traffic: [], problems: {} });
    void connect();
    return;
  }
  const known = new Set(page.get().state?.channels.map(({ id }) => id));
  const strange = events.some((e) => e.kind === 'channel' || (e.kind === 'message' && !known.has(e.channel)));
  if (strange) void readChannels().catch(retry);
}
