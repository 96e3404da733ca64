import { theClock } from '../../domain/operation/actor.ts';
import type { Command } from '../../domain/operation/commands.ts';
import { currentStep, isImport, isRunning, type StateOf } from '../../domain/operation/state.ts';
import { FIELDS, NOT_AS_WRITTEN } from '../../domain/subscription/import-report.ts';
import { changeOperation } from '../operation/change.ts';
import { redraw } from '../operation/redraw.ts';
import type { Context } from '../ports/context.ts';
import type { Ran } from '../transfer/run-group-step.ts';
import { pushStates } from './push.ts';
import { readStatesBack } from './read-back.ts';
import { type FileTools, readFile } from './read-file.ts';
import { wrapUp } from './wrap-up.ts';

/** 5,000 people are enough to see whether Braze shows what was written; smaller imports are read back whole. */
const SAMPLE_BATCHES = 100;

/** Does a step of an import: the dry run, the writing, the reading back. Killed anywhere, it goes on where it was. */
export async function runImportStep(
  ctx: Context,
  tools: FileTools,
  { operation, step }: { operation: string; step: string },
): Promise<Ran> {
  const state = await ctx.store.read.operations.byName(operation);
  if (state === null || !isImport(state)) return null;
  if (state.status === 'cancelled') return wrapUp(ctx, state);
  const open = currentStep(state);
  if (!isRunning(state) || open?.key !== step || open.error !== null) return null;
  switch (step) {
    case 'read':
      return readFile(ctx, tools, state);
    case 'write':
      return write(ctx, tools, state);
    case 'read_back':
      return readBack(ctx, state);
    default:
      return null;
  }
}

const tell = (ctx: Context, { name }: StateOf<'import'>, command: Command) =>
  changeOperation(ctx, { operation: name, actor: theClock, command: () => command });

async function write(
  ctx: Context,
  { isStopping }: Pick<FileTools, 'isStopping'>,
  state: StateOf<'import'>,
): Promise<Ran> {
  const step = 'write';
  const goesOn = async () => {
    if (isStopping()) return false;
    const now = await ctx.store.read.operations.byId(state.id);
    return now !== null && isRunning(now) && !now.paused && currentStep(now)?.key === step;
  };
  const pushed = await pushStates(ctx, {
    operationId: state.id,
    goesOn,
    told: () => redraw(ctx, state),
  });
  await redraw(ctx, state);
  switch (pushed.kind) {
    case 'stopped':
      return isStopping() ? { againAfterMs: 0 } : null;
    case 'later':
      return { againAfterMs: pushed.afterMs };
    case 'failed':
      await tell(ctx, state, { type: 'fault', step, error: pushed.error });
      return null;
    case 'done': {
      const progress = await ctx.store.read.pushes.progress(state.id);
      const late = (progress?.rejected ?? 0) - (progress?.dryRun?.rejected ?? 0);
      const fields = {
        [FIELDS.written]: String(progress?.written ?? 0),
        [FIELDS.lateRejects]: String(late),
      };
      await tell(ctx, state, { type: 'succeed', step, proof: { kind: 'written', status: 201 }, fields });
      return null;
    }
    default:
      return pushed satisfies never;
  }
}

async function readBack(ctx: Context, state: StateOf<'import'>): Promise<Ran> {
  const step = 'read_back';
  const sample = state.plan.inputs.readBack === 'all' ? null : SAMPLE_BATCHES;
  const read = await readStatesBack(ctx, { operationId: state.id, sample });
  await redraw(ctx, state);
  switch (read.kind) {
    case 'later':
      return { againAfterMs: read.afterMs };
    case 'failed':
      await tell(ctx, state, { type: 'fault', step, error: read.error });
      return null;
    case 'done': {
      const { checked, missing } = read;
      if (missing > 0) {
        await tell(ctx, state, { type: 'fault', step, error: `${NOT_AS_WRITTEN} ${missing}` });
        return null;
      }
      const proof = { kind: 'read_back', checked, missing } as const;
      await tell(ctx, state, { type: 'succeed', step, proof, fields: { [FIELDS.checked]: String(checked) } });
      return null;
    }
    default:
      return read satisfies never;
  }
}
