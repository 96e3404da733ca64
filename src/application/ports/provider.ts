/** Why a provider did not do what was asked; every documented error maps to one (domain.md A.12, B.8). */
export type FaultKind =
  | 'no_key'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'refused'
  | 'rate_limited'
  | 'unavailable'
  | 'no_answer'
  | 'unexpected';

/** What a person can do about it; the words are in `slack/text`. */
export type Remedy =
  | 'set_key'
  | 'set_app_id'
  | 'new_token'
  | 'check_cluster'
  | 'grant_permission'
  | 'find_asset_again'
  | 'fix_input'
  | 'wait'
  | 'use_template'
  | 'add_payment'
  | 'ask_pin_owner'
  | 'verify_again'
  | 'register_number'
  | 'deregister_first'
  | 'skip_verification'
  | 'check_account'
  | 'check_recipient'
  | 'free_templates'
  | 'read_message'
  | 'ask_admin';

/** The documented causes of Meta's 2388103, told apart by their text alone (domain.md B.8). */
export type MigrationCause =
  | 'no_webhooks'
  | 'no_migration_needed'
  | 'display_name'
  | 'source_account'
  | 'no_payment'
  | 'retry_later'
  | 'other_business'
  | 'destination_not_approved'
  | 'messaging_for_not_accepted'
  /** A text that nobody documented: shown word for word. */
  | 'unknown';

export interface ProviderFault {
  readonly kind: 'fault';
  readonly fault: FaultKind;
  /** Whether asking again later, unchanged, can end otherwise. Never a licence to repeat a call that may not be. */
  readonly retryable: boolean;
  /** Until it makes sense to ask again; null when the provider did not say. */
  readonly retryAfterMs: number | null;
  /** A write may have been done all the same: read the provider's state before anything else. False for reads. */
  readonly mayHaveHappened: boolean;
  readonly status: number | null;
  readonly code: number | null;
  readonly subcode: number | null;
  /** The provider's own words, cut and without secrets; null when there were none. */
  readonly said: string | null;
  readonly remedy: Remedy;
  /** Permission that is missing, where the provider's documentation names it. */
  readonly permission: string | null;
  /** Null for every error but 2388103. */
  readonly migrationCause: MigrationCause | null;
}

/** What a provider answered, and when it was read (ISO). */
export type Answer<T> = { readonly kind: 'answer'; readonly value: T; readonly at: string } | ProviderFault;

export interface Page<T> {
  readonly items: readonly T[];
  /** Null on the last page. */
  readonly after: string | null;
}

/** How long a caller waits for one call, its retries and pauses included. */
export interface Patience {
  /** Milliseconds; 20 seconds unless given. */
  readonly withinMs?: number;
  readonly signal?: AbortSignal;
}
