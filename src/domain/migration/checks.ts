import type { UserId } from '../asset/ids.ts';
import type { Check } from '../operation/check.ts';
import type { RoomCheck } from '../operation/room.ts';
import type { Misfit } from './scenario.ts';

type Account = { readonly waba: string };

/** Each row of domain.md F.1 and R109 to R112, with its evidence. */
export type MigrationCheck =
  | Check<'scenario_fits', 'fits' | 'no_token' | Misfit, Record<never, never>>
  | Check<'permission', 'held' | 'missing', { workspaces: readonly string[]; users: readonly UserId[] }>
  | Check<'not_held', 'free' | 'held', { operation: string | null; requester: UserId | null }>
  | Check<'registered', 'connected' | 'not_connected' | 'elsewhere' | 'unread', { status: string | null }>
  | Check<'not_test', 'live' | 'test' | 'unread', Record<never, never>>
  | Check<'not_coexistence', 'not' | 'coexistence' | 'unread', Record<never, never>>
  | Check<
      'name_approved',
      'approved' | 'available_without_review' | 'not_approved' | 'unread',
      { status: string | null }
    >
  | Check<'no_pending_name', 'none' | 'pending' | 'unread', { status: string | null }>
  | Check<'two_step', 'off' | 'on' | 'unread', Record<never, never>>
  | Check<'source_account', AccountReason, Account>
  | Check<'destination_account', AccountReason, Account>
  | Check<'same_business', 'same' | 'other' | 'unread', Record<never, never>>
  | Check<'other_business', 'other' | 'same' | 'unread', Record<never, never>>
  | Check<'payment', 'present' | 'not_said' | 'unread', Account>
  | Check<'webhooks', 'subscribed' | 'bot_subscribes' | 'none' | 'unread', Account>
  | Check<'not_there', 'not' | 'there' | 'unread', Account>
  | Check<'template_room', 'room' | 'too_many' | 'unread', { count: number; limit: number; left: number }>
  | RoomCheck
  | Check<'register_budget', 'room' | 'used_up', { used: number; limit: number; freeAt: string | null }>
  | Check<'history', 'asked', Record<never, never>>
  | Check<'on_premise', 'on_premise' | 'cloud' | 'unread', { platform: string | null }>;

export type AccountReason = 'good' | 'not_reviewed' | 'not_verified' | 'unread';

export type MigrationCheckKey = MigrationCheck['key'];
