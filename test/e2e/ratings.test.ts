import { describe, expect, it } from 'vitest';
import { encodeValue } from '../../src/slack/values.ts';
import { useDatabase } from '../database.ts';
import { golden, type Language } from './golden.ts';
import { type At, doStep, walkTo } from './migration-steps.ts';
import {
  askForMigration,
  company,
  type MigrationWorld,
  startMigration,
  startMigrationWorld,
} from './migration-world.ts';
import { announcements, approve, press, toldTo, wordsTo } from './play.ts';
import { printMessage, printTexts, printView } from './print.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** A WABA without a number yet holds 250 templates (C12). */
const empty = '102290129340510';

interface Case {
  readonly language: Language;
  readonly number: string;
  readonly waba: string;
  readonly channel: string;
  readonly approver: string;
  /** Reads what the language is of. */
  readonly user: string;
}

const cases: readonly Case[] = [
  {
    ...{ language: 'fr', number: '106540352242922', waba: '102290129340398' },
    ...{ channel: 'C0FR', approver: 'U0APPROVER', user: 'U0CREW' },
  },
  {
    ...{ language: 'en', number: '106540352242924', waba: '102290129340399' },
    ...{ channel: 'C0UK', approver: 'U0LEAD', user: 'U0OPS' },
  },
];

const inventory = company.replace(
  /\nnumbers:/,
  `\n  - { id: "${empty}", name: Sample Empty, business: "506914307656634", provider: direct }\nnumbers:`,
);

const id = (n: number) => String(2_000_000_000_000_000 + n);
const named = (n: number) => `sample_${String(n).padStart(3, '0')}`;
const body = (text: string) => [{ type: 'BODY', text }];

/** 260 templates: one paused, one that the destination has, the rest may be copied; the destination has 50. */
const templatesOf = (waba: string) => [
  ...Array.from({ length: 260 }, (_, n) => ({
    ...{ id: id(n), waba, name: named(n), language: 'fr', components: body(`Sample text ${n}.`) },
    quality: n % 2 === 0 ? 'GREEN' : 'UNKNOWN',
    ...(n === 7 ? { status: 'PAUSED', quality: 'RED', pauses: 1 } : {}),
    ...(n === 0 ? { recheck: 'REJECTED' as const } : {}),
    ...(n === 2 ? { recheckCategory: 'MARKETING' } : {}),
    ...(n >= 10 && n < 20 ? { ratesAs: 'GREEN' as const } : {}),
    ...(n === 20 ? { ratesAs: 'YELLOW' as const } : {}),
  })),
  ...Array.from({ length: 50 }, (_, n) => ({
    ...{ id: id(1000 + n), waba: empty, language: 'fr', components: body(`Sample text ${n}.`) },
    name: n === 0 ? named(9) : `resident_${n}`,
  })),
];

const world = (database: Parameters<typeof startMigrationWorld>[0], { waba }: Case) =>
  startMigrationWorld(database, {
    inventory,
    change: (given) => ({
      ...given,
      wabas: [
        ...given.wabas,
        { id: empty, business: '506914307656634', name: 'Sample Empty', subscribedApps: [] },
      ],
      templates: templatesOf(waba),
    }),
  });

/** What the channel was told of the copies, newest last. */
const told = ({ world }: MigrationWorld, channel: string) =>
  announcements(world, channel).filter(({ metadata }) =>
    String(metadata?.event_payload.outbox).includes(':ratings:'),
  );

describe.for(cases)('in $language', (given) => {
  const { language, number, channel, approver, user } = given;
  const database = useDatabase();

  it('[R96, R97, R100, R101, R103, R104, R105] 260 templates into room for 200 are followed for a week, told to the template', async () => {
    const m = await world(database, given);
    const wish = { user, number, scenario: '2', destination: empty };
    await golden(
      language,
      'ratings-plan',
      printView(await askForMigration(m.world, { ...wish, first: named(259) })),
    );
    const operation = await startMigration(m.world, wish);
    await approve(m.world, operation, approver);
    const at: At = { id: number, to: empty, seen: true, user };
    await walkTo(m, operation, 'register', at);
    await doStep(m, operation, at);
    await m.wind(minute);
    expect(told(m, channel)).toHaveLength(1);
    // What a phone's notification shows: the number in groups, as everywhere.
    expect(told(m, channel)[0]?.text).toMatch(/^MG-0001.* \+\d+ \d+ \d+/);
    await golden(language, 'ratings-at-once', printTexts(told(m, channel)));

    await m.wind(40 * minute);
    await m.wind(2 * minute);
    const rechecked = told(m, channel).at(-1);
    if (rechecked === undefined) throw new Error('nothing was told of the re-check');
    await golden(language, 'ratings-rechecked', printMessage(rechecked));

    await m.wind(day);
    await m.wind(2 * minute);
    await golden(language, 'ratings-after-a-day', printTexts(told(m, channel).slice(-1)));

    const report = told(m, channel).at(-1) ?? rechecked;
    // One of those to look at, then all that are left.
    const value = encodeValue(operation, `recategorised ${named(2)} fr`);
    await m.world.slack.as('U0OPS').press(report, 'reminder.done_this', { value });
    await m.world.app.idle();
    expect(wordsTo(m.world, 'U0OPS', channel)).toMatch(/\b1 point\b/);
    await m.world.slack.as('U0OPS').press(report, 'reminder.done_this', { value });
    await m.world.app.idle();
    expect(wordsTo(m.world, 'U0OPS', channel)).not.toMatch(/\b1 point\b/);
    await press(m.world, 'U0OPS', report, 'reminder.done');
    expect(toldTo(m.world, 'U0OPS', channel)).toBeDefined();
    const before = told(m, channel).length;
    await m.wind(day);
    expect(told(m, channel)).toHaveLength(before);

    await m.wind(6 * day);
    await golden(language, 'ratings-after-a-week', printTexts(told(m, channel).slice(-1)));
    await m.wind(7 * day);
    expect(told(m, channel)).toHaveLength(before + 1);
  }, 120_000);
});
