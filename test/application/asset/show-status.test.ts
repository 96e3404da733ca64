import { describe, expect, test } from 'vitest';
import { showStatus } from '../../../src/application/asset/show-status.ts';
import { UserId } from '../../../src/domain/asset/ids.ts';
import { numberId, requester } from '../../domain/samples.ts';
import { admin, outsider } from '../company.ts';
import { addNeighbour } from '../company-rows.ts';
import { useDesk } from '../desk.ts';
import { prefers } from '../stops.ts';
import { begin, refusals, runTo } from '../transfers.ts';
import { hear } from '../webhooks.ts';

const desk = useDesk();
const status = (query: string, by: UserId = requester) => showStatus(desk.ctx, { query, by });
async function numbers(query: string, by: UserId = requester) {
  const found = await status(query, by);
  return found.kind === 'numbers' ? found.numbers.map(({ number }) => number.id) : found.kind;
}

describe('where a number stands', () => {
  test('is refused to an outsider, which is recorded; what nobody knows is told so', async () => {
    const company = await desk.company();
    const denied = { permission: 'view', workspaces: [company.origin] };
    expect(await status(company.e164, outsider)).toEqual({ kind: 'denied', ...denied });
    expect(await refusals(desk, outsider)).toEqual([denied]);
    expect(await status('nothing like it', outsider)).toEqual({ kind: 'nothing' });
    expect(await status('nothing like it', admin)).toEqual({ kind: 'nothing' });
  });

  test('is found by its digits in any human format, its display name and its group', async () => {
    const { n, number } = await desk.company();
    const digits = String(n).padStart(2, '0');
    for (const query of [
      `+3319900000${n}`,
      `+33 1 99 00 00 ${digits}`,
      `01 99 00 00 ${digits}`,
      `0033 1 99 00 00 ${digits}`,
      `+33 (0)1-99-00-00-${digits}`,
      `sample shop ${n}`,
      `Sample Group ${n}`,
    ])
      expect(await numbers(query)).toEqual([number]);
  });

  test('is found by its WABA, by name or whole id, for whoever may view one of its numbers', async () => {
    const company = await desk.company();
    const sibling = 300 + company.n;
    await addNeighbour(desk.sql, sibling, { workspace: company.destination, waba: company.waba });
    await desk.sql`update waba set name = 'Sample Twins' where id = ${company.waba}`;
    const both = [company.number, numberId(sibling)];
    for (const query of ['sample twins', 'Twins', company.waba]) expect(await numbers(query)).toEqual(both);
    expect(await numbers(company.waba.slice(0, -1))).toBe('nothing');
    expect(await numbers('sample twins', outsider)).toBe('denied');
    const viewer = UserId.parse('U0TWINVIEWER');
    await desk.grant(viewer, company.destination, ['view']);
    expect(await numbers('twins', viewer)).toEqual([numberId(sibling)]);
  });

  test('shows its WABA, its groups with their workspaces, and its operations, newest first', async () => {
    const company = await desk.company();
    const done = await runTo(desk, company, await begin(desk.ctx, company), 'done');
    const found = await status(company.e164);
    if (found.kind !== 'numbers') throw new Error(found.kind);
    const [shown] = found.numbers;
    expect(shown?.waba.name).toBe(`Sample WABA ${company.n}`);
    expect(shown?.operations.map(({ name }) => name)).toEqual([done.name]);
    const groups = shown?.groups.map(({ group, workspace }) => [group.id, workspace.key, group.status]);
    expect(groups).toEqual([
      [company.group, company.origin, 'archived'],
      [company.newGroup, company.destination, 'active'],
    ]);
  });

  test('is shown to whoever may view one of its workspaces, however many others match', async () => {
    const company = await desk.company();
    for (let n = 100; n < 109; n++) await addNeighbour(desk.sql, n, { workspace: company.origin });
    const last = await desk.company();
    const viewer = UserId.parse('U0VIEWER');
    await desk.grant(viewer, last.origin, ['view']);
    await desk.sql`update phone_number set display_name = 'Sample Shop Zebra' where id = ${last.number}`;
    expect(await numbers('sample shop', viewer)).toEqual([last.number]);
    expect(await numbers('Sample', viewer)).toEqual([last.number]);
  });

  test('is shown for at most five numbers, and says that there are more', async () => {
    const company = await desk.company();
    const found = await status('Sample Shop 10', admin);
    expect(found).toMatchObject({ kind: 'numbers', numbers: { length: 5 }, more: true });
    expect(await status(company.e164, admin)).toMatchObject({ numbers: { length: 1 }, more: false });
  });

  test('says how many people stopped its marketing messages', async () => {
    const company = await desk.company();
    const from = (n: number) => ({ person: `33639981${n}001` });
    await hear(desk, ...[1, 2, 3].map((n) => prefers(desk, company, 'stop', from(n))));
    desk.wind(1);
    await hear(desk, prefers(desk, company, 'resume', from(2)));
    expect(await status(company.e164)).toMatchObject({ numbers: [{ stopped: 2 }] });
    expect(await status((await desk.company()).e164)).toMatchObject({ numbers: [{ stopped: 0 }] });
  });

  test('is seen by an admin without any group', async () => {
    const company = await desk.company();
    await desk.sql`delete from subscription_group where id = ${company.group}`;
    expect(await numbers(company.e164, admin)).toEqual([company.number]);
    expect(await status(company.e164)).toEqual({ kind: 'denied', permission: 'view', workspaces: [] });
  });
});
