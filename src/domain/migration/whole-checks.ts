import type { Check, CheckOutcome } from '../operation/check.ts';
import type { Holder } from '../operation/holds.ts';
import type { MigrationCheck, MigrationCheckKey } from './checks.ts';
import type { WholeFacts } from './whole-plan.ts';

/** What was found alike at some numbers. */
export interface Case {
  readonly check: MigrationCheck;
  /** As E.164. */
  readonly numbers: readonly string[];
}

export interface AllNumbers {
  readonly moving: number;
  /** Ours, and staying; as E.164. */
  readonly staying: readonly string[];
  /** How many Meta lists in the WABA that are not in the inventory. */
  readonly unlisted: number;
}

/** A check of a whole WABA: the worst of what its numbers gave, with every case. */
export type WholeCheck =
  | Check<MigrationCheckKey, MigrationCheck['reason'], { readonly cases: readonly Case[] }>
  | Check<'all_numbers', 'all' | 'some_stay' | 'unlisted' | 'unread', AllNumbers>;

const WORST: readonly CheckOutcome[] = ['fail', 'unknown', 'warn', 'overridden', 'pass'];
const byUrgency = (a: Case, b: Case): number =>
  WORST.indexOf(a.check.outcome) - WORST.indexOf(b.check.outcome);

/** The checks of all its numbers, each key once, in the order people read them. */
export function wholeChecks(
  facts: WholeFacts,
  judged: readonly { readonly e164: string; readonly checks: readonly MigrationCheck[] }[],
): readonly WholeCheck[] {
  const cases = new Map<string, Case>();
  for (const { e164, checks } of judged) {
    for (const check of checks) {
      const alike = JSON.stringify([check.key, check.outcome, check.reason, check.facts]);
      const known = cases.get(alike);
      cases.set(alike, known ? { ...known, numbers: [...known.numbers, e164] } : { check, numbers: [e164] });
    }
  }
  const keys = new Set([...cases.values()].map(({ check }) => check.key));
  return [allNumbers(facts), ...[...keys].map((key) => together([...cases.values()], key))];
}

function together(all: readonly Case[], key: MigrationCheckKey): WholeCheck {
  const cases = all.filter(({ check }) => check.key === key).toSorted(byUrgency);
  const [worst] = cases;
  if (worst === undefined) throw new Error(`no number was asked for ${key}`);
  const { outcome, reason, rules, source } = worst.check;
  const isOverridable = cases.some(({ check }) => check.overridable === true && check.outcome === outcome);
  return {
    ...{ key, outcome, reason, facts: { cases }, rules, source },
    readAt: cases.map(({ check }) => check.readAt).reduce((a, b) => (a < b ? a : b)),
    ...(isOverridable ? { overridable: true as const } : {}),
  };
}

/** Nobody thinks that all of it moved while a number stayed behind unseen. */
function allNumbers({ numbers, staying, readAt }: WholeFacts): WholeCheck {
  const listed = numbers[0]?.source.numbers ?? null;
  const ours = new Set([...numbers.map(({ number }) => number.id), ...staying.map(({ id }) => id)]);
  const unlisted = listed?.value.filter((id) => !ours.has(id)).length ?? 0;
  const reason =
    listed === null ? 'unread' : unlisted > 0 ? 'unlisted' : staying.length > 0 ? 'some_stay' : 'all';
  return {
    key: 'all_numbers',
    outcome: reason === 'all' ? 'pass' : reason === 'some_stay' ? 'warn' : 'unknown',
    reason,
    facts: { moving: numbers.length, staying: staying.map(({ e164 }) => e164), unlisted },
    rules: ['R27'],
    source: listed?.from ?? 'inventory',
    readAt: listed?.at ?? readAt,
  };
}

/** What was found at the numbers; that of the WABA as such is none of it. */
export const casesOf = (checks: readonly WholeCheck[]): readonly Case[] =>
  checks.flatMap((check) => (check.key === 'all_numbers' ? [] : check.facts.cases));

/** Who holds one of the numbers, its group or the WABAs; null where nobody does. */
export function holderAmong(checks: readonly WholeCheck[]): Holder | null {
  for (const { check } of casesOf(checks)) {
    if (check.key !== 'not_held') continue;
    const { operation, requester } = check.facts;
    if (operation !== null && requester !== null) return { operation, requester };
  }
  return null;
}
