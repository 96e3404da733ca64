import { LISTED, listOperations, type Which } from '../../application/operation/list.ts';
import { listPage } from '../blocks/pages.ts';
import { say } from '../desk.ts';
import type { CommandListener } from '../listener.ts';
import { md } from '../text/mrkdwn.ts';

const WHICH: readonly Which[] = ['mine', 'waiting', 'open', 'all'];

const isWhich = (word: string): word is Which => WHICH.some((w) => w === word);

/** `/wa list [mine|waiting|open|all]`; without a word: what waits for the one who asks. */
export const list: CommandListener = async (desk, asked, rest, text) => {
  const word = rest.toLowerCase();
  const which = isWhich(word) ? word : 'waiting';
  const rows = await listOperations(desk.ctx, { by: asked.user, which });
  await say(desk, asked, md`${text.list.title[which]}`, listPage(which, rows, LISTED, text));
};
