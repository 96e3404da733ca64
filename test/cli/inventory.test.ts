import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { useDatabase } from '../database.ts';
import { quickly } from '../quickly.ts';

const test = useDatabase();
const example = 'docs/inventory.example.yaml';
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inventory-'));
  await chmod(folder, 0o755);
  file = join(folder, 'inventory.yaml');
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  await test.sql`truncate workspace, business, waba, phone_number, subscription_group, access_grant, admin_user`;
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as `npm run -s inventory --` does, by default on this file's database. */
async function inventory(
  args: readonly string[],
  { input = '', environment = { DATABASE_URL: test.url } as Record<string, string> } = {},
): Promise<Run> {
  const { DATABASE_URL: _url, DATA_DIR: _dir, ...inherited } = process.env;
  const child = spawn(process.execPath, [...quickly.args, 'src/cli/inventory.ts', ...args], {
    env: { ...inherited, NODE_NO_WARNINGS: '1', ...quickly.environment, ...environment },
  });
  child.stdin.end(input);
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await closed, out, err };
}

const change = async (from: string, to: string) => {
  await writeFile(file, (await readFile(example, 'utf8')).replace(from, to));
};

describe('a file with faults', () => {
  it.each(['validate', 'diff', 'apply'])(
    'ends %s with 2, each fault on a line, and nothing is applied',
    async (command) => {
      await change('admins: [U0ADMIN]', 'admins: [bob]\nbogus: 1');
      const { code, out, err } = await inventory([command, file]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err.trim().split('\n')).toEqual([
        `${file}:4:10 admins[0] expected a Slack user id, such as U012ABCDEF; got "bob"`,
        expect.stringMatching(/:5:1 bogus is not a known key/),
      ]);
      expect(await test.sql`select from workspace`).toHaveLength(0);
    },
  );

  it('is refused where it contradicts the store, at its place in the file', async () => {
    await inventory(['apply', example]);
    await change('id: 7a1c0c52-1111', 'id: 7a1c0c52-3333');
    for (const command of ['diff', 'apply']) {
      const { code, err } = await inventory([command, file]);
      expect(code).toBe(2);
      expect(err).toBe(
        `${file}:49:97 groups[0].number number 106540352242922 already has the active group 7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10; a number has only one (R17)\n`,
      );
    }
    expect((await inventory(['diff', example])).code).toBe(0);
  });

  it('is told apart from one that cannot be read', async () => {
    const { code, err } = await inventory(['validate', join(folder, 'none.yaml')]);
    expect(code).toBe(2);
    expect(err).toMatch(/none\.yaml:1:1 \(file\) cannot be read: ENOENT/);
  });
});

describe('validate', () => {
  it('needs no database', async () => {
    const environment = { DATABASE_URL: 'postgres://127.0.0.1:1/none' };
    const { code, out, err } = await inventory(['validate', example], { environment });
    expect({ code, out, err }).toEqual({ code: 0, out: `${example}: valid, 12 rows\n`, err: '' });
  });

  it('reads standard input', async () => {
    const { code, err } = await inventory(['validate', '-'], { input: 'admins: [bob]' });
    expect(code).toBe(2);
    expect(err).toMatch(/^-:1:10 admins\[0\] /);
  });
});

