import { showAccess } from '../../application/access/show.ts';
import { accessPage } from '../blocks/pages.ts';
import { deniedWords, say } from '../desk.ts';
import type { CommandListener } from '../listener.ts';
import { md } from '../text/mrkdwn.ts';

/** `/wa access` */
export const access: CommandListener = async (desk, asked, _rest, text) => {
  const page = await showAccess(desk.ctx, { by: asked.user });
  if ('kind' in page) return say(desk, asked, await deniedWords(desk, page, text));
  return say(desk, asked, md`${text.access.title}`, accessPage(page, text));
};
