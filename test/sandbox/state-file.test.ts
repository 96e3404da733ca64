import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createKeeper, readStateFile } from '../../src/sandbox/state-file.ts';
import { eventually } from '../eventually.ts';

let folder: string;
let file: string;
const told: string[] = [];
const onFault = (line: string) => void told.push(line);
const shape = z.object({ count: z.number() });
const read = (data: unknown) => shape.parse(data);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-'));
  file = join(folder, 'state.json');
  told.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

test.each(['{ "count": ', '{ "count": "many" }', ''])(
  'a file that holds %j is moved aside with one line, and nothing is lost',
  async (text) => {
    await writeFile(file, text);
    expect(await readStateFile(file, read, onFault)).toBeUndefined();
    expect(told).toEqual([
      expect.stringContaining(`${file} cannot be read: it was moved to ${file}.broken-`),
    ]);
    const [aside = ''] = await readdir(folder);
    expect(await readFile(join(folder, aside), 'utf8')).toBe(text);
  },
);

test('where there is no file there is nothing to tell', async () => {
  expect(await readStateFile(file, read, onFault)).toBeUndefined();
  expect(told).toEqual([]);
});

test('a change is written by itself, for its owner only', async () => {
  const keeper = createKeeper(file, () => ({ count: 2 }), onFault);
  keeper.touch();
  await eventually(async () => expect(await readStateFile(file, read, onFault)).toEqual({ count: 2 }));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('a flush answers when everything is on disk, and writes nothing where nothing changed', async () => {
  let taken = 0;
  const keeper = createKeeper(file, () => ({ count: ++taken }), onFault);
  keeper.touch();
  await Promise.all([keeper.flush(), keeper.flush()]);
  await keeper.flush();
  expect(await readStateFile(file, read, onFault)).toEqual({ count: 1 });
});

test('a folder that is gone is told, not thrown', async () => {
  const keeper = createKeeper(join(folder, 'gone', 'state.json'), () => ({}), onFault);
  keeper.touch();
  await keeper.flush();
  expect(told).toEqual([expect.stringContaining('cannot be written')]);
});
