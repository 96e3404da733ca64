import type { Asks, StepKind } from '../operation/step.ts';
import type { AutomaticStep } from '../transfer/facts.ts';
import { automaticKinds } from '../transfer/steps.ts';

/** Every step of every scenario; the group's own are named as in a transfer. */
export type MigrationStepKey =
  | 'prepare'
  | 'settle'
  | 'snapshot'
  | 'copy_templates'
  | 'numbers'
  | 'two_step_off'
  | 'subscribe_app'
  | 'free_uses'
  | 'archive'
  | 'announce'
  | 'send_code'
  | 'enter_code'
  | 'pin_vault'
  | 'register'
  | 'hub_add'
  | 'sign_up'
  | 'their_migration'
  | 'change_currency'
  | 'ask_partner'
  | 'partner_approves'
  | 'grant_key'
  | 'ask_support'
  | 'wait_30_days'
  | 'delete_number'
  | 'register_anew'
  | 'change_hosting'
  | 'connected'
  | 'healthy'
  | 'new_key'
  | 'two_step_on'
  | 'compare_templates'
  | 'integrate'
  | 'testers'
  | 'test_sent'
  | 'test_received'
  | 'carry_over'
  | 'read_back'
  | 'resume'
  | 'senders_switched'
  | 'ratings'
  | 'cancel_360dialog';

/** Who has to act; the person who is assigned brings them to do it. */
export type WhoActs =
  | 'operator'
  | 'portfolio_admin'
  | 'number_owner'
  | 'client'
  | 'new_partner'
  | 'new_provider'
  | 'finance'
  | 'support'
  | 'bot';

/** A step as a scenario states it. */
export interface Row {
  readonly key: MigrationStepKey;
  readonly kind: StepKind;
  readonly who: WhoActs;
  readonly undo: 'manual' | 'watch' | null;
  readonly verifies: boolean;
  readonly pointOfNoReturn: boolean;
  /** Without it nothing after it is true. */
  readonly needed: boolean;
  readonly dueHours: number;
  readonly enters: readonly string[];
  readonly asks?: Asks;
}

type Said = Partial<Omit<Row, 'key' | 'kind' | 'who'>>;

const row = (key: MigrationStepKey, kind: StepKind, who: WhoActs, said: Said): Row => ({
  key,
  kind,
  who,
  undo: null,
  verifies: false,
  pointOfNoReturn: false,
  needed: false,
  dueHours: 24,
  enters: [],
  ...said,
});

/** A person clicks where only people can, then confirms here. */
export const byHand = (key: MigrationStepKey, who: WhoActs, said: Said = {}): Row =>
  row(key, 'manual', who, said);

/** The bot writes to a provider. */
export const byBot = (key: MigrationStepKey, said: Said = {}): Row => row(key, 'call', 'bot', said);

/** A step of its Braze group that the bot can do, as in a transfer. */
export const ofGroup = (key: AutomaticStep, said: Said = {}): Row =>
  row(key, automaticKinds[key], 'bot', said);

/** The bot's call, made when a person gives what it needs. */
export const onPress = (key: MigrationStepKey, who: WhoActs, asks: Asks, said: Said = {}): Row =>
  row(key, 'call', who, { ...said, asks });

/** Ends by itself when a provider shows it; a person may confirm it as well. */
export const watched = (key: MigrationStepKey, who: WhoActs, said: Said = {}): Row =>
  row(key, 'watch', who, said);
