import { showStatus } from '../../application/asset/show-status.ts';
import { showOperation } from '../../application/operation/show.ts';
import { situation } from '../blocks/card.ts';
import { operationStatus, statusPage } from '../blocks/pages.ts';
import { whatOf } from '../blocks/status.ts';
import { deniedWords, say } from '../desk.ts';
import type { CommandListener } from '../listener.ts';
import { md } from '../text/mrkdwn.ts';
import { list } from './list.ts';

const OPERATION = /^[A-Z]{2}-\d+$/i;

/** `/wa status [number, group, WABA or operation]`; without a word: what is open. */
export const status: CommandListener = async (desk, asked, rest, text) => {
  if (rest === '') return list(desk, asked, 'open', text);
  if (OPERATION.test(rest)) {
    const operation = rest.toUpperCase();
    const page = await showOperation(desk.ctx, { operation, by: asked.user });
    if ('state' in page) {
      const words = md`${page.state.name} ${whatOf(page.state, text)}`;
      return say(desk, asked, words, operationStatus(page.state, situation(page.state, text), text));
    }
    if (page.kind === 'missing') return say(desk, asked, text.errors.missingOperation(operation));
    return say(desk, asked, await deniedWords(desk, page, text));
  }
  const found = await showStatus(desk.ctx, { query: rest, by: asked.user });
  if (found.kind === 'denied') return say(desk, asked, await deniedWords(desk, found, text));
  if (found.kind === 'nothing') return say(desk, asked, text.errors.notFound(rest));
  return say(desk, asked, md`${rest}`, statusPage(found.numbers, found.more, text));
};
