import { describe, expect, test } from 'vitest';
import { runSurvey } from '../../../src/application/carrying/run-survey.ts';
import { declineOperation } from '../../../src/application/operation/decline.ts';
import type { Braze } from '../../../src/application/ports/braze.ts';
import { SURVEY } from '../../../src/domain/transfer/carry-over.ts';
import { approver, requester } from '../../domain/samples.ts';
import { beginCarrying, everybody, people } from '../carry-desk.ts';
import { useDesk } from '../desk.ts';
import { fault } from '../scripted-meta.ts';
import { told } from '../transfers.ts';

const desk = useDesk();

async function awaiting(count: number) {
  const company = await desk.company({ approvals: 1 });
  await desk.grant(requester, company.destination, ['import_users']);
  await people(
    desk,
    company,
    everybody(count, (n) => ({ ledger: 'subscribed', there: n % 5 !== 0, phone: phoneOf(company.n, n) })),
  );
  const state = await beginCarrying(desk.connected, company);
  const survey = (braze: Partial<Braze> = {}) =>
    runSurvey({ ...desk.connected, braze: { ...desk.ctx.braze, ...braze } }, state.name);
  const progress = async () =>
    (await desk.ctx.store.read.carrying.progress(state.id, company.group)).profiles;
  return { company, state, survey, progress };
}

const phoneOf = (company: number, n: number): string =>
  `+3363998${String(company).padStart(2, '0')}${String(n).padStart(3, '0')}`;

describe('who of a group is in the destination', () => {
  test('is looked up from the request on, before anybody approves, and told once', async () => {
    const { state, survey, progress } = await awaiting(10);
    expect(desk.jobs.map(({ job }) => job)).toContainEqual({
      name: 'run',
      operation: state.name,
      step: SURVEY,
    });
    expect(await survey()).toBeNull();
    expect(await progress()).toEqual({ found: 8, no_phone: 0, absent: 2 });
    expect(await survey()).toBeNull();
    const surveyed = (await told(desk, state)).filter(({ notice }) => notice.type === 'surveyed');
    expect(surveyed).toMatchObject([{ notice: { fault: null }, to: `thread:${state.id}` }]);
    const files = (await told(desk, state)).filter(({ notice }) => notice.type === 'rows');
    expect(files).toMatchObject([{ notice: { what: 'missing' }, to: `thread:${state.id}` }]);
  });

  test('counts as found where Braze’s answer does not say whom it speaks of', async () => {
    const { survey, progress } = await awaiting(10);
    desk.braze.traps.flatUserStatus = true;
    await survey();
    desk.braze.traps.flatUserStatus = false;
    expect(await progress()).toEqual({ found: 10, no_phone: 0, absent: 0 });
  });

  test('is told as not known where the key may not ask, and waits where Braze makes it', async () => {
    const { state, survey, progress } = await awaiting(10);
    const wait = fault({ fault: 'rate_limited', status: 429, retryable: true, retryAfterMs: 5_000 });
    expect(await survey({ groupsOf: async () => wait })).toEqual({ againAfterMs: 5_000 });
    const forbidden = fault({ fault: 'forbidden', status: 403 });
    expect(await survey({ groupsOf: async () => forbidden })).toBeNull();
    expect(await progress()).toEqual({ found: 0, no_phone: 0, absent: 0 });
    expect((await told(desk, state)).map(({ notice }) => notice)).toContainEqual({
      type: 'surveyed',
      operation: state.name,
      fault: 'forbidden',
    });
  });

  test('is forgotten with the operation when it is declined, and not looked up any more', async () => {
    const { state, survey, progress } = await awaiting(10);
    await survey();
    await declineOperation(desk.ctx, { operation: state.name, reason: 'sample reason', by: approver });
    expect(await survey()).toBeNull();
    expect(await progress()).toEqual({ found: 0, no_phone: 0, absent: 0 });
  });
});
