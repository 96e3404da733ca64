import type { NumberId } from '../../domain/asset/ids.ts';
import { hearWord } from '../../domain/subscription/marketing-stop.ts';
import type { MarketingPreference } from '../ports/stops.ts';
import type { Transaction } from '../ports/store.ts';

export interface MarketingSaid {
  readonly number: NumberId;
  /** WhatsApp's id of the person: digits, taken as they are. They may differ from a stored phone (domain.md A.11). */
  readonly digits: string;
  readonly stopped: boolean;
  readonly told: MarketingPreference['told'];
  /** ISO */
  readonly at: string;
}

/** Keeps what a person told WhatsApp of marketing alone, for everybody with that phone; the group is decided elsewhere. */
export async function hearMarketingWord(tx: Transaction, said: MarketingSaid): Promise<void> {
  const { number, digits, stopped, told, at } = said;
  const people = (await tx.subscriptions.meet({ by: 'phone', id: `+${digits}` })).map(({ id }) => id);
  const known = await tx.stops.lock(number, people);
  let [isToDecide, staysOut] = [false, false];
  for (const person of people) {
    const before = known.find((each) => each.person === person) ?? null;
    const heard = hearWord(before, { stopped, at });
    switch (heard.kind) {
      case 'late':
        break;
      case 'again':
        await tx.stops.repeat(number, person, at);
        break;
      case 'stopped':
        await tx.stops.keep({ person, number, stopped, told, at, decision: null });
        isToDecide = true;
        break;
      case 'resumed':
        await tx.stops.keep({ person, number, stopped, told, at, decision: heard.decision });
        staysOut ||= heard.decision !== null;
        break;
      default:
        heard satisfies never;
    }
  }
  if (isToDecide) await tx.jobs.enqueue({ name: 'stops', number });
  if (staysOut) await tx.jobs.enqueue({ name: 'tell_stops', number, what: 'resumed' });
}
