import { type OnFault, readStateFile, writeStateFile } from '../state-file.ts';
import type { BrazeState } from './state.ts';

/** Keeps what people did in the stand-in's dashboard over a restart, in one JSON file. */
export function createBrazeKeeper(state: BrazeState, file: string, onFault: OnFault) {
  return {
    restore: async (): Promise<void> => void (await readStateFile(file, state.restore, onFault)),
    keep: (): Promise<void> => writeStateFile(file, state.snapshot()),
  };
}
