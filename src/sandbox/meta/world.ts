import type { Tables } from './tables.ts';

/** Traps of Meta's own making, which may be switched on. */
export interface Traps {
  /** Quality updates come as `message_template_status_update` (B.9). */
  qualityAsStatusField: boolean;
  /** Each delivery comes twice. */
  duplicates: boolean;
  /** Updates that wait together come newest first. */
  disorder: boolean;
  /** A text outside the window is accepted, and fails by webhook. */
  windowRefusedLate: boolean;
  /** A number that was registered is listed at its new account only minutes later. */
  listedLate: boolean;
}

export const noTraps: Readonly<Traps> = {
  qualityAsStatusField: false,
  duplicates: false,
  disorder: false,
  windowRefusedLate: false,
  listedLate: false,
};

export interface Update {
  readonly waba: string;
  readonly field: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Unix seconds; null for `messages` and `user_preferences`, whose entries carry none (B.9). */
  readonly time: number | null;
}

/** What Meta's rules work on. */
export interface World {
  readonly tables: Tables;
  readonly traps: Traps;
  readonly now: () => Date;
  /** Tells the apps that subscribed to this WABA. */
  readonly announce: (update: Update) => void;
}

export function secondsOf(now: Date): number {
  return Math.floor(now.getTime() / 1000);
}
