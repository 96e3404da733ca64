import type { ShownView } from '../../src/sandbox/slack/model.ts';
import { companyWith, groups } from './company.ts';
import { command, modalOf, submit } from './play.ts';
import type { World } from './world.ts';

/** The sample company whose managers in France and the UK may set states too; `U0HALF` may in France, and look at the UK. */
export const optIns = companyWith({
  grants: ['user: U0HALF, workspace: brand-uk, permissions: [view]'],
}).replaceAll(/(workspace: brand-(?:fr|uk), permissions: \[manage_subscription_groups)/g, '$1, import_users');

export const phone = '+33639980123';

/** Braze has one person in France, with a phone and an e-mail address. */
export function atBraze(world: World): void {
  world.braze.state.putUser('brand-fr', {
    ...{ externalId: 'crm-0001', phone, email: 'crm-0001@example.com' },
    unsubscribed: [groups.fr],
  });
}

/** Sets a state by command and modal; gives the modal before it was submitted. */
export async function setByCommand(
  world: World,
  user: string,
  words: string,
  fields: Record<string, string> = {},
): Promise<ShownView> {
  await command(world, user, words);
  const view = modalOf(world, user, 'subscription.set');
  await world.slack.as(user).fill(view, fields);
  await submit(world, user, view);
  return view;
}

/** What the ledger has of everybody, in words; the newest first. */
export async function ledger({ app }: World): Promise<string[]> {
  const rows = await app.database.sql<{ line: string }[]>`
    select coalesce(p.external_id, p.phone, 'erased') || ' ' || g.name || ' '
      || case when s.subscribed then 'subscribed' else 'unsubscribed' end || ' ' || s.consent as line
    from subscription s join person p on p.id = s.person_id join subscription_group g on g.id = s.group_id::text
    order by s.at desc, p.id`;
  return rows.map(({ line }) => line);
}

/** What Braze would go by now, whatever its reads show. */
export const goesBy = ({ braze }: World, externalId: string, group: string): string | null => {
  const audience = braze.state.workspace('brand-fr')?.audience;
  const row = audience?.find(externalId);
  return row === undefined ? null : (audience?.written(row, group) ?? null);
};
