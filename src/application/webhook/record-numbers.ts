import { holdNumber } from '../../domain/operation/holds.ts';
import { currentStep } from '../../domain/operation/state.ts';
import type { StepState } from '../../domain/operation/step.ts';
import { applyCommand } from '../operation/change.ts';
import type { Context } from '../ports/context.ts';
import type { NumberReading } from '../ports/readings.ts';
import type { Transaction } from '../ports/store.ts';
import { tellWaba } from './news.ts';

/** Keeps what a provider told of numbers, and posts a transition that people must know of (SPEC 5.5). */
export async function recordNumbers(
  ctx: Context,
  tx: Transaction,
  readings: readonly NumberReading[],
  key: string,
): Promise<void> {
  const transitions = await tx.readings.record(readings);
  for (const reading of readings) {
    if (reading.field === 'isPinEnabled') await proveTwoStep(ctx, tx, reading);
  }
  for (const { number: id, field, from, to } of transitions) {
    const number = from === null ? null : await tx.assets.number(id);
    if (from === null || number === null) continue;
    await tellWaba(
      tx,
      number.wabaId,
      { type: 'number_news', number: id, e164: number.e164, field, from, to },
      `number:${id}:${field}:${key}`,
    );
  }
}

/** The link in Meta's e-mail was followed, or a PIN was set (domain.md B.9): the step that waits for it is done, or taken back. */
async function proveTwoStep(
  ctx: Context,
  tx: Transaction,
  { number, asOf, value }: NumberReading,
): Promise<void> {
  const holder = await tx.operations.holderOf([holdNumber(number)]);
  const state = holder && (await tx.operations.lock(holder.operation));
  const step = state && currentStep(state);
  if (!state || !step || !isAwaited(step, value !== 'false', asOf)) return;
  const proof = { kind: 'seen', at: asOf } as const;
  const command = { type: 'succeed', step: step.key, proof, fields: {} } as const;
  await applyCommand(ctx, tx, { state, actor: { kind: 'provider', name: 'meta' }, command });
}

/**
 * What was told of the time before it was off does not take the step back. Meta tells whole seconds (domain.md B.9):
 * on in the second in which it went off is later, for off needs a link out of an e-mail.
 */
function isAwaited({ key, status, closedAt }: StepState, isOn: boolean, asOf: string): boolean {
  if (key === 'two_step_on') return isOn;
  if (key !== 'two_step_off') return false;
  return status === 'undoing' ? isOn && secondOf(asOf) >= secondOf(closedAt ?? '') : !isOn;
}

const secondOf = (iso: string): number => Math.floor(Date.parse(iso) / 1000);
