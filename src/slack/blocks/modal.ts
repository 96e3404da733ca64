import type { KnownBlock, ModalView } from '@slack/types';
import type { Mrkdwn } from '../text/mrkdwn.ts';
import { plain, section } from './primitives.ts';

const TITLE = 24;

interface ModalOptions {
  readonly callbackId: string;
  readonly title: string;
  readonly close: string;
  readonly submit?: string;
  readonly metadata?: unknown;
  readonly blocks: readonly KnownBlock[];
}

/** `callbackId` is `<flow>.<screen>`; metadata never holds secrets or people's identifiers. */
export const modal = ({ callbackId, title, close, submit, metadata, blocks }: ModalOptions): ModalView => ({
  type: 'modal',
  callback_id: callbackId,
  title: plain(title, TITLE),
  close: plain(close, TITLE),
  ...(submit ? { submit: plain(submit, TITLE) } : {}),
  ...(metadata === undefined ? {} : { private_metadata: JSON.stringify(metadata) }),
  blocks: blocks.slice(0, 100),
});

/** A modal that only says something. */
export const message = (callbackId: string, title: string, close: string, text: Mrkdwn): ModalView =>
  modal({ callbackId, title, close, blocks: [section(text)] });
