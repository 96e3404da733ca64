import type { Assets } from '../application/ports/assets.ts';
import { isTransfer, type OperationState } from '../domain/operation/state.ts';
import { whereOf } from './blocks/instructions.ts';
import type { Where } from './text/shape.ts';

/** What the instructions of a transfer fill in; null for every other flow. */
export async function placesOf(
  assets: Pick<Assets, 'workspace'>,
  state: OperationState,
): Promise<Where | null> {
  if (!isTransfer(state)) return null;
  const { origin, destination } = state.plan.inputs;
  return whereOf(state, {
    origin: await assets.workspace(origin),
    destination: await assets.workspace(destination),
  });
}
