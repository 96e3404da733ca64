import { useMemo, useState } from 'react';
import type { StateValue } from '../../../slack/model.ts';
import type { Element } from '../../../slack/surfaces/traverse.ts';
import { useConfirm } from '../confirm-dialog.tsx';
import { page } from '../page.ts';
import { useReading } from '../reading.tsx';
import { useStore } from '../store.ts';
import {
  asChoice,
  asOption,
  conversationChoices,
  matching,
  optionChoices,
  peopleChoices,
} from './choice-lists.ts';
import { Combobox } from './combobox.tsx';
import type { Choice } from './option-list.tsx';
import { useSuggestions } from './suggestions.ts';
import { useElement } from './using-element.ts';

type Of<S extends string> = Extract<Element, { type: S | `multi_${S}` }>;
type OptionSelect = Of<'static_select'>;
type ExternalSelect = Of<'external_select'>;
type IdSelect = Of<'users_select' | 'conversations_select' | 'channels_select'>;
type SelectElement = OptionSelect | ExternalSelect | IdSelect;

const isMany = (element: SelectElement): boolean => element.type.startsWith('multi_');
const mostOf = (element: SelectElement): number =>
  'max_selected_items' in element
    ? (element.max_selected_items ?? Number.POSITIVE_INFINITY)
    : Number.POSITIVE_INFINITY;

function useSelect(element: SelectElement) {
  const { put, ...rest } = useElement(element);
  const { words } = useReading();
  const [query, setQuery] = useState('');
  const [ask, dialog] = useConfirm(element.confirm);
  const many = isMany(element);
  const choose = (chosen: readonly Choice[], stateOf: (chosen: readonly Choice[]) => StateValue) => {
    if (chosen.length > mostOf(element)) return;
    const ids = chosen.map(({ value }) => value);
    ask(() => put(many ? ids : (ids[0] ?? null), stateOf(chosen)));
  };
  const placeholder = element.placeholder?.text ?? words.field.choose;
  return { ...rest, words, query, setQuery, dialog, many, choose, placeholder };
}

const optionState =
  ({ type }: OptionSelect | ExternalSelect, many: boolean) =>
  (chosen: readonly Choice[]): StateValue => {
    const options = chosen.map(asOption);
    return many ? { type, selected_options: options } : { type, selected_option: options[0] ?? null };
  };

const heldOptions = (held: StateValue | undefined): readonly Choice[] =>
  (held?.selected_options ?? (held?.selected_option ? [held.selected_option] : [])).map((option) =>
    asChoice(option),
  );

export function OptionsSelect({ element }: { element: OptionSelect }) {
  const { frame, testId, held, words, query, setQuery, dialog, many, choose, placeholder } =
    useSelect(element);
  const all = useMemo(() => optionChoices(element), [element]);
  const found = matching(all, query);
  return (
    <>
      <Combobox
        {...{ frame, testId, placeholder, many, query }}
        choices={found}
        note={found.length === 0 ? words.field.nothingFound : null}
        busy={false}
        chosen={heldOptions(held)}
        onQuery={setQuery}
        onClose={() => setQuery('')}
        onChosen={(chosen) => choose(chosen, optionState(element, many))}
      />
      {dialog}
    </>
  );
}

export function SearchSelect({ element }: { element: ExternalSelect }) {
  const { frame, testId, held, words, query, setQuery, dialog, many, choose, placeholder, surface, blockId } =
    useSelect(element);
  const least = element.min_query_length ?? 3;
  const { choices, looking, failed, look } = useSuggestions(surface.target, blockId, least);
  const missing = least - query.length;
  /** Until the bot has answered, what it said before, as far as it fits. */
  const found = looking ? matching(choices, query) : choices;
  const note = () => {
    if (missing > 0) return words.field.typeMore(missing);
    if (failed !== null) return words.problem.errors[failed] ?? words.problem.unknown;
    if (found.length > 0) return null;
    return looking ? words.field.looking : words.field.nothingFound;
  };
  return (
    <>
      <Combobox
        {...{ frame, testId, placeholder, many, query }}
        choices={found}
        note={note()}
        busy={looking}
        chosen={heldOptions(held)}
        onOpen={() => look(query, 0)}
        onQuery={(typed) => {
          setQuery(typed);
          look(typed);
        }}
        onClose={() => setQuery('')}
        onChosen={(chosen) => choose(chosen, optionState(element, many))}
      />
      {dialog}
    </>
  );
}

function idState(element: IdSelect, chosen: readonly Choice[]): StateValue {
  const { type } = element;
  const ids = chosen.map(({ value }) => value);
  const [first = null] = ids;
  switch (type) {
    case 'users_select':
      return { type, selected_user: first };
    case 'multi_users_select':
      return { type, selected_users: ids };
    case 'conversations_select':
      return { type, selected_conversation: first };
    case 'multi_conversations_select':
      return { type, selected_conversations: ids };
    case 'channels_select':
      return { type, selected_channel: first };
    case 'multi_channels_select':
      return { type, selected_channels: ids };
    default:
      return type satisfies never;
  }
}

const heldIds = (held: StateValue | undefined): readonly string[] => [
  ...(held?.selected_users ?? held?.selected_conversations ?? held?.selected_channels ?? []),
  ...[held?.selected_user ?? held?.selected_conversation ?? held?.selected_channel ?? []].flat(),
];

/** People, conversations or channels, from those the person who looks can see. */
export function PlaceSelect({ element }: { element: IdSelect }) {
  const { frame, testId, held, words, query, setQuery, dialog, many, choose, placeholder } =
    useSelect(element);
  const { me, nameOf, channelName } = useReading();
  const state = useStore(page, (p) => p.state);
  const people = element.type.endsWith('users_select');
  const all = useMemo(() => {
    if (state === null) return [];
    if (people) return peopleChoices(state);
    if ('filter' in element) return conversationChoices(state, me, element.filter);
    return conversationChoices(
      state,
      me,
      element.type.endsWith('channels_select') ? { include: ['public'] } : {},
    );
  }, [state, people, element, me]);
  const found = matching(all, query);
  const named = (id: string): Choice =>
    all.find(({ value }) => value === id) ?? {
      value: id,
      label: people ? nameOf(id) : `#${channelName(id)}`,
    };
  return (
    <>
      <Combobox
        {...{ frame, testId, placeholder, many, query }}
        choices={found}
        note={found.length === 0 ? words.field.nothingFound : null}
        busy={false}
        chosen={heldIds(held).map(named)}
        onQuery={setQuery}
        onClose={() => setQuery('')}
        onChosen={(chosen) => choose(chosen, (ids) => idState(element, ids))}
      />
      {dialog}
    </>
  );
}
