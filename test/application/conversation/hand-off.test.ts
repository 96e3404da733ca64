import { describe, expect, test } from 'vitest';
import { showHandOff } from '../../../src/application/conversation/hand-off.ts';
import { requester } from '../../domain/samples.ts';
import { beginCarrying, everybody, people, shown, toCarryOver, work } from '../carry-desk.ts';
import { outsider } from '../company.ts';
import { useDesk } from '../desk.ts';
import { sampleTemplate } from '../scripted-meta.ts';
import { refusals } from '../transfers.ts';

const desk = useDesk();
const minute = 1 / 60;

describe('the checklist before a campaign', () => {
  test('is refused to somebody who may not see the workspace, and the refusal is recorded', async () => {
    const company = await desk.company();
    const asked = await showHandOff(desk.ctx, { group: company.group, by: outsider });
    expect(asked).toEqual({ kind: 'denied', permission: 'view', workspaces: [company.origin] });
    expect(await refusals(desk, outsider)).toEqual([{ permission: 'view', workspaces: [company.origin] }]);
    expect(await showHandOff(desk.ctx, { group: company.newGroup, by: outsider })).toEqual({
      kind: 'missing',
    });
  });

  test('[R59] [R74] waits for the read-back of the transfer that made the group', async () => {
    const company = await desk.company();
    await desk.grant(requester, company.destination, ['import_users']);
    await people(
      desk,
      company,
      everybody(3, () => ({ ledger: 'subscribed' })),
    );
    await desk.ctx.store.read.readings.saveTemplates(company.waba, [sampleTemplate(1)], desk.now());
    const begun = await beginCarrying(desk.connected, company);
    const { name } = await toCarryOver(desk, desk.connected, company, begun);
    const open = async () => {
      const found = await showHandOff(desk.ctx, { group: company.newGroup, by: requester });
      if (found.kind !== 'hand_off') throw new Error(found.kind);
      return found.items.flatMap(({ key, outcome }) => (outcome === 'ready' ? [] : [`${key} ${outcome}`]));
    };
    expect(await open()).toEqual(['opted_in missing', 'read_back waiting']);
    await work(desk.connected, name, 'carry_over');
    expect(await open()).toEqual(['read_back waiting']);
    desk.wind(minute);
    await work(desk.connected, name, 'read_back');
    expect(await shown(desk, name, 'read_back')).toMatchObject({ status: 'done' });
    expect(await open()).toEqual([]);
  });

  test('takes a test that was answered since the number has this group', async () => {
    const company = await desk.company();
    const { tests } = desk.ctx.store.read;
    const testOf = async () => {
      const found = await showHandOff(desk.ctx, { group: company.group, by: requester });
      return found.kind === 'hand_off' ? found.items.find(({ key }) => key === 'test')?.outcome : found.kind;
    };
    expect(await testOf()).toBe('missing');
    const sent = { number: company.number, by: requester, person: '33639980123', at: desk.now() };
    await tests.sent(sent);
    expect(await testOf()).toBe('missing');
    const waiting = await tests.waitingFor('answer', company.number, sent.person, desk.now());
    await tests.told(waiting?.id ?? '', 'answer');
    expect(await testOf()).toBe('ready');
  });
});
