import { send } from '../delivery/send.ts';
import type { Context } from '../ports/context.ts';
import type { StateWish } from '../ports/jobs.ts';
import type { AssetNotice, OutgoingNotice } from '../ports/messages.ts';
import type { Transaction } from '../ports/store.ts';

type News = Extract<AssetNotice, { type: 'state_news' }>;
type Told = Pick<News, 'what'> & Partial<Pick<News, 'fault' | 'remedy'>>;

/** A direct message to whoever asked for the state, once for each thing that became of it. It names nobody. */
export async function tellState(
  ctx: Context,
  wish: StateWish,
  { what, fault = null, remedy = null }: Told,
  within?: Transaction,
): Promise<void> {
  const tell = async (tx: Transaction) => {
    const { person, state, at, by } = wish;
    const group = await tx.assets.group(wish.group);
    const told: OutgoingNotice = {
      key: `state:${person}:${wish.group}:${at}:${what}`,
      destination: { kind: 'person', user: by },
      notice: { type: 'state_news', what, group: group?.name ?? wish.group, state, at, fault, remedy },
    };
    await send(tx, [told]);
  };
  return within === undefined ? ctx.store.transaction(tell) : tell(within);
}
