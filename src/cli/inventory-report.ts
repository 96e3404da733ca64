import type { Inventory, Section } from '../domain/asset/inventory.ts';
import { countDifferences, type InventoryDifference } from '../domain/asset/inventory-diff.ts';
import { nouns } from './inventory-words.ts';

/** The difference, one row a line; rows that only the store has are removed, or only listed. */
export function differenceLines(difference: InventoryDifference, prune: boolean): readonly string[] {
  const sections = [
    linesOf('admins', difference, (user) => [user]),
    linesOf('workspaces', difference, ({ key, name }) => [key, name]),
    linesOf('businesses', difference, ({ id, name }) => [id, name]),
    linesOf('wabas', difference, ({ id, name }) => [id, name]),
    linesOf('numbers', difference, ({ id, displayName, e164 }) => [id, displayName, e164]),
    linesOf('groups', difference, ({ id, name, status }) => [id, name, status]),
    linesOf('grants', difference, ({ user, workspace, permissions }) => [
      `${user} in ${workspace}`,
      ...permissions,
    ]),
  ];
  const missing = sections.flatMap((section) => section.missing);
  return [
    ...sections.flatMap(({ changes }) => changes),
    ...missing.map((row) => (prune ? `- ${row}` : `not in the file: ${row}`)),
    ...(missing.length > 0 && !prune ? ['use --prune to remove what is not in the file'] : []),
  ];
}

/** One line that sums a difference up, before or after it was applied. */
export function summaryLine(
  difference: InventoryDifference,
  prune: boolean,
  tense: 'to do' | 'done',
): string {
  const { added, changed, missing } = countDifferences(difference);
  const removed = prune ? missing : 0;
  const kept = missing - removed;
  const left = kept > 0 ? `; ${kept} not in the file` : '';
  if (added + changed + removed === 0) return kept > 0 ? `nothing to change${left}` : 'no difference';
  return tense === 'done'
    ? `applied: ${added} added, ${changed} changed, ${removed} removed${left}`
    : `${added} to add, ${changed} to change, ${removed} to remove${left}`;
}

/** `describe` gives what a row is called by, then what else tells people which one it is. */
function linesOf<S extends Section>(
  section: S,
  difference: InventoryDifference,
  describe: (row: Inventory[S][number]) => readonly [string, ...string[]],
): { changes: string[]; missing: string[] } {
  const { added, changed, missing } = difference[section];
  const whole = (row: Inventory[S][number]): string => {
    const [id, ...rest] = describe(row);
    return `${nouns[section]} ${id}${rest.length > 0 ? ` (${rest.join(', ')})` : ''}`;
  };
  return {
    changes: [
      ...added.map((row) => `+ ${whole(row)}`),
      ...changed.map(({ before, fields }) => {
        const changes = fields.map(({ field, from, to }) => `${field} ${value(from)} → ${value(to)}`);
        return `~ ${nouns[section]} ${describe(before)[0]} ${changes.join(', ')}`;
      }),
    ],
    missing: missing.map(whole),
  };
}

const value = (given: unknown): string => (given === undefined ? '(none)' : JSON.stringify(given));
