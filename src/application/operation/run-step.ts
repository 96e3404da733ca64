import { isMigration, isTransfer, isWhole } from '../../domain/operation/state.ts';
import { SURVEY } from '../../domain/transfer/carry-over.ts';
import { runSurvey } from '../carrying/run-survey.ts';
import { moveNumbers, NUMBERS } from '../migration/move-numbers.ts';
import { runMigrationStep } from '../migration/run-step.ts';
import type { Context } from '../ports/context.ts';
import type { FileTools } from '../subscription/read-file.ts';
import { runImportStep } from '../subscription/run-import.ts';
import { type Ran, runTransferStep } from '../transfer/run-step.ts';

/** Does a step that is the bot's own, as its flow has it. */
export async function runStep(
  ctx: Context,
  tools: FileTools,
  asked: { operation: string; step: string },
): Promise<Ran> {
  const state = await ctx.store.read.operations.byName(asked.operation);
  if (state === null) return null;
  if (asked.step === SURVEY) return runSurvey(ctx, asked.operation);
  if (isWhole(state) && asked.step === NUMBERS) return moveNumbers(ctx, asked);
  if (isMigration(state) || isWhole(state)) return runMigrationStep(ctx, asked);
  return isTransfer(state) ? runTransferStep(ctx, asked) : runImportStep(ctx, tools, asked);
}
