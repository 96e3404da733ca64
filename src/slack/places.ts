import type { Assets } from '../application/ports/assets.ts';
import { groupMove } from '../domain/operation/group-move.ts';
import type { OperationState } from '../domain/operation/state.ts';
import { whereOf } from './blocks/instructions.ts';
import type { Where } from './text/shape.ts';

/** What the instructions of a Braze group's move fill in; null where none is moved. */
export async function placesOf(
  assets: Pick<Assets, 'workspace'>,
  state: OperationState,
): Promise<Where | null> {
  const move = groupMove(state);
  if (move === null) return null;
  const sides = {
    origin: await assets.workspace(move.origin),
    destination: await assets.workspace(move.destination),
  };
  return whereOf(state, move, sides);
}
