import type { StepStatus } from '../operation/step.ts';

/** The most names of templates that are shown. */
const NAMES = 3;

/** The transfer or migration that made a group, as far as a campaign depends on it. */
export interface HandOffMove {
  readonly operation: string;
  readonly live: boolean;
  readonly sent: StepStatus;
  readonly received: StepStatus;
  readonly readBack: StepStatus;
}

export interface HandOffFacts {
  readonly active: boolean;
  /** Names of the WABA's approved templates. */
  readonly approved: readonly string[];
  readonly optedIn: number;
  readonly move: HandOffMove | null;
  /** A test from the number was answered since it has this group. */
  readonly answered: boolean;
  /** An open import whose states were not read back yet. */
  readonly importing: string | null;
}

export type Readiness = 'ready' | 'waiting' | 'missing';

/** One line of the checklist: `reason` says which sentence applies. */
export type HandOffItem =
  | { readonly key: 'group'; readonly outcome: Readiness; readonly reason: 'active' | 'archived' }
  | {
      readonly key: 'template';
      readonly outcome: Readiness;
      readonly reason: 'approved' | 'none';
      readonly names: readonly string[];
      readonly more: number;
    }
  | {
      readonly key: 'opted_in';
      readonly outcome: Readiness;
      readonly reason: 'some' | 'nobody';
      readonly people: number;
    }
  | { readonly key: 'window'; readonly outcome: 'ready'; readonly reason: 'rule' }
  | {
      readonly key: 'test';
      readonly outcome: Readiness;
      readonly reason: 'done' | 'answered' | 'open' | 'none';
      readonly operation: string | null;
    }
  | {
      readonly key: 'read_back';
      readonly outcome: Readiness;
      readonly reason: 'done' | 'nothing' | 'open' | 'left_out';
      readonly operation: string | null;
    };

function template({ approved }: HandOffFacts): HandOffItem {
  const names = [...new Set(approved)].toSorted();
  return {
    key: 'template',
    outcome: names.length > 0 ? 'ready' : 'missing',
    reason: names.length > 0 ? 'approved' : 'none',
    names: names.slice(0, NAMES),
    more: Math.max(0, names.length - NAMES),
  };
}

function test({ move, answered }: HandOffFacts): HandOffItem {
  const operation = move?.operation ?? null;
  if (move?.sent === 'done' && move.received === 'done')
    return { key: 'test', outcome: 'ready', reason: 'done', operation };
  if (answered) return { key: 'test', outcome: 'ready', reason: 'answered', operation: null };
  return move?.live
    ? { key: 'test', outcome: 'waiting', reason: 'open', operation }
    : { key: 'test', outcome: 'missing', reason: 'none', operation: null };
}

/** R74, R77: a campaign that depends on a written state waits until that state has been read back. */
function readBack({ move, importing }: HandOffFacts): HandOffItem {
  const at = (
    outcome: Readiness,
    reason: 'done' | 'nothing' | 'open' | 'left_out',
    operation: string | null,
  ) => ({ key: 'read_back', outcome, reason, operation }) as const;
  if (importing !== null) return at('waiting', 'open', importing);
  if (move === null) return at('ready', 'nothing', null);
  if (move.readBack === 'done') return at('ready', 'done', move.operation);
  if (move.live && move.readBack !== 'skipped') return at('waiting', 'open', move.operation);
  return at('missing', 'left_out', move.operation);
}

/** What a campaign through this group needs, in the order people go through it (R59). */
export const handOff = (facts: HandOffFacts): readonly HandOffItem[] => [
  {
    key: 'group',
    outcome: facts.active ? 'ready' : 'missing',
    reason: facts.active ? 'active' : 'archived',
  },
  template(facts),
  {
    key: 'opted_in',
    outcome: facts.optedIn > 0 ? 'ready' : 'missing',
    reason: facts.optedIn > 0 ? 'some' : 'nobody',
    people: facts.optedIn,
  },
  test(facts),
  readBack(facts),
  { key: 'window', outcome: 'ready', reason: 'rule' },
];
