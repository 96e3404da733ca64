import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../../src/store/database.ts';
import { type Benchmark, median, quantile, type Row, row } from '../measure.ts';
import { type Part, startPart } from '../part.ts';
import { commandRequest, type Line, openLine } from './press.ts';

const goals = { median: 1.3, p99: 2 };
const warmUp = 8;
const modes = [
  { atOnce: 1, rounds: 500, turns: 1 },
  { atOnce: 50, rounds: 30, turns: 1 },
] as const;

const part = (name: string) => new URL(`${name}.ts`, import.meta.url);

/** Slash command, request to acknowledgement: the whole bot and a bare Bolt app, by turns, on one Postgres. */
export const acknowledgement: Benchmark = {
  name: 'acknowledgement',
  async run(note) {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'switchboard-bench-'));
    const database = await openDatabase({ dataDir });
    const slack = await startPart(part('slack'), {});
    const nothing = await startPart(part('nothing'), {});
    const ours = await startPart(part('ours'), { databaseUrl: database.url, apiUrl: slack.url });
    const bare = await startPart(part('bare'), { databaseUrl: database.url });
    try {
      const rows: Row[] = [];
      for (const mode of modes) rows.push(...(await compare({ mode, nothing, ours, bare, note })));
      return rows;
    } finally {
      for (const each of [ours, bare, nothing, slack]) await each.stop();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

interface Comparison {
  readonly mode: (typeof modes)[number];
  readonly nothing: Part;
  readonly ours: Part;
  readonly bare: Part;
  readonly note: (line: string) => void;
}

async function compare({ mode, nothing, ours, bare, note }: Comparison): Promise<readonly Row[]> {
  const sides = [nothing, bare, ours];
  const samples = new Map<Part, number[]>(sides.map((side) => [side, []]));
  const lines = new Map<Part, Line[]>();
  for (const side of sides) {
    lines.set(side, await Promise.all(Array.from({ length: mode.atOnce }, () => openLine(side.url))));
  }
  for (let round = -warmUp; round < mode.rounds; round += 1) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      const taken = await oneRound(side, lines.get(side) ?? [], mode.turns, `${nothing.url}/answer`);
      if (round >= 0) samples.get(side)?.push(...taken);
    }
  }
  for (const line of [...lines.values()].flat()) line.close();

  const overhead = median(samples.get(nothing) ?? []);
  const [us, them] = [ours, bare].map((side) => (samples.get(side) ?? []).map((ms) => ms - overhead));
  if (!us || !them) throw new Error('two sides were measured');
  const name = `acknowledgement, ${mode.atOnce} at once`;
  note(
    `${mode.atOnce} at once: ${us.length} requests a side; ${overhead.toFixed(3)} ms of driver subtracted`,
  );
  return [
    row(`${name}, median`, median(us), median(them), goals.median),
    row(`${name}, p99`, quantile(us, 0.99), quantile(them, 0.99), goals.p99),
  ];
}

/** Each line posts `turns` times; between rounds a side finishes what it still does for the round before. */
async function oneRound(side: Part, lines: readonly Line[], turns: number, responseUrl: string) {
  const taken: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const requests = lines.map((line) => ({
      line,
      request: commandRequest({ url: side.url, responseUrl }),
    }));
    taken.push(...(await Promise.all(requests.map(({ line, request }) => line.post(request)))));
  }
  await side.ask('idle');
  return taken;
}
