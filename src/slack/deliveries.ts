import { z } from 'zod';
import { UserId } from '../domain/asset/ids.ts';

/** What we take from Slack's requests: parsed once, at the door, and nothing else is kept. */
const view = z.object({
  id: z.string(),
  type: z.string().default('modal'),
  hash: z.string().default(''),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  root_view_id: z.string().nullish(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }).nullish(),
});

const user = z.object({ id: UserId });

const commandBody = z.object({
  trigger_id: z.string(),
  user_id: UserId,
  channel_id: z.string(),
  text: z.string().default(''),
  response_url: z.string().nullish(),
});

const actionBody = z.object({
  trigger_id: z.string(),
  user,
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string().default(''),
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
  channel: z.object({ id: z.string() }).nullish(),
  message: z.object({ ts: z.string() }).nullish(),
  response_url: z.string().nullish(),
  view: view.nullish(),
});

const shortcutBody = z.object({
  trigger_id: z.string(),
  callback_id: z.string(),
  user,
  channel: z.object({ id: z.string() }).nullish(),
  response_url: z.string().nullish(),
  message: z.looseObject({
    files: z
      .array(z.looseObject({ id: z.string(), name: z.string().nullish(), filetype: z.string().nullish() }))
      .nullish(),
  }),
});

/** What an import can read; Slack calls a JSON file `javascript` where it guesses. */
const READABLE = /\.(csv|json|txt)$/i;

const submissionBody = z.object({ trigger_id: z.string(), user, view });

const suggestionBody = z.object({
  user,
  block_id: z.string(),
  value: z.string().default(''),
  view: view.nullish(),
});

export interface CommandDelivery {
  readonly kind: 'command';
  readonly key: string;
  readonly user: UserId;
  readonly channel: string | null;
  readonly text: string;
  /** Null when the delivery is taken up again after a crash: both live for seconds or minutes only. */
  readonly triggerId: string | null;
  readonly responseUrl: string | null;
}

export interface ViewRef {
  readonly id: string;
  /** `modal`, or `home`, over which a modal is opened, not pushed. */
  readonly type: string;
  readonly hash: string;
  readonly callbackId: string;
  readonly metadata: string;
  readonly values: FieldValues;
}

export interface ActionDelivery {
  readonly kind: 'action';
  readonly key: string;
  readonly user: UserId;
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string;
  readonly channel: string | null;
  readonly triggerId: string | null;
  readonly responseUrl: string | null;
  readonly view: ViewRef | null;
}

export interface SubmissionDelivery {
  readonly kind: 'submission';
  readonly key: string;
  readonly user: UserId;
  readonly callbackId: string;
  readonly viewId: string;
  /** One per opened modal, whatever is pushed or updated in it. */
  readonly rootViewId: string;
  readonly metadata: string;
  readonly values: FieldValues;
}

export interface Suggestion {
  readonly user: UserId;
  readonly field: string;
  readonly callbackId: string;
  readonly query: string;
  /** What the other fields of the modal hold. */
  readonly values: FieldValues;
}

/** The state of a modal's inputs, by block id. */
export type FieldValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export function readCommand(body: unknown): CommandDelivery {
  const b = commandBody.parse(body);
  return {
    kind: 'command',
    key: b.trigger_id,
    user: b.user_id,
    channel: b.channel_id,
    text: b.text,
    triggerId: b.trigger_id,
    responseUrl: b.response_url ?? null,
  };
}

export function readAction(body: unknown): ActionDelivery {
  const b = actionBody.parse(body);
  const [action] = b.actions;
  if (!action) throw new Error('an action delivery without an action');
  return {
    kind: 'action',
    key: b.trigger_id,
    user: b.user.id,
    actionId: action.action_id === 'value' ? fieldOf(b.view?.callback_id, action.block_id) : action.action_id,
    blockId: action.block_id,
    value: action.value ?? action.selected_option?.value ?? '',
    channel: b.channel?.id ?? null,
    triggerId: b.trigger_id,
    responseUrl: b.response_url ?? null,
    view: b.view ? viewRef(b.view) : null,
  };
}

/** A field that tells of its choice at once is named by its modal and its block (SPEC 10.4). */
const fieldOf = (callbackId: string | undefined, blockId: string): string => `${callbackId ?? ''}/${blockId}`;

/** A shortcut on a message is a press whose value is the message's first file that can be read. */
export function readShortcut(body: unknown): ActionDelivery {
  const b = shortcutBody.parse(body);
  const file = b.message.files?.find(({ name }) => READABLE.test(name ?? ''));
  return {
    kind: 'action',
    key: b.trigger_id,
    user: b.user.id,
    actionId: b.callback_id === 'subscription.import' ? 'import.from_message' : b.callback_id,
    blockId: '',
    value: file === undefined ? '' : `${file.id}|${file.name}`,
    channel: b.channel?.id ?? null,
    triggerId: b.trigger_id,
    responseUrl: b.response_url ?? null,
    view: null,
  };
}

export function readSubmission(body: unknown): SubmissionDelivery {
  const b = submissionBody.parse(body);
  const { id, callbackId, metadata, values } = viewRef(b.view);
  const rootViewId = b.view.root_view_id ?? id;
  const place = { callbackId, viewId: id, rootViewId };
  return { kind: 'submission', key: b.trigger_id, user: b.user.id, ...place, metadata, values };
}

export function readSuggestion(body: unknown): Suggestion {
  const b = suggestionBody.parse(body);
  return {
    user: b.user.id,
    field: b.block_id,
    callbackId: b.view?.callback_id ?? '',
    query: b.value,
    values: b.view?.state?.values ?? {},
  };
}

const viewRef = (v: z.infer<typeof view>): ViewRef => ({
  id: v.id,
  type: v.type,
  hash: v.hash,
  callbackId: v.callback_id,
  metadata: v.private_metadata,
  values: v.state?.values ?? {},
});
