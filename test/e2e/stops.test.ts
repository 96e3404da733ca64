import { describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { startAutomaticWorld } from './automatic-world.ts';
import { type Cast, casts } from './cast.ts';
import { importing, sending } from './company.ts';
import { golden } from './golden.ts';
import { allMessages, announcements, command, press, refusedCalls, toldTo, wordsTo } from './play.ts';
import { printMessage, printTexts } from './print.ts';

const hour = 3_600_000;

const places = {
  fr: { key: 'brand-fr', number: '106540352242922', e164: '+33612345678' },
  en: { key: 'brand-uk', number: '106540352242924', e164: '+447400123456' },
} as const;

/** R72 in the words that people read. */
const says = {
  fr: /les gens signalent et bloquent le numéro, WhatsApp abaisse ses limites \(R72\)/,
  en: /people report and block the number instead, WhatsApp lowers its limits \(R72\)/,
};

const phoneOf = (n: number): string => `+3363998${String(200_000 + n)}`;

const company = sending(importing());
const always = company.replace(/approvals: \d/g, 'approvals: 0, marketingStops: always');

describe.for(casts)('in $language', (cast) => {
  const database = useDatabase();

  it('[R62] [R64] [R70] [R72] people stop marketing messages, somebody decides about the group, and later the policy does', async () => {
    const { language, operator, colleague, channel, group } = cast;
    const { key, number, e164 } = places[language];
    const { world, meta, settle, wind } = await startAutomaticWorld(database);
    await world.inventory(company);
    const stops = async (...people: readonly number[]) => {
      for (const n of people) {
        meta.phone.add({ e164: phoneOf(n) });
        const profile = { externalId: `crm-${n}`, phone: phoneOf(n), subscribed: [group] };
        world.braze.state.putUser(key, profile);
        meta.phone.stop(phoneOf(n), number);
      }
      await settle();
    };
    const stateOf = (n: number) => {
      const audience = world.braze.state.workspace(key)?.audience;
      const row = audience?.find(`crm-${n}`);
      return row === undefined ? undefined : audience?.written(row, group);
    };
    const newest = () => {
      const [last] = announcements(world, channel).slice(-1);
      if (last === undefined) throw new Error(`nothing was said in ${channel}`);
      return last;
    };

    await stops(1);
    await golden(language, 'stops-asked-one', printMessage(newest()));
    await stops(2, 3);
    await wind(hour);
    const asked = newest();
    await golden(language, 'stops-asked', printMessage(asked));
    expect(announcements(world, channel)).toHaveLength(1);
    expect(asked.text).toMatch(/^🛑 3 /);
    expect(printMessage(asked)).toMatch(says[language]);

    await command(world, operator, `status ${e164}`, channel);
    await golden(language, 'stops-status', wordsTo(world, operator, channel));

    await press(world, 'U0HALF', asked, 'stops.unsubscribe');
    expect(wordsTo(world, 'U0HALF', channel)).toContain('`import_users`');
    expect([1, 2, 3].map(stateOf)).toEqual(Array(3).fill('subscribed'));

    await press(world, operator, asked, 'stops.unsubscribe');
    await golden(language, 'stops-answer', wordsTo(world, operator, channel));
    await golden(language, 'stops-closed', printMessage(newest()));
    expect([1, 2, 3].map(stateOf)).toEqual(Array(3).fill('unsubscribed'));
    await press(world, colleague, asked, 'stops.leave');
    await golden(other(cast), 'stops-answer-stale', wordsTo(world, colleague, channel));
    expect(announcements(world, channel)).toHaveLength(1);

    await stops(4);
    expect(announcements(world, channel)).toHaveLength(1);
    await wind(hour);
    const again = newest();
    await press(world, operator, again, 'stops.leave');
    await golden(language, 'stops-left', printMessage(newest()));
    await golden(language, 'stops-answer-left', wordsTo(world, operator, channel));
    expect(stateOf(4)).toBe('subscribed');

    await wind(hour);
    meta.phone.resume(phoneOf(1), number);
    meta.phone.resume(phoneOf(4), number);
    await settle();
    await golden(language, 'stops-resumed', printMessage(newest()));
    expect(stateOf(1)).toBe('unsubscribed');

    await world.inventory(always);
    await stops(5);
    await stops(6);
    expect([5, 6].map(stateOf)).toEqual(['unsubscribed', 'unsubscribed']);
    await wind(24 * hour);
    world.braze.state.permit(key, ['subscription.status.get', 'subscription.groups.get']);
    await stops(7);
    await golden(language, 'stops-policy', printTexts(announcements(world, channel).slice(3)));

    const seen = JSON.stringify([allMessages(world), toldTo(world, operator, channel), world.logged()]);
    for (const n of [1, 2, 3, 4, 5, 6, 7]) expect(seen).not.toContain(phoneOf(n).slice(1));
    expect(refusedCalls(world)).toEqual([]);
  });
});

const other = ({ language }: Cast) => (language === 'fr' ? 'en' : 'fr');
