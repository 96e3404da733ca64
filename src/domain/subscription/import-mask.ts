const CELL_CHARACTERS = 60;
const hidden = '…';

/** Of a phone number or external id at most the first two and last two characters; nothing of one under eight. */
export function maskPerson(value: string): string {
  if (value.length < 8) return hidden;
  const characters = [...value.slice(0, 4), ...value.slice(-4)];
  if (characters.length < 6) return hidden;
  return printable(`${characters.slice(0, 2).join('')}${hidden}${characters.slice(-2).join('')}`);
}

const groupId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A cell that names no person, cut short; masked where a column that shifted may have put a person into it. */
export function showCell(value: string): string {
  if (groupId.test(value)) return value;
  const digits = value.match(/\p{Nd}/gu)?.length ?? 0;
  if (digits >= 6 || value.includes('@')) return maskPerson(value);
  const characters = [...value.slice(0, 2 * CELL_CHARACTERS + 2)];
  if (characters.length <= CELL_CHARACTERS) return printable(value);
  return printable(`${characters.slice(0, CELL_CHARACTERS).join('')}${hidden}`);
}

/** Postgres text holds no NUL, and a card no line break. */
const printable = (text: string): string =>
  text.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
