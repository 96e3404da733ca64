import { describe, expect, test } from 'vitest';
import { splitPerson, typedPerson, unlinked } from '../../src/slack/person.ts';

const phone = '+33639980123';

describe('a person as Slack gives the words', () => {
  test.each([
    ['<tel:+33639980123|+33 6 39 98 01 23>', '+33639980123'],
    ['<mailto:sample@example.com|sample@example.com>', 'sample@example.com'],
    ['a &amp; b &lt;c&gt;', 'a & b <c>'],
    ['crm-0001', 'crm-0001'],
  ])('has no link and no escape: %s', (words, plain) => {
    expect(unlinked(words)).toBe(plain);
  });

  test.each(['+33 6 39 98 01 23', '+33(0)6-39-98-01-23', '0033639980123', '06 39 98 01 23'])(
    'is one phone in every form that people write: %s',
    (typed) => {
      expect(typedPerson(typed, ['FR'])).toEqual([{ by: 'phone', id: phone }]);
    },
  );

  test('a number without its country is no phone where no country is known', () => {
    expect(typedPerson('06 39 98 01 23', [])).toBe('bad_phone');
    expect(typedPerson('0639980123', [])).toEqual([{ by: 'external_id', id: '0639980123' }]);
    expect(typedPerson(null, [])).toBe('empty');
  });
});

describe('a person and a group in one line', () => {
  test.each([
    ['crm-0001 WhatsApp FR', 'crm-0001', 'WhatsApp FR'],
    ['+33 6 39 98 01 23 WhatsApp FR', '+33 6 39 98 01 23', 'WhatsApp FR'],
    ['+33639980123 24 h Service', '+33639980123', '24 h Service'],
    ['06 39 98 01 23 WhatsApp FR', '06 39 98 01 23', 'WhatsApp FR'],
    ['<tel:+33639980123|06 39 98 01 23> WhatsApp FR', '+33639980123', 'WhatsApp FR'],
    ['“Zoë 7” WhatsApp FR', 'Zoë 7', 'WhatsApp FR'],
    ['crm-0001', 'crm-0001', ''],
    ['', '', ''],
  ])('are told apart: %s', (words, person, rest) => {
    expect(splitPerson(words, ['FR'])).toEqual({ person, rest });
  });
});
