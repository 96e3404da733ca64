import type { UserId } from '../../domain/asset/ids.ts';
import { person } from '../../domain/operation/actor.ts';
import type { Meaning } from '../../domain/operation/commands.ts';
import { groupMove } from '../../domain/operation/group-move.ts';
import { stepState } from '../../domain/operation/state.ts';
import type { Proof } from '../../domain/operation/step.ts';
import { withoutIdentifiers } from '../../domain/operation/words.ts';
import type { AssetRefusal } from '../ports/assets.ts';
import type { Context } from '../ports/context.ts';
import { type GroupRefusal, judgeGroup, type StepFields } from '../transfer/judge-group.ts';
import { type Change, changeOperation } from './change.ts';
import { AssetsRefused } from './record.ts';
import { stepNeeds } from './step-needs.ts';

export type Confirmed =
  | Change
  | { readonly kind: 'field'; readonly field: 'subscription_group_id'; readonly refusal: GroupRefusal }
  | { readonly kind: 'assets'; readonly refusal: AssetRefusal | 'held' };

interface Input {
  readonly operation: string;
  readonly step: string;
  readonly by: UserId;
  readonly evidence: string | null;
  readonly fields: StepFields;
  readonly meaning: Meaning;
}

/** A person says that a manual step, or its undo, is done. At `integrate` the new group's id is judged first. */
export async function confirmStep(ctx: Context, input: Input): Promise<Confirmed> {
  const { operation, step, by } = input;
  const state = await ctx.store.read.operations.byName(operation);
  let proof: Proof = { kind: 'person' };
  let fields: Record<string, string> = {};
  const integrates = step === 'integrate' && input.meaning === 'do';
  const move = state && groupMove(state);
  if (integrates && move && stepState(state, step)?.status === 'open') {
    const judged = await judgeGroup(ctx, { move, by, fields: input.fields });
    if (judged.kind === 'refused')
      return { kind: 'field', field: 'subscription_group_id', refusal: judged.refusal };
    if (judged.kind === 'accepted') ({ proof, fields } = judged);
  }
  const evidence = input.evidence === null ? null : withoutIdentifiers(input.evidence) || null;
  try {
    return await changeOperation(ctx, {
      operation,
      actor: person(by),
      needs: stepNeeds(step),
      command: () => ({ type: 'confirm', step, by, evidence, fields, proof, meaning: input.meaning }),
    });
  } catch (error) {
    if (error instanceof AssetsRefused) return { kind: 'assets', refusal: error.refusal };
    throw error;
  }
}
