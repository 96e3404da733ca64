import type { Template } from '../template/template.ts';
import { COPYING_MS, since, UNRATED_MS } from './ratings-times.ts';
import { isStatus, qualityOf } from './template-eligibility.ts';
import { asListed, byKey, type ListedCopy, type TemplateRef, templateKey } from './template-key.ts';

/** Each copy is in one of these. `coming`: not listed yet in the first minutes. `other`: PENDING, IN_APPEAL and the like. */
export const copyStates = [
  'settled',
  'unknown',
  'coming',
  'missing',
  'rejected',
  'paused',
  'disabled',
  'other',
] as const;
export type CopyState = (typeof copyStates)[number];

/** A copy as it stands; `category` is the source's. */
export interface CopyStanding extends TemplateRef {
  readonly state: CopyState;
  /** Null where the destination does not list it. */
  readonly copy: ListedCopy | null;
}

/** The category check took or will take the copy to another category than the source's (R101). */
export interface Recategorised extends TemplateRef {
  readonly to: string;
  /** ISO; null where it has happened. */
  readonly at: string | null;
  readonly announced: boolean;
}

/** One look at the copies. A recategorised one is in its state's list as well. */
export interface RatingReport extends Readonly<Record<CopyState, readonly CopyStanding[]>> {
  readonly registeredAt: string;
  readonly at: string;
  readonly recategorised: readonly Recategorised[];
  /** UNKNOWN is no alarm (R105): ratings start after a day, and later only where Meta has data enough. */
  readonly unknownIs: 'first_day' | 'little_data';
}

export interface RatingFacts {
  /** The copies by name and language. */
  readonly expected: readonly TemplateRef[];
  readonly destination: readonly Template[];
  /** ISO, as is `now`. */
  readonly registeredAt: string;
  readonly now: string;
}

/** How the copies stand (R100, R101, R105, domain.md F.4), in the order of `expected`. */
export function rateCopies({ expected, destination, registeredAt, now }: RatingFacts): RatingReport {
  const listed = byKey(destination);
  const passed = since(registeredAt, now);
  const lists: Record<CopyState, CopyStanding[]> = {
    settled: [],
    unknown: [],
    coming: [],
    missing: [],
    rejected: [],
    paused: [],
    disabled: [],
    other: [],
  };
  const recategorised: Recategorised[] = [];
  for (const { id, name, language, category } of expected) {
    const ref = { id, name, language, category };
    const found = listed.get(templateKey(ref));
    const absent = passed < COPYING_MS ? 'coming' : 'missing';
    const state = found === undefined ? absent : stateOf(found);
    lists[state].push({ ...ref, state, copy: found === undefined ? null : asListed(found) });
    const turned = found === undefined ? null : turnedInto(ref, found);
    if (turned !== null) recategorised.push({ ...ref, ...turned });
  }
  const unknownIs = passed < UNRATED_MS ? 'first_day' : 'little_data';
  return { registeredAt, at: now, ...lists, recategorised, unknownIs };
}

const STATES: Readonly<Record<string, CopyState>> = {
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
};

function stateOf(copy: Template): CopyState {
  if (!isStatus(copy.status, 'APPROVED')) return STATES[copy.status.toUpperCase()] ?? 'other';
  return qualityOf(copy) === 'UNKNOWN' ? 'unknown' : 'settled';
}

function turnedInto(
  { category }: TemplateRef,
  copy: Template,
): Omit<Recategorised, keyof TemplateRef> | null {
  const isOther = (to: string | null) => to !== null && to.toUpperCase() !== category.toUpperCase();
  if (isOther(copy.category)) return { to: copy.category, at: null, announced: false };
  if (copy.nextCategory === null || !isOther(copy.nextCategory)) return null;
  return { to: copy.nextCategory, at: copy.nextCategoryAt, announced: true };
}

/** All copies, whatever their state. */
export const standings = (report: RatingReport): CopyStanding[] =>
  copyStates.flatMap((state) => report[state]);

/** Every copy is APPROVED and rated: the follow-up ends by itself (domain.md F.4). */
export const isKnown = (report: RatingReport): boolean => standings(report).length === report.settled.length;
