import { holds } from '../../domain/access/access.ts';
import type { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { MigrationFacts, MigrationRequest } from '../../domain/migration/facts.ts';
import { type MigrationPlan, planMigration as plan } from '../../domain/migration/plan.ts';
import { planWhole, type WholePlan } from '../../domain/migration/whole-plan.ts';
import { approvalsNeeded } from '../../domain/operation/approval.ts';
import { planDigest } from '../../domain/operation/digest.ts';
import { groupsMadeAnew } from '../../domain/operation/group-move.ts';
import { approversOf } from '../operation/record.ts';
import type { Context } from '../ports/context.ts';
import { lookAtMeta } from './look.ts';
import { type Reading, readMigrationFacts } from './read-facts.ts';
import { readWholeFacts } from './read-whole-facts.ts';

export interface PlannedMigration {
  readonly kind: 'planned';
  readonly plan: MigrationPlan | WholePlan;
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
  { number: id, destination, scope }: Pick<MigrationRequest, 'number' | 'destination' | 'scope'>,
): Promise<void> {
  const { assets } = ctx.store.read;
  const number = await assets.number(id);
  if (number === null) return;
  const target = destination === 'outside' ? null : destination;
  const all = scope === 'waba' ? await assets.numbersOfWaba(number.wabaId) : [number];
  const numbers = all.map((each) => each.id);
  await lookAtMeta(ctx, { numbers, source: number.wabaId, target }, { withinMs: LOOK_MS });
}

/** The dry run of a migration, on the code path of the real one; writes nothing. */
export async function planMigration(
  ctx: Context,
  { request, by }: { request: MigrationRequest; by: UserId },
  from: Reading = ctx.store.read,
): Promise<PlanningMigration> {
  const asking = {
    request,
    requester: by,
    ignoring: null,
    callsMeta: ctx.meta !== null,
    abilities: ctx.abilities,
    now: ctx.clock.now().toISOString(),
  };
  if (request.scope === 'waba') {
    const facts = await readWholeFacts(from, { ...asking, moving: null });
    if ('missing' in facts) return { kind: 'missing', what: facts.missing };
    return planned(planWhole(facts), facts.numbers, from);
  }
  const facts = await readMigrationFacts(from, { ...asking, assignees: [] });
  if ('missing' in facts) return { kind: 'missing', what: facts.missing };
  return planned(plan(facts), [facts], from);
}

async function planned(
  made: PlannedMigration['plan'],
  facts: readonly MigrationFacts[],
  from: Reading,
): Promise<PlannedMigration> {
  const touched = facts.flatMap((each) => each.workspaces);
  const workspaces = [...new Set(touched.map(({ key }) => key))];
  const [requester] = facts.map((each) => each.requester);
  if (requester === undefined) throw new Error('a migration moves no number');
  const access = await from.access.of(requester);
  return {
    kind: 'planned',
    plan: made,
    digest: planDigest(made),
    workspaces,
    approvalsNeeded: approvalsNeeded(touched),
    mayConfirmCompany: groupsMadeAnew(made).every(({ move }) =>
      holds(access, 'import_users', move.destination),
    ),
    approvers: await approversOf(from, { workspaces, requester }),
  };
}
