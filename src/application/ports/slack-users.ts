import type { UserId } from '../../domain/asset/ids.ts';

/** What Slack says of a person, kept for a while so that an answer need not wait for `users.info`. */
export interface SlackUser {
  readonly id: UserId;
  /** As Slack has it, such as `fr-FR`. */
  readonly locale: string;
  /** IANA name. */
  readonly timezone: string;
  /** ISO */
  readonly readAt: string;
}

export interface SlackUsers {
  find(id: UserId): Promise<SlackUser | null>;
  put(user: SlackUser): Promise<void>;
}
