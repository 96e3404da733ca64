import { open, say } from '../desk.ts';
import type { CommandListener } from '../listener.ts';
import { testSend } from '../views/test-send.ts';
import { visible } from '../visible.ts';

/** `/wa send-test [number]`: the modal, prefilled where the words name one number. */
export const sendTest: CommandListener = async (desk, asked, rest, text) => {
  const { within } = await visible(desk, asked.user);
  const rows = rest === '' ? [] : await desk.ctx.store.read.assets.searchGroups(rest, 10, within);
  const found = rows.filter((row) => row.status === 'active');
  if (rest !== '' && found.length === 0) return say(desk, asked, text.errors.notFound(rest));
  const [only] = found;
  await open(desk, asked, testSend(text, found.length === 1 && only ? only : null), text);
};
