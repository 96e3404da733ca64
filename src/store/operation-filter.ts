import { and, arrayOverlaps, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { OperationFilter } from '../application/ports/operations.ts';
import type { Status } from '../domain/operation/state.ts';
import type { StepStatus } from '../domain/operation/step.ts';
import { operation } from './schema/operation.ts';

export const liveStatuses = [
  'awaiting_approval',
  'running',
  'verifying',
  'cancelling',
] as const satisfies readonly Status[];

const openSteps = ['open', 'undoing'] as const satisfies readonly StepStatus[];

/** The condition of a list; only a live operation has an open step. */
export function matching(filter: OperationFilter): SQL | undefined {
  const { open, requester, assignee, awaitingApproval, number, workspaces } = filter;
  const live = inArray(operation.status, [...liveStatuses]);
  return and(
    open === undefined ? undefined : open ? live : sql`not ${live}`,
    requester === undefined ? undefined : eq(operation.requester, requester),
    assignee === undefined ? undefined : and(live, isTurnOf(assignee)),
    awaitingApproval ? eq(operation.status, 'awaiting_approval') : undefined,
    number === undefined ? undefined : eq(operation.numberId, number),
    workspaces === undefined ? undefined : arrayOverlaps(operation.workspaces, [...workspaces]),
  );
}

function isTurnOf(assignee: string): SQL {
  const holding = (status: StepStatus) =>
    sql`${operation.state}->'steps' @> ${JSON.stringify([{ status, assignee }])}::text::jsonb`;
  return sql`(${sql.join(openSteps.map(holding), sql` or `)})`;
}
