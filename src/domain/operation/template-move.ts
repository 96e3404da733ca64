import { isMigration, isWhole, type OperationState, type StateOf } from './state.ts';

/** Copies templates to another WABA and follows them there until they are rated (R100 to R105). */
export type Following = StateOf<'migration'> | StateOf<'waba_migration'>;

/** Where a whole WABA moves, its templates are not followed once more for each number. */
export const followsTemplates = (state: OperationState): state is Following =>
  isWhole(state) || (isMigration(state) && state.plan.inputs.partOf === undefined);
