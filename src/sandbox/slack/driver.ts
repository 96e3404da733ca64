import { Impossible } from '../impossible.ts';
import { respond } from './bot-words.ts';
import { type Entry, entered } from './entering.ts';
import { announce, channelOf, sendEvent } from './events.ts';
import type { Content } from './file-bytes.ts';
import { enter, locate, press, responseUrl, suggestionKey } from './interacting.ts';
import { escapeText } from './mentions.ts';
import type { Ephemeral, Message, Profile, ShownView, StoredFile, Target, View } from './model.ts';
import { isView } from './model.ts';
import { commandPayload, envelope, messageEvent } from './payloads.ts';
import type { Delivery } from './postbox.ts';
import { type MessageRef, takeShortcut } from './shortcuts.ts';
import type { SlackState } from './state.ts';
import { submit } from './submitting.ts';
import { type Suggested, suggest } from './suggesting.ts';
import { type OpenView, shown } from './views.ts';

export type Where = { block_id?: string; value?: string };
type ViewRef = Pick<View, 'id'>;

/** Someone in the workspace: does what a person can do in Slack's client, and sees what they would see. */
export function createPerson(state: SlackState, userId: string) {
  const user = personOf(state, userId);

  const current = ({ id }: ViewRef): OpenView => {
    const open = state.world().views.find(id);
    if (open === undefined || open.user !== user.id)
      throw new Impossible(`${user.name} has no open view ${id}`);
    return open;
  };
  const latest = (target: Target): Target => (isView(target) ? current(target).view : target);

  const put = async (target: Target, wanted: { block_id: string; action_id?: string }, entry: Entry) => {
    const on = latest(target);
    const found = locate(on, wanted);
    const offered = state.world().suggested.get(suggestionKey(user.id, on, found.blockId, found.actionId));
    const given = found.element.type === 'file_input' ? filesOf(state, entry) : entry;
    return enter(state, user, on, found, entered(found.element, given, offered ?? []));
  };

  return {
    id: user.id,
    name: user.name,

    async command(command: string, text: string, { channel: where }: { channel: string }): Promise<Delivery> {
      const channel = channelOf(state, where);
      if (!state.commands.includes(command))
        return { status: 0, body: '', ms: 0, error: 'unknown_command', request: { body: '' } };
      const { triggers, responseUrls } = state.world();
      const origin = { user: user.id, channel: channel.id };
      const delivery = await state.postbox.send({
        kind: 'slash_commands',
        call: command,
        payload: {
          ...commandPayload(state, user, channel, command, escapeText(state, text.trim())),
          trigger_id: triggers.issue(origin),
          response_url: responseUrl(state, responseUrls.issue(origin)),
        },
      });
      if (delivery.error !== undefined || delivery.body === '') return delivery;
      const outcome = respond(state, origin, spoken(delivery.body));
      if (outcome.ok) return delivery;
      return {
        ...delivery,
        error: 'invalid_response',
        messages: 'messages' in outcome ? outcome.messages : [],
      };
    },

    /** Presses a button, or picks `value` in an overflow menu, as it stands in the given message or view. */
    press(target: Target, actionId: string, { block_id, value }: Where = {}): Promise<Delivery> {
      const on = latest(target);
      const wanted = {
        action_id: actionId,
        ...(block_id === undefined ? {} : { block_id }),
        ...(value === undefined ? {} : { value }),
      };
      return press(state, user, on, locate(on, wanted), value);
    },

    /** Chooses in a select, radio, checkbox or picker; answers the delivery if the element makes one. */
    choose: (
      target: Target,
      block_id: string,
      values: Entry,
      action_id?: string,
    ): Promise<Delivery | undefined> =>
      put(target, { block_id, ...(action_id === undefined ? {} : { action_id }) }, values),

    /** Fills several fields, by block_id. */
    async fill(target: Target, fields: Record<string, Entry>): Promise<Delivery[]> {
      const deliveries: Delivery[] = [];
      for (const [block_id, entry] of Object.entries(fields)) {
        const delivery = await put(target, { block_id }, entry);
        if (delivery !== undefined) deliveries.push(delivery);
      }
      return deliveries;
    },

    /** Types into an external select; what comes back can then be chosen. */
    suggest: (target: Target, block_id: string, query: string): Promise<Suggested> =>
      suggest(state, user, latest(target), block_id, query),

    submit: (view: ViewRef): Promise<Delivery> => submit(state, user, current(view)),

    /** Closes a view; answers the delivery if the view asked to be told. */
    async close(ref: ViewRef): Promise<Delivery | undefined> {
      const { view } = current(ref);
      const { views } = state.world();
      const told = { ...envelope(state, user), view };
      if (view.clear_on_close) views.clear(user.id);
      else views.close(user.id, view.id);
      if (!view.notify_on_close) return undefined;
      const payload = { type: 'view_closed', ...told, is_cleared: view.clear_on_close };
      return state.postbox.send({ kind: 'interactive', call: 'view_closed', payload });
    },

    openHome(): Promise<Delivery> {
      const { views, channels, stamps } = state.world();
      const home = views.home(user.id);
      const channel = channels.directMessage(user.id).id;
      const event = { type: 'app_home_opened', user: user.id, channel, tab: 'home', event_ts: stamps.next() };
      return sendEvent(state, home === undefined ? event : { ...event, view: home.view });
    },

    /** A message shortcut, or without a message a global one. */
    shortcut: (callbackId: string, message?: MessageRef): Promise<Delivery> =>
      takeShortcut(state, user, callbackId, message),

    async say(
      where: string,
      text: string,
      more: { thread_ts?: string; files?: StoredFile[] } = {},
    ): Promise<Message> {
      const channel = channelOf(state, where);
      if (!channel.isPrivate) channel.members.add(user.id);
      if (!channel.members.has(user.id)) throw new Impossible(`${user.name} is not in ${channel.name}`);
      const { channels, files } = state.world();
      const shared = more.files?.map((file) => files.share(file, channel.id));
      const message = channels.post(channel, {
        user: user.id,
        team: state.team.id,
        text: escapeText(state, text),
        ...(more.thread_ts === undefined ? {} : { thread_ts: more.thread_ts }),
        ...(shared === undefined ? {} : { files: shared, subtype: 'file_share' }),
      });
      if (typeof message === 'string') throw new Impossible(message);
      await announce(state, channel, messageEvent(state, channel, message));
      return message;
    },

    upload: (name: string, content: string | Content): Promise<StoredFile> =>
      state.world().files.add(name, typeof content === 'string' ? Buffer.from(content) : content, user.id),

    /** Invites the bot. */
    invite(where: string): void {
      state.world().channels.join(channelOf(state, where), state.bot.userId);
    },

    /** The modal on top, with the errors on its fields. */
    view(): ShownView | undefined {
      const top = state.world().views.top(user.id);
      return top === undefined ? undefined : shown(top);
    },

    home(): ShownView | undefined {
      const home = state.world().views.home(user.id);
      return home === undefined ? undefined : shown(home);
    },

    ephemerals: (where: string): Ephemeral[] =>
      state.world().ephemerals.read(channelOf(state, where).id, user.id),
  };
}

/** An acknowledgement's body is a message, or plain words. */
function spoken(body: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' ? parsed : { text: body };
  } catch {
    return { text: body };
  }
}

/** Files by what was uploaded, whatever the client says of them. */
function filesOf(state: SlackState, entry: Entry): Entry {
  if (!Array.isArray(entry)) return entry;
  return entry.map((each: string | StoredFile) => {
    const id = typeof each === 'string' ? each : each.id;
    const file = state.world().files.find(id);
    if (file === undefined) throw new Impossible(`no file ${id} was uploaded`);
    return file;
  });
}

function personOf(state: SlackState, id: string): Profile {
  const user = state.world().people.get(id);
  if (user === undefined) throw new Impossible(`nobody has the id ${id}`);
  return user;
}
