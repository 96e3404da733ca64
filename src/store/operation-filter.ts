import { and, arrayContained, arrayOverlaps, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import type { OperationFilter } from '../application/ports/operations.ts';
import type { NumberId } from '../domain/asset/ids.ts';
import { liveStatuses } from '../domain/operation/state.ts';
import type { StepStatus } from '../domain/operation/step.ts';
import { operation } from './schema/operation.ts';

const openSteps = ['open', 'undoing'] as const satisfies readonly StepStatus[];

/** The condition of a list; only a live operation has an open step. */
export function matching(filter: OperationFilter): SQL | undefined {
  const { open, requester, assignee, approvableBy, number, workspaces } = filter;
  const live = inArray(operation.status, [...liveStatuses]);
  return and(
    open === undefined ? undefined : open ? live : sql`not ${live}`,
    requester === undefined ? undefined : eq(operation.requester, requester),
    assignee === undefined ? undefined : and(live, isTurnOf(assignee)),
    approvableBy && isApprovableBy(approvableBy),
    number === undefined ? undefined : or(eq(operation.numberId, number), movesAmongOthers(number)),
    workspaces === undefined ? undefined : arrayOverlaps(operation.workspaces, [...workspaces]),
  );
}

/** One of all numbers of a WABA that moves whole; from its start on the number has an operation of its own. */
const movesAmongOthers = (number: NumberId): SQL =>
  sql`(${operation.flow} = 'waba_migration' and ${operation.state}->'plan'->'inputs'->'numbers' @> ${JSON.stringify([{ number }])}::text::jsonb)`;

/** What the domain's `approve` would not refuse for who asks, as far as rows can tell. */
function isApprovableBy({ user, workspaces }: NonNullable<OperationFilter['approvableBy']>): SQL | undefined {
  const approvedBy = sql`${operation.state}->'approvedBy'`;
  return and(
    eq(operation.status, 'awaiting_approval'),
    ne(operation.requester, user),
    sql`not ${approvedBy} @> ${JSON.stringify([user])}::text::jsonb`,
    sql`jsonb_array_length(${approvedBy}) < (${operation.state}->>'approvalsNeeded')::int`,
    workspaces === null ? undefined : arrayContained(operation.workspaces, [...workspaces]),
  );
}

function isTurnOf(assignee: string): SQL {
  const holding = (status: StepStatus) =>
    sql`${operation.state}->'steps' @> ${JSON.stringify([{ status, assignee }])}::text::jsonb`;
  return sql`(${sql.join(openSteps.map(holding), sql` or `)})`;
}
