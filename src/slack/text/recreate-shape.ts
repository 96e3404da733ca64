import type { ProviderFault } from '../../application/ports/provider.ts';
import type { categories } from '../../domain/template/contents.ts';
import type { Mrkdwn } from './mrkdwn.ts';

/** Creating again what a migration left behind. */
export interface RecreateText {
  readonly title: string;
  readonly open: string;
  readonly intro: (n: number) => Mrkdwn;
  readonly none: Mrkdwn;
  readonly which: string;
  readonly submit: string;
  readonly about: (name: string, language: string) => Mrkdwn;
  readonly reason: (reason: string) => Mrkdwn;
  readonly media: Mrkdwn;
  readonly name: string;
  readonly nameHint: string;
  readonly nameWrong: string;
  readonly category: string;
  readonly categories: Record<(typeof categories)[number], string>;
  readonly header: string;
  readonly body: string;
  readonly bodyHint: string;
  readonly footer: string;
  readonly creating: Mrkdwn;
  readonly created: (status: string) => Mrkdwn;
  readonly notCreated: (fault: ProviderFault) => Mrkdwn;
  readonly gone: Mrkdwn;
}
