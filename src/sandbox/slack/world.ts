import type { Changes } from './changes.ts';
import { type Channel, createChannels } from './channels.ts';
import { createEphemerals } from './ephemerals.ts';
import { createFiles } from './files.ts';
import type { Bot, Seed, Team, Values } from './model.ts';
import { createPostLimit, type PostLimits } from './post-limit.ts';
import { createResponseUrls } from './response-urls.ts';
import type { Snapshot } from './snapshot.ts';
import { createStamps } from './stamps.ts';
import type { Option } from './surfaces/composition.ts';
import { toMicros } from './timeline.ts';
import { createTriggers } from './triggers.ts';
import { createViews } from './views.ts';

export type WorldParts = {
  team: Team;
  bot: Bot;
  changes: Changes;
  limits: PostLimits;
  now: () => Date;
  monotonic: () => number;
  baseUrl: () => string;
  filesFolder?: string;
};

export type World = ReturnType<typeof createWorld>;

/** Everything that a reset replaces. */
export function createWorld(seed: Seed, parts: WorldParts, snapshot?: Snapshot) {
  const { team, bot, changes, monotonic, baseUrl, filesFolder } = parts;
  const users = snapshot?.users ?? seed.users;
  const stamps = createStamps(parts.now, snapshot?.lastStamp);
  const channels = createChannels(snapshot === undefined ? seed.channels : [], { bot, stamps, changes });
  const folder = filesFolder === undefined ? {} : { folder: filesFolder };
  const world = {
    people: new Map(users.map((user) => [user.id, user])),
    stamps,
    channels,
    ephemerals: createEphemerals(stamps, changes, snapshot?.ephemerals),
    views: createViews({ team, bot, changes }, snapshot?.views),
    files: createFiles({ team: team.id, baseUrl, ...folder }, snapshot?.files),
    triggers: createTriggers(team.id, monotonic),
    responseUrls: createResponseUrls(monotonic),
    takePost: createPostLimit(parts.limits, monotonic),
    /** What people entered in messages: by person, channel and timestamp. */
    entered: new Map<string, Values>(),
    /** What an external select has offered to whom. */
    suggested: new Map<string, Option[]>(),
  };
  for (const saved of snapshot?.channels ?? []) {
    const { id, name, isPrivate, members } = saved;
    const channel = channels.open(
      { id, name, isPrivate, members, withBot: false },
      saved.with === undefined ? {} : { with: saved.with },
    );
    for (const message of saved.messages) restoreMessage(channel, message);
  }
  return world;
}

function restoreMessage(channel: Channel, message: Snapshot['channels'][number]['messages'][number]): void {
  const { ts, thread_ts: parent } = message;
  channel.messages.set(ts, message);
  const isReply = parent !== undefined && parent !== ts;
  if (!isReply || message.subtype === 'thread_broadcast') channel.timeline.push(ts);
  if (isReply) channel.threads.set(parent, [...(channel.threads.get(parent) ?? []), ts]);
}

export function takeSnapshot(world: World): Snapshot {
  return {
    version: 1,
    lastStamp: world.stamps.last(),
    users: [...world.people.values()],
    channels: [...world.channels.all.values()].map((channel) => ({
      id: channel.id,
      name: channel.name,
      isPrivate: channel.isPrivate,
      ...(channel.with === undefined ? {} : { with: channel.with }),
      members: [...channel.members],
      messages: [...channel.messages.values()].sort((a, b) => toMicros(a.ts) - toMicros(b.ts)),
    })),
    ephemerals: world.ephemerals.snapshot(),
    views: world.views.snapshot(),
    files: world.files.snapshot(),
  };
}
