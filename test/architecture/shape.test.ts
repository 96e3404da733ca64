import path from 'node:path';
import { expect, test } from 'vitest';
import { matches, sources } from './sources.ts';

const longest = 300;
/** Tables and texts: as long as what they list. */
const lists = ['src/domain/rules.ts', 'src/slack/text/', 'src/store/migrations/'];

const own = sources('src');
const all = sources('src', 'test');

test(`no file is longer than ${longest} lines`, () => {
  const long = all
    .filter(({ path: file }) => !lists.some((list) => file.startsWith(list)))
    .map(({ path: file, text }) => ({ file, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > longest);
  expect(long).toEqual([]);
});

test('files and folders are named in kebab case', () => {
  const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?(\.tsx?)?$/;
  const misnamed = all.filter(({ path: file }) => !file.split('/').every((part) => name.test(part)));
  expect(misnamed.map(({ path: file }) => file)).toEqual([]);
});

test('no file is named after nothing in particular', () => {
  const vague = /\b(utils?|helpers?|managers?|services?|base|common|misc)\b/i;
  expect(all.filter(({ path: file }) => vague.test(file)).map(({ path: file }) => file)).toEqual([]);
});

test('things are exported by name, from the file that makes them', () => {
  expect(matches(own, /^export default\b/)).toEqual([]);
  expect(matches(own, /^export (type )?\*/)).toEqual([]);
  expect(own.filter(({ path: file }) => path.basename(file).startsWith('index.'))).toEqual([]);
});
