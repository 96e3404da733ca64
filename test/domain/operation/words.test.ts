import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutIdentifiers } from '../../../src/domain/operation/words.ts';

const seeded = { seed: 42, numRuns: 1000 };
const digits = (text: string) => text.replaceAll(/\D/g, '');

const gap = fc.constantFrom('', '', ' ', '.', '-', '/', '\u00a0', '\u202f', ' (', ') ', ' - ', '\u2011');
const grouped = (starts: readonly string[], least: number, most: number) =>
  fc
    .tuple(
      fc.constantFrom(...starts),
      fc.array(fc.tuple(gap, fc.nat({ max: 9 })), { minLength: least, maxLength: most }),
    )
    .map(([start, rest]) => start + rest.map(([between, digit]) => `${between}${digit}`).join(''));

const phone = fc.oneof(
  grouped(['+33', '+1', '+44', '+225', '0033', '00 44'], 7, 11),
  grouped(['01', '06', '07', '(0)2'], 7, 9),
  fc.constantFrom('33199000001', '1-202-555-0123', '(202) 555-0123', '01 99 00 00 01', '07700 900 123'),
);
const email = fc.oneof(
  fc.emailAddress(),
  fc.constantFrom('sample.person@example.com', 'Sample+tag@mail.example.org', 'prénom@exemple.example'),
);
const kept = fc.oneof(
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.constantFrom('102290129340398', '506914307656634', '12345', 'TR-0042', 'MG-0007', 'U0REQUESTER'),
  fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom('2026-11-20', '20/11/2026', '20.11.2026 14:30', '2026-03-02T09:00:00.000Z', '1,000,000'),
);
const before = fc.constantFrom('', 'call ', 'ring:', 'Sample Person, ', '<tel:', '- ', 'n° ', '"');
const after = fc.constantFrom('', ' please', ', then wait', '.', '>', '\nthen wait', '"');

describe('free text before it is written down', () => {
  it('keeps no phone number, however it is written', () => {
    fc.assert(
      fc.property(before, phone, after, (start, number, end) => {
        const text = withoutIdentifiers(`${start}${number}${end}`);
        expect(text).toContain('[phone]');
        expect(digits(text)).toBe('');
      }),
      seeded,
    );
  });

  it('keeps none of several phone numbers', () => {
    fc.assert(
      fc.property(fc.array(phone, { minLength: 2, maxLength: 4 }), (numbers) => {
        expect(digits(withoutIdentifiers(numbers.join(', ')))).toBe('');
      }),
      seeded,
    );
  });

  it('keeps no e-mail address', () => {
    fc.assert(
      fc.property(before, email, after, (start, address, end) => {
        const text = withoutIdentifiers(`${start}${address}${end}`);
        expect(text).toContain('[email]');
        expect(text).not.toContain('@');
      }),
      seeded,
    );
  });

  it('keeps no half of an identifier where it is cut', () => {
    for (const identifier of ['+33 1 99 00 00 01', 'sample.person@example.com']) {
      const text = withoutIdentifiers(`${'x'.repeat(1990)} ${identifier}`);
      expect(text).toBe(`${'x'.repeat(1990)} ${identifier.includes('@') ? '[email]' : '[phone]'}`);
    }
    expect(withoutIdentifiers('x'.repeat(3000))).toHaveLength(2000);
  });

  it('keeps ids, names of operations and dates', () => {
    fc.assert(
      fc.property(fc.array(kept, { minLength: 1, maxLength: 4 }), after, (words, end) => {
        const text = `${words.join(', ')}${end}`;
        expect(withoutIdentifiers(text)).toBe(text);
      }),
      seeded,
    );
  });

  it('says the same when it is read twice, and has no space around it', () => {
    expect(withoutIdentifiers('  sample reason \n')).toBe('sample reason');
    fc.assert(
      fc.property(fc.oneof(fc.string(), phone, email), (text) => {
        const once = withoutIdentifiers(text);
        expect(withoutIdentifiers(once)).toBe(once);
      }),
      seeded,
    );
  });
});
