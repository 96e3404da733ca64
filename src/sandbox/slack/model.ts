import type { Option } from './surfaces/composition.ts';
import type { MessagePayload } from './surfaces/judge-message.ts';
import type { HomeBlock, MessageBlock, ModalBlock, SurfaceBlock } from './surfaces/surfaces.ts';

export type Team = { id: string; name: string; domain: string };
export type Bot = { id: string; userId: string; appId: string; name: string };

export type Profile = {
  id: string;
  name: string;
  realName: string;
  locale: string;
  tz: string;
  isAdmin?: boolean;
};

export type ChannelSeed = {
  id: string;
  name: string;
  isPrivate?: boolean;
  members: string[];
  /** Whether the bot was invited; true unless said otherwise. */
  withBot?: boolean;
};

/** One of the manifest's `features.shortcuts`. */
export type Shortcut = {
  name: string;
  type: 'message' | 'global';
  callback_id: string;
  description: string;
};

export type Seed = { users: Profile[]; channels: ChannelSeed[] };

type Metadata = NonNullable<MessagePayload['metadata']>;
type Attachment = NonNullable<MessagePayload['attachments']>[number];

/** A message as everyone sees it. Never changed in place: an update makes a new one. */
export type Message = {
  type: 'message';
  channel: string;
  ts: string;
  user: string;
  text: string;
  team?: string;
  subtype?: 'tombstone' | 'file_share' | 'thread_broadcast';
  bot_id?: string;
  app_id?: string;
  blocks?: MessageBlock[];
  attachments?: Attachment[];
  metadata?: Metadata;
  files?: StoredFile[];
  edited?: { user: string; ts: string };
  thread_ts?: string;
  reply_count?: number;
  latest_reply?: string;
};

export type Ephemeral = {
  is_ephemeral: true;
  channel: string;
  ts: string;
  /** Who alone sees it. */
  user: string;
  text: string;
  blocks?: MessageBlock[];
  attachments?: Attachment[];
  thread_ts?: string;
};

export type StateValue = { type: string } & Partial<{
  value: string | null;
  rich_text_value: unknown;
  selected_option: Option | null;
  selected_options: Option[];
  selected_user: string | null;
  selected_users: string[];
  selected_conversation: string | null;
  selected_conversations: string[];
  selected_channel: string | null;
  selected_channels: string[];
  selected_date: string | null;
  selected_time: string | null;
  timezone: string;
  selected_date_time: number | null;
  files: StoredFile[];
}>;
export type Values = Record<string, Record<string, StateValue>>;

type PlainText = { type: 'plain_text'; text: string; emoji?: boolean | undefined };

/** A view as Slack sends it. Never changed in place. */
export type View = {
  id: string;
  team_id: string;
  type: 'modal' | 'home';
  blocks: (ModalBlock | HomeBlock)[];
  private_metadata: string;
  callback_id: string;
  external_id: string;
  state: { values: Values };
  hash: string;
  title?: PlainText;
  submit: PlainText | null;
  close: PlainText | null;
  clear_on_close: boolean;
  notify_on_close: boolean;
  root_view_id: string;
  previous_view_id: string | null;
  app_id: string;
  app_installed_team_id: string;
  bot_id: string;
};

/** What a person sees: the view with the errors on its fields. */
export type ShownView = View & { errors: Record<string, string> };

export type StoredFile = {
  id: string;
  created: number;
  timestamp: number;
  name: string;
  title: string;
  mimetype: string;
  filetype: string;
  user: string;
  size: number;
  mode: 'hosted';
  is_external: false;
  url_private: string;
  url_private_download: string;
  permalink: string;
  channels: string[];
};

/** Something a person can act on. */
export type Target = Message | Ephemeral | View;

export const isView = (target: Target): target is View => 'hash' in target;
export const isEphemeral = (target: Target): target is Ephemeral => 'is_ephemeral' in target;
export const blocksOf = (target: Target): SurfaceBlock[] => target.blocks ?? [];
