import type { Context } from '../ports/context.ts';
import type { Dialog360, Dialog360Channel } from '../ports/dialog360.ts';
import type { Drift } from '../ports/drift.ts';
import { type Synced, stopped } from './waba.ts';

/** Numbers on WABAs at 360dialog that its channel list does not have. Digits are compared: channels carry no Meta id. */
export async function syncDialog360(ctx: Context): Promise<Synced> {
  const { dialog360 } = ctx;
  if (dialog360 === null) return { kind: 'done' };
  const channels: Dialog360Channel[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<Dialog360['channels']>> = await dialog360.channels(after);
    if (page.kind === 'fault') return stopped(page);
    channels.push(...page.value.items);
    after = page.value.after;
  } while (after !== null);
  const there = new Set(channels.flatMap((c) => (c.e164 === null ? [] : [c.e164])));
  const missing: Omit<Drift, 'since' | 'source'>[] = (
    await ctx.store.read.assets.numbersOfProvider('360dialog')
  )
    .filter((n) => !there.has(n.e164))
    .map((n) => ({
      asset: `number:${n.id}`,
      field: 'missing_there',
      ours: n.e164,
      theirs: null,
      acceptable: false,
    }));
  await ctx.store.transaction((tx) => tx.drifts.replace('360dialog', '360dialog', missing, ctx.clock.now()));
  return { kind: 'done' };
}
