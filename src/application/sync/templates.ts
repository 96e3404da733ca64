import type { WabaId } from '../../domain/asset/ids.ts';
import type { Context } from '../ports/context.ts';
import type { Meta } from '../ports/meta.ts';
import { tellTemplate } from '../webhook/apply-template.ts';
import { type Synced, stopped } from './waba.ts';

/**
 * The templates of a WABA, one page and one transaction at a time; the cursor is kept, so a sync that dies goes on
 * from its page. What a complete run did not see is gone at Meta.
 */
export async function syncTemplates(
  ctx: Context,
  meta: Pick<Meta, 'templates'>,
  waba: WabaId,
): Promise<Synced> {
  const scope = `templates:${waba}`;
  const before = await ctx.store.read.syncs.find(scope);
  const goesOn = before !== null && before.doneAt === null && before.cursor !== null;
  const startedAt = goesOn ? before.startedAt : ctx.clock.now().toISOString();
  let after = goesOn ? before.cursor : null;
  for (;;) {
    const page = await meta.templates(waba, after);
    if (page.kind === 'fault') {
      const fault = page.fault;
      // A cursor that Meta refuses once it refuses always: the next run begins anew.
      const cursor = page.retryable ? after : null;
      await ctx.store.read.syncs.put({ scope, cursor, startedAt, doneAt: null, fault });
      return stopped(page);
    }
    const { items, after: next } = page.value;
    await ctx.store.transaction(async (tx) => {
      const changed = await tx.readings.saveTemplates(waba, items, page.at);
      const gone = next === null ? await tx.readings.markUnseen(waba, startedAt) : [];
      for (const change of [...changed, ...gone])
        await tellTemplate(tx, change, { key: `sync:${page.at}`, at: page.at });
      const doneAt = next === null ? ctx.clock.now().toISOString() : null;
      await tx.syncs.put({ scope, cursor: next, startedAt, doneAt, fault: null });
    });
    if (next === null) return { kind: 'done' };
    after = next;
  }
}
