import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemLine, readInventoryFile } from '../../src/cli/inventory-file.ts';
import { printInventory } from '../../src/cli/inventory-print.ts';
import { PERMISSIONS } from '../../src/domain/access/permissions.ts';
import { inventoryJsonSchema } from '../../src/domain/asset/inventory.ts';
import { inOrder } from '../../src/domain/asset/inventory-order.ts';
import { group, groupId, number, sound, waba, workspace } from '../domain/sample-inventory.ts';

const valid = readFileSync('docs/inventory.example.yaml', 'utf8');

const lines = (text: string): string[] => {
  const read = readInventoryFile(text);
  return read.kind === 'faulty' ? read.problems.map((problem) => problemLine('f.yaml', problem)) : [];
};

/** `line:column` of an offset. */
function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

const faults = readFileSync('test/cli/inventory-faults.txt', 'utf8')
  .split('\n\n')
  .slice(1)
  .map((paragraph) => {
    const [title = '', ...rest] = paragraph.trim().split('\n');
    const after = (sign: string) => rest.find((line) => line.startsWith(`${sign} `))?.slice(2);
    const unescaped = (sign: string) => after(sign)?.replaceAll('\\n', '\n').replaceAll('\\t', '\t');
    const [from, to = ''] = [unescaped('-'), unescaped('+')];
    const marked = from === undefined ? to : valid.replace(from, to);
    const text = marked.replace('▸', '');
    const offset = after('@') === undefined ? marked.indexOf('▸') : text.indexOf(after('@') ?? '');
    return { title, text, changed: text !== valid, place: placeIn(text, offset), told: rest.at(-1) ?? '' };
  });

describe('a fault in an inventory file is told with line, column, path and words', () => {
  it.each(faults)('$title', ({ text, changed, place, told }) => {
    expect(changed).toBe(true);
    expect(lines(text)).toEqual([`f.yaml:${place} ${told}`]);
  });

  it('endless nesting', () => {
    expect(lines('['.repeat(100_000))).toEqual(['f.yaml:1:1 (file) is nested too deeply to be an inventory']);
  });

  it('never repeats a value that may be a key', () => {
    const text = valid.replace(
      'apiKeyEnv: BRAZE_KEY_BRAND_FR',
      'apiKeyEnv: 3f0e2c5b-secret\n    apiKey: 3f0e2c5b-secret',
    );
    expect(lines(text)).toHaveLength(2);
    expect(lines(text).join()).not.toContain('secret');
  });

  it('and all of them at once, in the order of the file', () => {
    const text = valid
      .replace('admins: [U0ADMIN]', 'admins: [bob]')
      .replace('locale: en', 'locale: de')
      .replace('name: Brand Europe', 'name: Brand Europe\n    name: Twice')
      .replace('currency: EUR', 'money: EUR')
      .replace('number: "106540352242923"', 'number: "106540352242999"');
    expect(lines(text).map((line) => line.split(' ')[1])).toEqual([
      'admins[0]',
      'workspaces[1].name',
      'workspaces[1].locale',
      'wabas[0].money',
      'groups[1].number',
    ]);
  });
});

describe('a sound inventory file', () => {
  it('is the example in the docs', () => {
    expect(lines(valid)).toEqual([]);
  });

  it('may give any optional field of a number, and any host on this machine without https', () => {
    const optional =
      'apiKeyEnv: D360_KEY, nameStatus: APPROVED, newNameStatus: NONE, qualityRating: GREEN, status: CONNECTED, messagingLimit: TIER_10K, platformType: CLOUD_API, isOfficial: false, isOnBizApp: false, accountMode: LIVE, isPinEnabled: true';
    const text = valid
      .replace('qualityRating: GREEN\n    isPinEnabled: true', optional.replaceAll(', ', '\n    '))
      .replace('https://rest.fra-01.braze.eu', 'http://127.0.0.1:3000/sandbox/braze/');
    const read = readInventoryFile(text);
    expect(read.kind === 'sound' && read.inventory.numbers[1]).toMatchObject({
      newNameStatus: 'NONE',
      isOfficial: false,
      isPinEnabled: true,
    });
    expect(read.kind === 'sound' && read.inventory.workspaces[0]?.restUrl).toBe(
      'http://127.0.0.1:3000/sandbox/braze',
    );
  });

  it('is described to editors by the schema in the docs', () => {
    const published: unknown = JSON.parse(readFileSync('docs/inventory.schema.json', 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(inventoryJsonSchema())));
  });
});

describe('a printed inventory', () => {
  const text = fc
    .oneof(
      fc.constantFrom(
        'yes',
        'null',
        '~',
        '1e3',
        '0x1F',
        '# x',
        'a: b',
        '- a',
        '*a',
        '&a',
        '!a',
        '%a',
        '"',
        "'",
        '{',
        '+33612345678',
        ' a ',
        'é',
        '\u{1f600}',
        '<<',
        '2026-01-01',
        '@a',
        'a #b',
        '👩‍💻',
        '---',
        '...',
        '?',
        '| x',
        '> x',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    )
    .filter(
      (value) => value.trim() !== '' && value.length <= 200 && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(value),
    );
  const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const given = (row: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

  const inventory = fc
    .record({
      names: fc.array(text, { minLength: 12, maxLength: 12 }),
      testers: fc.uniqueArray(text, { maxLength: 3 }),
      optional: fc.record({
        qualityRating: optional(text),
        messagingLimit: optional(text),
        isOfficial: optional(fc.boolean()),
        isPinEnabled: optional(fc.boolean()),
      }),
      wabasTotal: optional(fc.nat(8)),
      approvals: fc.integer({ min: 0, max: 3 }),
      permissions: fc.uniqueArray(fc.constantFrom(...PERMISSIONS), { minLength: 1 }),
      archived: fc.boolean(),
    })
    .map(({ names, testers, optional, wabasTotal, approvals, permissions, archived }) =>
      sound({
        admins: ['U0ADMIN'],
        workspaces: [
          workspace('007', given({ name: names[0], testers, wabasTotal, approvals })),
          workspace('brand-fr', { name: names[1] }),
        ],
        businesses: [{ id: '500000000000001', name: names[2] }],
        wabas: [waba(1, { name: names[3] }), waba(2, { name: names[4], currency: 'EUR' })],
        numbers: [
          number(1, 1, given({ displayName: names[5], ...optional })),
          number(2, 2, { displayName: names[6] }),
        ],
        groups: [
          group(1, '007', 1, { name: names[7], status: archived ? 'archived' : 'active' }),
          group(2, 'brand-fr', 2, { name: names[8], id: groupId(2).replace(/^0{8}/, '00001e10') }),
        ],
        grants: [{ user: 'U0OPS', workspace: '007', permissions }],
      }),
    );

  it('reads back as the same inventory, whatever its texts look like', () => {
    fc.assert(
      fc.property(inventory, (original) => {
        const ordered = inOrder(original);
        expect(readInventoryFile(printInventory(ordered))).toMatchObject({
          kind: 'sound',
          inventory: ordered,
        });
      }),
    );
  });

  it('is the same text whatever the order of its rows', () => {
    fc.assert(
      fc.property(inventory, (original) => {
        const turned = {
          ...original,
          groups: original.groups.toReversed(),
          wabas: original.wabas.toReversed(),
        };
        expect(printInventory(inOrder(turned))).toBe(printInventory(inOrder(original)));
      }),
    );
  });
});
