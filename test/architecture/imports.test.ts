import path from 'node:path';
import { expect, test } from 'vitest';
import { sources } from './sources.ts';

const adapters = ['slack', 'webhooks', 'jobs', 'store', 'providers', 'files'];
const core = ['domain', 'application'];
const tools = ['config', 'settings', 'secret', 'log', 'redact', 'metrics'];
const pureImports = /^(zod|temporal-polyfill|node:crypto)$/;

/** Which parts of src a part may import, besides itself. */
function mayImport(part: string): readonly string[] {
  if (part === 'domain') return [];
  if (part === 'application') return ['domain'];
  if (adapters.includes(part)) return [...core, ...tools];
  if (tools.includes(part)) return tools;
  const everythingBelow = [...core, ...tools, ...adapters, 'server', 'app', 'clock-routes'];
  return part === 'sandbox' || part === 'main' ? [...everythingBelow, 'sandbox'] : everythingBelow;
}

/** `src/slack/cards.ts` is of `slack`, `src/main.ts` of `main`. */
const partOf = (file: string): string => file.split('/')[1]?.replace(/\.tsx?$/, '') ?? '';
const onTheSharedClient = (target: string): boolean => target === 'src/providers/http.ts';

const imports = sources('src').flatMap(({ path: file, text }) =>
  [...text.matchAll(/(?:\bfrom\s+|^\s*import\s+|\bimport\(\s*)'([^']+)'/gm)].map(
    ([statement, name = '']) => ({
      file,
      name,
      target: name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : undefined,
      dynamic: statement.includes('('),
    }),
  ),
);

test('every part imports only what it may: { main, cli } → app → adapters → application → domain', () => {
  const breaches = imports.filter(({ file, target }) => {
    if (target === undefined || partOf(target) === partOf(file)) return false;
    const shared = onTheSharedClient(target) && adapters.includes(partOf(file));
    return !target.startsWith('src/') || !(shared || mayImport(partOf(file)).includes(partOf(target)));
  });
  expect(breaches.map(({ file, name }) => `${file} imports ${name}`)).toEqual([]);
});

test('the sandbox is loaded only when it is asked for', () => {
  const breaches = imports.filter(
    ({ file, target, dynamic }) =>
      partOf(file) !== 'sandbox' && target?.startsWith('src/sandbox/') && !dynamic,
  );
  expect(breaches.map(({ file, name }) => `${file} imports ${name}`)).toEqual([]);
});

test('domain and application know no library but zod, temporal-polyfill and node:crypto', () => {
  const breaches = imports.filter(
    ({ file, name, target }) =>
      core.includes(partOf(file)) && target === undefined && !pureImports.test(name),
  );
  expect(breaches.map(({ file, name }) => `${file} imports ${name}`)).toEqual([]);
});
