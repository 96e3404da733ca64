import type { Context } from '../../../src/application/ports/context.ts';
import type { Meta } from '../../../src/application/ports/meta.ts';
import { Died } from '../dying-store.ts';

/**
 * The bot in a process that dies at the `n`-th thing that it asks of the store or of Meta, or that it is about to hear of:
 * before a call, after a commit or an answer that nobody hears. What is dead asks nothing more.
 */
export function createMortal(ctx: Context) {
  let callsLeft = Number.POSITIVE_INFINITY;
  let isDead = false;
  let last = '';
  const step = (what: string) => {
    if (isDead) throw new Died();
    callsLeft -= 1;
    if (callsLeft > 0) return;
    isDead = true;
    last = what;
    throw new Died(what);
  };
  const { store, meta } = ctx;
  const mortal: Context = {
    ...ctx,
    store: {
      ...store,
      read: parts(store.read, step),
      async transaction(work) {
        const result = await store.transaction((tx) => work(parts(tx, step)));
        step('after a commit');
        return result;
      },
    },
    meta: meta && each(meta, step, 'meta', { hears: true }),
  };
  return {
    ctx: mortal,
    /** Where it died. */
    last: (): string => last,
    dieAt(call: number): void {
      callsLeft = call;
    },
    /** A new process. */
    live(): void {
      callsLeft = Number.POSITIVE_INFINITY;
      isDead = false;
    },
  };
}

const parts = <Parts extends object>(all: Parts, step: (what: string) => void): Parts =>
  new Proxy(all, {
    get(target, name) {
      const part: unknown = Reflect.get(target, name);
      return typeof part === 'object' && part !== null
        ? each(part, step, String(name), { hears: false })
        : part;
    },
  });

const each = <Part extends object>(
  part: Part,
  step: (what: string) => void,
  called: string,
  { hears }: { hears: boolean },
): Part =>
  new Proxy(part, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      // Enqueuing asks nothing of the store before the transaction ends.
      if (typeof member !== 'function' || called === 'jobs') return member;
      return async (...asked: unknown[]) => {
        step(`${called}.${String(name)}`);
        const answer: unknown = await Reflect.apply(member, target, asked);
        if (hears) step(`after ${called}.${String(name)}`);
        return answer;
      };
    },
  });

/** Which call of Meta's does something of its own when it is made; the others are as they were. */
export const withMeta = (ctx: Context, otherwise: Partial<Meta>): Context => ({
  ...ctx,
  meta: ctx.meta && { ...ctx.meta, ...otherwise },
});

/** True when the process died of it. */
export async function dies(action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    return false;
  } catch (error) {
    if (error instanceof Died) return true;
    throw error;
  }
}
