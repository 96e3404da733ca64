import type { GroupRow } from '../application/ports/assets.ts';
import type { UserId } from '../domain/asset/ids.ts';
import { formatNumber } from './blocks/number.ts';
import type { Desk } from './desk.ts';
import { visible } from './visible.ts';

/** More than one match is told, not guessed. */
const ENOUGH = 5;

export type GroupFound =
  | { readonly kind: 'one'; readonly row: GroupRow; readonly exact: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly names: readonly string[] };

/** The one group that the words name, among those that the person may see; active ones come first. */
export async function findGroup(desk: Desk, user: UserId, words: string): Promise<GroupFound> {
  const { within } = await visible(desk, user);
  const found = await desk.ctx.store.read.assets.searchGroups(words, ENOUGH + 1, within);
  const active = found.filter((row) => row.status === 'active');
  const candidates = active.length > 0 ? active : found;
  const exact = candidates.filter(
    (row) => row.id === words || row.name.toLowerCase() === words.toLowerCase(),
  );
  const [only] = exact.length === 1 ? exact : candidates;
  if (!only) return { kind: 'none' };
  if (candidates.length > 1 && exact.length !== 1) {
    const names = candidates.slice(0, ENOUGH).map((row) => `${formatNumber(row.e164)} (${row.name})`);
    return { kind: 'several', names };
  }
  return { kind: 'one', row: only, exact: exact.length === 1 };
}
