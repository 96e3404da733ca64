import { expect, test } from 'vitest';
import { requestTransfer } from '../../../src/application/transfer/request.ts';
import type { WabaId } from '../../../src/domain/asset/ids.ts';
import { brokenAt } from '../../../src/domain/operation/chain.ts';
import { colleague, groupId, numberId, requester } from '../../domain/samples.ts';
import { addNeighbour } from '../company-rows.ts';
import { useDesk } from '../desk.ts';
import { requestOf, submissionOf } from '../transfers.ts';

const desk = useDesk();
const pairs = 50;
const numbersOfWaba = 10;

test('fifty pairs who ask for fifty numbers at the same instant get one operation each, the other is told who holds it', async () => {
  const company = await desk.company();
  const numbers = Array.from({ length: pairs }, (_, i) => 200 + i);
  const wabas = new Map<number, WabaId>();
  for (const [index, n] of numbers.entries()) {
    const account = Math.floor(index / numbersOfWaba);
    const waba = await addNeighbour(desk.sql, n, { workspace: company.origin, waba: wabas.get(account) });
    wabas.set(account, waba);
  }
  const submissions = await Promise.all(
    numbers.flatMap((n) =>
      [requester, colleague].map((user) =>
        submissionOf(desk.ctx, requestOf(company, { group: groupId(n) }), user),
      ),
    ),
  );
  const outcomes = await Promise.all(submissions.map((input) => requestTransfer(desk.ctx, input)));

  for (const [index, n] of numbers.entries()) {
    const pair = outcomes.slice(2 * index, 2 * index + 2);
    const started = pair.flatMap((o) => (o.kind === 'started' ? [o.state] : []));
    const held = pair.flatMap((o) => (o.kind === 'held' ? [o.holder] : []));
    expect(pair.map((o) => o.kind).toSorted()).toEqual(['held', 'started']);
    expect(held).toEqual([{ operation: started[0]?.name, requester: started[0]?.requester }]);
    const operations = await desk.ctx.store.read.operations.list({ number: numberId(n), limit: 5 });
    expect(operations.map((o) => o.name)).toEqual([started[0]?.name]);
    expect(brokenAt(await desk.ctx.store.read.operations.events(started[0]?.id ?? ''))).toBeNull();
  }
  const [rows] = await desk.sql`
    select (select count(*)::int from operation) as operations, count(*)::int as holds,
      count(distinct operation_id)::int as holders from hold`;
  expect(rows).toEqual({ operations: pairs, holds: 3 * pairs, holders: pairs });
});
