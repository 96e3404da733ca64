import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ruleCoverage, rulesNamed, testTitles } from '../../src/cli/rule-coverage.ts';

const run = promisify(execFile);

describe('titles in a test file', () => {
  it.each([
    ['it', `it('refuses an eleventh WABA [R22]', () => {});`],
    ['test', `test("refuses an eleventh WABA [R22]", async () => {});`],
    ['a template', 'it(`refuses an eleventh WABA [R22]`, () => {});'],
    ['it.only', `it.only('refuses an eleventh WABA [R22]', () => {});`],
    ['it.each with a list', `it.each([['a', 'b']] as const)('refuses an eleventh WABA [R22]', () => {});`],
    [
      'test.each with a typed list',
      `test.each<[string]>([['a']])('refuses an eleventh WABA [R22]', () => {});`,
    ],
    ['test.each with a table', `test.each\`a\n\${1}\`('refuses an eleventh WABA [R22]', () => {});`],
    ['test.for', `test.for([1])('refuses an eleventh WABA [R22]', () => {});`],
    ['it.prop', `it.prop([fc.nat()])('refuses an eleventh WABA [R22]', () => {});`],
    ['property', `property('refuses an eleventh WABA [R22]', fc.nat(), (n) => n > 0);`],
    ['a condition', `it.skipIf(onWindows)('refuses an eleventh WABA [R22]', () => {});`],
    ['a concatenation', `it('refuses an eleventh ' + 'WABA [R22]', () => {});`],
    ['options before the body', `it('refuses an eleventh WABA [R22]', { timeout: 5 }, () => {});`],
    ['nesting', `describe('x', () => { for (const a of b) { it('refuses an eleventh WABA [R22]', f); } });`],
  ])('are found in %s', (_form, source) => {
    expect(testTitles(source)).toEqual(['refuses an eleventh WABA [R22]']);
  });

  it('keep their words around what is filled in when the test runs', () => {
    expect(testTitles(`it(\`takes \${count} numbers [R30]\`, f); it('of ' + name + ' [R18]', f);`)).toEqual([
      'takes … numbers [R30]',
      'of … [R18]',
    ]);
  });

  it.each([
    ['describe', `describe('limits [R22]', () => {});`],
    ['a line comment', `// it('refuses [R22]', () => {});`],
    ['a block comment', `/* it('refuses [R22]', () => {}); */`],
    ['another string', `const sample = "it('refuses [R22]', () => {})";`],
    ['a skipped test', `it.skip('refuses [R22]', () => {}); test.skip.each([1])('refuses [R22]', f);`],
    ['a test that is only announced', `it.todo('refuses [R22]');`],
    ['another function', `expect('[R22]'); unit('refuses [R22]', f); suite.it('refuses [R22]', f);`],
    ['a regular expression with quotes', `const quote = /it('refuses [R22]')/;`],
  ])('are not taken from %s', (_place, source) => {
    expect(testTitles(source)).toEqual([]);
  });
});

describe('rules in a title', () => {
  it.each([
    ['refuses [R22]', ['R22']],
    ['refuses [R22, R30]', ['R22', 'R30']],
    ['[R2] refuses [R30,R3]', ['R2', 'R30', 'R3']],
    ['walks through [R1–R3]', ['R1', 'R2', 'R3']],
    ['walks through [R1-R3, R7]', ['R1', 'R2', 'R3', 'R7']],
    ['warns [R26, C8]', ['R26']],
    ['warns of a backward range [R3–R1]', ['R3–R1']],
    ['speaks of R22 outside brackets, and of [RFC 3339], [r22] and [AR22]', []],
  ])('%j names %j', (title, ids) => {
    expect(rulesNamed(title)).toEqual(ids);
  });
});

describe('the coverage report', () => {
  const refuses = { file: 'test/a.test.ts', title: 'refuses [R22, R22]' };
  const warns = { file: 'test/b.test.ts', title: 'warns [R22, R42]' };

  it('gives each rule one line with its handling and its tests', () => {
    const { lines } = ruleCoverage([refuses, warns]);
    expect(lines).toHaveLength(114 + 3);
    expect(lines[0]).toBe('R1 enforced → no test');
    expect(lines[21]).toBe(
      'R22 enforced → test/a.test.ts: refuses [R22, R22] | test/b.test.ts: warns [R22, R42]',
    );
    expect(lines[41]).toBe('R42 overruled by C1 → test/b.test.ts: warns [R22, R42]');
  });

  it('ends in four counts that make 114, the uncovered rules and the total', () => {
    const [counts, uncovered, total] = ruleCoverage([refuses, warns]).lines.slice(-3);
    expect(counts).toMatch(/^enforced \d+, shown \d+, explained \d+, overruled \d+$/);
    expect([...(counts ?? '').matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0)).toBe(114);
    expect(uncovered).toMatch(/^uncovered: R1 R2 .* R21 R23 .* R41 R43 .* R114$/);
    expect(total).toBe('2 of 114 rules covered');
  });

  it('says so when nothing is uncovered', () => {
    const all = ruleCoverage([{ file: 'test/a.test.ts', title: 'all of them [R1–R114]' }]);
    expect(all.lines.slice(-2)).toEqual(['uncovered: none', '114 of 114 rules covered']);
    expect(all.errors).toEqual([]);
  });

  it('reports a name that is no rule, and where it stands', () => {
    const { errors } = ruleCoverage([{ file: 'test/a.test.ts', title: 'refuses [R114–R115]' }]);
    expect(errors).toEqual(['test/a.test.ts: refuses [R114–R115]: there is no rule R115']);
  });
});

describe('the rules command', () => {
  const rulesCommand = async (source: string) => {
    const folder = await mkdtemp(join(tmpdir(), 'switchboard-rules-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'sample.test.ts'), source);
    return run(process.execPath, ['src/cli/rules.ts', folder]);
  };

  it('prints the report of a folder of tests and ends well', async () => {
    const { stdout, stderr } = await rulesCommand(`it('refuses [R22]', () => {});`);
    expect(stdout).toMatch(/^R22 enforced → .*sample\.test\.ts: refuses \[R22\]$/m);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 of 114 rules covered');
    expect(stderr).toBe('');
  });

  it('ends with exit code 1 when a title names an unknown rule', async () => {
    await expect(rulesCommand(`it('refuses [R115]', () => {});`)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/\n0 of 114 rules covered\n$/),
      stderr: expect.stringMatching(/sample\.test\.ts: refuses \[R115\]: there is no rule R115\n$/),
    });
  });

  it('ends with exit code 1 when a test file cannot be parsed, and names it', async () => {
    await expect(rulesCommand(`it('refuses [R22]', `)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('sample.test.ts: '),
    });
  });
});
