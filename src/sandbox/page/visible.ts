import { Impossible } from '../impossible.ts';
import type { Channel } from '../slack/channels.ts';
import type { Profile, Target } from '../slack/model.ts';
import type { SlackState } from '../slack/state.ts';
import type { PageTarget } from './contract.ts';

export const maySee = ({ isPrivate, members }: Channel, user: string): boolean =>
  !isPrivate || members.has(user);

export function personAt(slack: SlackState, id: string | undefined): Profile {
  const person = slack.world().people.get(id ?? '');
  if (person !== undefined) return person;
  const known = [...slack.world().people.keys()].join(', ');
  throw new Impossible(`nobody here has the id "${id ?? ''}"; there are ${known}`);
}

/** A private channel looks to others as if it were not there. */
export function channelAt(slack: SlackState, user: Profile, id: string): Channel {
  const own = slack.world().channels.directMessage(user.id);
  const channel = id === own.id ? own : slack.world().channels.all.get(id);
  if (channel === undefined || !maySee(channel, user.id))
    throw new Impossible(`${user.name} sees no channel "${id}"`);
  return channel;
}

/** What a press lands on, as this person sees it now. */
export function targetAt(slack: SlackState, user: Profile, target: PageTarget): Target {
  const { views, ephemerals } = slack.world();
  switch (target.in) {
    case 'message': {
      const message = channelAt(slack, user, target.channel).messages.get(target.ts);
      if (message === undefined) throw new Impossible(`the message ${target.ts} is not there any more`);
      return message;
    }
    case 'ephemeral': {
      const channel = channelAt(slack, user, target.channel);
      const found = ephemerals.read(channel.id, user.id).find(({ ts }) => ts === target.ts);
      if (found === undefined) throw new Impossible(`the answer ${target.ts} is not there any more`);
      return found;
    }
    case 'view': {
      const open = views.find(target.id);
      if (open === undefined || open.user !== user.id)
        throw new Impossible(`${user.name} has no open view "${target.id}"`);
      return open.view;
    }
    case 'home': {
      const home = views.home(user.id);
      if (home === undefined) throw new Impossible(`${user.name} has not opened the Home tab yet`);
      return home.view;
    }
    default:
      return target satisfies never;
  }
}
