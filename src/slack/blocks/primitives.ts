import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  InputBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import type { Mrkdwn } from '../text/mrkdwn.ts';

/** Slack's limits, where we could meet them (docs.slack.dev, block kit reference). */
const SECTION = 3000;
const HEADER = 150;
const BUTTON = 75;

/** At most `max` characters, with an ellipsis where something was left out. */
export const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1)}…`;

export const plain = (text: string, max = HEADER): PlainTextElement => ({
  type: 'plain_text',
  text: cut(text, max),
  emoji: true,
});

const mrkdwn = (text: Mrkdwn): MrkdwnElement => ({ type: 'mrkdwn', text: cut(text.mrkdwn, SECTION) });

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(text) });

export const divider: DividerBlock = { type: 'divider' };

export const section = (
  text: Mrkdwn,
  extra: Partial<Pick<SectionBlock, 'accessory' | 'block_id'>> = {},
): SectionBlock => ({
  type: 'section',
  text: mrkdwn(text),
  ...extra,
});

export const fields = (texts: readonly Mrkdwn[]): SectionBlock => ({
  type: 'section',
  fields: texts.slice(0, 10).map((text) => ({ type: 'mrkdwn', text: cut(text.mrkdwn, 2000) })),
});

export const context = (...texts: readonly Mrkdwn[]): ContextBlock => ({
  type: 'context',
  elements: texts.slice(0, 10).map(mrkdwn),
});

export const actions = (blockId: string, elements: ActionsBlockElement[]): ActionsBlock[] =>
  elements.length === 0 ? [] : [{ type: 'actions', block_id: blockId, elements }];

interface ButtonOptions {
  readonly value: string;
  readonly style?: 'primary' | 'danger';
  readonly confirm?: { title: string; text: string; yes: string; no: string };
}

/** `id` is `<noun>.<verb>`, `value` opaque (SPEC 10.4). */
export const button = (id: string, label: string, { value, style, confirm }: ButtonOptions): Button => ({
  type: 'button',
  action_id: id,
  text: plain(label, BUTTON),
  value,
  ...(style ? { style } : {}),
  ...(confirm
    ? {
        confirm: {
          title: plain(confirm.title, 100),
          text: plain(confirm.text, 300),
          confirm: plain(confirm.yes, 30),
          deny: plain(confirm.no, 30),
        },
      }
    : {}),
});

interface InputOptions {
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

/** An input whose block id is the field's name and whose action id is `value`. */
export const input = <E extends InputBlock['element']>(
  field: string,
  element: E,
  { label, hint, optional = false }: InputOptions,
): InputBlock => ({
  type: 'input',
  block_id: field,
  label: plain(label, 2000),
  element,
  optional,
  ...(hint ? { hint: plain(hint, 2000) } : {}),
});

export const option = (text: string, value: string, description?: string) => ({
  text: plain(text, 75),
  value,
  ...(description ? { description: plain(description, 75) } : {}),
});
