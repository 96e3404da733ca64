import type { Channel } from '../channels.ts';
import type { Message, Profile } from '../model.ts';
import type { SlackState } from '../state.ts';

export function wireMessage(
  state: SlackState,
  { channel: _channel, ...message }: Message,
  withMetadata = true,
) {
  const { metadata, ...plain } = message;
  const { id, appId, name } = state.bot;
  const profile = { id, app_id: appId, name, team_id: state.team.id, deleted: false };
  return {
    ...plain,
    ...(message.bot_id === undefined ? {} : { bot_profile: profile }),
    ...(withMetadata && metadata !== undefined ? { metadata } : {}),
  };
}

export function wireChannel(state: SlackState, channel: Channel) {
  const shared = { id: channel.id, created: channel.created, is_archived: false };
  if (channel.with !== undefined) return { ...shared, is_im: true, user: channel.with };
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: channel.isPrivate,
    is_general: false,
    is_member: channel.members.has(state.bot.userId),
    num_members: channel.members.size,
    context_team_id: state.team.id,
  };
}

export function wireUser(state: SlackState, user: Profile, withLocale: boolean) {
  return {
    id: user.id,
    team_id: state.team.id,
    name: user.name,
    deleted: false,
    real_name: user.realName,
    tz: user.tz,
    is_admin: user.isAdmin ?? false,
    is_bot: false,
    is_app_user: false,
    profile: { real_name: user.realName, display_name: user.name, team: state.team.id },
    ...(withLocale ? { locale: user.locale } : {}),
  };
}

export function wireBot(state: SlackState) {
  const { userId, name, id, appId } = state.bot;
  return {
    id: userId,
    team_id: state.team.id,
    name,
    deleted: false,
    real_name: name,
    tz: 'Etc/UTC',
    is_admin: false,
    is_bot: true,
    profile: { real_name: name, display_name: name, bot_id: id, api_app_id: appId },
  };
}
