import { listOperations } from '../../application/operation/list.ts';
import type { UserId } from '../../domain/asset/ids.ts';
import { homePage } from '../blocks/pages.ts';
import { type Desk, say } from '../desk.ts';
import type { CommandListener } from '../listener.ts';
import { md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';

export async function homeBlocks(desk: Desk, user: UserId, text: Text) {
  const waiting = await listOperations(desk.ctx, { by: user, which: 'waiting' });
  const open = await listOperations(desk.ctx, { by: user, which: 'open' });
  return homePage({ user, waiting, open }, text);
}

/** `/wa`: what needs me now, and a button for each job. */
export const home: CommandListener = async (desk, asked, _rest, text) =>
  say(desk, asked, md`${text.home.title}`, await homeBlocks(desk, asked.user, text));
