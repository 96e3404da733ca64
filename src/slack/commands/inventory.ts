import { showDrift } from '../../application/asset/show-drift.ts';
import { driftPage } from '../blocks/provider-pages.ts';
import { deniedWords, say } from '../desk.ts';
import type { CommandListener } from '../listener.ts';
import { md } from '../text/mrkdwn.ts';

/** `/wa inventory`: where our inventory and the providers differ. */
export const inventory: CommandListener = async (desk, asked, _rest, text) => {
  const page = await showDrift(desk.ctx, { by: asked.user });
  if (page.kind === 'denied') return say(desk, asked, await deniedWords(desk, page, text));
  return say(desk, asked, md`${text.drift.title}`, driftPage(page, text));
};
