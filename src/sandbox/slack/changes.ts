import type { Ephemeral, Message, ShownView } from './model.ts';
import type { Exchange } from './traffic.ts';

export type Change =
  | { kind: 'message'; channel: string; message: Message }
  | { kind: 'message_changed'; channel: string; message: Message }
  | { kind: 'message_deleted'; channel: string; ts: string }
  | { kind: 'ephemeral'; channel: string; user: string; ephemeral: Ephemeral }
  | { kind: 'ephemeral_changed'; channel: string; user: string; ephemeral: Ephemeral }
  | { kind: 'ephemeral_deleted'; channel: string; user: string; ts: string }
  | { kind: 'channel'; channel: string }
  | { kind: 'modal'; user: string; view: ShownView | undefined }
  | { kind: 'home'; user: string; view: ShownView }
  | { kind: 'traffic'; exchange: Exchange }
  | { kind: 'reset' };

export type Listener = (change: Change) => void;
export type Changes = ReturnType<typeof createChanges>;

export function createChanges() {
  const listeners = new Set<Listener>();
  return {
    emit(change: Change): void {
      for (const listener of listeners) listener(change);
    },
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
