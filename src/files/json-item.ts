import { maskPerson, showCell } from '../domain/subscription/import-mask.ts';
import type { ImportColumn, JudgedRow, RejectReason, RowJudge } from '../domain/subscription/import-row.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Where an object stands. `group` is the file's own `subscription_group_id`; '' where it names none. */
export interface ItemPlace {
  readonly list: 'attributes' | 'updates';
  readonly line: number;
  readonly group: string;
}

const person = ['external_id', 'phone'] as const;
const setting = ['subscription_group_id', 'subscription_state'] as const;

/** One object of the file: a row for each of its groups, or rejects. */
export function judgeItem(
  item: unknown,
  { list, line, group }: ItemPlace,
  judge: RowJudge,
): readonly JudgedRow[] {
  if (!isFields(item)) return [rejected(line, 'not_an_object', null, null)];
  if (list === 'updates') return [judgeSetting(item, item)];
  const groups = item.subscription_groups;
  if (!Array.isArray(groups) || groups.length === 0) return [rejected(line, 'no_groups', null, null)];
  return groups.map((each: unknown) =>
    isFields(each) ? judgeSetting(item, each) : rejected(line, 'not_an_object', null, null),
  );

  function judgeSetting(someone: Fields, set: Fields): JudgedRow {
    const wrong = notText(line, someone, person) ?? notText(line, set, setting);
    if (wrong !== null) return wrong;
    return judge.judgeRow({
      line,
      externalId: text(someone.external_id),
      phone: text(someone.phone),
      group: text(set.subscription_group_id) || group,
      state: text(set.subscription_state),
    });
  }
}

/** Names of an object's fields that an import does not read. */
export function otherFields(item: unknown, list: ItemPlace['list']): readonly string[] {
  if (!isFields(item)) return [];
  if (list === 'updates') return othersThan([...person, ...setting], item);
  const groups = Array.isArray(item.subscription_groups) ? item.subscription_groups.filter(isFields) : [];
  return [
    ...othersThan([...person, 'subscription_groups'], item),
    ...groups.flatMap((each) => othersThan(setting, each)),
  ];
}

const othersThan = (known: readonly string[], fields: Fields): readonly string[] =>
  Object.keys(fields).filter((field) => !known.includes(field));

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A number is not made into text: it may have lost a plus sign, a zero or its last digits. */
function notText(line: number, fields: Fields, columns: readonly ImportColumn[]): JudgedRow | null {
  for (const column of columns) {
    const value = fields[column];
    if (value === undefined || value === null || typeof value === 'string') continue;
    const show = column === 'external_id' || column === 'phone' ? maskPerson : showCell;
    return rejected(line, 'not_text', column, typeof value === 'object' ? null : show(String(value)));
  }
  return null;
}

const rejected = (
  line: number,
  reason: RejectReason,
  column: ImportColumn | null,
  shown: string | null,
): JudgedRow => ({ kind: 'reject', reject: { line, column, shown, reason } });
