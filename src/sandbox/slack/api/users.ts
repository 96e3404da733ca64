import { z } from 'zod';
import { failure, flag, type Method, method, nextCursor } from './method.ts';
import { wireBot, wireUser } from './wire.ts';

const test = method({}, (state) => ({
  ok: true,
  url: `https://${state.team.domain}.slack.com/`,
  team: state.team.name,
  user: state.bot.name,
  team_id: state.team.id,
  user_id: state.bot.userId,
  bot_id: state.bot.id,
  is_enterprise_install: false,
}));

const info = method({ user: z.string(), include_locale: flag }, (state, args) => {
  if (args.user === state.bot.userId) return { ok: true, user: wireBot(state) };
  const user = state.world().people.get(args.user);
  if (user === undefined) return failure('user_not_found');
  return { ok: true, user: wireUser(state, user, args.include_locale ?? false) };
});

const list = method({ include_locale: flag }, (state, args) => ({
  ok: true,
  members: [
    ...[...state.world().people.values()].map((user) => wireUser(state, user, args.include_locale ?? false)),
    wireBot(state),
  ],
  ...nextCursor(undefined),
}));

const openConnection = method({}, (state) => {
  const address = `${state.baseUrl().replace(/^http/, 'ws')}/link/?ticket=${state.sockets.issueTicket()}`;
  return { ok: true, url: `${address}&app_id=${state.bot.appId}` };
});

export const userMethods: Record<string, Method> = {
  'auth.test': test,
  'users.info': info,
  'users.list': list,
};

/** Called with the app-level token instead of the bot's. */
export const appMethods: Record<string, Method> = { 'apps.connections.open': openConnection };
