import { describe, expect, test } from 'vitest';
import { commandHelp } from '../../src/slack/blocks/pages.ts';
import { COMMANDS } from '../../src/slack/registry.ts';
import { en } from '../../src/slack/text/en.ts';
import { fr } from '../../src/slack/text/fr.ts';
import type { Text } from '../../src/slack/text/shape.ts';
import { subscriptionSet } from '../../src/slack/views/subscription.ts';

const help = (name: string, text: Text): string =>
  JSON.stringify(COMMANDS.filter((row) => row.name === name).map((row) => commandHelp(row, text)));

const form = (text: Text): string =>
  JSON.stringify(subscriptionSet(text, { person: null, group: null, state: null }));

describe.each([
  ['English', en],
  ['French', fr],
] as const)('in %s', (_, text) => {
  test('[R66] [R67] [R73] [R74] [R75] the help tells every other way in which a state changes', () => {
    const words = help('subscription', text);
    for (const [rule, said] of [
      ['R66', 'addToSubscriptionGroup'],
      ['R67', 'subscription_state'],
      ['R73', 'REST'],
      ['R74', 'Canvas'],
      ['R75', 'JSON'],
    ] as const) {
      expect(words).toContain(rule);
      expect(words).toContain(said);
    }
  });

  test('[R68] [R69] the help tells by what a person is found, and that Braze is asked', () => {
    expect(help('subscription', text)).toMatch(/external id.*e-mail.*R68.*Braze.*R69/);
  });

  test('[R62] [R63] [R64] [R70] [R72] the form tells what the states mean and what comes of messages nobody wants', () => {
    for (const rule of ['R62', 'R63', 'R64', 'R70', 'R72']) expect(form(text)).toContain(`(${rule})`);
  });

  test('[R74] [R77] the form tells that Braze takes a minute, and that what depends on it waits', () => {
    expect(form(text)).toMatch(/60 seconde?s?.*R77.*R74/);
    for (const name of ['subscribe', 'unsubscribe']) expect(help(name, text)).toContain('R77');
  });
});
