import type { PhoneNumber, Waba } from './asset.ts';

/** A difference between our inventory and what a provider says; `acceptable`: taking theirs brings ours in line. */
export interface Difference<Field extends string = string> {
  readonly asset: string;
  readonly field: Field;
  readonly ours: string | null;
  readonly theirs: string | null;
  readonly acceptable: boolean;
}

export interface NumberThere {
  readonly id: string;
  readonly e164: string;
  readonly displayName: string | null;
}

type NumberField = 'missing_there' | 'missing_here' | 'e164' | 'display_name';

/** Numbers are keyed by Meta's id, never by digits (domain.md E.4); Meta is right about them. */
export function numberDifferences(
  ours: readonly PhoneNumber[],
  theirs: readonly NumberThere[],
): Difference<NumberField>[] {
  const here = new Map<string, PhoneNumber>(ours.map((n) => [n.id, n]));
  const there = new Map(theirs.map((n) => [n.id, n]));
  const found: Difference<NumberField>[] = [];
  for (const [id, number] of here) {
    const asset = `number:${id}`;
    const other = there.get(id);
    if (!other) {
      found.push({ asset, field: 'missing_there', ours: number.e164, theirs: null, acceptable: false });
      continue;
    }
    if (other.e164 !== number.e164) {
      found.push({ asset, field: 'e164', ours: number.e164, theirs: other.e164, acceptable: true });
    }
    if (other.displayName !== null && other.displayName !== number.displayName) {
      const { displayName } = number;
      found.push({
        asset,
        field: 'display_name',
        ours: displayName,
        theirs: other.displayName,
        acceptable: true,
      });
    }
  }
  for (const [id, { e164 }] of there) {
    if (!here.has(id)) {
      found.push({
        asset: `number:${id}`,
        field: 'missing_here',
        ours: null,
        theirs: e164,
        acceptable: false,
      });
    }
  }
  return found;
}

export interface WabaThere {
  readonly name: string;
  readonly currency: string | null;
  readonly owner: string | null;
}

type WabaField = 'name' | 'currency' | 'business';

/** Currency is compared only where both sides know it; another owner is never taken over by a click. */
export function wabaDifferences(ours: Waba, theirs: WabaThere): Difference<WabaField>[] {
  const asset = `waba:${ours.id}`;
  const found: Difference<WabaField>[] = [];
  if (theirs.name !== ours.name)
    found.push({ asset, field: 'name', ours: ours.name, theirs: theirs.name, acceptable: true });
  if (theirs.currency !== null && ours.currency !== null && theirs.currency !== ours.currency) {
    found.push({ asset, field: 'currency', ours: ours.currency, theirs: theirs.currency, acceptable: true });
  }
  if (theirs.owner !== null && theirs.owner !== ours.businessId) {
    found.push({ asset, field: 'business', ours: ours.businessId, theirs: theirs.owner, acceptable: false });
  }
  return found;
}
