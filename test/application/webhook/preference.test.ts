import { describe, expect, test } from 'vitest';
import { readWebhooks } from '../../../src/application/webhook/read.ts';
import { numberId } from '../../domain/samples.ts';
import { useDesk } from '../desk.ts';
import { createDyingStore, Died } from '../dying-store.ts';
import { companyThat, decisionsOn, ledgerOf, prefers } from '../stops.ts';
import { hear, statusOf, tester, unknownOf } from '../webhooks.ts';

const desk = useDesk();

const stopJobs = (number: string) =>
  desk.jobs.filter(({ job }) => job.name === 'stops' && job.number === number).length;

describe('a person’s word on marketing messages', () => {
  test('about a number that is not ours, or another category, is counted and changes nothing', async () => {
    const company = await desk.company();
    const stranger = { ...company, number: numberId(8889) };
    await hear(
      desk,
      prefers(desk, stranger, 'stop'),
      prefers(desk, company, 'stop', { category: 'sample_other_messages' }),
    );
    expect(await unknownOf(desk, stranger.number)).toMatchObject([{ field: 'user_preferences', count: 1 }]);
    expect(await unknownOf(desk, company.waba)).toMatchObject([{ field: 'user_preferences', count: 1 }]);
    expect(await decisionsOn(desk, company)).toEqual([]);
  });

  test('is kept as that, without a word on the group; a second one changes nothing', async () => {
    const company = await desk.company();
    await hear(desk, prefers(desk, company, 'stop'));
    const jobs = stopJobs(company.number);
    await hear(desk, prefers(desk, company, 'stop'));
    desk.wind(1);
    await hear(desk, prefers(desk, company, 'stop'));
    expect(await decisionsOn(desk, company)).toEqual(['stopped undecided']);
    expect(await ledgerOf(desk, company)).toEqual([]);
    expect(jobs).toBe(1);
    expect(stopJobs(company.number)).toBe(1);
  });

  test('that comes late changes nothing, though the newer one came by another way', async () => {
    const company = await desk.company();
    const early = desk.now();
    desk.wind(1);
    const error = { code: 131050, title: 'User stopped marketing messages' };
    await hear(desk, statusOf(desk, company, { status: 'failed', error }));
    await hear(desk, prefers(desk, company, 'resume', { at: early }));
    expect(await decisionsOn(desk, company)).toEqual(['stopped undecided']);
    desk.wind(1);
    await hear(desk, prefers(desk, company, 'resume'));
    await hear(desk, prefers(desk, company, 'stop', { at: early }));
    expect(await decisionsOn(desk, company)).toEqual(['resumed undecided']);
  });

  test('131050 on a failed message says the same; other errors say nothing', async () => {
    const company = await desk.company();
    const failed = (code: number, message: string) =>
      statusOf(desk, company, { status: 'failed', message, error: { code, title: 'sample' } });
    await hear(desk, failed(131026, 'wamid.1'), failed(131049, 'wamid.2'));
    expect(await decisionsOn(desk, company)).toEqual([]);
    await hear(desk, failed(131050, 'wamid.3'));
    const [row] = await desk.sql`select told from marketing_preference where number_id = ${company.number}`;
    expect(row).toEqual({ told: '131050' });
  });

  test('is of everybody who shares the phone, and of nobody whose phone has other digits', async () => {
    const company = await desk.company();
    const { subscriptions } = desk.ctx.store.read;
    const phone = '+5511987654321';
    await desk.sql`insert into person (external_id, phone) values ('crm-shared-1', ${phone}), ('crm-shared-2', ${phone}),
      ('crm-nine', '+551187654321')`;
    await hear(desk, prefers(desk, company, 'stop', { person: phone.slice(1) }));
    expect(await desk.ctx.store.read.stops.countStopped(company.number)).toBe(2);
    const [nine] = await subscriptions.find({ by: 'external_id', id: 'crm-nine' });
    expect(await desk.ctx.store.read.stops.hasStopped(company.number, nine ? [nine.id] : [])).toBe(false);
  });

  test('of two numbers are two words', async () => {
    const [one, other] = [await desk.company(), await desk.company()];
    await hear(desk, prefers(desk, one, 'stop'), prefers(desk, other, 'resume'));
    expect([await decisionsOn(desk, one), await decisionsOn(desk, other)]).toEqual([
      ['stopped undecided'],
      ['resumed undecided'],
    ]);
  });

  test('is applied once by a process that dies at any point and the one that comes after it', async () => {
    const company = await companyThat(desk, 'always');
    const { webhooks } = desk.ctx.store.read;
    const arrived = { key: 'sample-dying-stop', update: prefers(desk, company, 'stop') };
    const dying = createDyingStore(desk.ctx.store);
    const ctx = { ...desk.connected, store: dying.store };
    let deaths = 0;
    for (let call = 1; (await decisionsOn(desk, company)).length === 0; call++) {
      await webhooks.arrive('meta', [arrived], new Date(desk.now()));
      dying.dieAt(call);
      const { failed } = await readWebhooks(ctx);
      for (const { error } of failed) expect(error).toBeInstanceOf(Died);
      deaths += failed.length;
      await desk.sql`update webhook_update set done_at = null, error = null where key = ${arrived.key} and error is not null`;
    }
    dying.live();
    expect(deaths).toBeGreaterThan(4);
    await Promise.all([readWebhooks(ctx), readWebhooks(ctx)]);
    expect(await decisionsOn(desk, company)).toEqual(['stopped undecided']);
    expect(stopJobs(company.number)).toBe(1);
    expect(await desk.ctx.store.read.subscriptions.find({ by: 'phone', id: `+${tester}` })).toHaveLength(1);
  });
});
