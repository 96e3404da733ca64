/** Slack's own formatting, read as Slack's client reads it. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly inside: readonly Inline[] }
  | { readonly kind: 'user' | 'channel'; readonly id: string }
  | { readonly kind: 'everyone'; readonly who: string }
  | { readonly kind: 'date'; readonly seconds: number; readonly pattern: string; readonly fallback: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string };

export type Passage =
  | { readonly kind: 'paragraph' | 'quote'; readonly inside: readonly Inline[] }
  | { readonly kind: 'preformatted'; readonly text: string };

export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const text = (raw: string): Inline[] => (raw === '' ? [] : [{ kind: 'text', text: unescaped(raw) }]);

function token(body: string): Inline {
  const [target = '', label] = body.split('|', 2);
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1) };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1) };
  const [, seconds, pattern] = /^!date\^(\d+)\^([^^]+)/.exec(target) ?? [];
  if (seconds !== undefined && pattern !== undefined)
    return { kind: 'date', seconds: Number(seconds), pattern, fallback: unescaped(label ?? '') };
  if (target.startsWith('!')) return { kind: 'everyone', who: target.slice(1) };
  const url = unescaped(target);
  return { kind: 'link', url, text: unescaped(label ?? url) };
}

const styles = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const isStyle = (mark: string): mark is keyof typeof styles => mark in styles;

const bareUrl = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?()]/g;

/** Plain words, in which Slack makes links of addresses. */
function words(raw: string): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of raw.matchAll(bareUrl)) {
    const url = unescaped(match[0]);
    parts.push(...text(raw.slice(end, match.index)), { kind: 'link', url, text: url });
    end = match.index + match[0].length;
  }
  return [...parts, ...text(raw.slice(end))];
}

/** A mark opens after a non-word and closes before one; so `2*3*4` and `group_id_x` stay as they are. */
const piece =
  /<([^<>\n]+)>|`([^`\n]+)`|(?<![\p{L}\p{N}])([*_~])(?!\s)([^\n]*?[^\s\n])\3(?![\p{L}\p{N}])|\n/gu;

export function readInline(raw: string): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of raw.matchAll(piece)) {
    parts.push(...words(raw.slice(end, match.index)));
    end = match.index + match[0].length;
    const [, slack, code, mark = '', inside = ''] = match;
    if (slack !== undefined) parts.push(token(slack));
    else if (code !== undefined) parts.push({ kind: 'code', text: unescaped(code) });
    else if (isStyle(mark)) parts.push({ kind: styles[mark], inside: readInline(inside) });
    else parts.push({ kind: 'break' });
  }
  return [...parts, ...words(raw.slice(end))];
}

const quoted = /^(?:>|&gt;) ?/;

function readLines(raw: string): Passage[] {
  const passages: { kind: 'paragraph' | 'quote'; lines: string[] }[] = [];
  for (const line of raw.split('\n')) {
    const kind = quoted.test(line) ? 'quote' : 'paragraph';
    const bare = kind === 'quote' ? line.replace(quoted, '') : line;
    const last = passages.at(-1);
    if (last?.kind === kind) last.lines.push(bare);
    else passages.push({ kind, lines: [bare] });
  }
  return passages.map(({ kind, lines }) => ({ kind, inside: readInline(lines.join('\n')) }));
}

export function readMrkdwn(raw: string): Passage[] {
  return raw.split(/\n?```\n?([\s\S]*?)```\n?/).flatMap((part, i): Passage[] => {
    if (part === '') return [];
    return i % 2 === 1
      ? [{ kind: 'preformatted', text: unescaped(part.replace(/\n$/, '')) }]
      : readLines(part);
  });
}
