import { receivedCodes } from '../meta/migration/code.ts';
import type { MetaState } from '../meta/state.ts';
import type { PageNumber, PageNumbers } from './contract.ts';

const shownAtOnce = 12;

/** The numbers whose name or digits have this in them. */
export function numbersNow(
  { tables, world }: Pick<MetaState, 'tables' | 'world'>,
  find: string,
): PageNumbers {
  const codes = new Map(receivedCodes(world).map((each) => [each.number, each]));
  const words = find.trim().toLowerCase();
  const digits = /^[+\d\s]+$/.test(words) ? words.replaceAll(/\D/g, '') : '';
  const nameOf = (waba: string): string => tables.wabas.find(waba)?.name ?? waba;
  const found = tables.numbers.where(
    ({ e164, verifiedName }) =>
      verifiedName.toLowerCase().includes(words) || (digits !== '' && e164.includes(digits)),
  );
  const urgency = ({ id }: { id: string }): number =>
    codes.has(id) ? 0 : tables.migrations.find(id) === undefined ? 2 : 1;
  const numbers = found
    .toSorted((a, b) => urgency(a) - urgency(b) || a.verifiedName.localeCompare(b.verifiedName))
    .slice(0, shownAtOnce)
    .map(({ id, e164, verifiedName, isPinEnabled, waba }): PageNumber => {
      const code = codes.get(id);
      const migration = tables.migrations.find(id);
      return {
        ...{ id, e164, name: verifiedName, isTwoStepOn: isPinEnabled, account: nameOf(waba) },
        movesTo: migration === undefined ? null : nameOf(migration.destination),
        code: code === undefined ? null : { digits: code.code, method: code.method, until: code.until },
      };
    });
  return { numbers, more: found.length - numbers.length };
}
