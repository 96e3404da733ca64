import { describe, expect, test } from 'vitest';
import type { FileFault } from '../../src/domain/subscription/import-faults.ts';
import { csv, fr, header, read } from './reading.ts';

const zip = Buffer.from('504b0304140000000800', 'hex');
const sample = csv(`crm-0001,,${fr},subscribed`);
const longCell = 'x'.repeat(1_100_000);

const faults: [string, string | Buffer, FileFault][] = [
  ['without a byte', '', { kind: 'empty' }],
  ['of blank lines', '\n\r\n\n', { kind: 'empty' }],
  ['of a header only', `${header}\n`, { kind: 'empty' }],
  ['in an archive', zip, { kind: 'zip' }],
  ['pressed by gzip', Buffer.from('1f8b0800', 'hex'), { kind: 'zip' }],
  ['from Excel', Buffer.concat([zip, Buffer.from('[Content_Types].xml')]), { kind: 'xlsx' }],
  ['from an old Excel', Buffer.from('d0cf11e0a1b11ae1', 'hex'), { kind: 'xlsx' }],
  ['in UTF-16', Buffer.from(`\uFEFF${sample}`, 'utf16le'), { kind: 'utf16' }],
  ['in UTF-16 without a mark', Buffer.from(sample, 'utf16le'), { kind: 'utf16' }],
  ['that is no text', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { kind: 'binary' }],
  ['without a header', `crm-0001,${fr}`, { kind: 'no_header', found: ['crm-0001', fr] }],
  ['with a quote inside a name of its header', 'pho"ne,x', { kind: 'no_header', found: [] }],
  [
    'with a header misspelled',
    `External_ID;subscription_group_id;subscription state\ncrm-0001;${fr};subscribed`,
    {
      kind: 'missing_columns',
      missing: ['person', 'subscription_state'],
      near: [
        { found: 'External_ID', meant: 'external_id' },
        { found: 'subscription state', meant: 'subscription_state' },
      ],
    },
  ],
  ['with a column twice', `${header},phone`, { kind: 'duplicate_columns', columns: ['phone'] }],
  ['with a quote never closed', csv('', `"crm-1,,${fr},subscribed`), { kind: 'unclosed_quote', line: 3 }],
  [
    'with a quote never closed, far from its end',
    csv(`"crm-1,,${fr},subscribed\n${'crm,,,\n'.repeat(200_000)}`),
    { kind: 'unclosed_quote', line: 2 },
  ],
  ['with text after a quote', csv(`"crm-1"2,,${fr},subscribed`), { kind: 'text_after_quote', line: 2 }],
  [
    'with a huge cell',
    csv(`"${longCell}",,${fr},subscribed`),
    { kind: 'record_too_long', line: 2, limitBytes: 1_048_576 },
  ],
];

describe('a file is refused', () => {
  test.each(faults)('%s', async (_, content, fault) => {
    expect(await read(content)).toMatchObject({ outcome: { kind: 'refused', fault }, rows: [] });
  });

  test('as a workbook by its name', async () => {
    const { outcome } = await read(zip, { fileName: 'Opt-ins.XLSX' });
    expect(outcome).toEqual({ kind: 'refused', fault: { kind: 'xlsx' } });
  });

  test('that is larger than it may be, whether or not it says so', async () => {
    const fault = { kind: 'too_large', limitBytes: 100 };
    expect((await read(sample, { limitBytes: 100 })).outcome).toEqual({ kind: 'refused', fault });
    const { outcome } = await read('', { limitBytes: 100, announcedBytes: 2_000_000_000 });
    expect(outcome).toEqual({ kind: 'refused', fault });
  });

  test('that ends before its announced end, even between two rows', async () => {
    const { outcome } = await read(sample, { announcedBytes: 1000 });
    expect(outcome).toEqual({
      kind: 'refused',
      fault: { kind: 'broken', bytes: sample.length, announcedBytes: 1000, cause: null },
    });
  });
});
