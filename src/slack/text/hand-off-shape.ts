import type { HandOffItem } from '../../domain/conversation/hand-off.ts';
import type { Mrkdwn } from './mrkdwn.ts';

type ItemOf<K extends HandOffItem['key']> = Extract<HandOffItem, { key: K }>;

/** Words about what a campaign needs before it is built. */
export interface HandOffText {
  readonly button: string;
  readonly title: (group: string) => Mrkdwn;
  readonly ready: Mrkdwn;
  readonly waiting: Mrkdwn;
  readonly notYet: Mrkdwn;
  readonly items: Record<HandOffItem['key'], string>;
  readonly item: { readonly [K in HandOffItem['key']]: (item: ItemOf<K>) => Mrkdwn };
  readonly links: { readonly groups: string; readonly campaigns: string; readonly templates: string };
  readonly missing: Mrkdwn;
}
