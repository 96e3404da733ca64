import type { Changes } from './changes.ts';
import type { Ephemeral } from './model.ts';
import type { Stamps } from './stamps.ts';

const kept = 200;

type Words = Omit<Ephemeral, 'is_ephemeral' | 'channel' | 'ts' | 'user'>;

/** Answers that one person sees, oldest first; only the newest are kept. */
export function createEphemerals(stamps: Stamps, changes: Changes, snapshot: readonly Ephemeral[] = []) {
  const key = (channel: string, user: string) => `${channel} ${user}`;
  const shelves = new Map<string, Ephemeral[]>();
  for (const each of snapshot) {
    const id = key(each.channel, each.user);
    shelves.set(id, [...(shelves.get(id) ?? []), each]);
  }
  const shelf = (channel: string, user: string) => shelves.get(key(channel, user)) ?? [];
  return {
    read: (channel: string, user: string): Ephemeral[] => [...shelf(channel, user)],
    show(channel: string, user: string, words: Words): Ephemeral {
      const ephemeral: Ephemeral = { is_ephemeral: true, channel, user, ts: stamps.next(), ...words };
      shelves.set(key(channel, user), [...shelf(channel, user), ephemeral].slice(-kept));
      changes.emit({ kind: 'ephemeral', channel, user, ephemeral });
      return ephemeral;
    },
    replace(channel: string, user: string, ts: string, words: Words): void {
      const ephemeral: Ephemeral = { is_ephemeral: true, channel, user, ts, ...words };
      const replaced = shelf(channel, user).map((each) => (each.ts === ts ? ephemeral : each));
      shelves.set(key(channel, user), replaced);
      changes.emit({ kind: 'ephemeral_changed', channel, user, ephemeral });
    },
    remove(channel: string, user: string, ts: string): void {
      shelves.set(
        key(channel, user),
        shelf(channel, user).filter((each) => each.ts !== ts),
      );
      changes.emit({ kind: 'ephemeral_deleted', channel, user, ts });
    },
    snapshot: (): Ephemeral[] => [...shelves.values()].flat(),
  };
}
