import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { eventually } from '../../eventually.ts';
import { startBenchServer } from '../bench-database.ts';
import { type Benchmark, median, row, timed } from '../measure.ts';
import { startPart } from '../part.ts';

const goal = 1.5;
const times = 12;
const warmUp = 2;

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const programs = { ours: pathOf('../../../switchboard.mjs'), theirs: pathOf('bare.ts') };

/** A process on a database that is up to date: from its start to the first 200 of `/readyz`. */
export const start: Benchmark = {
  name: 'start',
  async run(note) {
    const server = await startBenchServer();
    const slack = await startPart(new URL('../acknowledgement/slack.ts', import.meta.url), {});
    try {
      const settings = {
        DATABASE_URL: await server.database('started'),
        SLACK_BOT_TOKEN: 'xoxb-sample-token',
        SLACK_SIGNING_SECRET: 'a-sample-signing-secret',
        SLACK_API_URL: slack.url,
        HOST: '127.0.0.1',
        LOG_LEVEL: 'warn',
      };
      const samples = { ours: [] as number[], theirs: [] as number[] };
      for (let i = 0; i < warmUp + times; i += 1) {
        for (const side of ['ours', 'theirs'] as const) {
          const ms = await startOnce(programs[side], settings);
          if (i >= warmUp) samples[side].push(ms);
        }
      }
      note(`${times} starts a side, by turns`);
      return [row('start to ready, median', median(samples.ours), median(samples.theirs), goal)];
    } finally {
      await slack.stop();
      await server.stop();
    }
  },
};

async function startOnce(program: string, settings: Readonly<Record<string, string>>): Promise<number> {
  const port = await freePort();
  const { PATH = '' } = process.env;
  const environment = { ...settings, PATH, PORT: String(port) };
  let stop = async () => {};
  const ms = await timed(async () => {
    const child = spawn(process.execPath, [program], { env: environment, stdio: ['ignore', 'ignore', 2] });
    const gone = once(child, 'exit');
    stop = async () => {
      child.kill('SIGTERM');
      await gone;
    };
    await eventually(() => ready(port), { timeout: 60_000 });
  });
  await stop();
  return ms;
}

const ready = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    get(`http://127.0.0.1:${port}/readyz`, { agent: false }, (answer) => {
      answer.resume();
      if (answer.statusCode === 200) resolve();
      else reject(new Error(`/readyz answers ${answer.statusCode}`));
    }).on('error', reject);
  });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
