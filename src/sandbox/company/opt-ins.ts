import type { Inventory } from '../../domain/asset/inventory.ts';
import type { Population } from '../braze/model.ts';

/** Everybody whom the sample Braze has a profile of, in every workspace: by external id alone, so that no phone is anybody's. */
export const customers: readonly Population[] = [{ prefix: 'sample-', from: 1, to: 50_000 }];

const rows = 2_000;

/** A list as a brand keeps it, with rows of the kinds that an import rejects. */
export function sampleList({ groups }: Pick<Inventory, 'groups'>, group: string): string {
  const id = groups.find(({ name }) => name === group)?.id;
  if (id === undefined) throw new Error(`the company has no group ${group}`);
  const good = Array.from(
    { length: rows },
    (_, i) => `sample-${i + 1},,${id},${i % 10 === 9 ? 'unsubscribed' : 'subscribed'}`,
  );
  const bad = [
    `,,${id},subscribed`,
    `,06 39 98 99 99,${id},subscribed`,
    `sample-2001,,${id},yes`,
    `sample-2002,,not-a-group,subscribed`,
    `sample-1,,${id},subscribed`,
    `sample-2003,,${id}`,
  ];
  return ['external_id,phone,subscription_group_id,subscription_state', ...good, ...bad, ''].join('\n');
}
