import type { GroupId } from '../../domain/asset/ids.ts';
import type { WrittenState } from '../../domain/subscription/consent.ts';
import type { RowsOf } from '../../domain/subscription/import-report.ts';
import type { RejectReason } from '../../domain/subscription/import-row.ts';
import type { Context } from '../ports/context.ts';

/** A row of a file as people get it back: where it stands and what became of it. */
export type ImportedRow =
  | {
      readonly kind: 'rejected';
      readonly line: number;
      readonly column: string | null;
      readonly shown: string | null;
      readonly reason: RejectReason;
    }
  | {
      readonly kind: 'written';
      readonly line: number | null;
      readonly group: GroupId;
      readonly state: WrittenState;
    };

/** Found out only while writing; the others are known from the dry run. */
const LATE: readonly RejectReason[] = ['refused_by_braze', 'newer_known', 'erased'];

/** The rows of one table of an import, page by page; never all at once in memory. */
export async function* importedRows(
  ctx: Context,
  operationId: string,
  what: RowsOf,
): AsyncIterable<readonly ImportedRow[]> {
  const { pushes } = ctx.store.read;
  if (what === 'written' || what === 'not-as-written') {
    for await (const page of pushes.writtenRows(operationId)) {
      yield page
        .filter(({ missing }) => what === 'written' || missing)
        .map(({ line, group, state }) => ({ kind: 'written', line, group, state }));
    }
    return;
  }
  for await (const page of pushes.rejects(operationId)) {
    yield page
      .filter(({ reason }) => what === 'rejects' || LATE.includes(reason))
      .map((row) => ({ kind: 'rejected', ...row }));
  }
}
