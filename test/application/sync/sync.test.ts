import { describe, expect, test } from 'vitest';
import { showDrift } from '../../../src/application/asset/show-drift.ts';
import { runSync } from '../../../src/application/sync/run.ts';
import { numberId, originKey } from '../../domain/samples.ts';
import { heapInUse } from '../../memory.ts';
import { admin, type Company } from '../company.ts';
import { useDesk } from '../desk.ts';
import { sampleNumber, sampleTemplate } from '../scripted-meta.ts';
import { outboxOf } from '../webhooks.ts';

const desk = useDesk();

const at = ({ waba }: Company) => desk.meta.account(waba);
const ofWaba = ({ waba }: Company) => runSync(desk.connected, `waba:${waba}`);
const driftsOf = async ({ number }: Company) =>
  (await desk.ctx.store.read.drifts.list(100)).filter((d) => d.asset === `number:${number}`);
const progress = (scope: string) => desk.ctx.store.read.syncs.find(scope);
const pagesOf = ({ waba }: Company) =>
  desk.meta.asked.filter((call) => call.startsWith(`templates ${waba}`)).map((call) => call.split(' ')[2]);

/** A company as Meta has it. */
async function healthy(templates = 0): Promise<Company> {
  const company = await desk.company();
  const { number, e164, n } = company;
  at(company).numbers = [sampleNumber(number, e164, { displayName: `Sample Shop ${n}` })];
  at(company).waba = { name: `Sample WABA ${n}` };
  at(company).templates = templates;
  return company;
}

describe('the sync of an account', () => {
  test('finds what differs and since when, which is gone when it agrees again', async () => {
    const company = await healthy();
    const { number, e164 } = company;
    at(company).numbers = [
      sampleNumber(number, e164, { displayName: 'Sample by Meta' }),
      sampleNumber(numberId(6001), '+33199006001'),
    ];
    const since = desk.now();
    expect(await ofWaba(company)).toBeNull();
    expect(await driftsOf(company)).toMatchObject([
      { field: 'display_name', theirs: 'Sample by Meta', since, acceptable: true },
    ]);
    desk.wind(1);
    await ofWaba(company);
    expect(await driftsOf(company)).toMatchObject([{ since }]);
    const strange = (await desk.ctx.store.read.drifts.list(100)).find(
      (d) => d.asset === `number:${numberId(6001)}`,
    );
    expect(strange).toMatchObject({ field: 'missing_here', theirs: '+33199006001', acceptable: false });
    at(company).numbers = [sampleNumber(number, e164)];
    await ofWaba(company);
    expect(await driftsOf(company)).toEqual([]);
  });

  test('posts a number’s health when it turns, not when it is first seen', async () => {
    const company = await healthy();
    await ofWaba(company);
    expect(await outboxOf(desk, company.channels[0])).toEqual([]);
    desk.wind(1);
    at(company).numbers = [
      sampleNumber(company.number, company.e164, { qualityRating: 'RED', status: 'FLAGGED' }),
    ];
    await ofWaba(company);
    await ofWaba(company);
    const news = (await outboxOf(desk, company.channels[0])).map(({ notice }) => 'to' in notice && notice.to);
    expect(news.toSorted()).toEqual(['FLAGGED', 'RED']);
  });

  test('waits where Meta asks for it, and goes on from its page', async () => {
    const company = await healthy(350);
    desk.meta.fail(`templates ${company.waba} 200`, {
      fault: 'rate_limited',
      retryable: true,
      retryAfterMs: 9_000,
    });
    expect(await ofWaba(company)).toEqual({ againAfterMs: 9_000 });
    expect(await desk.ctx.store.read.readings.templates(company.waba)).toHaveLength(200);
    expect(await ofWaba(company)).toBeNull();
    expect(pagesOf(company)).toEqual(['null', '100', '200', '200', '300']);
    expect(await desk.ctx.store.read.readings.templates(company.waba)).toHaveLength(350);
    expect(await progress(`templates:${company.waba}`)).toMatchObject({
      cursor: null,
      fault: null,
      doneAt: desk.now(),
    });
  });

  test('that died in the middle goes on from its page too', async () => {
    const company = await healthy(300);
    const meta = desk.meta.meta;
    const dying = {
      ...desk.connected,
      meta: {
        ...meta,
        templates: (waba: Company['waba'], after: string | null) =>
          after === '200' ? Promise.reject(new Error('died')) : meta.templates(waba, after),
      },
    };
    await expect(runSync(dying, `waba:${company.waba}`)).rejects.toThrow('died');
    await ofWaba(company);
    expect(pagesOf(company)).toEqual(['null', '100', '200']);
  });

  test('begins anew where Meta does not take its cursor any more', async () => {
    const company = await healthy(150);
    desk.meta.fail(`templates ${company.waba} 100`, { fault: 'invalid' });
    expect(await ofWaba(company)).toBeNull();
    expect(await progress(`waba:${company.waba}`)).toMatchObject({ fault: 'invalid' });
    await ofWaba(company);
    expect(pagesOf(company)).toEqual(['null', '100', 'null', '100']);
    expect(await progress(`waba:${company.waba}`)).toMatchObject({ fault: null });
  });

  test('takes a template that a whole run did not see for gone, and says so once', async () => {
    const company = await healthy(150);
    await ofWaba(company);
    desk.wind(1);
    at(company).templates = 149;
    await ofWaba(company);
    await ofWaba(company);
    expect(await outboxOf(desk, company.channels[0])).toMatchObject([
      { notice: { type: 'template_news', name: 'sample_149', news: 'stopped', to: 'DELETED' } },
    ]);
  });

  test('keeps a fault that waiting does not mend, for people to see', async () => {
    const company = await healthy();
    desk.meta.fail(`waba ${company.waba}`, { fault: 'forbidden' });
    expect(await ofWaba(company)).toBeNull();
    const page = await showDrift(desk.ctx, { by: admin });
    expect(page).toMatchObject({
      syncs: expect.arrayContaining([
        expect.objectContaining({ scope: `waba:${company.waba}`, fault: 'forbidden' }),
      ]),
    });
  });
});

