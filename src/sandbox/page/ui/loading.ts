import { readLooks, readMessages, readState, readTraffic } from './api.ts';
import { renewed } from './applying.ts';
import { page, patch, threadKey } from './page.ts';
import { type Place, placeFor, readAddress, writeAddress } from './place.ts';
import { readMarks } from './unread.ts';

/** Reads what everybody sees, and settles who looks and where. */
export async function readWhoAndWhere(): Promise<void> {
  const { people } = await readState();
  const before = page.get();
  const address = readAddress(window.location.search);
  const wanted = [before.me, address.me].find((id) => people.some((p) => p.id === id));
  const me = wanted ?? people[0]?.id ?? '';
  const state = await readState(me);
  const first = state.channels.find((c) => c.with === undefined);
  const somewhere: Place = first === undefined ? { kind: 'home' } : { kind: 'channel', id: first.id };
  const place = placeFor(state, me, before.me === '' ? (address.place ?? somewhere) : before.place);
  patch({
    state,
    me,
    place,
    clockOffset: Date.parse(state.now) - Date.now(),
    read: readMarks(me, localStorage),
  });
  remember();
}

export async function readShown(): Promise<void> {
  await Promise.all([readPerson(), readPlace(), readThread(), readExchanges()]);
}

/** What only the person who looks can see. */
export async function readPerson(): Promise<void> {
  const { me } = page.get();
  const { ephemerals, modal, home } = await readLooks(me);
  if (page.get().me === me) patch({ ephemerals, modal, home });
}

export async function readPlace(): Promise<void> {
  const { place, me } = page.get();
  if (place.kind === 'home') return;
  const { messages, more } = await readMessages({ as: me, channel: place.id });
  page.set((p) => ({
    ...p,
    rooms: {
      ...p.rooms,
      [place.id]: { messages: renewed(p.rooms[place.id]?.messages, messages), more },
    },
  }));
}

export async function readThread(): Promise<void> {
  const { thread, me } = page.get();
  if (thread === null) return;
  const { messages } = await readMessages({ as: me, channel: thread.channel, thread: thread.ts });
  const key = threadKey(thread.channel, thread.ts);
  page.set((p) => ({ ...p, threads: { ...p.threads, [key]: renewed(p.threads[key], messages) } }));
}

export async function readOlder(channel: string): Promise<void> {
  const { me, rooms } = page.get();
  const older = await readMessages({ as: me, channel, before: rooms[channel]?.messages[0]?.ts });
  page.set((p) => {
    const shown = p.rooms[channel]?.messages ?? [];
    const known = new Set(shown.map(({ ts }) => ts));
    const messages = [...older.messages.filter(({ ts }) => !known.has(ts)), ...shown];
    return { ...p, rooms: { ...p.rooms, [channel]: { messages, more: older.more } } };
  });
}

async function readExchanges(): Promise<void> {
  const exchanges = await readTraffic();
  patch({ traffic: exchanges.toReversed().slice(0, 300) });
}

export async function readChannels(): Promise<void> {
  patch({ state: await readState(page.get().me) });
}

/** Keeps person and place in the address. */
export function remember(): void {
  const { me, place } = page.get();
  window.history.replaceState(null, '', writeAddress(me, place));
}
