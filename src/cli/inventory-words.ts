import { distance } from 'fastest-levenshtein';
import type { Section } from '../domain/asset/inventory.ts';
import type { Fault, Path } from '../domain/asset/inventory-faults.ts';

export const fileSentences = {
  empty: 'the file is empty; docs/inventory.example.yaml shows what belongs here',
  tooDeep: 'is nested too deeply to be an inventory',
  severalDocuments: 'a second document begins here; an inventory is one',
  alias: 'is an alias (*); write the value out',
  repeatedKey: 'stands twice in this mapping',
  possibleNumber: 'a phone number that can exist, with its country code, such as "+33612345678"',
  notText: 'is not UTF-8 text',
  unreadable: (reason: string) => `cannot be read: ${reason}`,
  unwritable: (reason: string) => `cannot be written: ${reason}`,
};

/** One row of a section, as a person calls it. */
export const nouns: Record<Section, string> = {
  admins: 'admin',
  workspaces: 'workspace',
  businesses: 'business',
  wabas: 'WABA',
  numbers: 'number',
  groups: 'group',
  grants: 'grant',
};

const limits = {
  workspace_waba_limit: 'a workspace would have more than 10 WABAs (R22)',
  waba_group_limit: 'a WABA would have more than 20 active groups (R30)',
  one_active_group_per_number: 'a number would have two active groups (R17)',
};

/** `groups[0].number` */
export function pathText(path: Path): string {
  const text = path
    .map((part) => {
      if (typeof part === 'number') return `[${part}]`;
      return /^[A-Za-z_][\w-]*$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
    })
    .join('');
  return text.replace(/^\./, '') || '(file)';
}

/** What is wrong and how to put it right; `source` is the value as it is written in the file. */
export function sentenceOf(fault: Fault, source?: string): string {
  switch (fault.kind) {
    case 'missing':
      return 'is missing';
    case 'empty':
      return 'has no value; give it one, or leave the line out where it is optional';
    case 'unquoted':
      return source === undefined ? 'is text: put it in quotes' : `is text: put it in quotes: "${source}"`;
    case 'unknown_key':
      return unknownKey(String(fault.path.at(-1)), fault.known);
    case 'unexpected':
      return fault.got === undefined
        ? `expected ${fault.expected}`
        : `expected ${fault.expected}; got ${shown(fault.got)}`;
    case 'duplicate':
      return `is there already, at ${pathText(fault.first)}`;
    case 'dangling':
      return `there is no ${nouns[fault.section]} ${shown(fault.id)} in this file`;
    case 'same_digits':
      return `number ${fault.number} has the same digits`;
    case 'second_active_group':
      return `number ${fault.number} already has the active group ${fault.group}; a number has only one (R17)`;
    case 'workspace_waba_limit':
      return `workspace ${fault.workspace} would have ${fault.listed + fault.outside} WABAs (${fault.listed} with an active group here, ${fault.outside} by wabasTotal); the limit is 10 (R22)`;
    case 'workspace_group_limit':
      return `workspace ${fault.workspace} would have ${fault.count} groups; the limit is 450`;
    case 'waba_group_limit':
      return `WABA ${fault.waba} would have ${fault.count} active groups; the limit is 20 (R30)`;
    case 'waba_across_clusters':
      return `WABA ${fault.waba} would have active groups on ${fault.clusters.join(' and ')}; a WABA stays on one cluster (R3)`;
    case 'held':
      return `${nouns[fault.section]} ${fault.id} cannot change while ${fault.operation} is open (it holds ${fault.asset.replace(':', ' ')})`;
    case 'refused_by_store':
      return `the database refused: ${limits[fault.limit]}`;
  }
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
};

function unknownKey(key: string, known: readonly string[]): string {
  const nearest = known.toSorted((a, b) => distance(a, key) - distance(b, key))[0];
  return nearest !== undefined && distance(nearest.toLowerCase(), key.toLowerCase()) <= 3
    ? `is not a known key; did you mean ${nearest}?`
    : `is not a known key; there are ${known.join(', ')}`;
}
