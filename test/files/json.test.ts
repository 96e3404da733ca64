import { describe, expect, test } from 'vitest';
import type { FileFault } from '../../src/domain/subscription/import-faults.ts';
import { de, fr, read } from './reading.ts';

const subscribed = { subscription_group_id: fr, subscription_state: 'subscribed' };
const attributes = (...items: readonly unknown[]): string => JSON.stringify({ attributes: items });

const faults: [string, string, FileFault][] = [
  ['with no object in its list', attributes(), { kind: 'empty' }],
  ['that is a bare list', JSON.stringify([subscribed]), { kind: 'not_r76' }],
  ['without a list', '{"people": [1]}', { kind: 'not_r76' }],
  ['whose list is an object', `{"attributes": {"a": {"phone": "+33612345678"}}}`, { kind: 'not_r76' }],
  ['that is no JSON', '{"attributes": [x]}', { kind: 'bad_json', position: 16 }],
  ['that ends early', '{"attributes": [{"phone"', { kind: 'bad_json', position: 24 }],
  ['with more after its end', '{"attributes": [1]} {}', { kind: 'bad_json', position: 20 }],
  [
    'that names its group after its rows',
    JSON.stringify({ updates: [{ phone: '+33612345678' }], subscription_group_id: fr }),
    { kind: 'group_comes_late' },
  ],
  [
    'with an object without an end',
    `{"attributes": [{"phone": "${'1'.repeat(8_400_000)}`,
    { kind: 'record_too_long', line: 1, limitBytes: 8_388_608 },
  ],
];

describe('a JSON file', () => {
  test.each(faults)('is refused %s [R76]', async (_, content, fault) => {
    expect((await read(content, { fileName: 'import.json' })).outcome).toEqual({ kind: 'refused', fault });
  });

  test('gives a row for each group of each object, by its place in the list [R76]', async () => {
    const content = attributes(
      { external_id: 'crm-0001', email: 'anne@exemple.fr', subscription_groups: [subscribed, subscribed] },
      { phone: '+33612345678', subscription_groups: [{ ...subscribed, subscription_state: 'unsubscribed' }] },
    );
    const { rows, rejects, outcome } = await read(`\uFEFF${content}`, {}, 5);
    expect(rows).toEqual([
      `1\tcrm-0001\t\\N\t${fr}\tsubscribed`,
      `1\tcrm-0001\t\\N\t${fr}\tsubscribed`,
      `2\t\\N\t+33612345678\t${fr}\tunsubscribed`,
    ]);
    expect(rejects).toEqual([]);
    expect(outcome).toMatchObject({ format: 'json', separator: null, bom: true, ignored: ['email'] });
  });

  test('gives the rows of one group, and lets a row name its own', async () => {
    const updates = [
      { external_id: 'crm-0001', subscription_state: 'subscribed' },
      { external_id: 'crm-0002', subscription_state: 'subscribed', subscription_group_id: de },
    ];
    const { rows, rejects } = await read(JSON.stringify({ subscription_group_id: fr, updates }));
    expect(rows).toEqual([`1\tcrm-0001\t\\N\t${fr}\tsubscribed`]);
    expect(rejects).toEqual([`2\tsubscription_group_id\t${de}\tgroup_of_another_workspace`]);
  });

  test('rejects objects that name no person, no group or no text, and takes no number for a phone [R76]', async () => {
    const { rows, rejects } = await read(
      attributes(
        { subscription_groups: [subscribed] },
        { external_id: 'crm-0002' },
        'crm-0003',
        { phone: 33612345678, subscription_groups: [subscribed] },
        { phone: ['+33612345678'], subscription_groups: [subscribed] },
        { external_id: 'crm-0006', subscription_groups: [null, { ...subscribed, subscription_state: true }] },
        { external_id: 'crm-\uD800007', subscription_groups: [subscribed] },
        { external_id: 'crm-0008', phone: null, subscription_groups: [subscribed] },
      ),
    );
    expect(rejects).toEqual([
      '1\t\\N\t\\N\tno_person',
      '2\t\\N\t\\N\tno_groups',
      '3\t\\N\t\\N\tnot_an_object',
      '4\tphone\t33…78\tnot_text',
      '5\tphone\t\\N\tnot_text',
      '6\t\\N\t\\N\tnot_an_object',
      '6\tsubscription_state\ttrue\tnot_text',
      '7\texternal_id\tcr…07\tbad_utf8',
    ]);
    expect(rows).toEqual([`8\tcrm-0008\t\\N\t${fr}\tsubscribed`]);
  });

  test('rejects an object that is not UTF-8, and not the file', async () => {
    const content = attributes({ external_id: 'ann\xe9e-01', subscription_groups: [subscribed] });
    const { rejects } = await read(Buffer.from(content, 'latin1'));
    expect(rejects).toEqual(['1\texternal_id\tan…01\tbad_utf8']);
  });
});
