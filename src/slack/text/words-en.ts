const plural = new Intl.PluralRules('en');
const listed = new Intl.ListFormat('en');

/** The number with the right word for so many. */
export const many = (n: number, one: string, other: string): string =>
  `${n} ${plural.select(n) === 'one' ? one : other}`;

export const list = (names: readonly string[]): string => listed.format(names);
