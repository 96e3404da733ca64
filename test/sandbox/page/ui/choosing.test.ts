import { expect, test } from 'vitest';
import type { PageCommand, PageState } from '../../../../src/sandbox/page/contract.ts';
import {
  isComplete,
  spelled,
  suggestedCommands,
} from '../../../../src/sandbox/page/ui/composer/command-suggestions.ts';
import {
  asChoice,
  asOption,
  conversationChoices,
  matching,
  optionChoices,
} from '../../../../src/sandbox/page/ui/elements/choice-lists.ts';

const command = (word: string): PageCommand => ({ command: '/wa', word, usage: '', does: '' });
const commands = ['', 'transfer', 'status', 'list'].map(command);
const suggested = (typed: string) => suggestedCommands(commands, typed).map(spelled);

test('a slash offers every command, and each letter fewer of them', () => {
  expect(suggested('/')).toEqual(['/wa', '/wa transfer', '/wa status', '/wa list']);
  expect(suggested('/wa t')).toEqual(['/wa transfer']);
  expect(suggested('hello /wa')).toEqual([]);
});

test('nothing is offered once a command has arguments', () => {
  expect(suggested('/wa transfer +33')).toEqual([]);
});

test('only a command that is spelled in full is complete', () => {
  expect(isComplete(commands, '/wa transfer')).toBe(true);
  expect(isComplete(commands, '/WA')).toBe(true);
  expect(isComplete(commands, '/wa tra')).toBe(false);
});

const choice = (label: string, more?: string) => ({ value: label, label, ...(more ? { more } : {}) });

test('choices are found by any of their words, accents and case aside', () => {
  const choices = [choice('Été Lyon', 'Maison'), choice('Hiver Lyon'), choice('Winter')];
  expect(matching(choices, 'ete').map(({ value }) => value)).toEqual(['Été Lyon']);
  expect(matching(choices, 'lyon maison').map(({ value }) => value)).toEqual(['Été Lyon']);
  expect(matching(choices, '')).toBe(choices);
});

test('an option comes back as it was offered', () => {
  const option = {
    value: 'a',
    text: { type: 'plain_text', text: 'A' },
    description: { type: 'plain_text', text: 'more' },
  } as const;
  expect(asOption(asChoice(option))).toEqual(option);
});

test('options in groups say what they stand under', () => {
  const options = [{ value: 'a', text: { type: 'plain_text', text: 'A' } }] as const;
  expect(optionChoices({ option_groups: [{ label: { text: 'Letters' }, options }] })).toEqual([
    { value: 'a', label: 'A', group: 'Letters' },
  ]);
});

test('conversations are offered as the filter and the membership allow', () => {
  const channel = (id: string, more: object = {}) => ({
    id,
    name: id,
    isPrivate: false,
    members: ['U1'],
    latest: null,
    ...more,
  });
  const state: PageState = {
    team: { id: 'T1', name: 'Sample' },
    bot: { userId: 'U9', name: 'bot' },
    people: [],
    channels: [
      channel('open'),
      channel('closed', { isPrivate: true }),
      channel('theirs', { isPrivate: true, members: ['U2'] }),
      channel('D1', { isPrivate: true, with: 'U1' }),
    ],
    commands: [],
    shortcuts: [],
    now: '2026-11-20T12:00:00Z',
    botIsUp: true,
  };
  const offered = (filter?: object) => conversationChoices(state, 'U1', filter).map(({ value }) => value);
  expect(offered()).toEqual(['open', 'closed', 'D1']);
  expect(offered({ include: ['public', 'private'], exclude_bot_users: true })).toEqual(['open', 'closed']);
  expect(offered({ include: ['public'] })).toEqual(['open']);
});
