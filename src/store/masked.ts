/** A person's name as rejects and reports show it: `maskPerson` of the domain, for rows that stay in the database. */
export const masked = (name: string): string =>
  `case when length(${name}) < 8 then '…' else left(${name}, 2) || '…' || right(${name}, 2) end`;
