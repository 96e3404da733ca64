import type { ProofRow } from '../application/ports/subscriptions.ts';
import { csv } from './csv.ts';

const HEADER = [
  ...['external_id', 'phone', 'group', 'state', 'consent', 'at', 'source', 'user', 'operation', 'line'],
  ...['recorded_at', 'replaced_at'],
];

/** The proof of opt-in (R37, R62) as a table, page by page. */
export async function* proofFile(pages: AsyncIterable<readonly ProofRow[]>): AsyncIterable<string> {
  yield csv([HEADER]);
  for await (const page of pages) if (page.length > 0) yield csv(page.map(cells));
}

const cells = (row: ProofRow): (string | number | null)[] => [
  ...[row.externalId, row.phone, row.group, row.state, row.consent, row.at],
  ...[row.source.kind, row.source.user, row.source.operation, row.line, row.recordedAt, row.replacedAt],
];
