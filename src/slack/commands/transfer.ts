import { formatNumber } from '../blocks/number.ts';
import { open, say } from '../desk.ts';
import type { CommandListener } from '../listener.ts';
import { transferNew } from '../views/transfer-new.ts';
import { visible } from '../visible.ts';

/** More than one match is told, not guessed. */
const ENOUGH = 5;

/** `/wa transfer [number or group]`: the modal, prefilled where the words name one active group. */
export const transfer: CommandListener = async (desk, asked, rest, text) => {
  if (rest === '') {
    await open(desk, asked, transferNew(text, { group: null, channel: null }), text);
    return;
  }
  const { assets } = desk.ctx.store.read;
  const { within } = await visible(desk, asked.user);
  const found = await assets.searchGroups(rest, ENOUGH + 1, within);
  const active = found.filter((row) => row.status === 'active');
  const candidates = active.length > 0 ? active : found;
  const exact = candidates.filter((row) => row.id === rest || row.name.toLowerCase() === rest.toLowerCase());
  const [only] = exact.length === 1 ? exact : candidates;
  if (!only) {
    await say(desk, asked, text.errors.notFound(rest));
    return;
  }
  if (candidates.length > 1 && exact.length !== 1) {
    const names = candidates.slice(0, ENOUGH).map((row) => `${formatNumber(row.e164)} (${row.name})`);
    await say(desk, asked, text.errors.severalFound(rest, names));
    return;
  }
  const group = await assets.group(only.id);
  const origin = group && (await assets.workspace(group.workspaceKey));
  await open(desk, asked, transferNew(text, { group: only, channel: origin?.channel ?? null }), text);
};
