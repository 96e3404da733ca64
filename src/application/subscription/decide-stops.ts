import type { Denied } from '../../domain/access/access.ts';
import type { NumberId, UserId } from '../../domain/asset/ids.ts';
import { authorize } from '../access/authorize.ts';
import type { Context } from '../ports/context.ts';
import type { Decided } from '../ports/stops.ts';
import type { Transaction } from '../ports/store.ts';
import { closeQuestion } from './close-question.ts';
import { type PlaceOfNumber, placeOfNumber } from './place-of-number.ts';

export interface StopsAnswer {
  readonly number: NumberId;
  /** Of the message that was answered: whoever stopped after it was drawn is not decided about. */
  readonly version: number;
  readonly decision: 'unsubscribed' | 'left';
  readonly by: UserId;
}

export type StopsDecided =
  | { readonly kind: 'decided'; readonly people: number; readonly group: string }
  /** Nobody waited any more. */
  | { readonly kind: 'nothing'; readonly last: Decided | null }
  /** The number has another group by now, or none: it is asked again about that one. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'denied'; readonly denied: Denied };

/** A person's answer about everybody whom the message counted. Needs `import_users`; the second answer changes nothing. */
export async function decideStops(ctx: Context, answer: StopsAnswer): Promise<StopsDecided> {
  return ctx.store.transaction(async (tx): Promise<StopsDecided> => {
    const { number, by } = answer;
    const place = await placeOfNumber(tx.assets, number);
    if (place === null) return { kind: 'moved' };
    const workspaces = [place.workspace.key];
    const denied = await authorize(ctx, tx, { user: by, permission: 'import_users', workspaces });
    return denied ? { kind: 'denied', denied } : decide(ctx, tx, place, answer);
  });
}

async function decide(
  ctx: Context,
  tx: Transaction,
  { group }: PlaceOfNumber,
  { number, version, decision, by }: StopsAnswer,
): Promise<StopsDecided> {
  const asked = await tx.stops.told(number, 'ask');
  if (asked !== null && asked.group !== group.id) {
    await tx.jobs.enqueue({ name: 'stops', number });
    return { kind: 'moved' };
  }
  const made = decision === 'left' ? 'left' : 'unsubscribing';
  const people = await tx.stops.decide({ number, version }, made, by, ctx.clock.now());
  if (people === 0) return { kind: 'nothing', last: await tx.stops.lastDecided(number) };
  const rest = await tx.stops.undecided(number);
  if (asked !== null && (rest.people === 0 || version >= asked.version)) {
    await closeQuestion(tx, number, asked, { kind: decision, people, by });
  }
  await tx.jobs.enqueue({ name: 'stops', number });
  return { kind: 'decided', people, group: group.name };
}
