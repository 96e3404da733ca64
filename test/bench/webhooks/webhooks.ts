import { openLine } from '../acknowledgement/press.ts';
import { startBenchServer } from '../bench-database.ts';
import { type Benchmark, median, quantile, row } from '../measure.ts';
import { type Part, startPart } from '../part.ts';
import { webhookRequest } from './post.ts';

const goals = { median: 4, p99: 4 };
const updates = 1000;
const bursts = 100;
const warmUp = 4;
/** Every so many requests come twice. */
const repeated = 10;

const part = (name: string) => new URL(`${name}.ts`, import.meta.url);

/** 100,000 updates in bursts of 1,000, request to answer: the whole bot and a bare insert, by turns, on one Postgres. */
export const webhooks: Benchmark = {
  name: 'webhooks',
  async run(note) {
    const database = await startBenchServer();
    const slack = await startPart(new URL('../acknowledgement/slack.ts', import.meta.url), {});
    const databaseUrl = await database.database('webhooks');
    const ours = await startPart(part('ours'), { databaseUrl, apiUrl: slack.url });
    const bare = await startPart(part('bare'), { databaseUrl });
    try {
      const [us, them] = await measure(ours, bare);
      const kept = { ours: await ours.ask('kept'), bare: await bare.ask('kept') };
      const sent = (warmUp + bursts) * updates;
      if (kept.ours !== sent || kept.bare !== sent) {
        throw new Error(`${sent} updates were sent: ${JSON.stringify(kept)} are kept`);
      }
      note(`${sent} updates a side, one request in ${repeated} twice: each kept once, none lost`);
      return [
        row('1,000 webhook updates, median', median(us), median(them), goals.median),
        row('1,000 webhook updates, p99', quantile(us, 0.99), quantile(them, 0.99), goals.p99),
      ];
    } finally {
      for (const each of [ours, bare, slack]) await each.stop();
      await database.stop();
    }
  },
};

async function measure(ours: Part, bare: Part): Promise<[ours: number[], bare: number[]]> {
  const sides = [
    { url: bare.url, line: await openLine(bare.url), samples: [] as number[] },
    { url: ours.url, line: await openLine(ours.url), samples: [] as number[] },
  ];
  for (let burst = -warmUp; burst < bursts; burst += 1) {
    for (const { url, line, samples } of burst % 2 === 0 ? sides : sides.toReversed()) {
      const request = webhookRequest(url, updates);
      const ms = await line.post(request);
      if (burst >= 0) samples.push(ms);
      if (burst % repeated === 0) await line.post(request);
    }
  }
  for (const { line } of sides) line.close();
  const [them, us] = sides.map(({ samples }) => samples);
  if (!us || !them) throw new Error('two sides were measured');
  return [us, them];
}
