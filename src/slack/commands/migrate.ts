import { formatNumber } from '../blocks/number.ts';
import { open, say } from '../desk.ts';
import type { CommandListener } from '../listener.ts';
import { migrateNew } from '../views/migrate-new.ts';
import { visible } from '../visible.ts';

/** More than one match is told, not guessed. */
const ENOUGH = 5;

/** `/wa migrate [number]`: where is it registered, first of all (R80); the number is kept for the rest of the form. */
export const migrate: CommandListener = async (desk, asked, rest, text) => {
  if (rest === '') {
    await open(desk, asked, migrateNew(text, { registeredOn: null, number: null, ofWaba: null }), text);
    return;
  }
  const { within } = await visible(desk, asked.user);
  const { assets } = desk.ctx.store.read;
  const found = await assets.searchNumbers(rest, ENOUGH + 1, within);
  const [only, another] = found;
  if (only === undefined) return say(desk, asked, text.errors.notFound(rest));
  if (another !== undefined) {
    const names = found.slice(0, ENOUGH).map((row) => `${formatNumber(row.e164)} (${row.displayName})`);
    return say(desk, asked, text.errors.severalFound(rest, names));
  }
  const number = await assets.number(only.id);
  const ofWaba = number && (await assets.numbersOfWaba(number.wabaId)).length;
  const view = migrateNew(text, { registeredOn: null, number: only, ofWaba });
  await open(desk, asked, view, text);
};
