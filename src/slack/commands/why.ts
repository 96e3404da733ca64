import { whyNumber } from '../../application/asset/why.ts';
import { formatNumber } from '../blocks/number.ts';
import { whyPage } from '../blocks/provider-pages.ts';
import { deniedWords, say } from '../desk.ts';
import type { CommandListener } from '../listener.ts';
import { md } from '../text/mrkdwn.ts';

const ENOUGH = 5;

/** `/wa why <number>`: the first broken link and its fix. */
export const why: CommandListener = async (desk, asked, rest, text) => {
  const found = rest === '' ? [] : await desk.ctx.store.read.assets.searchNumbers(rest, ENOUGH + 1);
  const [only] = found;
  if (!only) return say(desk, asked, text.errors.notFound(rest));
  if (found.length > 1) {
    const names = found.slice(0, ENOUGH).map((row) => `${formatNumber(row.e164)} (${row.displayName})`);
    return say(desk, asked, text.errors.severalFound(rest, names));
  }
  const answer = await whyNumber(desk.ctx, { number: only.id, by: asked.user });
  if (answer.kind === 'missing') return say(desk, asked, text.errors.notFound(rest));
  if (answer.kind === 'denied') return say(desk, asked, await deniedWords(desk, answer, text));
  return say(desk, asked, md`${formatNumber(answer.number.e164)}`, whyPage(answer, text));
};
