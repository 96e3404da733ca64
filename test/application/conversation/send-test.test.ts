import { beforeEach, describe, expect, test } from 'vitest';
import { sendTest, type TestInput } from '../../../src/application/conversation/send-test.ts';
import type { Braze } from '../../../src/application/ports/braze.ts';
import { colleague, numberId, requester } from '../../domain/samples.ts';
import { type Company, outsider } from '../company.ts';
import { useDesk } from '../desk.ts';
import { sampleTemplate } from '../scripted-meta.ts';
import { prefers, work } from '../stops.ts';
import { refusals } from '../transfers.ts';
import { hear, receivedBy, tester } from '../webhooks.ts';

const desk = useDesk();
const template = { name: 'sample_1', language: 'en_US' };
let company: Company;
let sends: unknown[];

/** Who is subscribed, with a phone that Braze knows. */
beforeEach(async () => {
  company = await desk.company({ testers: ['qa-1'] });
  sends = [];
  const { origin, group, waba } = company;
  desk.braze.putUser(origin, { externalId: 'qa-1', phone: `+${tester}`, subscribed: [group] });
  desk.braze.putUser(origin, { externalId: 'qa-out', unsubscribed: [group] });
  await desk.ctx.store.read.readings.saveTemplates(waba, [sampleTemplate(1)], desk.now());
  desk.wind(1);
});

const send = (otherwise: Partial<TestInput> = {}) => {
  const braze: Braze = {
    ...desk.ctx.braze,
    sendTest(...asked) {
      sends.push(asked[1]);
      return desk.ctx.braze.sendTest(...asked);
    },
  };
  const input = { number: company.number, person: 'qa-1', template, text: 'Sample', by: requester };
  return sendTest({ ...desk.connected, braze }, { ...input, ...otherwise });
};
const refused = (kind: string, rule: string) => ({ kind: 'refused', refusal: { kind, rule } });

describe('a test message', () => {
  test('[R41] [R51] goes out by an approved template, through the group that has the number, variables filled in', async () => {
    expect(await send()).toMatchObject({ kind: 'sent', until: null });
    const content = { type: 'template', ...template, variables: ['Sample'] };
    expect(sends).toEqual([{ group: company.group, externalId: 'qa-1', content }]);
  });

  test('[R40] [R41] goes out as free text only while the person’s own message keeps the window open', async () => {
    expect(await send({ template: null })).toEqual(refused('window_closed', 'R41'));
    await hear(desk, receivedBy(desk, company));
    const until = new Date(Date.parse(desk.now()) + 86_400_000).toISOString();
    desk.wind(23);
    expect(await send({ template: null })).toMatchObject({ kind: 'sent', until });
    desk.wind(1);
    expect(await send({ template: null })).toEqual(refused('window_closed', 'R41'));
    expect(sends).toHaveLength(1);
  });

  test.each(['qa-out', 'qa-nobody'])(
    '[R64] does not go to somebody who is not subscribed: %s',
    async (person) => {
      expect(await send({ person })).toEqual(refused('not_subscribed', 'R64'));
      await hear(desk, receivedBy(desk, company));
      expect(await send({ person, template: null })).toEqual(refused('not_subscribed', 'R64'));
      expect(sends).toEqual([]);
    },
  );

  test('[R64] [R77] does not go to somebody who was just unsubscribed, though Braze does not show it yet', async () => {
    await desk.sql`update workspace set marketing_stops = 'always' where key = ${company.origin}`;
    await hear(desk, prefers(desk, company, 'stop'));
    await work(desk, company);
    expect(await send()).toEqual(refused('not_subscribed', 'R64'));
    expect(sends).toEqual([]);
  });

  test.each(['PENDING', 'REJECTED', 'PAUSED', 'DISABLED'])(
    '[R51] does not go out by a template that is %s',
    async (status) => {
      await desk.sql`update template set status = ${status} where waba_id = ${company.waba}`;
      const refusal = { kind: 'template_not_approved', rule: 'R51', status };
      expect(await send()).toEqual({ kind: 'refused', refusal });
      expect(sends).toEqual([]);
    },
  );

  test('does not go out by a marketing template to somebody who stopped marketing messages (131050)', async () => {
    const { number, waba } = company;
    await desk.ctx.store.read.readings.saveTemplates(
      waba,
      [sampleTemplate(2, { category: 'MARKETING' })],
      desk.now(),
    );
    const marketing = { ...template, name: 'sample_2' };
    expect((await send({ template: marketing })).kind).toBe('sent');
    await hear(desk, prefers(desk, company, 'stop'));
    expect(await send({ template: marketing })).toEqual(refused('stopped_marketing', '131050'));
    expect((await send()).kind).toBe('sent');
    expect(sends).toHaveLength(2);
    desk.wind(1);
    await hear(desk, prefers(desk, company, 'resume'));
    expect((await send({ template: marketing })).kind).toBe('sent');
    await desk.sql`insert into person (external_id) values ('qa-1') on conflict do nothing`;
    const [{ id } = { id: 0 }] = await desk.sql<{ id: number }[]>`
      select id::int from person where external_id = 'qa-1'`;
    await desk.sql`insert into marketing_preference (person_id, number_id, stopped, told, at)
      values (${id}, ${number}, true, 'user_preferences', ${desk.now()})`;
    expect(await send({ template: marketing })).toEqual(refused('stopped_marketing', '131050'));
  });

  test('[R46] does not go out through a number that is not connected', async () => {
    await desk.sql`update phone_number set status = 'DISCONNECTED' where id = ${company.number}`;
    expect(await send()).toMatchObject(refused('number_not_connected', 'R46'));
  });

  test('[R50] does not go out through a number without an active group', async () => {
    await desk.sql`update subscription_group set status = 'archived' where id = ${company.group}`;
    expect(await send()).toEqual(refused('no_active_group', 'R50'));
  });

  test('needs the permission in the group’s workspace, and a refusal is recorded', async () => {
    const denied = { permission: 'manage_subscription_groups', workspaces: [company.origin] };
    expect(await send({ by: outsider })).toMatchObject({ kind: 'denied', denied });
    expect(await refusals(desk, outsider)).toContainEqual(denied);
    expect((await send({ by: colleague })).kind).toBe('sent');
  });

  test('to a number or by a template that does not exist says which is missing', async () => {
    expect(await send({ number: numberId(9999) })).toEqual({ kind: 'missing', what: 'number' });
    const unknown = { name: 'sample_none', language: 'en_US' };
    expect(await send({ template: unknown })).toEqual({ kind: 'missing', what: 'template' });
  });

  test('that Braze does not take says why, and nothing is watched', async () => {
    desk.braze.permit(company.origin, ['subscription.status.get', 'subscription.groups.get']);
    expect(await send()).toMatchObject({ kind: 'fault', fault: 'forbidden', permission: 'messages.send' });
    const [row] =
      await desk.sql`select count(*)::int as kept from test_message where number_id = ${company.number}`;
    expect(row).toEqual({ kept: 0 });
  });
});
