import type { Message, ShownView } from '../../src/sandbox/slack/model.ts';
import { companyWith } from './company.ts';
import { allMessages, command, modalOf, press, submit, threadOf, toldTo } from './play.ts';
import { botToken, type World } from './world.ts';

/** The sample company with somebody who owns the opt-ins of each brand. */
export const withOptInOwners = companyWith({
  grants: [
    'user: U0LEAD, workspace: brand-fr, permissions: [view, import_users]',
    'user: U0APPROVER, workspace: brand-uk, permissions: [view, import_users]',
  ],
});

export interface ImportWish {
  readonly user: string;
  readonly name?: string;
  readonly content: string;
  readonly group?: string;
  readonly readAll?: boolean;
  /** Seconds since the epoch. */
  readonly asOf?: number;
}

/** Opens the modal from `/wa` and chooses the file, without submitting it. */
export async function draftImport(world: World, wish: ImportWish): Promise<ShownView> {
  const { user, name = 'sample.csv', content, group, readAll, asOf } = wish;
  const person = world.slack.as(user);
  await command(world, user, '');
  await press(world, user, toldTo(world, user), 'import.open');
  const view = modalOf(world, user, 'subscription.import');
  const file = await person.upload(name, content);
  if (group) await person.suggest(view, 'group', '');
  await person.fill(view, {
    file: [file.id],
    ...(group ? { group } : {}),
    ...(readAll ? { read_back: ['all'] } : {}),
    ...(asOf ? { as_of: asOf } : {}),
  });
  return view;
}

/** Lets the file be read: the name of the import. */
export async function importFile(world: World, wish: ImportWish): Promise<string> {
  await submit(world, wish.user, await draftImport(world, wish));
  return newestImport(world);
}

export function newestImport(world: World): string {
  const names = allMessages(world).flatMap(({ metadata }) => {
    const name = metadata?.event_type === 'switchboard_operation' ? metadata.event_payload.operation : null;
    return typeof name === 'string' && name.startsWith('IM-') ? [name] : [];
  });
  const newest = names.toSorted().at(-1);
  if (newest === undefined) throw new Error('no import has a card');
  return newest;
}

/** The last file of this name in the thread of an operation, as text; it may end in a number. */
export async function fileIn(world: World, operation: string, what: string): Promise<string> {
  const name = `${operation}-${what}.csv`;
  const file = threadOf(world, operation)
    .flatMap((message: Message) => message.files ?? [])
    .findLast((each) => each.name.replace(/-\d+(?=\.csv$)/, '') === name);
  if (file === undefined) throw new Error(`there is no ${name} in the thread`);
  const answer = await fetch(file.url_private, { headers: { authorization: `Bearer ${botToken}` } });
  return answer.text();
}
