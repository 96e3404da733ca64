import type { Option } from '../../../slack/surfaces/composition.ts';
import type { PageChannel, PageState } from '../../contract.ts';
import type { Choice } from './option-list.tsx';

export const asChoice = ({ value, text, description }: Option, group?: string): Choice => ({
  value,
  label: text.text,
  ...(description === undefined ? {} : { more: description.text }),
  ...(group === undefined ? {} : { group }),
});

export const asOption = ({ value, label, more }: Choice): Option => ({
  value,
  text: { type: 'plain_text', text: label },
  ...(more === undefined ? {} : { description: { type: 'plain_text', text: more } }),
});

interface Offered {
  readonly options?: readonly Option[] | undefined;
  readonly option_groups?:
    | readonly { readonly label: { readonly text: string }; readonly options: readonly Option[] }[]
    | undefined;
}

export const optionChoices = ({ options, option_groups: groups }: Offered): readonly Choice[] =>
  options?.map((option) => asChoice(option)) ??
  groups?.flatMap(({ label, options: inside }) => inside.map((option) => asChoice(option, label.text))) ??
  [];

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** The choices in which every word typed is found, accents and case aside. */
export function matching(choices: readonly Choice[], query: string): readonly Choice[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return choices;
  return choices.filter(({ label, more = '', group = '' }) => {
    const text = plain(`${label} ${more} ${group}`);
    return wanted.every((word) => text.includes(word));
  });
}

export const peopleChoices = (state: PageState): readonly Choice[] =>
  state.people.map(({ id, realName, job }) => ({ value: id, label: realName, more: job }));

type Kind = 'im' | 'mpim' | 'private' | 'public';
interface Filter {
  readonly include?: readonly Kind[] | undefined;
  readonly exclude_bot_users?: boolean | undefined;
}

const kindOf = (channel: PageChannel): Kind =>
  channel.with !== undefined ? 'im' : channel.isPrivate ? 'private' : 'public';

/** The conversations a person may choose: theirs, narrowed by the element's filter. */
export function conversationChoices(state: PageState, me: string, filter: Filter = {}): readonly Choice[] {
  return state.channels
    .filter((channel) => {
      const kind = kindOf(channel);
      if (kind === 'im')
        return channel.with === me && filter.exclude_bot_users !== true && isWanted(kind, filter);
      return isWanted(kind, filter) && (kind === 'public' || channel.members.includes(me));
    })
    .map((channel) => ({
      value: channel.id,
      label: channel.with === undefined ? `#${channel.name}` : state.bot.name,
    }));
}

const isWanted = (kind: Kind, { include }: Filter): boolean =>
  include === undefined || include.includes(kind);
