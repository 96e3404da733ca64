import type { UserId } from '../asset/ids.ts';

/** Where the opt-ins come from: nowhere, the ledger, or a file that is imported into the ledger before the plan is read. */
export const carryOvers = ['none', 'ledger', 'file'] as const;
export type CarryOver = (typeof carryOvers)[number];

/** Who or what vouches for the states of so many people, and when it last said one (ISO). */
export interface Voucher {
  readonly kind: 'person' | 'import' | 'carry_over' | 'webhook' | 'braze';
  readonly user: UserId | null;
  /** The operation's name. */
  readonly operation: string | null;
  readonly at: string;
  readonly subscribed: number;
  readonly unsubscribed: number;
}

/** Whom the ledger knows in the group when the plan is read; an approval is not bound to it. */
export interface CarryPlan {
  readonly subscribed: number;
  readonly unsubscribed: number;
  /** Those who vouch for the most people. */
  readonly vouchers: readonly Voucher[];
  /** How many more there are. */
  readonly others: number;
  /** The newest import of this group in the days before; it is what `file` means. */
  readonly imported: Voucher | null;
}

/** The keys of the steps that the bot does itself where opt-ins are carried over. */
export const carryingSteps = ['snapshot', 'carry_over', 'read_back'] as const;
export type CarryingStep = (typeof carryingSteps)[number];

/** No step: what the bot looks up for the plan as soon as it is asked for. */
export const SURVEY = 'survey';

const SHOWN = 5;
/** An older file is not the one that is meant. */
const FILE_DAYS = 7;

/** Null where nothing is carried over. `readAt` is ISO. */
export function carryPlan(vouchers: readonly Voucher[] | null, readAt: string): CarryPlan | null {
  if (vouchers === null) return null;
  const sum = (of: 'subscribed' | 'unsubscribed') => vouchers.reduce((n, voucher) => n + voucher[of], 0);
  const since = Date.parse(readAt) - FILE_DAYS * 86_400_000;
  const imports = vouchers.filter(({ kind, at }) => kind === 'import' && Date.parse(at) >= since);
  return {
    subscribed: sum('subscribed'),
    unsubscribed: sum('unsubscribed'),
    vouchers: vouchers.slice(0, SHOWN),
    others: Math.max(0, vouchers.length - SHOWN),
    imported: imports.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null,
  };
}

/** What inputs ask for; plans of before there was a choice carry nothing. */
export const carryOverOf = ({ carryOver }: { readonly carryOver?: CarryOver }): CarryOver =>
  carryOver ?? 'none';

/** R62: only where the destination speaks for the same company are opt-ins carried; else opt-outs alone. */
export const carriesOptIns = ({ sameCompany }: { readonly sameCompany?: boolean }): boolean =>
  sameCompany === true;
