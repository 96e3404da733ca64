import type { UserId } from '../../domain/asset/ids.ts';
import { person } from '../../domain/operation/actor.ts';
import { currentStep, isMigration } from '../../domain/operation/state.ts';
import { authorize } from '../access/authorize.ts';
import { changeOperation } from '../operation/change.ts';
import { stepNeeds } from '../operation/step-needs.ts';
import type { Context } from '../ports/context.ts';
import type { CodeMethod } from '../ports/meta.ts';
import { numberOf } from './announced.ts';
import type { Pressed } from './pressed.ts';

const STEP = 'enter_code';
const PATIENCE = { withinMs: 25_000 };

/** A new code, while one is waited for: the one before expired, was mistyped too often, or never came. */
export async function sendAgain(
  ctx: Context,
  input: { operation: string; by: UserId; method: CodeMethod; language: string },
): Promise<Pressed> {
  const { operation, by, method, language } = input;
  const { meta } = ctx;
  if (meta === null) return { kind: 'no_meta' };
  const state = await ctx.store.read.operations.byName(operation);
  if (state === null || !isMigration(state)) return { kind: 'missing' };
  const denied = await authorize(ctx, ctx.store.read, { user: by, ...stepNeeds(STEP)(state) });
  if (denied) return { kind: 'denied', denied };
  if (currentStep(state)?.key !== STEP)
    return { kind: 'refused', refusal: { kind: 'not_current', step: STEP }, state };
  const answer = await meta.requestCode(numberOf(state), { method, language }, PATIENCE);
  if (answer.kind === 'fault') return { kind: 'not_done', fault: answer };
  return changeOperation(ctx, {
    operation,
    actor: person(by),
    command: () => ({ type: 'retry', step: STEP, by }),
  });
}
