import type { KnownBlock, MessageMetadata } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { readHandOff } from '../application/conversation/hand-off.ts';
import type { Context } from '../application/ports/context.ts';
import type {
  AssetNotice,
  CardKind,
  CarriedNotice,
  Destination,
  Notice,
} from '../application/ports/messages.ts';
import type { StopNotice } from '../application/ports/stop-notice.ts';
import type { Locale } from '../domain/asset/asset.ts';
import { newGroupId } from '../domain/operation/consequences.ts';
import { currentStep, isMigration, isTransfer, type OperationState } from '../domain/operation/state.ts';
import { approvalRequest } from './blocks/approval.ts';
import { card } from './blocks/card.ts';
import { type CarryShown, carries } from './blocks/carrying.ts';
import { checklist } from './blocks/checklist.ts';
import { assetText, noticeText } from './blocks/notice.ts';
import { formatNumber } from './blocks/number.ts';
import { section } from './blocks/primitives.ts';
import { ratingsMessage } from './blocks/ratings.ts';
import { shownStatus, whatOf } from './blocks/status.ts';
import { stopBlocks, stopText } from './blocks/stops.ts';
import { timelineEntry } from './blocks/timeline.ts';
import { carriedWords } from './carried-words.ts';
import { placesOf } from './places.ts';
import { type Readers, textOf } from './readers.ts';
import { outcomeOf } from './slack-error.ts';
import { bare, joined, type Mrkdwn } from './text/mrkdwn.ts';
import type { Text } from './text/shape.ts';

/** A message as Slack takes it. `text` is what notifications and screen readers get. */
export interface Drawn {
  readonly text: string;
  readonly blocks: KnownBlock[];
  readonly metadata: MessageMetadata;
}

export interface Drawing {
  readonly ctx: Context;
  readonly web: WebClient;
  readonly readers: Readers;
}

/** Direct messages are in the reader's language, channels in their workspace's (SPEC 3). */
export async function textFor(
  { ctx, readers }: Drawing,
  destination: Destination,
  state: OperationState,
): Promise<Text> {
  if (destination.kind === 'person') return readers.text(destination.user);
  const channel = destination.kind === 'channel' ? destination.channel : state.plan.inputs.channel;
  const touched = await Promise.all(state.workspaces.map((key) => ctx.store.read.assets.workspace(key)));
  const workspaces = touched.filter((w) => w !== null);
  return textOf((workspaces.find((w) => w.channel === channel) ?? workspaces[0])?.locale ?? 'en');
}

export async function drawCard(
  drawing: Drawing,
  kind: CardKind,
  state: OperationState,
  { key, planBlocks }: { key: string; planBlocks: boolean },
): Promise<Drawn> {
  const { assets, cards } = drawing.ctx.store.read;
  const { inputs } = state.plan;
  const row = await cards.find(state.id, kind);
  const destination: Destination = row?.destination ?? { kind: 'channel', channel: inputs.channel };
  const text = await textFor(drawing, destination, state);
  const where = await placesOf(assets, state);
  const now = drawing.ctx.clock.now().toISOString();
  const headline = `${state.name} · ${whatOf(state, text)} · ${text.operation.status[shownStatus(state)]}`;
  const payload = { operation: state.name, version: state.version, outbox: key };
  if (kind === 'checklist') {
    return {
      text: text.operation.checklistTitle(state.name),
      blocks: checklist(state, text, { where, now }),
      metadata: { event_type: 'switchboard_checklist', event_payload: payload },
    };
  }
  if (kind !== 'card' && (isTransfer(state) || isMigration(state))) {
    return {
      text: headline,
      blocks: approvalRequest(state, text, { now, carry: await carryShown(drawing.ctx, state) }),
      metadata: { event_type: 'switchboard_approval', event_payload: payload },
    };
  }
  const step = currentStep(state)?.key ?? '';
  const { progress: carrying, push: progress } = await carryShown(drawing.ctx, state);
  const made = step === 'resume' ? newGroupId(state) : null;
  const handOff = made === null ? null : await readHandOff(drawing.ctx, made);
  return {
    text: headline,
    blocks: card(state, text, { where, carrying, progress, handOff, now, planBlocks }),
    metadata: {
      event_type: 'switchboard_operation',
      event_payload: { ...payload, status: state.status, step },
    },
  };
}

