import { beforeAll, describe, expect, test } from 'vitest';
import { createAssetSearch } from '../../src/store/asset-search.ts';
import { useDatabase } from '../database.ts';
import { destinationKey, numberId, originKey, wabaId } from '../domain/samples.ts';
import { addWaba, addWorkspaces } from './estate.ts';

const database = useDatabase();
let search: ReturnType<typeof createAssetSearch>;

const numbers = 5000;

beforeAll(async () => {
  const { sql } = database;
  await addWorkspaces(sql);
  for (let n = 0; n < numbers / 20; n++) await addWaba(sql, n);
  await sql`
    insert into phone_number (id, e164, waba_id, display_name)
    select (200000000000000 + n)::text, '+33199' || lpad(n::text, 6, '0'),
           (100000000000000 + n / 20)::text, 'Sample Shop ' || n
    from generate_series(0, ${numbers - 1}::int) n`;
  await sql`
    insert into subscription_group (id, name, workspace_key, number_id, status)
    select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0')), 'WhatsApp ' || lpad(n::text, 4, '0'),
           case n % 2 when 0 then ${originKey} else ${destinationKey} end,
           (200000000000000 + n)::text, 'archived'
    from generate_series(0, ${numbers - 1}::int) n`;
  await sql`update phone_number set display_name = '100% Éclair_Shop' where id = ${numberId(42)}`;
  await sql`analyze`;
  search = createAssetSearch(sql);
});

describe('a number is found by its digits in any human format', () => {
  test.each([
    ['+33 1 99 00 12 34'],
    ['01 99 00 12 34'],
    ['0199001234'],
    ['0033199001234'],
    ['+33 (0)1 99-00-12-34'],
    ['99.00.12.34'],
    ['01/99/00/12/34'],
  ])('%s', async (query) => {
    expect((await search.searchNumbers(query, 20)).map((row) => row.e164)).toEqual(['+33199001234']);
    expect((await search.searchGroups(query, 20)).map((row) => row.name)).toEqual(['WhatsApp 1234']);
  });
});

test('a number is shown with its WABA, a group with its number and workspace', async () => {
  expect(await search.searchNumbers('Shop 1234', 5)).toEqual([
    { id: numberId(1234), e164: '+33199001234', displayName: 'Sample Shop 1234', waba: 'Sample WABA 61' },
  ]);
  expect(await search.searchGroups('whatsapp 1234', 5)).toEqual([
    {
      id: '00000000-0000-4000-8000-000000001234',
      numberId: numberId(1234),
      name: 'WhatsApp 1234',
      e164: '+33199001234',
      displayName: 'Sample Shop 1234',
      workspace: 'Sample Origin',
      status: 'archived',
    },
  ]);
});

test('words match in any order and in any case, and one of each must', async () => {
  expect(await search.searchGroups('1234 WHATSAPP', 5)).toHaveLength(1);
  expect(await search.searchGroups('1234 telegram', 5)).toEqual([]);
});

test('one or two letters are the beginning of a word', async () => {
  expect(await search.searchGroups('éc', 5)).toHaveLength(1);
  expect(await search.searchGroups('cl', 5)).toEqual([]);
  expect(await search.searchGroups('s', 5)).toHaveLength(5);
});

test('wildcards of SQL are ordinary characters', async () => {
  expect(await search.searchNumbers('100%', 5)).toHaveLength(1);
  expect(await search.searchNumbers('éclair_shop', 5)).toHaveLength(1);
  expect(await search.searchNumbers('sample_shop', 5)).toEqual([]);
  expect(await search.searchNumbers('\\', 5)).toEqual([]);
});

test('a renamed number is found by its new name through its group too', async () => {
  expect((await search.searchGroups('éclair', 5)).map((row) => row.displayName)).toEqual([
    '100% Éclair_Shop',
  ]);
  expect(await search.searchGroups('sample +33199000042', 5)).toEqual([]);
});

test('an empty query gives the first in order; a workspace narrows it', async () => {
  const names = async (within?: Parameters<typeof search.searchGroups>[2]) =>
    (await search.searchGroups('', 3, within)).map((row) => row.name);
  expect(await names()).toEqual(['WhatsApp 0000', 'WhatsApp 0001', 'WhatsApp 0002']);
  expect(await names([destinationKey])).toEqual(['WhatsApp 0001', 'WhatsApp 0003', 'WhatsApp 0005']);
  expect(await names([])).toEqual([]);
});

describe('the numbers of a WABA', () => {
  const found = async (query: string, ...within: Parameters<typeof search.searchGroups>[2][]) =>
    (await search.searchNumbersOfWabas(query, 3, ...within)).map((row) => row.id);

  test('are not found by a part of its id, nor by their own names', async () => {
    expect(await found(wabaId(61).slice(0, -1))).toEqual([]);
    expect(await found('Sample Shop 1234')).toEqual([]);
  });

  test('are found by its whole id and by the words of its name', async () => {
    const first = [4980, 4981, 4982].map(numberId);
    for (const query of [wabaId(249), 'sample waba 249', '249 WABA'])
      expect(await found(query)).toEqual(first);
    expect(await found('waba')).toHaveLength(3);
  });

  test('are only those with a group in the workspaces, where these are given', async () => {
    expect(await found('waba 249', [destinationKey])).toEqual([4981, 4983, 4985].map(numberId));
    expect(await found('waba 249', [])).toEqual([]);
  });
});
