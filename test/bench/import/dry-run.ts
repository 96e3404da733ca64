import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { type BenchServer, startBenchServer } from '../bench-database.ts';
import { type Benchmark, median, type Row, row } from '../measure.ts';
import { startPart } from '../part.ts';
import { group } from './sample.ts';

const goals = { ratio: 2 };
/** MiB over idle (the issue of the ledger). */
const room = 250;
const sizes = [100_000, 1_000_000];
const rounds = 3;

interface Measured {
  readonly ms: number;
  /** Peak over what the process had before, in MiB. */
  readonly grownMiB: number;
}

/** A file of 1,000,000 rows: read, validated, staged and compared, beside a bare COPY of it and the same statements. */
export const dryRun: Benchmark = {
  name: 'import-dry-run',
  async run(note) {
    const server = await startBenchServer();
    const folder = await mkdtemp(path.join(tmpdir(), 'switchboard-import-'));
    try {
      const rows: Row[] = [];
      const grown: number[] = [];
      for (const size of sizes) {
        const file = await sampleFile(folder, size);
        const ours: Measured[] = [];
        const theirs: Measured[] = [];
        for (let round = 0; round < rounds; round += 1) {
          theirs.push(await side(server, 'bare', file, `bare_${size}_${round}`));
          ours.push(await side(server, 'ours', file, `ours_${size}_${round}`));
        }
        const [us, them] = [ours, theirs].map((all) => median(all.map(({ ms }) => ms)));
        if (us === undefined || them === undefined) throw new Error('two sides were measured');
        const memory = Math.max(...ours.map(({ grownMiB }) => grownMiB));
        grown.push(memory);
        note(
          `${size.toLocaleString('en')} rows: ${Math.round(size / (us / 1000)).toLocaleString('en')} a second, ${Math.round(memory)} MiB over idle at most`,
        );
        rows.push(row(`import dry run, ${size.toLocaleString('en')} rows, median`, us, them, goals.ratio));
      }
      return [
        ...rows,
        row('import dry run, memory at 1,000,000 rows, MiB of 250', Math.max(...grown), room, 1),
      ];
    } finally {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** A process of its own and a database that nobody has used, so that each run begins alike. */
async function side(server: BenchServer, name: string, file: string, database: string): Promise<Measured> {
  const databaseUrl = await server.database(database);
  const part = await startPart(new URL(`${name}.ts`, import.meta.url), { databaseUrl, file });
  const measured = await part.ask('run');
  await part.stop();
  const { ms, grownMiB } = Object(measured);
  return { ms: Number(ms), grownMiB: Number(grownMiB) };
}

async function sampleFile(folder: string, size: number): Promise<string> {
  const file = path.join(folder, `sample-${size}.csv`);
  const out = createWriteStream(file);
  out.write('external_id,phone,subscription_group_id,subscription_state\n');
  for (let from = 0; from < size; from += 10_000) {
    const lines = Array.from({ length: 10_000 }, (_, i) => {
      const n = from + i;
      return `sample-${n},+3361${String(n).padStart(7, '0')},${group},${n % 3 === 0 ? 'unsubscribed' : 'subscribed'}\n`;
    });
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await finished(out);
  return file;
}
