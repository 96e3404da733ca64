import type { Message, ShownView } from '../../src/sandbox/slack/model.ts';
import type { SurfaceBlock } from '../../src/sandbox/slack/surfaces/surfaces.ts';
import type { Element } from '../../src/sandbox/slack/surfaces/traverse.ts';

type Block<T extends SurfaceBlock['type']> = Extract<SurfaceBlock, { type: T }>;
type RichText = Block<'rich_text'>;

/** What differs from run to run: moments, addresses and ids that nobody chose. */
const settled = (text: string): string =>
  text
    .replace(/<!date\^[^>]*>/g, '{time}')
    .replace(/<@([A-Z0-9]+)>/g, '@$1')
    .replace(/<https:\/\/sample-co\.slack\.com\/[^|>]*\|([^>]*)>/g, '[$1]')
    .replace(/https?:\/\/127\.0\.0\.1:\d+\S*?(?=[\s)]|$)|127\.0\.0\.1:\d+[^\s)]*/g, '{address}')
    .replace(/\b(?!7a1c0c52)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '{id}');

const indented = (text: string, by: string): string => text.split('\n').join(`\n${by}`);

function richWords(block: RichText): string {
  return block.elements
    .flatMap((paragraph) => (paragraph.type === 'rich_text_section' ? paragraph.elements : []))
    .map((part) => {
      if (part.type === 'text') return part.text;
      if (part.type === 'user') return `@${part.user_id}`;
      return part.type === 'date' ? '{time}' : `<${part.type}>`;
    })
    .join('');
}

function elementWords(element: Element): string {
  const id = `(${element.action_id})`;
  switch (element.type) {
    case 'button': {
      const style = element.style === undefined ? '' : ` ${element.style}`;
      const { confirm } = element;
      const asks =
        confirm === undefined
          ? ''
          : `\n    asks: ${confirm.title?.text} / ${confirm.text.text} / [${confirm.confirm?.text}] [${confirm.deny?.text}]`;
      return `[${element.text.text}]${id}${style}${asks}`;
    }
    case 'checkboxes':
      return `checkboxes${id} ${element.options.map((o) => `☐ ${o.text.text}`).join(' ')}`;
    case 'radio_buttons': {
      const { initial_option: chosen } = element;
      return `radio${id} ${element.options.map((o) => `${o.value === chosen?.value ? '◉' : '○'} ${o.text.text}`).join(' ')}`;
    }
    case 'external_select':
      return `search${id}${element.initial_option === undefined ? '' : ` = ${element.initial_option.text.text}`}`;
    case 'users_select':
      return `person${id}${element.initial_user === undefined ? '' : ` = @${element.initial_user}`}`;
    case 'conversations_select':
      return `channel${id}${element.initial_conversation === undefined ? '' : ` = #${element.initial_conversation}`}`;
    case 'datetimepicker':
      return `moment${id}${element.initial_date_time === undefined ? '' : ' = {time}'}`;
    case 'static_select':
      return `choice${id} of ${(element.options ?? []).map((each) => each.text.text).join(', ')}`;
    case 'file_input':
      return `file${id} of ${(element.filetypes ?? []).join(', ')}`;
    case 'plain_text_input':
      return `${element.multiline ? 'paragraph' : 'line'}${id}`;
    default:
      throw new Error(`print.ts does not know ${element.type}`);
  }
}

function inputLines(block: Block<'input'>): string[] {
  const optional = block.optional ? ' (optional)' : '';
  return [
    `? ${block.label.text}${optional}  {${block.block_id}}`,
    `    ${elementWords(block.element)}`,
    ...(block.hint === undefined ? [] : [`    hint: ${block.hint.text}`]),
  ];
}

function sectionLines(block: Block<'section'>): string[] {
  const known = block.block_id?.includes('.') ? `{${block.block_id}} ` : '';
  const accessory = block.accessory;
  return [
    ...(block.text === undefined ? [] : [`${known}${block.text.text}`]),
    ...(block.fields ?? []).map((field) => `| ${indented(field.text, '| ')}`),
    ...(accessory === undefined || accessory.type === 'image' ? [] : [`    ${elementWords(accessory)}`]),
  ];
}

function blockLines(block: SurfaceBlock): string[] {
  switch (block.type) {
    case 'header':
      return [`# ${block.text.text}`];
    case 'section':
      return sectionLines(block);
    case 'context':
      return block.elements.map((element) => `~ ${element.type === 'image' ? 'image' : element.text}`);
    case 'divider':
      return ['----'];
    case 'actions':
      return [`{${block.block_id}}`, ...block.elements.map((element) => `  ${elementWords(element)}`)];
    case 'input':
      return inputLines(block);
    case 'plan':
      return [
        `plan: ${block.title}`,
        ...(block.tasks ?? []).map((task) => {
          const details = task.details === undefined ? '' : ` — ${richWords(task.details)}`;
          return `  ${task.status.padEnd(11)} ${task.task_id}: ${task.title}${details}`;
        }),
      ];
    default:
      throw new Error(`print.ts does not know the block ${block.type}`);
  }
}

const printBlocks = (blocks: readonly SurfaceBlock[]): string =>
  settled(blocks.map((block) => blockLines(block).join('\n')).join('\n\n'));

/** A message as a reader sees it, after what notifications read out and what its metadata says. */
export function printMessage({ text, blocks = [], metadata }: Message): string {
  const { outbox: _, version: __, ...payload } = metadata?.event_payload ?? {};
  const about = Object.entries(payload).map(([key, value]) => `${key}=${value}`);
  return `${metadata?.event_type} ${about.join(' ')}\nread out: ${settled(text)}\n\n${printBlocks(blocks)}\n`;
}

/** What only one person is told. */
export const printAnswer = (blocks: readonly SurfaceBlock[] = []): string => `${printBlocks(blocks)}\n`;

/** Messages that are one text each, such as a thread. */
export const printTexts = (messages: readonly Message[]): string =>
  `${messages.map(({ blocks = [] }) => printBlocks(blocks)).join('\n\n')}\n`;

/** A modal with its title, its buttons and the errors on its fields. */
export function printView({ callback_id, title, submit, close, blocks, errors }: ShownView): string {
  const ends = `[${close?.text}]${submit ? ` [${submit.text}]` : ' and nothing to submit'}`;
  const wrong = Object.entries(errors).map(([field, words]) => `✗ {${field}} ${words}\n`);
  return `${callback_id}: ${title?.text} ${ends}\n\n${printBlocks(blocks)}\n${settled(wrong.join(''))}`;
}
