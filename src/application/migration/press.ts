import type { UserId } from '../../domain/asset/ids.ts';
import { REGISTRATIONS } from '../../domain/asset/limits.ts';
import { person } from '../../domain/operation/actor.ts';
import type { Command } from '../../domain/operation/commands.ts';
import { isMigration, type StateOf, stepState } from '../../domain/operation/state.ts';
import { shownFrom } from '../../domain/operation/under-way.ts';
import { type Change, changeOperation } from '../operation/change.ts';
import { stepNeeds } from '../operation/step-needs.ts';
import type { Context } from '../ports/context.ts';
import type { CodeMethod, Meta } from '../ports/meta.ts';
import type { Answer, ProviderFault } from '../ports/provider.ts';
import { numberOf } from './announced.ts';
import { cameAbout, unclearAt } from './look-after.ts';
import { type Pressed, recorded } from './pressed.ts';
import { registrationsOf } from './registrations.ts';
import { errorOf } from './run-step.ts';
import { settleRegistration } from './settle-registration.ts';

/** What a person gives; it lives in this request alone and is written nowhere (ARCHITECTURE, idea 3). */
export type Given =
  | { readonly step: 'send_code'; readonly method: CodeMethod; readonly language: string }
  | { readonly step: 'enter_code'; readonly code: string }
  | { readonly step: 'register'; readonly pin: string };

/** Meta's own answer may take its time; the modal waits in a view of its own. */
const PATIENCE = { withinMs: 25_000 };

/**
 * Marks the attempt, makes the call, records what came of it; the mark is also what the budget of `register` counts.
 * Before a second attempt Meta is read: what arrived the first time is not done twice, even where Meta shows it late.
 */
export async function press(
  ctx: Context,
  { operation, by, given }: { operation: string; by: UserId; given: Given },
): Promise<Pressed> {
  const { meta } = ctx;
  const { step } = given;
  if (meta === null) return { kind: 'no_meta' };
  if (!isSixDigits(given)) return { kind: 'six_digits' };
  const before = await ctx.store.read.operations.byName(operation);
  if (before !== null && isMigration(before) && step === 'register') {
    const earlier = await settleRegistration(ctx, meta, { state: before, by });
    if (earlier !== null) return earlier;
    const spent = await spentOf(ctx, before);
    if (spent !== null) return spent;
  }
  const attempt = (before === null ? 0 : (stepState(before, step)?.attempts ?? 0)) + 1;
  const marked = await changeOperation(ctx, {
    operation,
    actor: person(by),
    needs: stepNeeds(step),
    // Who comes second, while the first one's call is under way, has a number that is taken.
    command: () => ({ type: 'attempt', step, attempt }),
  });
  if (marked.kind !== 'changed' || !isMigration(marked.state)) return marked;
  const tell = (command: Command) =>
    changeOperation(ctx, { operation, actor: person(by), command: () => command });
  const looks = step === 'register' || attempt > 1;
  const there = looks ? await cameAbout(ctx, meta, marked.state, step) : null;
  if (there?.kind === 'done')
    return recorded(await tell({ type: 'succeed', step, by, proof: there.proof, fields: {} }));
  // Unread, Meta may have done it at an earlier attempt, or by another hand: it is not called again.
  if (there?.kind === 'fault' && attempt > 1) return notCalled(tell, step, there);
  const answer = await make(meta, numberOf(marked.state), given);
  if (answer.kind === 'answer')
    return recorded(await tell({ type: 'succeed', step, by, proof: { kind: 'called' }, fields: {} }));
  if (!answer.mayHaveHappened) {
    const error = errorOf(answer);
    // 133006: what the phone was asked for counts no more; the way back to it is a step's, and costs no registration.
    const isLapsed = step === 'register' && answer.remedy === 'verify_again';
    await tell(
      isLapsed ? { type: 'send_back', step, to: 'send_code', error } : { type: 'fault', step, error },
    );
    return { kind: 'not_done', fault: answer };
  }
  const seen = await cameAbout(ctx, meta, marked.state, step);
  if (seen?.kind === 'done')
    return recorded(await tell({ type: 'succeed', step, by, proof: seen.proof, fields: {} }));
  const told = await tell({ type: 'fault', step, error: unclearAt(step) });
  const now = 'state' in told ? stepState(told.state, step) : null;
  return { kind: 'unclear', againAt: step === 'register' && now !== null ? shownFrom(now) : null };
}

/** No earlier registration is open any more when one is attempted (decide.ts); a code may have been taken before. */
async function notCalled(
  tell: (command: Command) => Promise<Change>,
  step: Given['step'],
  unread: ProviderFault,
): Promise<Pressed> {
  const registers = step === 'register';
  await tell({ type: 'fault', step, error: registers ? errorOf(unread) : unclearAt(step) });
  return registers ? { kind: 'not_done', fault: unread } : { kind: 'unclear', againAt: null };
}

const isSixDigits = (given: Given): boolean => {
  if (given.step === 'send_code') return true;
  return /^\d{6}$/.test(given.step === 'enter_code' ? given.code : given.pin);
};

async function spentOf(ctx: Context, state: StateOf<'migration'>): Promise<Pressed | null> {
  const now = ctx.clock.now().toISOString();
  const { used, freeAt } = await registrationsOf(ctx.store.read, state.plan.inputs.number, now);
  return used < REGISTRATIONS ? null : { kind: 'used_up', freeAt };
}

function make(meta: Meta, number: Parameters<Meta['register']>[0], given: Given): Promise<Answer<true>> {
  switch (given.step) {
    case 'send_code':
      return meta.requestCode(number, given, PATIENCE);
    case 'enter_code':
      return meta.verifyCode(number, given.code, PATIENCE);
    case 'register':
      return meta.register(number, given.pin, PATIENCE);
    default:
      return given satisfies never;
  }
}
