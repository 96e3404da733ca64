import { describe, expect, test } from 'vitest';
import { CopyShape } from '../../../src/providers/meta/copied.ts';

const read = (body: object) => CopyShape.safeParse(body).data;
const [first, second] = ['1019496902803242', '259672276895259'];
const told = [
  { id: first, reason: 'Incorrect category' },
  { id: second, reason: 'Formatting error' },
];

describe('templates that were not copied', () => {
  test.each([
    ['a map of id to reason', { [first]: 'Incorrect category', [second]: 'Formatting error' }, told],
    [
      'a list with reasons',
      [
        { id: first, reason: 'Incorrect category' },
        { id: Number(second), reason: ' Formatting error ' },
      ],
      told,
    ],
    [
      'a list with reasons by other names',
      [
        { id: first, error: 'Incorrect category' },
        { id: second, message: 'Formatting error' },
      ],
      told,
    ],
    [
      'a list with an error inside',
      [
        { id: first, error: { message: 'Incorrect category', code: 100 } },
        { id: second, reason: 'Formatting error' },
      ],
      told,
    ],
    ['a list of small maps', [{ [first]: 'Incorrect category' }, { [second]: 'Formatting error' }], told],
    ['a list of ids', [first, Number(second)], told.map(({ id }) => ({ id, reason: null }))],
    ['a map without reasons', { [first]: null, [second]: '' }, told.map(({ id }) => ({ id, reason: null }))],
    ['a mixed list', [first, { id: second }], told.map(({ id }) => ({ id, reason: null }))],
    ['an empty map', {}, []],
    ['an empty list', [], []],
    ['null', null, []],
    ['nothing', undefined, []],
  ])('are read from %s', (_, failed, expected) => {
    expect(read({ migrated_templates: [], failed_templates: failed })).toEqual({
      migrated: [],
      failed: expected,
    });
  });

  test.each([
    ['a text', 'Incorrect category'],
    ['a number', 7],
    ['a list of texts', ['Incorrect category']],
    ['a list of nothing', [null]],
    ['a map of names', { order_confirmation: 'Incorrect category' }],
  ])('are not read from %s', (_, failed) => {
    expect(read({ migrated_templates: [], failed_templates: failed })).toBeUndefined();
  });
});

describe('templates that were copied', () => {
  test.each([
    ['texts', [first, second], [first, second]],
    ['numbers', [Number(first)], [first]],
    ['objects', [{ id: first }], [first]],
    ['null', null, []],
    ['nothing', undefined, []],
  ])('are read from %s', (_, migrated, expected) => {
    expect(read({ migrated_templates: migrated, failed_templates: {} })).toEqual({
      migrated: expected,
      failed: [],
    });
  });

  test('are not read from a map, and nothing is read from an answer that names neither', () => {
    expect(read({ migrated_templates: { [first]: second } })).toBeUndefined();
    expect(read({ success: true })).toBeUndefined();
  });
});
