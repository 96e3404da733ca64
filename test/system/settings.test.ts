import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settings, type Variable } from '../../src/settings.ts';
import { section, tableRows } from '../readme.ts';

const variables = Object.keys(settings.shape) as Variable[];

test('the README explains every setting, with the default that it has', () => {
  const rows = tableRows(section('settings'));
  expect(rows.map(([variable]) => variable)).toEqual(variables.map((variable) => `\`${variable}\``));
  const defaults = Object.entries(settings.parse({})).map(([variable, value]) => [
    `\`${variable}\``,
    `\`${value}\``,
  ]);
  const written = new Map(rows.map(([variable, value]) => [variable, value]));
  for (const [variable, value] of defaults)
    expect([variable, written.get(variable)]).toEqual([variable, value]);
});

test('.env.example names every setting, once, and sets none', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const named = lines.flatMap((line) => /^# ([A-Z][A-Z0-9_]+)=/.exec(line)?.[1] ?? []);
  expect(named.toSorted()).toEqual([...variables, 'BRAZE_KEY_BRAND_FR'].toSorted());
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
});
