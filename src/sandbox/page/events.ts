import type { Change } from '../slack/changes.ts';
import type { SlackState } from '../slack/state.ts';
import type { PageEvent } from './contract.ts';
import { maySee } from './visible.ts';

export type PageEvents = ReturnType<typeof createPageEvents>;

const settleMs = 100;
type Soon = 'operations' | 'phones';

/** What pages are told as it happens: Slack's changes, and what else moves in the world. */
export function createPageEvents(slack: SlackState) {
  const listeners = new Set<(event: PageEvent) => void>();
  const ended = new AbortController();
  const settling = new Set<Soon>();

  const tell = (event: PageEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const tellSoon = (kind: Soon): void => {
    if (settling.has(kind)) return;
    settling.add(kind);
    setTimeout(() => {
      settling.delete(kind);
      tell({ kind });
    }, settleMs).unref();
  };
  slack.changes.subscribe((change) => {
    tell(change);
    if (showsAnOperation(change)) tellSoon('operations');
  });

  return {
    tell,
    /** Once for all that moves within a moment. */
    tellSoon,
    subscribe(listener: (event: PageEvent) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Aborts when pages are to let go. */
    ended: ended.signal,
    end: (): void => ended.abort(),
  };
}

/** A card follows every step of its operation. */
function showsAnOperation(change: Change): boolean {
  if (change.kind === 'reset') return true;
  if (change.kind !== 'message' && change.kind !== 'message_changed') return false;
  return change.message.metadata?.event_type === 'switchboard_operation';
}

/** Nobody is shown what Slack would show to somebody else only. Traffic is for whoever looks at the world. */
export function isFor(slack: SlackState, user: string, event: PageEvent): boolean {
  switch (event.kind) {
    case 'ephemeral':
    case 'ephemeral_changed':
    case 'ephemeral_deleted':
    case 'modal':
    case 'home':
      return event.user === user;
    case 'message':
    case 'message_changed':
    case 'message_deleted':
    case 'channel': {
      const channel = slack.world().channels.all.get(event.channel);
      return channel === undefined || maySee(channel, user);
    }
    case 'traffic':
    case 'reset':
    case 'clock':
    case 'operations':
    case 'phones':
    case 'bot':
      return true;
    default:
      return event satisfies never;
  }
}
