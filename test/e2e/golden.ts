import { expect } from 'vitest';

export type Language = 'en' | 'fr';

/** What people see, kept as a file to be read: test/e2e/golden/<language>/<name>.txt. */
export const golden = (language: Language, name: string, printed: string): Promise<void> =>
  expect(printed).toMatchFileSnapshot(`golden/${language}/${name}.txt`);
