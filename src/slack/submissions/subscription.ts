import { askBraze } from '../../application/subscription/ask-braze.ts';
import { erasePerson } from '../../application/subscription/erase.ts';
import { lookUp } from '../../application/subscription/look-up.ts';
import { setState } from '../../application/subscription/set-state.ts';
import { GroupId } from '../../domain/asset/ids.ts';
import { consents } from '../../domain/subscription/consent.ts';
import { message } from '../blocks/modal.ts';
import { deniedWords } from '../desk.ts';
import { field } from '../fields.ts';
import { errors, type SubmissionListener, update } from '../listener.ts';
import { countriesOf, countriesOfNumbers, typedPerson } from '../person.ts';
import { joined } from '../text/mrkdwn.ts';
import { subscriptionFound, subscriptionLooking } from '../views/subscription.ts';

/** The answer is kept for repeats, so it names nobody; the page follows once Slack has it, and is kept nowhere. */
export const submitLookup: SubmissionListener = async (desk, asked, text) => {
  const t = text.subscriptions;
  const person = typedPerson(field(asked.values, 'person'), await countriesOfNumbers(desk));
  if (typeof person === 'string') return errors({ person: t.personFault[person] });
  const found = await lookUp(desk.ctx, { person, by: asked.user });
  if (found.kind === 'denied') {
    const words = await deniedWords(desk, found, text);
    return update(message('subscription.refused', t.lookUpTitle, text.common.close, words));
  }
  return {
    now: update(subscriptionLooking(text)),
    next: async () => subscriptionFound(await askBraze(desk.ctx, found), text, null),
  };
};

export const submitState: SubmissionListener = async (desk, asked, text) => {
  const t = text.subscriptions;
  const group = GroupId.safeParse(field(asked.values, 'group'));
  const state = field(asked.values, 'state');
  const consent = consents.find((each) => each === field(asked.values, 'consent')) ?? 'none';
  if (!group.success) return errors({ group: text.errors.required });
  if (state !== 'subscribed' && state !== 'unsubscribed') return errors({ state: text.errors.required });
  const person = typedPerson(field(asked.values, 'person'), await countriesOf(desk, group.data));
  if (typeof person === 'string') return errors({ person: t.personFault[person] });
  const done = await setState(desk.ctx, { person, group: group.data, state, consent, by: asked.user });
  const show = (words: Parameters<typeof message>[3]) =>
    update(message('subscription.asked', t.setTitle, text.common.close, words));
  switch (done.kind) {
    case 'accepted':
      return show(joined([t.asked[state](done.group.name), t.afterwards]));
    case 'unchanged':
      return show(t.already(done.group.name));
    case 'email':
      return errors({ person: t.personFault.email });
    case 'missing':
    case 'archived':
      return errors({ group: t.groupFault[done.kind] });
    case 'denied':
      return show(await deniedWords(desk, done.denied, text));
    default:
      return done satisfies never;
  }
};

export const submitErase: SubmissionListener = async (desk, asked, text) => {
  const t = text.subscriptions;
  const person = typedPerson(field(asked.values, 'person'), await countriesOfNumbers(desk));
  if (typeof person === 'string') return errors({ person: t.personFault[person] });
  const reason = field(asked.values, 'reason') ?? '';
  const done = await erasePerson(desk.ctx, { person, reason, by: asked.user });
  const show = (words: Parameters<typeof message>[3]) =>
    update(message('subscription.erased', t.eraseTitle, text.common.close, words));
  switch (done.kind) {
    case 'erased': {
      const { people, subscriptions, history, pending } = done.counts;
      const counted = t.erased(String(people), String(subscriptions), String(history), String(pending));
      return show(joined([counted, t.eraseInBraze]));
    }
    case 'nobody':
      return errors({ person: t.nobodyToErase });
    case 'email':
      return errors({ person: t.personFault.email_erase });
    case 'reason_needed':
      return errors({ reason: text.errors.required });
    case 'denied':
      return show(await deniedWords(desk, done.denied, text));
    default:
      return done satisfies never;
  }
};
