import { isImport, isMigration, isWhole, NUMBERS } from '../../domain/operation/state.ts';
import { SURVEY } from '../../domain/transfer/carry-over.ts';
import { isAutomaticStep } from '../../domain/transfer/steps.ts';
import { runSurvey } from '../carrying/run-survey.ts';
import { moveNumbers } from '../migration/move-numbers.ts';
import { runMigrationStep } from '../migration/run-step.ts';
import type { Context } from '../ports/context.ts';
import type { FileTools } from '../subscription/read-file.ts';
import { runImportStep } from '../subscription/run-import.ts';
import { type Ran, runGroupStep } from '../transfer/run-group-step.ts';

/** Does a step that is the bot's own, as its flow has it; those of a Braze group are the same in each. */
export async function runStep(
  ctx: Context,
  tools: FileTools,
  asked: { operation: string; step: string },
): Promise<Ran> {
  const state = await ctx.store.read.operations.byName(asked.operation);
  if (state === null) return null;
  if (asked.step === SURVEY) return runSurvey(ctx, asked.operation);
  if (isImport(state)) return runImportStep(ctx, tools, asked);
  if (isWhole(state) && asked.step === NUMBERS) return moveNumbers(ctx, asked);
  const ofMigration = isWhole(state) || (isMigration(state) && !isAutomaticStep(asked.step));
  return ofMigration ? runMigrationStep(ctx, asked) : runGroupStep(ctx, asked);
}
