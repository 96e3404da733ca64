import { authorize } from '../../application/access/authorize.ts';
import { askBraze } from '../../application/subscription/ask-braze.ts';
import { lookUp } from '../../application/subscription/look-up.ts';
import { showGroup } from '../../application/subscription/show-group.ts';
import { type GroupId, NumberId } from '../../domain/asset/ids.ts';
import type { WrittenState } from '../../domain/subscription/consent.ts';
import { actions, button, context, section } from '../blocks/primitives.ts';
import type { CommandDelivery } from '../deliveries.ts';
import { type Desk, deniedWords, open, say } from '../desk.ts';
import { findGroup } from '../find-group.ts';
import type { CommandListener } from '../listener.ts';
import { countriesOfNumbers, splitPerson, typedPerson, unlinked } from '../person.ts';
import { platformError } from '../slack-error.ts';
import { proofValue } from '../subscription-value.ts';
import { md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { subscriptionFound, subscriptionLookup, subscriptionSet } from '../views/subscription.ts';

/** `/wa subscribe <person> <group>`: the modal is the confirmation. */
export const subscribe: CommandListener = (desk, asked, rest, text) =>
  ask('subscribed', desk, asked, rest, text);

/** `/wa unsubscribe <person> <group>`: the modal is the confirmation. */
export const unsubscribe: CommandListener = (desk, asked, rest, text) =>
  ask('unsubscribed', desk, asked, rest, text);

async function ask(
  state: WrittenState,
  desk: Desk,
  asked: CommandDelivery,
  words: string,
  text: Text,
): Promise<void> {
  const { person, rest } = splitPerson(words, await countriesOfNumbers(desk));
  if (rest === '') {
    await open(desk, asked, subscriptionSet(text, { person: person || null, group: null, state }), text);
    return;
  }
  const found = await findGroup(desk, asked.user, rest);
  if (found.kind === 'none') return say(desk, asked, text.errors.notFound(rest));
  if (found.kind === 'several') return say(desk, asked, text.errors.severalFound(rest, found.names));
  const group = await desk.ctx.store.read.assets.group(found.row.id);
  const workspaces = group ? [group.workspaceKey] : [];
  const need = { user: asked.user, permission: 'import_users', workspaces } as const;
  const denied = await authorize(desk.ctx, desk.ctx.store.read, need);
  if (denied) return say(desk, asked, await deniedWords(desk, denied, text));
  await open(desk, asked, subscriptionSet(text, { person, group: found.row, state }), text);
}

/** `/wa subscription [person or group]`: the ledger at once, Braze's answer as soon as it is there. */
export const subscription: CommandListener = async (desk, asked, rest, text) => {
  const words = unlinked(rest);
  if (words === '') {
    await open(desk, asked, subscriptionLookup(text, null), text);
    return;
  }
  const group = await groupMeant(desk, asked, words);
  if (group !== null) return groupPage(desk, asked, group, text);
  const person = typedPerson(words, await countriesOfNumbers(desk));
  if (typeof person === 'string') return say(desk, asked, md`${text.subscriptions.personFault[person]}`);
  const found = await lookUp(desk.ctx, { person, by: asked.user });
  if (found.kind === 'denied') return say(desk, asked, await deniedWords(desk, found, text));
  const view = await open(desk, asked, subscriptionFound(found, text, words), text);
  if (view === null) return;
  const answered = await askBraze(desk.ctx, found);
  try {
    await desk.web.views.update({ view_id: view, view: subscriptionFound(answered, text, words) });
  } catch (error) {
    if (platformError(error) !== 'not_found') throw error;
  }
};

/** A group by its exact name or id, or by the number it sends from: nobody's phone. */
async function groupMeant(desk: Desk, { user }: CommandDelivery, words: string): Promise<GroupId | null> {
  const found = await findGroup(desk, user, words);
  if (found.kind !== 'one') return null;
  const digits = words.replace(/\D/g, '');
  const isNumber = found.row.e164 === `+${digits}` || NumberId.safeParse(words).data === found.row.numberId;
  return found.exact || isNumber ? found.row.id : null;
}

async function groupPage(desk: Desk, asked: CommandDelivery, id: GroupId, text: Text): Promise<void> {
  const t = text.subscriptions;
  const page = await showGroup(desk.ctx, { group: id, by: asked.user });
  if (page.kind === 'missing') return say(desk, asked, md`${t.groupFault.missing}`);
  if (page.kind === 'denied') return say(desk, asked, await deniedWords(desk, page, text));
  const { subscribed, unsubscribed } = page.counts;
  const words = t.counts(page.group.name, page.workspace.name, String(subscribed), String(unsubscribed));
  return say(desk, asked, words, [
    section(words),
    ...actions('group', [button('subscription.export', t.exportProof, { value: proofValue({ group: id }) })]),
    context(t.ownList),
  ]);
}
