import type { Entry } from '../../slack/entering.ts';
import type { StateValue } from '../../slack/model.ts';
import { act } from './api.ts';
import { page } from './page.ts';
import { createStore, useStore } from './store.ts';
import { type Surface, surfaceKey } from './surface.ts';

interface Draft {
  readonly surface: Surface;
  readonly blockId: string;
  readonly actionId: string;
  readonly entry: Entry;
  readonly value: StateValue;
  readonly told: boolean;
}

const typingPause = 250;
const drafts = createStore<Readonly<Record<string, Draft>>>({});
const timers = new Map<string, ReturnType<typeof setTimeout>>();
/** One entry after the other, so that the bot hears them in the order they were made. */
let line: Promise<unknown> = Promise.resolve();

const keyOf = (surface: string, blockId: string, actionId: string): string =>
  `${surface} ${blockId} ${actionId}`;

/** What an element holds: what was entered here, else what the server says. */
export function useHeld({ key, values }: Surface, blockId: string, actionId: string): StateValue | undefined {
  const draft = useStore(drafts, (all) => all[keyOf(key, blockId, actionId)]);
  return draft?.value ?? values[blockId]?.[actionId];
}

/** Whether something was entered here since the server last showed the surface. */
export const useChanged = ({ key }: Surface, blockId: string, actionId: string): boolean =>
  useStore(drafts, (all) => keyOf(key, blockId, actionId) in all);

interface Entered {
  readonly blockId: string;
  readonly actionId: string;
  readonly entry: Entry;
  readonly value: StateValue;
}

/** When the server is told what was entered; with the form it always is. */
export type When = 'now' | 'after typing' | 'with the form';

export function enter(surface: Surface, entered: Entered, when: When): void {
  const key = keyOf(surface.key, entered.blockId, entered.actionId);
  drafts.set((all) => ({ ...all, [key]: { surface, ...entered, told: false } }));
  clearTimeout(timers.get(key));
  if (when === 'now') void tell(key);
  else if (when === 'after typing')
    timers.set(
      key,
      setTimeout(() => void tell(key), typingPause),
    );
}

function tell(key: string): Promise<unknown> {
  clearTimeout(timers.get(key));
  timers.delete(key);
  const draft = drafts.get()[key];
  if (draft === undefined || draft.told) return line;
  drafts.set((all) => ({ ...all, [key]: { ...draft, told: true } }));
  const { surface, blockId, actionId, entry } = draft;
  const as = page.get().me;
  line = line
    .then(() => act('enter', { as, target: surface.target, blockId, actionId, entry }))
    .then(
      (outcome) => {
        if (!outcome.ok) fail(surface, outcome.error ?? 'unknown', outcome.messages ?? []);
      },
      (cause: unknown) => fail(surface, 'unknown', [cause instanceof Error ? cause.message : String(cause)]),
    );
  return line;
}

function fail({ target }: Surface, error: string, details: readonly string[]): void {
  page.set((p) => ({ ...p, problems: { ...p.problems, [surfaceKey(target)]: { error, details } } }));
}

/** Everything entered on the surface has reached the server. */
export async function flush(surface: string): Promise<void> {
  for (const [key, draft] of Object.entries(drafts.get())) if (draft.surface.key === surface) void tell(key);
  await line;
}

/** The server's own state of a surface is newer: what it was told is dropped, what is being typed stays. */
export function settle(surface: string): void {
  drafts.set((all) =>
    Object.fromEntries(
      Object.entries(all).filter(([, draft]) => draft.surface.key !== surface || !draft.told),
    ),
  );
}
