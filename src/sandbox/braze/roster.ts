import type { Population } from './model.ts';

/** A profile by its place: those of populations first, then those that were put one by one. */
export type Row = number;

interface Listed {
  readonly externalId: string;
  readonly phone: string | null;
}

const phoneDigits = 7;
const wholeNumber = /^(0|[1-9]\d{0,15})$/;
const paddedNumber = /^\d{7,15}$/;

/** Who is in a workspace, by external id and by phone. A population takes no room however large it is. */
export function createRoster(populations: readonly Population[]) {
  let end = 0;
  const ranges = populations.map((population) => {
    const first = end;
    end += population.to - population.from + 1;
    return { ...population, first };
  });
  const size = end;
  const rows = new Map<string, Row>();
  const listed: Listed[] = [];
  const byPhone = new Map<string, Row[]>();

  const inRange = (value: string, prefix: string, digits: RegExp, { from, to, first }: Range) => {
    const rest = value.startsWith(prefix) ? value.slice(prefix.length) : '';
    const number = digits.test(rest) ? Number(rest) : Number.NaN;
    return number >= from && number <= to ? first + number - from : undefined;
  };
  const at = (row: Row): Listed => {
    const own = listed[row - size];
    if (own !== undefined) return own;
    const range = ranges.findLast(({ first }) => first <= row);
    if (range === undefined || row >= size) throw new Error(`nobody is in row ${row}`);
    const number = String(range.from + row - range.first);
    const phone =
      range.phonePrefix === undefined ? null : range.phonePrefix + number.padStart(phoneDigits, '0');
    return { externalId: range.prefix + number, phone };
  };
  const find = (externalId: string): Row | undefined => {
    const own = rows.get(externalId);
    if (own !== undefined) return own;
    for (const range of ranges) {
      const row = inRange(externalId, range.prefix, wholeNumber, range);
      if (row !== undefined) return row;
    }
    return undefined;
  };

  return {
    /** Rows below it are those of populations. */
    size,
    find,
    at,
    /** Several profiles may share a phone (A.3). */
    withPhone(phone: string): readonly Row[] {
      const found = [...(byPhone.get(phone) ?? [])];
      for (const range of ranges) {
        const row =
          range.phonePrefix === undefined
            ? undefined
            : inRange(phone, range.phonePrefix, paddedNumber, range);
        if (row !== undefined && at(row).phone === phone && find(at(row).externalId) === row) found.push(row);
      }
      return found;
    },
    /** A profile, new or with another phone than before. */
    put({ externalId, phone }: Listed): Row {
      const known = find(externalId);
      if (known !== undefined && at(known).phone === phone) return known;
      const before = known !== undefined && known >= size ? known : undefined;
      const row = before ?? size + listed.length;
      const oldPhone = before === undefined ? null : at(before).phone;
      if (oldPhone !== null)
        byPhone.set(
          oldPhone,
          (byPhone.get(oldPhone) ?? []).filter((each) => each !== row),
        );
      listed[row - size] = { externalId, phone };
      rows.set(externalId, row);
      if (phone !== null) {
        const sharing = byPhone.get(phone) ?? [];
        sharing.push(row);
        byPhone.set(phone, sharing);
      }
      return row;
    },
    /** The rows of those that were put one by one, in that order. */
    listed: (): readonly Row[] => listed.map((_, index) => size + index),
    clear(): void {
      rows.clear();
      byPhone.clear();
      listed.length = 0;
    },
  };
}

type Range = Population & { readonly first: Row };
