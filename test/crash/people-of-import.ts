import type { BrazeStandIn } from '../../src/sandbox/braze/stand-in.ts';
import { groups } from '../e2e/company.ts';

export const workspace = 'brand-fr';
export const group = groups.fr;
const prefix = 'sample-';

export interface ImportSample {
  readonly content: string;
  /** By line: what is to be written, of whom. */
  readonly wanted: ReadonlyMap<string, 'subscribed' | 'unsubscribed'>;
  /** `line reason` of every row that is to be rejected. */
  readonly rejects: readonly string[];
  /** Of these a call is refused as a whole. */
  readonly poisoned: readonly string[];
}

const rejected: readonly ((n: number) => readonly [row: string, reason: string])[] = [
  () => [`,,${group},subscribed`, 'no_person'],
  (n) => [`${prefix}${n},,${group},abonné`, 'bad_state'],
  (n) => [`${prefix}${n},,${group.replace('7a1c', '0000')},subscribed`, 'unknown_group'],
  (n) => [` ${prefix}${n},,${group},subscribed`, 'surrounding_spaces'],
  (n) => [`${prefix}${n},+33 6,${group},subscribed`, 'bad_phone'],
  // The row before, once more.
  (n) => [`${prefix}${n - 1},,${group},${stateOf(n - 1)}`, 'duplicate'],
];
const stateOf = (n: number) => (n % 3 === 0 ? 'unsubscribed' : 'subscribed');

/** So many rows, every hundredth of which is rejected for one reason or another, and some people whom Braze refuses. */
export function importSample(rows: number, refusedEvery: number): ImportSample {
  const lines = ['external_id,phone,subscription_group_id,subscription_state'];
  const wanted = new Map<string, 'subscribed' | 'unsubscribed'>();
  const rejects: string[] = [];
  const poisoned: string[] = [];
  for (let n = 1; n <= rows; n += 1) {
    const bad = n % 100 === 0 ? rejected[(n / 100) % rejected.length]?.(n) : undefined;
    lines.push(bad?.[0] ?? `${prefix}${n},,${group},${stateOf(n)}`);
    const line = lines.length;
    if (bad !== undefined) rejects.push(`${line} ${bad[1]}`);
    else if (n % refusedEvery === 50) {
      poisoned.push(`${prefix}${n}`);
      rejects.push(`${line} refused_by_braze`);
    } else wanted.set(`${prefix}${n}`, stateOf(n));
  }
  return { content: `${lines.join('\n')}\n`, wanted, rejects, poisoned };
}

/** Braze as it knows these people. */
export const brazeOf = (rows: number) => ({
  workspaces: [
    {
      ...{
        key: workspace,
        restKey: `key-of-${workspace}`,
        groups: [{ id: group, state: 'active' as const }],
      },
      populations: [{ prefix, from: 1, to: rows }],
    },
  ],
});

export interface Take {
  /** Deaths before it. */
  readonly deaths: number;
  readonly people: string[];
}

/** Every call that the stand-in carries out from now on, with the people whom it wrote. */
export function recordTakes(braze: BrazeStandIn, deaths: () => number): readonly Take[] {
  const audience = audienceOf(braze);
  const takes: Take[] = [];
  const set = audience.set;
  let current: Take | null = null;
  audience.set = (row, at, state) => {
    set(row, at, state);
    if (current === null) {
      current = { deaths: deaths(), people: [] };
      takes.push(current);
      // The people of one call are written without a pause between them.
      queueMicrotask(() => {
        current = null;
      });
    }
    current.people.push(audience.person(row).externalId);
  };
  return takes;
}

/** What each person's last call said. */
export function statesOf(braze: BrazeStandIn): Map<string, string> {
  const audience = audienceOf(braze);
  const known = audience.snapshot().map(({ externalId, standings }) => {
    return [externalId, standings.find((each) => each.group === group)?.state ?? ''] as const;
  });
  return new Map(known);
}

function audienceOf(braze: BrazeStandIn) {
  const audience = braze.state.workspace(workspace)?.audience;
  if (audience === undefined) throw new Error(`${workspace} is gone`);
  return audience;
}
