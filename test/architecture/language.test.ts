import { expect, test } from 'vitest';
import { matches, sources } from './sources.ts';

const themselves = (file: { path: string }): boolean => file.path !== 'test/architecture/language.test.ts';
const tests = sources('test').filter(themselves);
const all = [...sources('src'), ...tests];

test('nothing is left for later', () => {
  expect(matches(all, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
});

test('no type is waved through', () => {
  expect(matches(all, /\bas any\b|[:<]\s*any\b|@ts-(ignore|nocheck|expect-error)/)).toEqual([]);
});

test('no error is swallowed by an empty catch', () => {
  expect(
    matches(all, /catch\s*(\(\w*\))?\s*\{\s*\}|\.catch\(\(\w*\)\s*=>\s*(\{\s*\}|undefined|null)\)/),
  ).toEqual([]);
});

test('every test runs', () => {
  const left = /^\s*(test|it|describe|suite|bench)(\.\w+)*\.(skip|only|todo|skipIf|runIf|fails)\b/;
  expect(matches(tests, left)).toEqual([]);
});

test('tests wait for what they expect, never for time to pass', () => {
  const patient = tests.filter(({ path }) => path !== 'test/eventually.ts');
  expect(matches(patient, /\b(setTimeout|setInterval|waitForTimeout)\b|\bsleep\s*\(|node:timers/)).toEqual(
    [],
  );
});

test('none of our own code is mocked', () => {
  expect(matches(tests, /\bvi\.(mock|doMock)\(/)).toEqual([]);
});
