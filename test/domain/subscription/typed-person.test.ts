import { describe, expect, test } from 'vitest';
import { type ReadPhone, readPerson } from '../../../src/domain/subscription/typed-person.ts';

/** A country whose numbers are +999 and nine digits, with a 0 in front at home. */
const readPhone: ReadPhone = (typed) => {
  const digits = typed.replace(/\D/g, '').replace(/^00/, '');
  const whole = typed.startsWith('0') && !typed.startsWith('00') ? `999${digits.slice(1)}` : digits;
  return /^999\d{9}$/.test(whole) ? `+${whole}` : null;
};
const read = (typed: string) => readPerson(typed, readPhone);
const phone = { by: 'phone', id: '+999123456789' };

describe('a person as typed', () => {
  test('is nobody where there are no words', () => {
    expect(read('  \n')).toBe('empty');
  });

  test.each(['+999 123 456 789', '+999.123.456.789', '00999 123456789', '0 123 456 789'])(
    'is a phone with a plus sign, two zeros or spaces between digits: %s',
    (typed) => {
      expect(read(typed)).toEqual([phone]);
    },
  );

  test.each(['+999 12', '00123', '12 34 56'])(
    'is refused where it can only be a phone and is none: %s',
    (typed) => {
      expect(read(typed)).toBe('bad_phone');
    },
  );

  test.each(['999123456789', '0123456789'])(
    'is an external id first and a phone second where digits could be both: %s',
    (typed) => {
      expect(read(typed)).toEqual([{ by: 'external_id', id: typed }, phone]);
    },
  );

  test.each(['crm-0001', '4711', 'Zoë 7', 'a'.repeat(997)])('is an external id as it stands: %s', (typed) => {
    expect(read(` ${typed} `)).toEqual([{ by: 'external_id', id: typed }]);
  });

  test.each(['crm\u200b-1', 'crm\t1', 'é'.repeat(499)])(
    'is refused as an external id that none can be: %j',
    (typed) => {
      expect(read(typed)).toBe('bad_external_id');
    },
  );

  test('[R68] is an e-mail address first, and may be an external id that looks like one', () => {
    expect(read('sample.person@example.com').at(0)).toEqual({ by: 'email', id: 'sample.person@example.com' });
    expect(read('sample.person@example.com').at(1)).toEqual({
      by: 'external_id',
      id: 'sample.person@example.com',
    });
    expect(read('not@an address')).toEqual([{ by: 'external_id', id: 'not@an address' }]);
  });
});
