import type { ImportChunk } from './import-files.ts';
import type { DryRun } from './pushes.ts';

export type Judged = Pick<
  DryRun,
  'toSubscribe' | 'toUnsubscribe' | 'unchanged' | 'newer' | 'rejected' | 'groups' | 'sample'
>;

/** Where the rows of a file are compared with each other and with the ledger, all at once. */
export interface Staging {
  /**
   * Takes the rows in, finds duplicates and contradictions, leaves out what the ledger says already or knows better,
   * and cuts the rest into batches. What an earlier attempt left behind is thrown away; `unless` rejects the whole.
   */
  take(
    operationId: string,
    chunks: AsyncIterable<ImportChunk>,
    onRows: (rows: number) => Promise<void>,
    unless: () => Promise<boolean>,
  ): Promise<Judged | null>;
}
