import { textOf } from '../../slack/readers.ts';
import { COMMANDS } from '../../slack/registry.ts';
import { people } from '../company/people.ts';
import { Impossible } from '../impossible.ts';
import type { Channel } from '../slack/channels.ts';
import type { Message, Profile } from '../slack/model.ts';
import type { SlackState } from '../slack/state.ts';
import { pageOf } from '../slack/timeline.ts';
import { shown } from '../slack/views.ts';
import type { PageChannel, PageCommand, PageLooks, PageMessages, PageState } from './contract.ts';
import { channelAt, maySee } from './visible.ts';

type Around = { readonly now: Date; readonly botIsUp: boolean };

/** The workspace as this person finds it; without one, its public side. */
export function stateFor(slack: SlackState, user: Profile | undefined, { now, botIsUp }: Around): PageState {
  const { channels, people: profiles } = slack.world();
  if (user !== undefined) channels.directMessage(user.id);
  const jobs = new Map(people.map(({ id, job }) => [id, job]));
  return {
    team: { id: slack.team.id, name: slack.team.name },
    bot: { userId: slack.bot.userId, name: slack.bot.name },
    people: [...profiles.values()].map((profile) => ({ ...profile, job: jobs.get(profile.id) ?? '' })),
    channels: [...channels.all.values()].filter((each) => maySee(each, user?.id ?? '')).map(summary),
    commands: slack.commands.flatMap((command) => commandsFor(command, user?.locale ?? 'en')),
    shortcuts: slack.shortcuts.flatMap(({ type, callback_id: callbackId, name, description }) =>
      type === 'message' ? [{ callbackId, name, description }] : [],
    ),
    now: now.toISOString(),
    botIsUp,
  };
}

const summary = ({ id, name, isPrivate, with: person, members, timeline }: Channel): PageChannel => ({
  id,
  name,
  isPrivate,
  ...(person === undefined ? {} : { with: person }),
  members: [...members],
  latest: timeline.at(-1) ?? null,
});

function commandsFor(command: string, locale: string): PageCommand[] {
  const text = textOf(locale.startsWith('fr') ? 'fr' : 'en');
  return COMMANDS.map(({ word, usage, name }) => ({
    command,
    word,
    usage,
    does: text.help.commands[name].does,
  }));
}

export interface Looking {
  readonly channel: string;
  readonly before?: string | undefined;
  readonly limit: number;
  readonly thread?: string | undefined;
}

/** A page of a channel, or a thread with its parent in front. */
export function messagesFor(slack: SlackState, user: Profile, asked: Looking): PageMessages {
  const channel = channelAt(slack, user, asked.channel);
  if (asked.thread !== undefined) return threadOf(channel, asked.thread);
  const range = { limit: asked.limit, ...(asked.before === undefined ? {} : { latest: asked.before }) };
  const page = pageOf(channel.timeline, range, 'newest');
  return { messages: found(channel, page.ts.toReversed()), more: page.next !== undefined };
}

function threadOf(channel: Channel, parent: string): PageMessages {
  if (!channel.messages.has(parent)) throw new Impossible(`the message ${parent} is not there any more`);
  return { messages: found(channel, [parent, ...(channel.threads.get(parent) ?? [])]), more: false };
}

const found = (channel: Channel, timestamps: readonly string[]): Message[] =>
  timestamps.flatMap((ts) => channel.messages.get(ts) ?? []);

/** What only this person sees. */
export function looksFor(slack: SlackState, user: Profile): PageLooks {
  const { channels, ephemerals, views } = slack.world();
  const top = views.top(user.id);
  const home = views.home(user.id);
  return {
    ephemerals: [...channels.all.keys()].flatMap((channel) => ephemerals.read(channel, user.id)),
    modal: top === undefined ? null : { ...shown(top), values: top.view.state.values },
    home: home === undefined ? null : shown(home),
  };
}
