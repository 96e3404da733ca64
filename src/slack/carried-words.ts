import type { Context } from '../application/ports/context.ts';
import type { CarriedNotice } from '../application/ports/messages.ts';
import { groupMove } from '../domain/operation/group-move.ts';
import type { OperationState } from '../domain/operation/state.ts';
import { csv } from './csv.ts';
import type { Mrkdwn } from './text/mrkdwn.ts';
import type { Text } from './text/shape.ts';

/** What the thread under a card is told of a carry-over. */
export async function carriedWords(
  { store }: Context,
  state: OperationState,
  notice: CarriedNotice,
  text: Text,
): Promise<Mrkdwn> {
  const t = text.carrying;
  if (notice.type === 'not_as_written') return t.notAsWritten(notice.names, notice.more);
  const move = groupMove(state);
  if (move === null) throw new Error(`${state.name} carries nothing over`);
  const { destination } = move.names;
  if (notice.fault !== null) return t.notLookedUp(text.operation.stepError(notice.fault), destination);
  const { profiles } = await store.read.carrying.progress(state.id, move.group);
  return t.profiles(profiles, destination);
}

/** Whoever has no profile or no phone in the destination, masked, with the ledger's number of each. */
export async function* missingFile(
  { store }: Context,
  { id }: OperationState,
  text: Text,
): AsyncIterable<string> {
  const t = text.carrying;
  yield `\uFEFF${csv([t.missingColumns])}`;
  for await (const page of store.read.carrying.missing(id)) {
    yield csv(
      page.map(({ person, externalId, phone, profile }) => [person, externalId, phone, t.lacks[profile]]),
    );
  }
}