async function carryShown({ store }: Context, state: OperationState): Promise<CarryShown> {
  const { carrying, pushes } = store.read;
  const bots = isTransfer(state) && carries(state.plan) ? state.plan.inputs.group : null;
  return {
    progress: bots === null ? null : await carrying.progress(state.id, bots),
    push: await pushes.progress(state.id),
  };
}

export async function drawNotice(
  drawing: Drawing,
  destination: Destination,
  notice: Exclude<Notice, { type: 'rows' }>,
  key: string,
): Promise<Drawn> {
  if (!('operation' in notice)) return drawAssetNotice(drawing, destination, notice, key);
  const { operations } = drawing.ctx.store.read;
  const state = await operations.byName(notice.operation);
  if (state === null) throw new Error(`a notice about ${notice.operation}, which does not exist`);
  const text = await textFor(drawing, destination, state);
  if (notice.type === 'ratings') return drawRatings(drawing, { state, notice, text, key });
  const words =
    'names' in notice || 'fault' in notice
      ? await carriedWords(drawing.ctx, state, notice, text)
      : await wordsOf(drawing, state, notice, text);
  return {
    text: bare(words),
    blocks: [section(words)],
    metadata: { event_type: 'switchboard_message', event_payload: { outbox: key, operation: state.name } },
  };
}

async function drawRatings(
  { ctx }: Drawing,
  {
    state,
    notice,
    text,
    key,
  }: { state: OperationState; notice: Extract<Notice, { type: 'ratings' }>; text: Text; key: string },
): Promise<Drawn> {
  const look = isMigration(state) ? await ctx.store.read.followUps.lookAt(state.id, notice.look) : null;
  if (look === null || !isMigration(state)) throw new Error(`${state.name} has no look ${notice.look}`);
  return {
    text: text.ratings.title(state.name, formatNumber(state.plan.names.e164)),
    blocks: ratingsMessage(state, notice.look, look, text),
    metadata: { event_type: 'switchboard_message', event_payload: { outbox: key, operation: state.name } },
  };
}

async function drawAssetNotice(
  { ctx, readers }: Drawing,
  destination: Destination,
  notice: AssetNotice | StopNotice,
  key: string,
): Promise<Drawn> {
  const text =
    destination.kind === 'person'
      ? await readers.text(destination.user)
      : textOf(await localeOf(ctx, destination));
  const drawn = isOfStops(notice)
    ? { text: bare(stopText(notice, text)), blocks: stopBlocks(notice, text) }
    : { text: bare(assetText(notice, text)), blocks: [section(assetText(notice, text))] };
  return {
    ...drawn,
    metadata: { event_type: 'switchboard_message', event_payload: { outbox: key } },
  };
}

const isOfStops = (notice: AssetNotice | StopNotice): notice is StopNotice =>
  notice.type.startsWith('stops_');

async function localeOf(ctx: Context, destination: Destination): Promise<Locale> {
  const workspaces = await ctx.store.read.assets.workspaces();
  const channel = destination.kind === 'channel' ? destination.channel : null;
  return workspaces.find((w) => w.channel === channel)?.locale ?? 'en';
}

async function wordsOf(
  drawing: Drawing,
  state: OperationState,
  notice: Exclude<Notice, AssetNotice | CarriedNotice | StopNotice | { type: 'rows' | 'ratings' }>,
  text: Text,
): Promise<Mrkdwn> {
  if (notice.type !== 'timeline') {
    const link = await cardLink(drawing, state, text);
    return joined([noticeText(state, notice, text), ...(link ? [link] : [])], ' ');
  }
  const event = await drawing.ctx.store.read.operations.event(state.id, notice.version);
  if (event === null) throw new Error(`${state.name} has no event ${notice.version}`);
  return timelineEntry(event.data, text);
}

async function cardLink({ ctx, web }: Drawing, state: OperationState, text: Text): Promise<Mrkdwn | null> {
  const row = await ctx.store.read.cards.find(state.id, 'card');
  if (!row?.channel || !row.ts) return null;
  try {
    const { permalink } = await web.chat.getPermalink({ channel: row.channel, message_ts: row.ts });
    return permalink ? { mrkdwn: `<${permalink}|${text.notices.openCard}>` } : null;
  } catch (error) {
    outcomeOf(error);
    return null;
  }
}
