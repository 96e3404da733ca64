import { GroupId, type WorkspaceKey } from '../asset/ids.ts';
import { maskPerson, showCell } from './import-mask.ts';

/** Braze's own headers, exact and case-sensitive (domain.md A.9). */
export const IMPORT_COLUMNS = [
  'external_id',
  'phone',
  'subscription_group_id',
  'subscription_state',
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

/** Why a row is not written. The last five are found later, where the rows of a file meet each other and the ledger. */
export type RejectReason =
  | 'cells'
  | 'quotes'
  | 'not_an_object'
  | 'no_groups'
  | 'not_text'
  | 'bad_utf8'
  | 'surrounding_spaces'
  | 'no_person'
  | 'bad_external_id'
  | 'bad_phone'
  | 'no_state'
  | 'bad_state'
  | 'no_group'
  | 'bad_group_id'
  | 'unknown_group'
  | 'group_archived'
  | 'group_of_another_workspace'
  | 'duplicate'
  | 'contradiction'
  | 'newer_known'
  | 'refused_by_braze'
  | 'erased';

/** `line` is the file's line on which the row begins, from 1; in JSON the object's place in its list, from 1. */
export interface ImportRow {
  readonly line: number;
  readonly externalId: string | null;
  readonly phone: string | null;
  readonly group: GroupId;
  readonly state: 'subscribed' | 'unsubscribed';
}

/** `shown` never holds a whole phone number or external id. */
export interface ImportReject {
  readonly line: number;
  readonly column: ImportColumn | null;
  readonly shown: string | null;
  readonly reason: RejectReason;
}

/** `defaultGroup` fills rows that name none; without it and without a workspace, the first good row decides which one. */
export interface ImportRequest {
  readonly defaultGroup: GroupId | null;
  readonly workspace: WorkspaceKey | null;
  readonly groups: ReadonlyMap<
    GroupId,
    { readonly workspace: WorkspaceKey; readonly status: 'active' | 'archived' }
  >;
}

/** The four cells as they stand in the file; '' where there is none. */
export interface ImportCells {
  readonly line: number;
  readonly externalId: string;
  readonly phone: string;
  readonly group: string;
  readonly state: string;
}

export type JudgedRow =
  | { readonly kind: 'row'; readonly row: ImportRow }
  | { readonly kind: 'reject'; readonly reject: ImportReject };

export interface RowJudge {
  judgeRow(cells: ImportCells): JudgedRow;
  /** The one whose groups this file speaks of; null before it is known. */
  workspace(): WorkspaceKey | null;
}

interface Group {
  readonly id: GroupId;
  readonly workspace: WorkspaceKey;
  readonly status: 'active' | 'archived';
}

const E164 = /^\+[1-9]\d{6,14}$/;
/** Control and format characters and line breaks: nobody sees them, and Braze would know nobody by them. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const EXTERNAL_ID_BYTES = 997;

/** Judges the rows of one file in their order: each is taken as it stands or rejected, never mended (A.11). */
export function createRowJudge({ defaultGroup, workspace: asked, groups }: ImportRequest): RowJudge {
  const known = new Map<string, Group>([...groups].map(([id, group]) => [id, { id, ...group }]));
  let workspace = asked ?? (defaultGroup === null ? null : (groups.get(defaultGroup)?.workspace ?? null));

  return { judgeRow, workspace: () => workspace };

  function judgeRow({ line, externalId, phone, group: named, state }: ImportCells): JudgedRow {
    const person = personFault(externalId, phone);
    if (person !== null) return rejected(line, person);
    if (state !== 'subscribed' && state !== 'unsubscribed') return rejected(line, stateFault(state));
    const group = known.get(named === '' ? (defaultGroup ?? '') : named) ?? respelled(named);
    if (group === undefined) return rejected(line, groupFault(named, defaultGroup));
    if (group.status === 'archived') return rejected(line, groupCell('group_archived', group.id));
    if (workspace !== null && group.workspace !== workspace)
      return rejected(line, groupCell('group_of_another_workspace', group.id));
    workspace = group.workspace;
    return {
      kind: 'row',
      row: { line, externalId: externalId || null, phone: phone || null, group: group.id, state },
    };
  }

  /** An id's hexadecimal letters may be capitals: the same id. */
  function respelled(named: string): Group | undefined {
    return textFault(named) === null ? known.get(GroupId.safeParse(named).data ?? '') : undefined;
  }
}

type Cell = Omit<ImportReject, 'line'>;

const rejected = (line: number, cell: Cell): JudgedRow => ({ kind: 'reject', reject: { line, ...cell } });

const groupCell = (reason: RejectReason, value: string): Cell => ({
  column: 'subscription_group_id',
  shown: showCell(value),
  reason,
});

function personFault(externalId: string, phone: string): Cell | null {
  if (externalId === '' && phone === '') return { column: null, shown: null, reason: 'no_person' };
  if (externalId !== '') {
    const reason = textFault(externalId) ?? (badExternalId(externalId) ? 'bad_external_id' : null);
    if (reason !== null) return { column: 'external_id', shown: maskPerson(externalId), reason };
  }
  if (phone === '' || E164.test(phone)) return null;
  return { column: 'phone', shown: maskPerson(phone), reason: textFault(phone) ?? 'bad_phone' };
}

function badExternalId(value: string): boolean {
  if (invisible.test(value)) return true;
  // A UTF-16 unit is at most three bytes of UTF-8.
  return value.length * 3 > EXTERNAL_ID_BYTES && new TextEncoder().encode(value).length > EXTERNAL_ID_BYTES;
}

function stateFault(value: string): Cell {
  const column = 'subscription_state';
  if (value === '') return { column, shown: null, reason: 'no_state' };
  return { column, shown: showCell(value), reason: textFault(value) ?? 'bad_state' };
}

function groupFault(value: string, defaultGroup: GroupId | null): Cell {
  if (value === '' && defaultGroup !== null) return groupCell('unknown_group', defaultGroup);
  if (value === '') return { column: 'subscription_group_id', shown: null, reason: 'no_group' };
  const text = textFault(value);
  if (text !== null) return groupCell(text, value);
  const parsed = GroupId.safeParse(value);
  return parsed.success
    ? { column: 'subscription_group_id', shown: parsed.data, reason: 'unknown_group' }
    : groupCell('bad_group_id', value);
}

function textFault(value: string): 'bad_utf8' | 'surrounding_spaces' | null {
  if (value.includes('\uFFFD') || !value.isWellFormed()) return 'bad_utf8';
  return value.trim() === value ? null : 'surrounding_spaces';
}
