import type { PageOutcome, PageShortcut, PageTarget } from '../contract.ts';
import { act, TooLarge, Unreachable, upload } from './api.ts';
import { flush } from './drafts.ts';
import { readPlace, readThread, remember } from './loading.ts';
import { type Problem, page, patch, threadKey } from './page.ts';
import type { Pointed } from './permalink.ts';
import { type Place, placeFor } from './place.ts';
import { connect } from './stream.ts';
import { surfaceKey } from './surface.ts';

const shownDoneFor = 1400;

const edited = (set: ReadonlySet<string>, key: string, there: boolean): ReadonlySet<string> => {
  const next = new Set(set);
  if (there) next.add(key);
  else next.delete(key);
  return next;
};

export function setProblem(where: string, problem: Problem | null): void {
  page.set((p) => {
    const { [where]: _old, ...others } = p.problems;
    if (problem === null) return _old === undefined ? p : { ...p, problems: others };
    return { ...p, problems: { ...others, [where]: problem } };
  });
}

const mark = (kind: 'pending' | 'done', key: string, there: boolean): void =>
  page.set((p) => ({ ...p, [kind]: edited(p[kind], key, there) }));

export function problemOf(cause: unknown): Problem {
  if (cause instanceof TooLarge) return { error: 'file_too_large', details: [cause.message] };
  if (cause instanceof Unreachable) return { error: 'offline', details: [] };
  return { error: 'unknown', details: [cause instanceof Error ? cause.message : String(cause)] };
}

/** Does something a person started: pending until it is answered, and what failed is shown at `where`. */
export async function attempt(
  where: string,
  key: string,
  work: () => Promise<PageOutcome>,
  what?: string,
): Promise<boolean> {
  if (page.get().pending.has(key)) return false;
  setProblem(where, null);
  mark('pending', key, true);
  const named = what === undefined ? {} : { what };
  try {
    const outcome = await work();
    if (outcome.ok) {
      mark('done', key, true);
      setTimeout(() => mark('done', key, false), shownDoneFor);
    } else {
      setProblem(where, { error: outcome.error ?? 'unknown', details: outcome.messages ?? [], ...named });
    }
    return outcome.ok;
  } catch (cause) {
    setProblem(where, { ...problemOf(cause), ...named });
    return false;
  } finally {
    mark('pending', key, false);
  }
}

export const pressKey = (target: PageTarget, blockId: string, actionId: string): string =>
  `${surfaceKey(target)} ${blockId} ${actionId}`;

export async function press(
  target: PageTarget,
  blockId: string,
  actionId: string,
  value?: string,
): Promise<boolean> {
  const where = surfaceKey(target);
  const as = page.get().me;
  await flush(where);
  return attempt(where, pressKey(target, blockId, actionId), () =>
    act('press', { as, target, blockId, actionId, ...(value === undefined ? {} : { value }) }),
  );
}

export async function submitView(view: string): Promise<boolean> {
  const where = surfaceKey({ in: 'view', id: view });
  await flush(where);
  return attempt(where, `submit ${view}`, () => act('submit', { as: page.get().me, view }));
}

export const closeView = (view: string): Promise<boolean> =>
  attempt('page', `close ${view}`, () => act('close', { as: page.get().me, view }));

export const composerKey = (channel: string, thread?: string): string =>
  thread === undefined ? `composer ${channel}` : `composer ${threadKey(channel, thread)}`;

export const runCommand = (channel: string, text: string): Promise<boolean> => {
  const where = composerKey(channel);
  const as = page.get().me;
  return attempt(where, where, () => act('command', { as, channel, text }), text.split(' ', 1)[0] ?? text);
};

export const say = (
  channel: string,
  text: string,
  { thread, files }: { thread?: string | undefined; files: readonly File[] },
): Promise<boolean> => {
  const where = composerKey(channel, thread);
  const as = page.get().me;
  return attempt(where, where, async () => {
    const stored = await Promise.all(files.map((file) => upload(as, file)));
    return act('say', {
      as,
      channel,
      text,
      ...(thread === undefined ? {} : { thread }),
      ...(stored.length === 0 ? {} : { files: stored.map(({ id }) => id) }),
    });
  });
};

export const removeMessage = (channel: string, ts: string): Promise<boolean> =>
  attempt(surfaceKey({ in: 'message', channel, ts }), `remove ${channel} ${ts}`, () =>
    act('remove', { as: page.get().me, channel, ts }),
  );

export const takeShortcut = ({ callbackId, name }: PageShortcut, channel: string, ts: string) =>
  attempt(
    surfaceKey({ in: 'message', channel, ts }),
    `shortcut ${callbackId} ${channel} ${ts}`,
    () => act('shortcut', { as: page.get().me, callbackId, channel, ts }),
    name,
  );

const shown = (work: Promise<void>): Promise<void> =>
  work.catch((cause: unknown) => setProblem('page', problemOf(cause)));

export async function goTo(place: Place): Promise<void> {
  patch({ place, thread: null });
  remember();
  await shown(readPlace());
}

/** Goes to a message and points it out. */
export async function showMessage({ channel, ts, thread }: Pointed): Promise<void> {
  const { place } = page.get();
  if (place.kind === 'home' || place.id !== channel) await goTo({ kind: 'channel', id: channel });
  if (thread !== null && thread !== ts) await openThread(channel, thread);
  patch({ pointed: ts });
}

/** Tells the bot that its Home is looked at. */
export const openHome = (): Promise<boolean> =>
  attempt('home', 'home', () => act('home', { as: page.get().me }));

export function becomePerson(me: string): void {
  const { state, place } = page.get();
  if (state === null) return;
  patch({
    me,
    place: placeFor(state, me, place),
    thread: null,
    modal: null,
    home: null,
    ephemerals: [],
    problems: {},
  });
  remember();
  void connect();
}

export async function openThread(channel: string, ts: string): Promise<void> {
  patch({ thread: { channel, ts } });
  await shown(readThread());
}
