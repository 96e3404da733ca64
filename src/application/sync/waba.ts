import { type NumberThere, numberDifferences, wabaDifferences } from '../../domain/asset/drift.ts';
import type { WabaId } from '../../domain/asset/ids.ts';
import type { Context } from '../ports/context.ts';
import type { Meta, MetaNumber } from '../ports/meta.ts';
import type { ProviderFault } from '../ports/provider.ts';
import type { NumberField, NumberReading } from '../ports/readings.ts';
import { recordNumbers } from '../webhook/record-numbers.ts';
import { syncTemplates } from './templates.ts';

/** How a sync ended: done, to go on later, or with a fault that waiting does not mend. */
export type Synced =
  | { readonly kind: 'done' }
  | { readonly kind: 'later'; readonly afterMs: number }
  | { readonly kind: 'fault'; readonly fault: ProviderFault };

export const LATER_MS = 60_000;

/** A fault that passes is waited for; any other is kept with the sync and shown. */
export const stopped = (fault: ProviderFault): Synced =>
  fault.retryable ? { kind: 'later', afterMs: fault.retryAfterMs ?? LATER_MS } : { kind: 'fault', fault };

/** Reads one WABA, its numbers and its templates from Meta, page by page; goes on where it was interrupted. */
export async function syncWaba(ctx: Context, id: WabaId): Promise<Synced> {
  const { meta } = ctx;
  const waba = await ctx.store.read.assets.waba(id);
  if (meta === null || waba === null) return { kind: 'done' };
  const read = await meta.waba(id);
  if (read.kind === 'fault') return stopped(read);
  const numbers = await allNumbers(meta, id);
  if ('kind' in numbers) return stopped(numbers);
  const ours = await ctx.store.read.assets.numbersOfWaba(id);
  const found = [...wabaDifferences(waba, read.value), ...numberDifferences(ours, numbers.map(there))];
  const scope = `waba:${id}`;
  await ctx.store.transaction(async (tx) => {
    await tx.drifts.replace(scope, 'meta', found, ctx.clock.now());
    const known = numbers.filter(({ id: number }) => ours.some((n) => n.id === number));
    await recordNumbers(ctx, tx, known.flatMap(readingsOf(read.at)), `sync:${read.at}`);
  });
  return syncTemplates(ctx, meta, id);
}

/** A WABA has at most some dozens of numbers (domain.md B.2): they fit in memory. */
async function allNumbers(meta: Meta, id: WabaId): Promise<readonly MetaNumber[] | ProviderFault> {
  const numbers: MetaNumber[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<Meta['numbers']>> = await meta.numbers(id, after);
    if (page.kind === 'fault') return page;
    numbers.push(...page.value.items);
    after = page.value.after;
  } while (after !== null);
  return numbers;
}

const there = ({ id, e164, displayName }: MetaNumber): NumberThere => ({ id, e164, displayName });

const readingsOf =
  (asOf: string) =>
  (number: MetaNumber): NumberReading[] => {
    const fields: [NumberField, string | boolean | null][] = [
      ['status', number.status],
      ['qualityRating', number.qualityRating],
      ['nameStatus', number.nameStatus],
      ['newNameStatus', number.newNameStatus],
      ['messagingLimit', number.messagingLimit],
      ['isPinEnabled', number.isPinEnabled],
    ];
    return fields.flatMap(([field, value]) =>
      value === null ? [] : [{ number: number.id, field, value: String(value), asOf }],
    );
  };
