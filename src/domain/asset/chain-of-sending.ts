/** From person to number to provider: what must hold so that a message goes out (`/wa why`). In this order. */
export const LINKS = ['group', 'key', 'number', 'templates', 'waba', 'business', 'provider'] as const;
export type LinkName = (typeof LINKS)[number];

export type LinkReason =
  | 'fine'
  | 'not_read'
  | 'no_active_group'
  | 'moving'
  | 'key_refused'
  | 'no_key'
  | 'not_connected'
  | 'name_not_approved'
  | 'quality_red'
  | 'no_approved_template'
  | 'review'
  | 'not_verified'
  | 'not_subscribed'
  | 'blocked';

export interface Link {
  readonly link: LinkName;
  readonly outcome: 'ok' | 'broken' | 'unknown';
  readonly reason: LinkReason;
  /** The provider's or our own words that fill in the sentence: a status, an operation, a solution. */
  readonly detail: string | null;
}

/** The first broken link; where none is broken, the first that could not be read; null when the chain is whole. */
export const weakest = (links: readonly Link[]): Link | null =>
  links.find((l) => l.outcome === 'broken') ?? links.find((l) => l.outcome === 'unknown') ?? null;