describe('diff and apply', () => {
  it('show what changes, and end in 1 and 0', async () => {
    const first = await inventory(['diff', example]);
    expect(first).toMatchObject({ code: 1, err: '' });
    expect(first.out).toContain('+ workspace brand-fr (Brand France)\n');
    expect(first.out).toMatch(/\n12 to add, 0 to change, 0 to remove\n$/);
    expect(await inventory(['apply', example])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\+ admin U0ADMIN\n(.*\n)+applied: 12 added, 0 changed, 0 removed\n$/),
    });
    expect(await inventory(['apply', example])).toEqual({ code: 0, out: 'no difference\n', err: '' });
    expect(await inventory(['diff', example])).toEqual({ code: 0, out: 'no difference\n', err: '' });
  });

  it('list what the file lacks, and remove it with --prune', async () => {
    await inventory(['apply', example]);
    await change('  - { user: U0LEAD, workspace: brand-fr, permissions: [approve_operations] }', '');
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('displayName: Maison Exemple }', 'displayName: Maison }'),
    );
    const number = '~ number 106540352242922 displayName "Maison Exemple" → "Maison"\n';
    const grant = 'grant U0LEAD in brand-fr (approve_operations)\n';
    expect(await inventory(['apply', file])).toEqual({
      code: 0,
      out: `${number}not in the file: ${grant}use --prune to remove what is not in the file\napplied: 0 added, 1 changed, 0 removed; 1 not in the file\n`,
      err: '',
    });
    expect(await inventory(['diff', file, '--prune'])).toEqual({
      code: 1,
      out: `- ${grant}0 to add, 0 to change, 1 to remove\n`,
      err: '',
    });
    expect((await inventory(['apply', '--prune', file])).code).toBe(0);
    expect((await inventory(['diff', file])).code).toBe(0);
  });
});

describe('export', () => {
  it('writes what applies as no change, to standard output or over a file, leaving nothing beside it', async () => {
    await inventory(['apply', example]);
    const { code, out } = await inventory(['export', '-']);
    expect(code).toBe(0);
    expect(await inventory(['apply', '-', '--prune'], { input: out })).toEqual({
      code: 0,
      out: 'no difference\n',
      err: '',
    });
    expect(await inventory(['export', file])).toEqual({ code: 0, out: '', err: '' });
    expect(await readFile(file, 'utf8')).toBe(out);
    expect(await readdir(folder)).toEqual(['inventory.yaml']);
  });

  it('says why a file cannot be written', async () => {
    const { code, err } = await inventory(['export', join(folder, 'none', 'inventory.yaml')]);
    expect(code).toBe(2);
    expect(err).toMatch(/cannot be written: ENOENT/);
  });
});

describe('the command', () => {
  it.concurrent.each([
    [[]],
    [['valid', example]],
    [['diff']],
    [['diff', example, example]],
    [['export', '-', '--prune']],
    [['apply', example, '--force']],
  ])('explains itself when used as %j', async (args) => {
    const { code, err } = await inventory(args);
    expect(code).toBe(2);
    expect(err).toMatch(/^usage: npm run -s inventory/);
  });

  it('explains itself when asked', async () => {
    expect(await inventory(['--help'])).toMatchObject({ code: 0, out: expect.stringMatching(/^usage:/) });
  });

  it('prints the schema that the docs publish', async () => {
    expect((await inventory(['schema'])).out).toBe(await readFile('docs/inventory.schema.json', 'utf8'));
  });

  it.each(['diff', 'apply', 'export'])(
    'ends %s with 3 when the database cannot be reached',
    async (command) => {
      const environment = { DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/none' };
      const target = command === 'export' ? '-' : example;
      const { code, out, err } = await inventory([command, target], { environment });
      expect({ code, out }).toEqual({ code: 3, out: '' });
      expect(err).toMatch(/^the database at 127\.0\.0\.1:1\/none cannot be reached: .*\n$/);
      expect(err).not.toContain('secret');
    },
  );

  it('names a configuration fault', async () => {
    const { code, err } = await inventory(['diff', example], { environment: { DATABASE_URL: 'nonsense' } });
    expect(code).toBe(2);
    expect(err).toMatch(/^DATABASE_URL: expected a URL/);
  });

  it('uses the built-in database, and joins it where a bot runs on it', async () => {
    const dataDir = join(folder, 'data');
    const environment = { DATA_DIR: dataDir };
    expect((await inventory(['apply', example], { environment })).code).toBe(0);
    const bot = await openDatabase({ dataDir });
    try {
      expect(await inventory(['diff', example], { environment })).toEqual({
        code: 0,
        out: 'no difference\n',
        err: '',
      });
      expect(await bot.sql`select from workspace`).toHaveLength(2);
    } finally {
      await bot.close();
    }
    await rm(dataDir, { recursive: true, force: true });
  });
});
