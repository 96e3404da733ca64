import { expect } from 'vitest';
import type { Message } from '../../src/sandbox/slack/model.ts';
import { botToken } from '../e2e/world.ts';
import { eventually } from '../eventually.ts';
import type { Outside } from './world.ts';

const owner = 'U0LEAD';
const channel = 'C0FR';

/** Somebody asks for an import of a file, while the bot is there. */
export async function giveFile({ slack }: Outside, content: string): Promise<void> {
  const person = slack.as(owner);
  await person.command('/wa', '', { channel });
  const launcher = await eventually(() => there(person.ephemerals(channel).at(-1)));
  await person.press(launcher, 'import.open');
  const view = await eventually(() => there(person.view()));
  const file = await person.upload('sample.csv', content);
  await person.fill(view, { file: [file.id] });
  await person.submit(view);
}

/** A button of the import's card. */
export async function pressImport({ slack }: Outside, action: string): Promise<void> {
  const card = slack
    .messages(channel)
    .find(({ metadata }: Message) => metadata?.event_type === 'switchboard_operation');
  const pressed = await slack.as(owner).press(there(card), action);
  expect(pressed.status).toBe(200);
}

/** "Stop here", with its reason. */
export async function stopImport(outside: Outside): Promise<void> {
  const person = outside.slack.as(owner);
  await pressImport(outside, 'import.cancel');
  const view = await eventually(() => there(person.view()));
  await person.fill(view, { reason: 'sample reason to stop' });
  await person.submit(view);
}

const files = ({ slack }: Outside) =>
  slack.messages(channel).flatMap((message: Message) => message.files ?? []);

/** The names of the files that the bot gave. */
export const filesGiven = (outside: Outside): string[] =>
  files(outside)
    .map(({ name }) => name)
    .toSorted();

/** What is in a file that the bot gave. */
export async function fileGiven(outside: Outside, name: string): Promise<string> {
  const file = there(files(outside).find((each) => each.name === name));
  const answer = await fetch(file.url_private, { headers: { authorization: `Bearer ${botToken}` } });
  return answer.text();
}

function there<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('it is not there yet');
  return found;
}