describe('the sync of a workspace', () => {
  test('says which group its key does not accept any more', async () => {
    const company = await desk.company();
    const scope = `workspace:${company.origin}` as const;
    const found = async () =>
      (await desk.ctx.store.read.drifts.list(100)).filter((d) => d.asset === `group:${company.group}`);
    expect(await runSync(desk.connected, scope)).toBeNull();
    expect(await found()).toEqual([]);
    desk.braze.changeKey(company.origin, 'another-sample-key');
    await runSync(desk.connected, scope);
    expect(await found()).toMatchObject([
      { field: 'key_refused', theirs: '401', acceptable: false, source: 'braze' },
    ]);
  });
});

test('everything is asked for every hour, each account and workspace by itself', async () => {
  const { waba, origin } = await healthy();
  const before = desk.jobs.length;
  expect(await runSync(desk.connected, 'all')).toEqual({ againAfterMs: 3_600_000 });
  const scopes = desk.jobs.slice(before).map(({ job }) => (job.name === 'sync' ? job.scope : job.name));
  expect(scopes).toEqual(expect.arrayContaining([`waba:${waba}`, `workspace:${origin}`]));
  expect(scopes).not.toContain('360dialog');
  expect(scopes).not.toContain(`workspace:${originKey}`);
});

test('1,000 numbers and 20,000 templates are read page by page, in memory that does not grow with them', async () => {
  const company = await healthy(20_000);
  at(company).numbers = Array.from({ length: 1_000 }, (_, i) =>
    sampleNumber(numberId(7_000 + i), `+33198${String(i).padStart(6, '0')}`),
  );
  at(company).templateAt = (n) =>
    sampleTemplate(n, { components: [{ type: 'BODY', text: 'x'.repeat(2_000) }] });
  let most = 0;
  let page = 0;
  const { meta } = desk.meta;
  const before = heapInUse();
  const watched = {
    ...desk.connected,
    meta: {
      ...meta,
      templates: (waba: Company['waba'], after: string | null) => {
        page += 1;
        if (page % 20 === 0) most = Math.max(most, heapInUse() - before);
        return meta.templates(waba, after);
      },
    },
  };
  expect(await runSync(watched, `waba:${company.waba}`)).toBeNull();
  expect(pagesOf(company)).toHaveLength(200);
  const [kept] =
    await desk.sql`select count(*)::int as templates from template where waba_id = ${company.waba}`;
  expect(kept).toEqual({ templates: 20_000 });
  // All of it would be 40 MB and more.
  expect(page).toBeGreaterThan(100);
  expect(most).toBeLessThan(20 * 2 ** 20);
}, 120_000);
