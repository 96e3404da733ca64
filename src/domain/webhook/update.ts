import type { NumberId, WabaId } from '../asset/ids.ts';

/** A template as an event names it; name + language identify it across WABAs. Language as the API writes it: `en_US`. */
export interface NamedTemplate {
  readonly id: string;
  readonly name: string;
  readonly language: string;
}

/** The number of an event that has only digits (domain.md B.9). */
interface ByDigits {
  readonly waba: WabaId;
  readonly digits: string;
}

/** What a webhook told us, in our words; `at` is ISO, the provider's time where it gives one. */
export type Update =
  | {
      readonly type: 'message_status';
      readonly waba: WabaId;
      readonly number: NumberId;
      readonly message: string;
      readonly status: string;
      /** WhatsApp's id of the person: digits. */
      readonly recipient: string;
      readonly at: string;
      readonly error: { readonly code: number; readonly title: string } | null;
    }
  | {
      readonly type: 'message_received';
      readonly waba: WabaId;
      readonly number: NumberId;
      readonly message: string;
      readonly from: string;
      readonly at: string;
    }
  | {
      readonly type: 'template_status';
      readonly waba: WabaId;
      readonly template: NamedTemplate;
      readonly status: string;
      readonly reason: string | null;
      readonly at: string;
    }
  | {
      readonly type: 'template_quality';
      readonly waba: WabaId;
      readonly template: NamedTemplate;
      readonly previous: string;
      readonly quality: string;
      readonly at: string;
    }
  | {
      readonly type: 'template_category';
      readonly waba: WabaId;
      readonly template: NamedTemplate;
      /** The category it has from `effectiveAt` on. */
      readonly category: string;
      readonly previous: string;
      readonly impending: boolean;
      readonly effectiveAt: string;
      readonly at: string;
    }
  | (ByDigits & {
      readonly type: 'number_name';
      readonly decision: string;
      readonly requested: string | null;
      readonly reason: string | null;
      readonly at: string;
    })
  | (ByDigits & {
      readonly type: 'number_limit';
      readonly event: string;
      readonly limit: string | null;
      readonly at: string;
    })
  | (ByDigits & { readonly type: 'security'; readonly event: string; readonly at: string })
  | {
      readonly type: 'account';
      readonly waba: WabaId;
      readonly event: string;
      readonly detail: string | null;
      readonly at: string;
    }
  | { readonly type: 'account_review'; readonly waba: WabaId; readonly decision: string; readonly at: string }
  | { readonly type: 'capability'; readonly waba: WabaId; readonly limit: string | null; readonly at: string }
  | {
      readonly type: 'preference';
      readonly waba: WabaId;
      readonly number: NumberId;
      readonly person: string;
      readonly value: 'stop' | 'resume';
      readonly category: string;
      readonly at: string;
    }
  | {
      readonly type: 'channel';
      readonly digits: string | null;
      readonly event: string;
      readonly status: string | null;
      readonly at: string;
    }
  /** Kept and counted: Meta adds fields without notice. */
  | { readonly type: 'unknown'; readonly waba: string; readonly field: string; readonly at: string };

export type UpdateType = Update['type'];
