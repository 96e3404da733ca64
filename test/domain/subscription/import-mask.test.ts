import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskPerson, showCell } from '../../../src/domain/subscription/import-mask.ts';

test('of a person at most two characters at each end are shown', () => {
  expect(['+33612345678', 'crm-0001', 'crm-001', ''].map(maskPerson)).toEqual(['+3…78', 'cr…01', '…', '…']);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const shown = maskPerson(value);
      expect([...shown].length).toBeLessThanOrEqual(5);
      if (value.length < 8) expect(shown).toBe('…');
    }),
  );
});

test('a cell that is nobody is shown, cut after 60 characters', () => {
  expect(showCell('s'.repeat(60))).toBe('s'.repeat(60));
  expect(showCell('s'.repeat(61))).toBe(`${'s'.repeat(60)}…`);
});

test('a cell into which a person may have slipped is masked, in any digits', () => {
  expect(['33 612 345 678', '٠٦١٢٣٤٥٦٧٨', 'anne@exemple.fr', 'a@b.c'].map(showCell)).toEqual([
    '33…78',
    '٠٦…٧٨',
    'an…fr',
    '…',
  ]);
});

test('control characters are not shown', () => {
  expect(showCell('sub\u0000\nscribed')).toBe('sub\uFFFD\uFFFDscribed');
});
