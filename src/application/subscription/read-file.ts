import { theClock } from '../../domain/operation/actor.ts';
import type { Command } from '../../domain/operation/commands.ts';
import { isRunning, type StateOf, stepState } from '../../domain/operation/state.ts';
import { fileError, isPassing } from '../../domain/subscription/file-error.ts';
import { IMPORT_GROUPS } from '../../domain/subscription/held.ts';
import { FIELDS } from '../../domain/subscription/import-report.ts';
import { changeOperation } from '../operation/change.ts';
import { redraw } from '../operation/redraw.ts';
import type { Context } from '../ports/context.ts';
import type { ImportFiles, ImportOutcome } from '../ports/import-files.ts';
import type { DryRun } from '../ports/pushes.ts';
import type { Transaction } from '../ports/store.ts';
import type { Upload, Uploads } from '../ports/uploads.ts';
import type { Ran } from '../transfer/run-group-step.ts';

/** The most that Braze's own import takes (domain.md A.9). */
const LIMIT_BYTES = 500_000_000;
const LATER_MS = 15_000;
const TELL_MS = 3_000;
/** After so many tries a person is told; they may let the bot try again. */
const MOST_TRIES = 8;

export interface FileTools {
  readonly uploads: Uploads;
  readonly files: ImportFiles;
  /** The process has been asked to end: what can be left to another is left. */
  readonly isStopping: () => boolean;
}

/** The dry run: the file is read as a stream, judged row by row and as a whole; nothing leaves the house. */
export async function readFile(
  ctx: Context,
  { uploads, files }: FileTools,
  state: StateOf<'import'>,
): Promise<Ran> {
  const operation = state.name;
  const step = 'read';
  const { inputs } = state.plan;
  const tell = (command: (tx: Transaction) => Command | Promise<Command>) =>
    changeOperation(ctx, { operation, actor: theClock, command: (_, tx) => command(tx) });
  const giveUp = async (error: string) => {
    await tell(() => ({ type: 'give_up', step, error, as: 'failed' }));
    return null;
  };
  const attempt = (stepState(state, step)?.attempts ?? 0) + 1;
  const tryLater = async (error: string): Promise<Ran> => {
    if (attempt < MOST_TRIES) return { againAfterMs: LATER_MS };
    await tell(() => ({ type: 'fault', step, error }));
    return null;
  };

  const marked = await tell(() => ({ type: 'attempt', step, attempt }));
  if (marked.kind !== 'changed') return null;
  const upload = await uploads.find(inputs.file);
  if (upload.kind !== 'file') {
    return upload.kind === 'missing' ? giveUp('file_missing') : tryLater('file_unreachable');
  }
  const read = await stage(ctx, files, state, upload);
  switch (read.outcome.kind) {
    case 'stopped':
      return null;
    case 'refused':
      return isPassing(read.outcome.fault)
        ? tryLater(fileError(read.outcome.fault))
        : giveUp(fileError(read.outcome.fault));
    case 'read': {
      const { dryRun } = read;
      if (dryRun === null) return null;
      const told = await tell(async (tx) => {
        await tx.pushes.found(state.id, dryRun);
        return commandFor(dryRun);
      });
      // Cancelled while the batches were made.
      if (told.kind === 'refused') await ctx.store.transaction((tx) => tx.pushes.abandon(state.id));
      return null;
    }
    default:
      return read.outcome satisfies never;
  }
}

/** A file that asks for nothing new is done with; the rejects tell why. */
function commandFor(dryRun: DryRun): Command {
  const step = 'read';
  if (dryRun.toSubscribe + dryRun.toUnsubscribe === 0) {
    return { type: 'give_up', step, error: 'nothing_to_write', as: 'done' };
  }
  const fields = {
    [FIELDS.rows]: String(dryRun.rows),
    [FIELDS.toSubscribe]: String(dryRun.toSubscribe),
    [FIELDS.toUnsubscribe]: String(dryRun.toUnsubscribe),
    [FIELDS.rejected]: String(dryRun.rejected),
    [IMPORT_GROUPS]: dryRun.groups.join(' '),
  };
  return { type: 'succeed', step, proof: { kind: 'dry_run' }, fields };
}

async function stage(
  ctx: Context,
  files: ImportFiles,
  state: StateOf<'import'>,
  upload: Extract<Upload, { kind: 'file' }>,
): Promise<{ readonly outcome: ImportOutcome; readonly dryRun: DryRun | null }> {
  const { inputs } = state.plan;
  const gone = new AbortController();
  const groups = await ctx.store.read.assets.groups();
  const reading = files.read(upload.open(gone.signal), {
    defaultGroup: inputs.group,
    workspace: inputs.workspace,
    groups: new Map(groups.map(({ id, workspaceKey, status }) => [id, { workspace: workspaceKey, status }])),
    fileName: upload.name,
    announcedBytes: upload.size,
    limitBytes: LIMIT_BYTES,
  });
  const isWanted = async () => {
    const now = await ctx.store.read.operations.byId(state.id);
    return now !== null && isRunning(now);
  };
  let toldAt = performance.now();
  const onRows = async (rows: number) => {
    await ctx.store.read.pushes.countRead(state.id, rows);
    if (performance.now() - toldAt < TELL_MS) return;
    toldAt = performance.now();
    await redraw(ctx, state);
  };
  const unless = async () => (await reading.outcome()).kind !== 'read' || !(await isWanted());
  try {
    const judged = await ctx.store.staging.take(state.id, reading.chunks, onRows, unless);
    const summary = await reading.outcome();
    if (judged === null || summary.kind !== 'read') return { outcome: summary, dryRun: null };
    const { format, separator, ignored, bytes, sha256, rows, rejected } = summary;
    const dryRun = { format, separator, ignored, bytes, sha256, rows: rows + rejected, ...judged };
    return { outcome: summary, dryRun };
  } finally {
    gone.abort();
  }
}
