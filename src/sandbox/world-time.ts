import type { Clock } from '../application/ports/context.ts';

/** The bot's clock, which goes on from where it was while the bot is down. */
export function createWorldTime() {
  let offsetMs = 0;
  let followed: Clock | null = null;
  return {
    now: (): Date => followed?.now() ?? new Date(Date.now() + offsetMs),
    follow(clock: Clock | null): void {
      if (followed !== null) offsetMs = followed.now().getTime() - Date.now();
      followed = clock;
    },
  };
}

export type WorldTime = ReturnType<typeof createWorldTime>;
