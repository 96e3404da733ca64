import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NamedTest, ruleCoverage, testTitles } from './rule-coverage.ts';

const folder = process.argv[2] ?? 'test';
const files = globSync('**/*.test.ts', { cwd: folder })
  .map((file) => join(folder, file))
  .sort();

const tests: NamedTest[] = [];
const unreadable: string[] = [];
for (const file of files) {
  try {
    tests.push(...testTitles(readFileSync(file, 'utf8')).map((title) => ({ file, title })));
  } catch (error) {
    unreadable.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const { lines, errors } = ruleCoverage(tests);
for (const line of lines) console.log(line);
for (const error of [...unreadable, ...errors]) console.error(error);
process.exitCode = unreadable.length + errors.length > 0 ? 1 : 0;
