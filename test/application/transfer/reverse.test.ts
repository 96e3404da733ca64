import { describe, expect, test } from 'vitest';
import { approveOperation } from '../../../src/application/operation/approve.ts';
import { cancelOperation } from '../../../src/application/operation/cancel.ts';
import { declineOperation } from '../../../src/application/operation/decline.ts';
import { tickOperation } from '../../../src/application/operation/tick.ts';
import { requestTransfer } from '../../../src/application/transfer/request.ts';
import { brokenAt } from '../../../src/domain/operation/chain.ts';
import type { OperationState } from '../../../src/domain/operation/state.ts';
import { mirrored } from '../../../src/domain/transfer/reverse.ts';
import { approver, groupId, requester } from '../../domain/samples.ts';
import type { Company } from '../company.ts';
import { useDesk } from '../desk.ts';
import {
  begin,
  changed,
  footprint,
  holdsOf,
  press,
  requestOf,
  runTo,
  startedOf,
  statusOf,
  submissionOf,
  told,
} from '../transfers.ts';

const desk = useDesk();

const started = async (company: Company, until: string) =>
  runTo(desk, company, await begin(desk.ctx, company), until);

function backOf(state: OperationState) {
  const back = mirrored(state);
  if (back === null) throw new Error(`${state.name} cannot be taken back`);
  return { ...back, reason: 'sample reason', startAt: null };
}
async function current(state: OperationState): Promise<OperationState> {
  return (await now(state)) ?? state;
}
const now = ({ name }: OperationState) => desk.ctx.store.read.operations.byName(name);

/** The company as the way back sees it. */
const turned = (company: Company): Company => ({
  ...company,
  origin: company.destination,
  destination: company.origin,
  group: company.newGroup,
  newGroup: groupId(8000 + company.n),
});

describe('the way back', () => {
  test('[R14] is refused before the point of no return, and from what does not exist; nothing is written', async () => {
    const company = await desk.company();
    const state = await started(company, 'integrate');
    expect(mirrored(state)).toBeNull();
    await desk.sql`update subscription_group set status = 'active' where id = ${company.group}`;
    for (const [reverses, refusal] of [
      [state.name, 'not_reversible'],
      ['TR-9999', 'missing'],
    ] as const) {
      await desk.sql`delete from hold where operation_id = ${state.id}`;
      const input = await submissionOf(desk.ctx, requestOf(company, { reverses }));
      const before = await footprint(desk);
      expect(await requestTransfer(desk.ctx, input)).toEqual({
        kind: 'not_reversible',
        refusal: { kind: refusal },
      });
      expect(await footprint(desk)).toEqual(before);
    }
  });

  test('[R14] from what is not that operation’s own way back is refused, and it is not marked', async () => {
    const done = await started(await desk.company(), 'done');
    const unrelated = await desk.company();
    const input = await submissionOf(desk.ctx, requestOf(unrelated, { reverses: done.name }));
    const before = await footprint(desk);
    expect(await requestTransfer(desk.ctx, input)).toMatchObject({ kind: 'not_reversible' });
    expect(await footprint(desk)).toEqual(before);
    expect(await now(done)).toMatchObject({ status: 'done', reversedBy: null });
  });

  test('[R14] twice is one operation; a second one is refused', async () => {
    const done = await started(await desk.company(), 'done');
    const [input, other] = [
      await submissionOf(desk.ctx, backOf(done)),
      await submissionOf(desk.ctx, backOf(done)),
    ];
    const first = startedOf(await requestTransfer(desk.ctx, input));
    const before = await footprint(desk);
    expect(startedOf(await requestTransfer(desk.ctx, input)).id).toBe(first.id);
    expect(await requestTransfer(desk.ctx, other)).toMatchObject({ kind: 'held' });
    expect(await footprint(desk)).toEqual(before);
  });

  test('[R14] of a done one runs the same steps mirrored, into a new group, and marks the first', async () => {
    const company = await desk.company();
    const done = await started(company, 'done');
    const back = startedOf(await requestTransfer(desk.ctx, await submissionOf(desk.ctx, backOf(done))));
    expect(back.plan.inputs).toMatchObject({
      origin: company.destination,
      destination: company.origin,
      group: company.newGroup,
      reverses: done.name,
    });
    expect(await now(done)).toMatchObject({ status: 'done', reversedBy: back.name });
    const ended = await runTo(desk, turned(company), back, 'done');
    expect(ended.status).toBe('done');
    const groups = [company.group, company.newGroup, turned(company).newGroup];
    expect(await Promise.all(groups.map((id) => statusOf(desk, id)))).toEqual([
      'archived',
      'archived',
      'active',
    ]);
    for (const { id } of [done, ended])
      expect(brokenAt(await desk.ctx.store.read.operations.events(id))).toBeNull();
  });

  test('[R14] of one still running ends that one as it starts, and its holds pass over', async () => {
    const company = await desk.company();
    const running = await started(company, 'testers');
    const back = startedOf(await requestTransfer(desk.ctx, await submissionOf(desk.ctx, backOf(running))));
    expect(await now(running)).toMatchObject({ status: 'failed', reversedBy: back.name });
    expect(await holdsOf(desk, running)).toEqual([]);
    expect(await holdsOf(desk, back)).toEqual([
      `group:${company.newGroup}`,
      `number:${company.number}`,
      `waba:${company.waba}`,
    ]);
  });

  test('[R14] asked for by two people at the same instant is one operation', async () => {
    const running = await started(await desk.company(), 'testers');
    const both = await Promise.all([1, 2].map(() => submissionOf(desk.ctx, backOf(running))));
    const outcomes = await Promise.all(both.map((input) => requestTransfer(desk.ctx, input)));
    expect(outcomes.filter((outcome) => outcome.kind === 'started')).toHaveLength(1);
    expect(outcomes.map((outcome) => outcome.kind)).not.toContain('missing');
    const events = await desk.ctx.store.read.operations.events(running.id);
    expect(events.filter(({ data }) => data.type === 'failed')).toHaveLength(1);
  });
});

