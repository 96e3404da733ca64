import { expect, test } from 'vitest';
import { createImportReader } from '../../src/files/import-reader.ts';
import { ask, csv, fr } from './reading.ts';

const block = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

test('a file that was refused stays refused, whatever blocks were on their way', async () => {
  const { fileName, defaultGroup, workspace, groups } = ask();
  const reader = createImportReader({ fileName, defaultGroup, workspace, groups });
  const ended = { kind: 'refused', fault: { kind: 'text_after_quote', line: 3 } };
  const first = csv(`crm-0001,,${fr},subscribed`, `"crm"2,,${fr},subscribed`, '');
  expect(await reader.answer(block(first))).toMatchObject({ rows: { count: 1 }, ended });
  expect(await reader.answer(block('crm-0003,,,'))).toEqual({ rows: null, rejects: null, ended });
  expect(await reader.answer(null)).toEqual({ rows: null, rejects: null, ended });
});
