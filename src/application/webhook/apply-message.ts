import type { NumberId } from '../../domain/asset/ids.ts';
import type { Command } from '../../domain/operation/commands.ts';
import { holdNumber } from '../../domain/operation/holds.ts';
import { currentStep, type OperationState } from '../../domain/operation/state.ts';
import type { Update } from '../../domain/webhook/update.ts';
import { send } from '../delivery/send.ts';
import { applyCommand } from '../operation/change.ts';
import { toPerson } from '../operation/effects.ts';
import type { Context } from '../ports/context.ts';
import type { Transaction } from '../ports/store.ts';
import { hearMarketingWord } from '../subscription/hear-marketing-word.ts';

/**
 * `sent` under this number's id, after the bot's call, proves that the number belongs to the new group and sends (R12):
 * the old group is archived, so nothing else sends through it. `delivered` and `read` may be of messages from before.
 * A failed one is told to the assignee.
 */
export async function applyMessageStatus(
  ctx: Context,
  tx: Transaction,
  update: Extract<Update, { type: 'message_status' }>,
): Promise<void> {
  if ((await tx.assets.number(update.number)) === null) {
    return tx.webhooks.unknown(update.number, 'messages', new Date(update.at));
  }
  await tellTester(tx, update);
  await hearStop(tx, update);
  const state = await operationAt(tx, update.number, 'test_sent');
  const step = state && currentStep(state);
  if (!state || !step || step.attemptedAt === null) return;
  if (Date.parse(update.at) < Date.parse(step.attemptedAt) - EARLY_MS) return;
  const { status, at, error } = update;
  if (status === 'sent') {
    return change(ctx, tx, state, {
      type: 'succeed',
      step: step.key,
      proof: { kind: 'webhook', status, at },
      fields: {},
    });
  }
  if (status === 'failed' && step.error === null) {
    return change(ctx, tx, state, {
      type: 'fault',
      step: step.key,
      error: `not_delivered ${error?.code ?? ''}`.trim(),
    });
  }
}

/** The person stopped marketing messages of this number: WhatsApp says so where `user_preferences` did not (B.8). */
const STOPPED_MARKETING = 131050;

async function hearStop(
  tx: Transaction,
  { number, recipient: digits, status, error, at }: Extract<Update, { type: 'message_status' }>,
): Promise<void> {
  if (status !== 'failed' || error?.code !== STOPPED_MARKETING || digits === '') return;
  await hearMarketingWord(tx, { number, digits, stopped: true, told: '131050', at });
}

/** Meta stamps whole seconds, and its clock is not ours. */
const EARLY_MS = 60_000;

/** Opens the 24-hour window (C5), and is a hint, never a proof, that the answer of a test arrived (R13). */
export async function applyMessageReceived(
  ctx: Context,
  tx: Transaction,
  update: Extract<Update, { type: 'message_received' }>,
): Promise<void> {
  const { number, from, at } = update;
  if ((await tx.assets.number(number)) === null) {
    return tx.webhooks.unknown(number, 'messages', new Date(at));
  }
  if (from !== '') await tx.readings.personWrote(number, from, at);
  await tellOfTest(tx, { what: 'answer', number, person: from, at }, { what: 'answered', code: null });
  const state = await operationAt(tx, number, 'test_received');
  if (state) await change(ctx, tx, state, { type: 'hint', step: 'test_received', at });
}

/** The open operation on this number, if it waits at this step. */
async function operationAt(tx: Transaction, number: NumberId, step: string): Promise<OperationState | null> {
  const holder = await tx.operations.holderOf([holdNumber(number)]);
  const state = holder && (await tx.operations.lock(holder.operation));
  return state && currentStep(state)?.key === step ? state : null;
}

async function change(ctx: Context, tx: Transaction, state: OperationState, command: Command): Promise<void> {
  await applyCommand(ctx, tx, { state, actor: { kind: 'provider', name: 'meta' }, command });
}

/** Whoever sent a test by `/wa send-test` is told once that it arrived, or that it did not. */
async function tellTester(
  tx: Transaction,
  update: Extract<Update, { type: 'message_status' }>,
): Promise<void> {
  const { number, recipient: person, at, status, error } = update;
  if (status !== 'failed' && status !== 'delivered' && status !== 'read') return;
  const what = status === 'failed' ? 'failed' : 'delivered';
  await tellOfTest(tx, { what: 'status', number, person, at }, { what, code: error?.code ?? null });
}

async function tellOfTest(
  tx: Transaction,
  seen: { what: 'status' | 'answer'; number: NumberId; person: string; at: string },
  news: { what: 'delivered' | 'failed' | 'answered'; code: number | null },
): Promise<void> {
  const test = await tx.tests.waitingFor(seen.what, seen.number, seen.person, seen.at);
  const number = test && (await tx.assets.number(seen.number));
  if (!test || !number) return;
  await tx.tests.told(test.id, seen.what);
  const destination = toPerson(test.by);
  const notice = { type: 'test_news', e164: number.e164, ...news } as const;
  await send(tx, [{ key: `test:${test.id}:${seen.what}`, destination, notice }]);
}
