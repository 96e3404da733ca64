import { open, say } from '../desk.ts';
import { findGroup } from '../find-group.ts';
import type { CommandListener } from '../listener.ts';
import { transferNew } from '../views/transfer-new.ts';

/** `/wa transfer [number or group]`: the modal, prefilled where the words name one active group. */
export const transfer: CommandListener = async (desk, asked, rest, text) => {
  if (rest === '') {
    await open(desk, asked, transferNew(text, { group: null, channel: null }), text);
    return;
  }
  const found = await findGroup(desk, asked.user, rest);
  if (found.kind === 'none') return say(desk, asked, text.errors.notFound(rest));
  if (found.kind === 'several') return say(desk, asked, text.errors.severalFound(rest, found.names));
  const { assets } = desk.ctx.store.read;
  const group = await assets.group(found.row.id);
  const origin = group && (await assets.workspace(group.workspaceKey));
  const prefill = { group: found.row, channel: origin?.channel ?? null };
  await open(desk, asked, transferNew(text, prefill), text);
};
