import type { Store, Transaction } from '../../src/application/ports/store.ts';

/** The process died. */
export class Died extends Error {}

/**
 * The same store, in a process that dies: at the `n`-th thing that transactions ask of it (what they did is undone),
 * or right after the next commit (nobody hears of it).
 */
export function createDyingStore(store: Store) {
  let callsLeft = Number.POSITIVE_INFINITY;
  let unheard = false;
  const step = () => {
    callsLeft -= 1;
    if (callsLeft <= 0) {
      callsLeft = Number.POSITIVE_INFINITY;
      throw new Died();
    }
  };
  const dying: Store = {
    ...store,
    async transaction(work) {
      const result = await store.transaction((tx) => work(watched(tx, step)));
      if (!unheard) return result;
      unheard = false;
      throw new Died();
    },
  };
  return {
    store: dying,
    dieAt(call: number): void {
      callsLeft = call;
    },
    dieAfterCommit(): void {
      unheard = true;
    },
    /** Whether the death that was asked for is still to come. */
    isDoomed: (): boolean => unheard || callsLeft !== Number.POSITIVE_INFINITY,
    live(): void {
      callsLeft = Number.POSITIVE_INFINITY;
      unheard = false;
    },
  };
}

const watched = (tx: Transaction, step: () => void): Transaction => ({
  operations: each(tx.operations, step),
  assets: each(tx.assets, step),
  access: each(tx.access, step),
  inbox: each(tx.inbox, step),
  outbox: each(tx.outbox, step),
  cards: each(tx.cards, step),
  jobs: each(tx.jobs, step),
  webhooks: each(tx.webhooks, step),
  readings: each(tx.readings, step),
  drifts: each(tx.drifts, step),
  syncs: each(tx.syncs, step),
  tests: each(tx.tests, step),
  subscriptions: each(tx.subscriptions, step),
  stops: each(tx.stops, step),
  pushes: each(tx.pushes, step),
  carrying: each(tx.carrying, step),
  followUps: each(tx.followUps, step),
});

const each = <Part extends object>(part: Part, step: () => void): Part =>
  new Proxy(part, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...asked: unknown[]) => {
        step();
        return Reflect.apply(member, target, asked);
      };
    },
  });
