import { showHandOff } from '../../application/conversation/hand-off.ts';
import { GroupId } from '../../domain/asset/ids.ts';
import { handOffPage } from '../blocks/hand-off.ts';
import { deniedWords, say } from '../desk.ts';
import type { ActionListener } from '../listener.ts';

/** "Ready for a campaign?" on a group's line. */
export const readyForCampaign: ActionListener = async (desk, asked, text) => {
  const group = GroupId.parse(asked.value);
  const found = await showHandOff(desk.ctx, { group, by: asked.user });
  if (found.kind === 'missing') return say(desk, asked, text.handOff.missing);
  if (found.kind === 'denied') return say(desk, asked, await deniedWords(desk, found, text));
  return say(desk, asked, text.handOff.title(found.group.name), handOffPage(found, text));
};
