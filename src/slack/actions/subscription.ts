import { authorize } from '../../application/access/authorize.ts';
import { authorizeAnywhere } from '../../application/access/authorize-anywhere.ts';
import { requestProof } from '../../application/subscription/proof.ts';
import type { GroupId } from '../../domain/asset/ids.ts';
import type { WrittenState } from '../../domain/subscription/consent.ts';
import { message } from '../blocks/modal.ts';
import type { ActionDelivery } from '../deliveries.ts';
import { type Desk, deniedWords, open, say } from '../desk.ts';
import { field } from '../fields.ts';
import type { ActionListener } from '../listener.ts';
import { parseProofValue, parseSubscriptionValue, type SubscriptionValue } from '../subscription-value.ts';
import { md } from '../text/mrkdwn.ts';
import { subscriptionErase, subscriptionSet } from '../views/subscription.ts';
import { visible } from '../visible.ts';

/** The modal that sets a state is prefilled, and is the confirmation. */
const setting =
  (state: WrittenState | null): ActionListener =>
  async (desk, asked, text) => {
    const value = parseSubscriptionValue(asked.value);
    const group = value.group && (await desk.ctx.store.read.assets.group(value.group));
    const need = { user: asked.user, permission: 'import_users' } as const;
    const denied = group
      ? await authorize(desk.ctx, desk.ctx.store.read, { ...need, workspaces: [group.workspaceKey] })
      : await authorizeAnywhere(desk.ctx, need);
    if (denied) return say(desk, asked, await deniedWords(desk, denied, text));
    const row = value.group && (await rowOf(desk, asked, value.group));
    const prefill = { person: await nameOf(desk, asked, value), group: row || null, state };
    await open(desk, asked, subscriptionSet(text, prefill), text);
  };

export const set = setting(null);
export const subscribe = setting('subscribed');
export const unsubscribe = setting('unsubscribed');

async function rowOf(desk: Desk, { user }: ActionDelivery, group: GroupId) {
  const { within } = await visible(desk, user);
  const { assets } = desk.ctx.store.read;
  const found = await assets.group(group);
  const rows = found ? await assets.searchGroups(found.name, 100, within) : [];
  return rows.find((row) => row.id === group) ?? null;
}

/** Somebody whom the ledger does not know is named only by what was typed, in the field above the button. */
async function nameOf(desk: Desk, { view }: ActionDelivery, { person: id }: SubscriptionValue) {
  if (id === null) return view && field(view.values, 'person');
  const person = await desk.ctx.store.read.subscriptions.byId(id);
  return person?.externalId ?? person?.phone ?? null;
}

/** The proof of opt-in comes as a file. */
export const exportProof: ActionListener = async (desk, asked, text) => {
  const t = text.subscriptions;
  const wanted = await requestProof(desk.ctx, { of: parseProofValue(asked.value), by: asked.user });
  if (wanted.kind === 'denied') return say(desk, asked, await deniedWords(desk, wanted.denied, text));
  const words = wanted.kind === 'missing' ? md`${t.groupFault.missing}` : t.proofComes;
  await open(desk, asked, message('subscription.proof', t.proofTitle, text.common.close, words), text);
};

export const erase: ActionListener = async (desk, asked, text) => {
  const need = { user: asked.user, permission: 'admin', workspaces: [] } as const;
  const denied = await authorize(desk.ctx, desk.ctx.store.read, need);
  if (denied) return say(desk, asked, await deniedWords(desk, denied, text));
  const name = await nameOf(desk, asked, parseSubscriptionValue(asked.value));
  await open(desk, asked, subscriptionErase(text, name ?? ''), text);
};
