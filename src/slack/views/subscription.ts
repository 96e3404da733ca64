import type { KnownBlock, ModalView } from '@slack/types';
import type { GroupRow } from '../../application/ports/assets.ts';
import type { Found } from '../../application/subscription/look-up.ts';
import { consents, type WrittenState } from '../../domain/subscription/consent.ts';
import { foundBlocks } from '../blocks/found-person.ts';
import { modal } from '../blocks/modal.ts';
import { actions, button, context, input, option, plain, section } from '../blocks/primitives.ts';
import type { Text } from '../text/shape.ts';
import { groupOption } from './transfer-new.ts';

const person = (text: Text, typed: string | null, hint = text.subscriptions.personHint) =>
  input(
    'person',
    {
      type: 'plain_text_input',
      action_id: 'value',
      max_length: 1000,
      ...(typed ? { initial_value: typed } : {}),
    },
    { label: text.subscriptions.person, hint },
  );

/** SPEC 10.4: `subscription.lookup`. What was typed stays in its field; nothing else carries it. */
const lookup = (text: Text, typed: string | null, below: readonly KnownBlock[]): ModalView =>
  modal({
    callbackId: 'subscription.lookup',
    title: text.subscriptions.lookUpTitle,
    submit: text.subscriptions.lookUp,
    close: text.common.close,
    blocks: [person(text, typed, text.subscriptions.lookUpHint), ...below],
  });

/** One person, or a whole list. */
export const subscriptionLookup = (text: Text, typed: string | null): ModalView =>
  lookup(text, typed, actions('import', [button('import.open', text.home.import, { value: 'lookup' })]));

export const subscriptionLooking = (text: Text): ModalView =>
  lookup(text, null, [section(text.subscriptions.looking)]);

export const subscriptionFound = (found: Found, text: Text, typed: string | null): ModalView =>
  lookup(text, typed, foundBlocks(found, text));

export interface SetPrefill {
  readonly person: string | null;
  readonly group: GroupRow | null;
  readonly state: WrittenState | null;
}

/** SPEC 10.4: `subscription.set`; with `consent` (R70). It is also the confirmation of what a command asked for. */
export function subscriptionSet(text: Text, prefill: SetPrefill): ModalView {
  const t = text.subscriptions;
  const placeholder = plain(text.common.type);
  const states = (['subscribed', 'unsubscribed'] as const).map((state) =>
    option(t.stateOption[state], state),
  );
  const chosen = states.find(({ value }) => value === prefill.state);
  return modal({
    callbackId: 'subscription.set',
    title: t.setTitle,
    submit: t.set,
    close: text.common.cancel,
    blocks: [
      person(text, prefill.person),
      input(
        'group',
        {
          ...({ type: 'external_select', action_id: 'value', min_query_length: 0 } as const),
          placeholder,
          ...(prefill.group ? { initial_option: groupOption(prefill.group) } : {}),
        },
        { label: t.groupLabel },
      ),
      input(
        'state',
        {
          ...({ type: 'radio_buttons', action_id: 'value', options: states } as const),
          ...(chosen ? { initial_option: chosen } : {}),
        },
        { label: t.stateLabel },
      ),
      input(
        'consent',
        {
          ...({
            type: 'static_select',
            action_id: 'value',
            placeholder: plain(text.common.chooseOne),
          } as const),
          options: consents.map((consent) => option(text.imports.consents[consent], consent)),
        },
        { label: t.consentLabel, hint: text.imports.consentHint, optional: true },
      ),
      context(t.meaning),
      context(t.afterwards),
    ],
  });
}

/** SPEC 10.4: `subscription.erase`. */
export const subscriptionErase = (text: Text, typed: string): ModalView =>
  modal({
    callbackId: 'subscription.erase',
    title: text.subscriptions.eraseTitle,
    submit: text.subscriptions.erase,
    close: text.common.cancel,
    blocks: [
      section(text.subscriptions.eraseWarning),
      person(text, typed),
      input(
        'reason',
        { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 500 },
        { label: text.subscriptions.eraseReason, hint: text.subscriptions.eraseReasonHint },
      ),
      context(text.subscriptions.eraseInBraze),
    ],
  });