describe('a way back that needs approval', () => {
  /** A transfer at `until`, and the request for its way back. */
  async function asked(until: string, startAt: string | null = null) {
    const company = await desk.company();
    const original = await started(company, until);
    await desk.sql`update workspace set approvals = 1 where key in ${desk.sql(company.workspaces)}`;
    const input = await submissionOf(desk.ctx, { ...backOf(original), startAt });
    return { company, original, back: startedOf(await requestTransfer(desk.ctx, input)) };
  }
  const types = async ({ id }: OperationState) =>
    (await desk.ctx.store.read.operations.events(id)).map(({ data }) => data.type);
  const decline = ({ name }: OperationState) =>
    declineOperation(desk.ctx, { operation: name, reason: 'sample reason', by: approver });
  const approve = ({ name, digest }: OperationState) =>
    approveOperation(desk.ctx, { operation: name, digest, by: approver });
  const cancel = ({ name }: OperationState) =>
    cancelOperation(desk.ctx, { operation: name, reason: 'sample reason', by: requester });
  const own = ({ group, number, waba }: Company) => [`group:${group}`, `number:${number}`, `waba:${waba}`];
  const withNew = (company: Company) => [...own(company), `group:${company.newGroup}`].toSorted();

  test('[R14] is refused a second time while the first one is undecided, and the original goes on', async () => {
    const { company, original, back } = await asked('testers');
    const marked = await now(original);
    expect(marked).toMatchObject({ status: 'running', reversedBy: back.name });
    expect(marked && mirrored(marked)).toBeNull();
    expect(await holdsOf(desk, original)).toEqual([]);
    expect(await holdsOf(desk, back)).toEqual(own(turned(company)));
    const again = await submissionOf(desk.ctx, backOf(original));
    const before = await footprint(desk);
    expect(await requestTransfer(desk.ctx, again)).toMatchObject({ kind: 'held' });
    expect(await footprint(desk)).toEqual(before);
    changed(await press(desk.ctx, original, 'testers'));
  });

  test('[R14] twice declined gives the original its way back and its holds once', async () => {
    const { company, original, back } = await asked('testers');
    expect(await decline(back)).toMatchObject({ kind: 'changed' });
    const before = await footprint(desk);
    expect(await decline(back)).toMatchObject({ kind: 'refused' });
    expect(await footprint(desk)).toEqual(before);
    const free = await now(original);
    expect(free).toMatchObject({ status: 'running', reversedBy: null });
    expect(free && mirrored(free)).toEqual(mirrored(original));
    expect(await holdsOf(desk, back)).toEqual([]);
    expect(await holdsOf(desk, original)).toEqual(withNew(company));
    expect((await types(original)).slice(-2)).toEqual(['reversed', 'reverse_withdrawn']);
    const version = free?.version ?? 0;
    expect((await told(desk, original)).at(-1)?.notice).toMatchObject({ type: 'timeline', version });
    expect((await runTo(desk, company, await current(original), 'done')).status).toBe('done');
    expect(await holdsOf(desk, original)).toEqual([]);
  });

  test('[R14] that expires, or is cancelled while it waits, does the same', async () => {
    for (const end of [
      async (back: OperationState) => {
        desk.wind(24);
        await tickOperation(desk.ctx, { operation: back.name });
      },
      cancel,
    ]) {
      const { company, original, back } = await asked('testers');
      await end(back);
      expect(['expired', 'cancelled']).toContain((await now(back))?.status);
      expect(await now(original)).toMatchObject({ status: 'running', reversedBy: null });
      expect(await holdsOf(desk, original)).toEqual(withNew(company));
    }
  });

  test('[R14] ends a running original only when it starts, in the same breath', async () => {
    const { original, back } = await asked('testers');
    expect(await approve(back)).toMatchObject({ kind: 'changed', state: { status: 'running' } });
    expect(await now(original)).toMatchObject({ status: 'failed', reversedBy: back.name });
    expect((await types(original)).slice(-2)).toEqual(['reversed', 'failed']);
    expect(await approve(back)).toMatchObject({ kind: 'unchanged' });
    expect((await types(original)).filter((type) => type === 'failed')).toHaveLength(1);
  });

  test('[R14] that waits for its hour does not end the original before', async () => {
    const startAt = new Date(Date.parse(desk.now()) + 2 * 3_600_000).toISOString();
    const { original, back } = await asked('testers', startAt);
    await approve(back);
    expect(await now(original)).toMatchObject({ status: 'running', reversedBy: back.name });
    desk.wind(2);
    await tickOperation(desk.ctx, { operation: back.name });
    expect(await now(back)).toMatchObject({ status: 'running' });
    expect(await now(original)).toMatchObject({ status: 'failed' });
  });

  test('[R14] cancelled before its point of no return leaves the ended original reversible again', async () => {
    const { company, original, back } = await asked('testers');
    await approve(back);
    const running = await runTo(desk, turned(company), await current(back), 'integrate');
    await cancel(running);
    for (const step of ['archive', 'free_uses'])
      changed(await press(desk.ctx, back, step, { meaning: 'undo' }));
    expect(await now(back)).toMatchObject({ status: 'cancelled' });
    const ended = await current(original);
    expect(ended).toMatchObject({ status: 'failed', reversedBy: null });
    expect([await holdsOf(desk, original), await holdsOf(desk, back)]).toEqual([[], []]);
    const second = await requestTransfer(desk.ctx, await submissionOf(desk.ctx, backOf(ended)));
    expect(await now(original)).toMatchObject({ status: 'failed', reversedBy: startedOf(second).name });
  });

  test('[R14] of a done one, declined, leaves it done and holding nothing', async () => {
    const { original, back } = await asked('done');
    await decline(back);
    expect(await now(original)).toMatchObject({ status: 'done', reversedBy: null });
    expect(await holdsOf(desk, original)).toEqual([]);
    const { id } = original;
    expect(brokenAt(await desk.ctx.store.read.operations.events(id))).toBeNull();
  });
});
