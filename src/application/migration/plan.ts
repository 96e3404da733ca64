import { holds } from '../../domain/access/access.ts';
import type { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { MigrationFacts, MigrationRequest } from '../../domain/migration/facts.ts';
import { type MigrationPlan, planMigration as plan } from '../../domain/migration/plan.ts';
import { approvalsNeeded } from '../../domain/operation/approval.ts';
import { planDigest } from '../../domain/operation/digest.ts';
import { approversOf } from '../operation/record.ts';
import type { Context } from '../ports/context.ts';
import { lookAtMeta } from './look.ts';
import { type Reading, readMigrationFacts } from './read-facts.ts';

export interface PlannedMigration {
  readonly kind: 'planned';
  readonly plan: MigrationPlan;
  readonly digest: string;
  readonly workspaces: readonly WorkspaceKey[];
  readonly approvalsNeeded: number;
  readonly approvers: readonly UserId[];
  /** R62: whether the asker may say that the new place speaks for the same company. */
  readonly mayConfirmCompany: boolean;
}

export type PlanningMigration =
  | PlannedMigration
  | { readonly kind: 'missing'; readonly what: 'number' | 'destination' };

/** Slack's three seconds are not at stake: the modal says that it is reading. */
const LOOK_MS = 8_000;

/** Asks Meta for what the plan needs and is older than a minute; never inside a transaction. */
export async function lookForMigration(
  ctx: Context,
  { number: id, destination }: Pick<MigrationRequest, 'number' | 'destination'>,
): Promise<void> {
  const number = await ctx.store.read.assets.number(id);
  if (number === null) return;
  const target = destination === 'outside' ? null : destination;
  await lookAtMeta(ctx, { number: id, source: number.wabaId, target }, { withinMs: LOOK_MS });
}

/** The dry run of a migration, on the code path of the real one; writes nothing. */
export async function planMigration(
  ctx: Context,
  { request, by }: { request: MigrationRequest; by: UserId },
  from: Reading = ctx.store.read,
): Promise<PlanningMigration> {
  const facts = await readMigrationFacts(from, {
    request,
    requester: by,
    assignees: [],
    ignoring: null,
    callsMeta: ctx.meta !== null,
    abilities: ctx.abilities,
    now: ctx.clock.now().toISOString(),
  });
  if ('missing' in facts) return { kind: 'missing', what: facts.missing };
  return planned(facts, from);
}

async function planned(facts: MigrationFacts, from: Reading): Promise<PlannedMigration> {
  const made = plan(facts);
  const workspaces = facts.workspaces.map((w) => w.key);
  return {
    kind: 'planned',
    plan: made,
    digest: planDigest(made),
    workspaces,
    approvalsNeeded: approvalsNeeded(facts.workspaces),
    mayConfirmCompany: holds(await from.access.of(facts.requester), 'import_users', made.inputs.workspace),
    approvers: await approversOf(from, { workspaces, requester: facts.requester }),
  };
}
