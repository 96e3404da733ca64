import type { NumberId } from '../../domain/asset/ids.ts';
import type { StopsOutcome } from '../ports/stop-notice.ts';
import type { StopsTold } from '../ports/stops.ts';
import type { Transaction } from '../ports/store.ts';
import { named, type PlaceOfNumber, placeOfNumber, tellOfStops } from './place-of-number.ts';

/** The message that asked says what came of it, and loses its buttons. */
export async function closeQuestion(
  tx: Transaction,
  number: NumberId,
  asked: StopsTold,
  outcome: StopsOutcome,
): Promise<void> {
  const place = asked.key === null ? null : await placeOfQuestion(tx, number, asked);
  if (asked.key === null || place === null) return;
  const notice = { type: 'stops_closed', ...named(place), replaces: asked.key, outcome } as const;
  await tellOfStops(tx, place, `${asked.key}:closed`, notice);
  await tx.stops.tell(number, 'ask', { ...asked, key: null });
}

/** Where it was asked: the number may have moved since. */
async function placeOfQuestion(
  { assets }: Transaction,
  id: NumberId,
  asked: StopsTold,
): Promise<PlaceOfNumber | null> {
  const [number, group] = [await assets.number(id), await assets.group(asked.group)];
  const workspace = group && (await assets.workspace(group.workspaceKey));
  return number && group && workspace ? { number, group, workspace } : placeOfNumber(assets, id);
}
