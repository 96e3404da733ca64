import { PgBoss } from 'pg-boss';
import { bossClock } from '../../src/jobs/queue-clock.ts';
import { createClock } from '../../src/store/clock.ts';
import { prepareCopy } from './copy.ts';
import type { Outside } from './world.ts';

/** Longer than a job's heartbeat and the claim on a press; and longer than any pause before a retry. */
const untilDeathIsNoticedMs = 16_000;
const longestPauseMs = 61_000;

export interface Life {
  /** Resolves when the bot is there to be pressed, or has been given up. */
  up(): Promise<void>;
  /** `kill -9`; another copy follows. Nothing while it is already dying. */
  kill(): void;
  dying(): boolean;
  deaths(): number;
  /** What all copies have logged. */
  logged(): string;
  end(): Promise<void>;
}

/** A bot that is started again whenever it is killed, minutes later by the wound clock. */
export async function keepAlive({ environment, database, slack }: Outside): Promise<Life> {
  const clock = await createClock(database.sql, { controlled: true });
  const witness = new PgBoss({
    ...database.pgConfig,
    clock: bossClock(clock),
    max: 1,
    supervise: false,
    schedule: false,
    createSchema: false,
    monitorIntervalSeconds: 5,
  });
  await witness.start();
  const all = [prepareCopy(environment())];
  let copy = all[0];
  let next = prepareCopy(environment());
  let dying = false;
  let deaths = 0;
  let up = live();

  async function live(): Promise<void> {
    const url = await copy?.start();
    if (url) slack.connectBot(`${url}/slack/events`);
    else if (!dying) throw new Error(`the bot did not start:\n${copy?.logged()}`);
  }

  /** Nobody works while the clock is wound: only what the dead one had in hand is found to be late. */
  async function follow(): Promise<void> {
    do {
      await clock.advance(untilDeathIsNoticedMs);
      await witness.supervise();
    } while (await isHeld());
    await clock.advance(longestPauseMs);
    copy = next;
    all.push(copy);
    next = prepareCopy(environment());
    dying = false;
    await live();
  }

  /** The last statement of a killed process may have reached the server after it. */
  async function isHeld(): Promise<boolean> {
    const [row] = await database.sql<{ held: boolean }[]>`
      select exists (select from pgboss.job where state = 'active') as held`;
    return row?.held ?? false;
  }

  return {
    up: () => up,
    kill() {
      if (dying) return;
      dying = true;
      deaths += 1;
      copy?.kill();
      up = (copy?.exited ?? Promise.resolve()).then(follow);
    },
    dying: () => dying,
    deaths: () => deaths,
    logged: () => all.map((each) => each.logged()).join('\n'),
    async end() {
      await up;
      dying = true;
      for (const each of [copy, next]) each?.kill();
      await Promise.all([copy?.exited, next.exited]);
      await witness.stop({ graceful: false });
      await clock.close();
    },
  };
}
