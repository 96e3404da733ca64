import type { PhoneNumber } from '../asset/asset.ts';
import type { GroupId, NumberId } from '../asset/ids.ts';
import { planDigest } from '../operation/digest.ts';
import { groupsMadeAnew, type MovedGroup } from '../operation/group-move.ts';
import type { Hold } from '../operation/holds.ts';
import type { MigrationFacts } from './facts.ts';
import {
  holdsFor,
  type MigrationInputs,
  type MigrationPlan,
  type MigrationStepPlan,
  planMigration,
  wabaSteps,
} from './plan.ts';
import { casesOf, type WholeCheck, wholeChecks } from './whole-checks.ts';

/** Everything the plan of a whole WABA is computed from: what is known of each number that moves. */
export interface WholeFacts {
  /** At least one, in the order of their E.164; each asked for with the scope `waba`. */
  readonly numbers: readonly MigrationFacts[];
  /** Ours in the same WABA, and staying there. */
  readonly staying: readonly PhoneNumber[];
  /** ISO time of the reading. */
  readonly readAt: string;
}

/** What was asked for all of them, once. */
type Shared = Pick<
  MigrationInputs,
  | 'scenario'
  | 'source'
  | 'target'
  | 'workspace'
  | 'channel'
  | 'reason'
  | 'startAt'
  | 'reverses'
  | 'first'
  | 'sameCompany'
>;

export interface WholeInputs extends Shared {
  /** With the digest of each one's plan: an approval is bound to all of them. */
  readonly numbers: readonly {
    readonly number: NumberId;
    readonly group: GroupId | null;
    readonly digest: string;
  }[];
  readonly staying: readonly NumberId[];
}

/** A number as people recognise it. */
export interface NamedNumber {
  readonly number: NumberId;
  readonly e164: string;
  readonly displayName: string;
  readonly group: string | null;
}

export interface WholePlan
  extends Pick<MigrationPlan, 'kind' | 'route' | 'steps' | 'kept' | 'lost' | 'repoint' | 'templates'> {
  readonly flow: 'waba_migration';
  readonly inputs: WholeInputs;
  readonly names: {
    readonly source: string;
    /** Null: outside. */
    readonly target: string | null;
    readonly numbers: readonly NamedNumber[];
  };
  readonly checks: readonly WholeCheck[];
  /** What is done for each number; the longest of their lists. */
  readonly each: readonly MigrationStepPlan[];
  readonly groups: readonly MovedGroup[];
}

/** One plan for all numbers of a WABA: theirs put together, and what is done once for them all. */
export function planWhole(facts: WholeFacts): WholePlan {
  const plans = facts.numbers.map(planMigration);
  const [first] = plans;
  const [ofFirst] = facts.numbers;
  if (first === undefined || ofFirst === undefined) throw new Error('no number of the WABA moves');
  const { scenario, source, target, workspace, channel, reason, startAt, reverses, sameCompany } =
    first.inputs;
  return {
    flow: 'waba_migration',
    inputs: {
      numbers: plans.map((plan) => ({
        number: plan.inputs.number,
        group: plan.inputs.group,
        digest: digestOf(plan),
      })),
      staying: facts.staying.map(({ id }) => id),
      ...{ scenario, source, target, workspace, channel, reason, startAt, reverses },
      first: first.inputs.first,
      ...(sameCompany === undefined ? {} : { sameCompany }),
    },
    names: {
      source: first.names.source,
      target: first.names.target,
      numbers: plans.map(({ inputs, names }) => ({
        ...{ number: inputs.number, e164: names.e164 },
        ...{ displayName: names.displayName, group: names.group },
      })),
    },
    kind: first.kind,
    route: first.route,
    checks: wholeChecks(
      facts,
      plans.map(({ names, checks }) => ({ e164: names.e164, checks })),
    ),
    steps: wabaSteps(ofFirst),
    each: plans.map(({ steps }) => steps).reduce((a, b) => (b.length > a.length ? b : a)),
    groups: plans.flatMap(groupsMadeAnew),
    // Kept is what every number keeps.
    kept: first.kept.filter((key) => plans.every(({ kept }) => kept.includes(key))),
    lost: [...new Set(plans.flatMap(({ lost }) => lost))],
    repoint: [...new Set(plans.flatMap(({ repoint }) => repoint))],
    templates: first.templates,
  };
}

/** What is answered for all of them is bound by the plan of the whole. */
function digestOf({ inputs, ...plan }: MigrationPlan): string {
  const { sameCompany: _, ...own } = inputs;
  return planDigest({ ...plan, inputs: own });
}

/** Everything that its numbers will hold; the source alone until each of them holds its own. */
export function wholeHolds({ inputs }: Pick<WholePlan, 'inputs'>): readonly Hold[] {
  const { source, target, scenario, numbers } = inputs;
  const holds = numbers.flatMap(({ number, group }) =>
    holdsFor({ number, group, source, target, scope: 'waba', scenario }),
  );
  return [...new Map(holds.map((hold) => [hold.asset, hold])).values()];
}

/** Numbers that can't move while others can; none where something fails for all of them. */
export function failingNumbers({ checks, names }: Pick<WholePlan, 'checks' | 'names'>): readonly NumberId[] {
  const failing = casesOf(checks).filter(({ check }) => check.outcome === 'fail');
  const e164s = new Set(failing.flatMap(({ numbers }) => numbers));
  const found = names.numbers.filter(({ e164 }) => e164s.has(e164));
  return found.length === names.numbers.length ? [] : found.map(({ number }) => number);
}
