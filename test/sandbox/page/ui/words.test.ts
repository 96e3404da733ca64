import { expect, test } from 'vitest';
import { people } from '../../../../src/sandbox/company/people.ts';
import { wordsFor } from '../../../../src/sandbox/page/ui/words.ts';

test('the page speaks French to who reads French, and English to everybody else', () => {
  expect(wordsFor('fr-FR').dialog.close).toBe('Fermer');
  expect(wordsFor('en-GB').dialog.close).toBe('Close');
  expect(wordsFor('de-DE').dialog.close).toBe('Close');
});

test('numbers take the plural of their language', () => {
  expect([0, 1, 2].map(wordsFor('fr').messages.replies)).toEqual(['0 réponse', '1 réponse', '2 réponses']);
  expect([0, 1, 2].map(wordsFor('en').messages.replies)).toEqual(['0 replies', '1 reply', '2 replies']);
});

test('every job of the sandbox has a name in both languages', () => {
  for (const locale of ['en', 'fr'])
    for (const { job } of people) expect(wordsFor(locale).person.jobs).toHaveProperty([job]);
});
