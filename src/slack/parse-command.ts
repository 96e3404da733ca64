import { closest, distance } from 'fastest-levenshtein';
import { COMMANDS, type CommandRow } from './registry.ts';

export type ParsedCommand =
  | { readonly kind: 'command'; readonly row: CommandRow; readonly rest: string }
  | { readonly kind: 'unknown'; readonly typed: string; readonly nearest: string | null };

const WORDS = COMMANDS.map((row) => row.word).filter((word) => word !== '');

/** The first word chooses the command, the rest is its argument. A mistyped word gets its nearest match. */
export function parseCommand(text: string): ParsedCommand {
  const [, typed = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*?)\s*$/.exec(text) ?? [];
  const word = typed.toLowerCase();
  const row = COMMANDS.find((r) => r.word === word);
  if (row) return { kind: 'command', row, rest };
  const nearest = closest(word, WORDS);
  const near = distance(word, nearest) <= Math.max(2, Math.floor(nearest.length / 2));
  return { kind: 'unknown', typed: typed.slice(0, 40), nearest: near ? nearest : null };
}

/** `<@U123|name>` as Slack escapes a mention (manifest: should_escape); null for anything else. */
export const mentionedUser = (word: string): string | null =>
  /^<@([UW][A-Z0-9]+)(\|[^>]*)?>$/.exec(word)?.[1] ?? null;
