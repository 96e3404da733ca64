import type { WebClient } from '@slack/web-api';
import type { Clock } from '../application/ports/context.ts';
import type { SlackUsers } from '../application/ports/slack-users.ts';
import type { Locale } from '../domain/asset/asset.ts';
import type { UserId } from '../domain/asset/ids.ts';
import { en } from './text/en.ts';
import { fr } from './text/fr.ts';
import type { Text } from './text/shape.ts';

export const textOf = (locale: Locale): Text => (locale === 'fr' ? fr : en);

const languageOf = (locale: string): Locale => (locale.startsWith('fr') ? 'fr' : 'en');

const DAY_MS = 86_400_000;

/** Slack must have its answer in three seconds: a language that is not known by then is English. */
const PATIENCE_MS = 600;

export interface Readers {
  /** The words of the person who reads, in their language (Slack's `users.info` locale). */
  text(user: UserId): Promise<Text>;
  /** Their time zone (IANA name), UTC where Slack never told it. */
  zone(user: UserId): Promise<string>;
}

/** Remembers people's languages for a day, in the store, so that no press waits for Slack to tell them. */
export function createReaders({
  web,
  users,
  clock,
}: {
  web: WebClient;
  users: SlackUsers;
  clock: Clock;
}): Readers {
  const known = new Map<string, { locale: Locale; readAt: number }>();
  const fresh = (readAt: number) => clock.now().getTime() - readAt < DAY_MS;

  async function ask(user: UserId): Promise<Locale> {
    const { user: found } = await web.users.info({ user, include_locale: true });
    const locale = languageOf(found?.locale ?? '');
    const now = clock.now();
    known.set(user, { locale, readAt: now.getTime() });
    await users.put({
      id: user,
      locale: found?.locale ?? '',
      timezone: found?.tz ?? 'UTC',
      readAt: now.toISOString(),
    });
    return locale;
  }

  async function locale(user: UserId): Promise<Locale> {
    const here = known.get(user);
    if (here && fresh(here.readAt)) return here.locale;
    const stored = await users.find(user);
    const storedLocale: Locale | null = stored && languageOf(stored.locale);
    if (stored && storedLocale && fresh(Date.parse(stored.readAt))) {
      known.set(user, { locale: storedLocale, readAt: Date.parse(stored.readAt) });
      return storedLocale;
    }
    const otherwise = storedLocale ?? 'en';
    const asked = ask(user).catch(() => otherwise);
    return Promise.race([asked, new Promise<Locale>((r) => setTimeout(r, PATIENCE_MS, otherwise).unref())]);
  }

  return {
    text: async (user) => textOf(await locale(user)),
    zone: async (user) => (await users.find(user))?.timezone ?? 'UTC',
  };
}
