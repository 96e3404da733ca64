import type { KnownBlock } from '@slack/types';
import type { HandOff } from '../../application/conversation/hand-off.ts';
import { dashboardUrlOf } from '../../domain/asset/clusters.ts';
import type { HandOffItem, Readiness } from '../../domain/conversation/hand-off.ts';
import { joined, link, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { section } from './primitives.ts';

const ICON: Readonly<Record<Readiness, string>> = { ready: '✅', waiting: '⏳', missing: '❌' };

function words(item: HandOffItem, text: Text): Mrkdwn {
  const t = text.handOff.item;
  switch (item.key) {
    case 'group':
      return t.group(item);
    case 'template':
      return t.template(item);
    case 'opted_in':
      return t.opted_in(item);
    case 'test':
      return t.test(item);
    case 'read_back':
      return t.read_back(item);
    case 'window':
      return t.window(item);
    default:
      return item satisfies never;
  }
}

function linkOf({ key }: HandOffItem, { workspace, waba }: HandOff, text: Text): Mrkdwn | null {
  const t = text.handOff.links;
  const dashboard = dashboardUrlOf(workspace);
  switch (key) {
    case 'template':
      return link(`https://business.facebook.com/wa/manage/message-templates/?waba_id=${waba}`, t.templates);
    case 'group':
    case 'opted_in':
      return dashboard ? link(dashboard, t.groups) : null;
    case 'window':
      return dashboard ? link(dashboard, t.campaigns) : null;
    default:
      return null;
  }
}

/** The checklist before a campaign: what is there, what is waited for, what is missing, each with where to look. */
export function handOffPage(found: HandOff, text: Text): KnownBlock[] {
  const t = text.handOff;
  const { items, group } = found;
  const verdict = items.some(({ outcome }) => outcome === 'missing')
    ? t.notYet
    : items.some(({ outcome }) => outcome === 'waiting')
      ? t.waiting
      : t.ready;
  const lines = items.map((item) => {
    const where = linkOf(item, found, text);
    const line = md`${ICON[item.outcome]} *${t.items[item.key]}* · ${words(item, text)}`;
    return where === null ? line : joined([line, where], ' ');
  });
  return [section(joined([t.title(group.name), verdict])), section(joined(lines))];
}
