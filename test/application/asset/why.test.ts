import { beforeEach, describe, expect, test } from 'vitest';
import { whyNumber } from '../../../src/application/asset/why.ts';
import type { MetaHealth } from '../../../src/application/ports/meta.ts';
import { UserId } from '../../../src/domain/asset/ids.ts';
import { numberId, requester } from '../../domain/samples.ts';
import { admin, type Company, outsider } from '../company.ts';
import { useDesk } from '../desk.ts';
import { healthy, sampleNumber, sampleTemplate } from '../scripted-meta.ts';
import { begin, runTo } from '../transfers.ts';

const desk = useDesk();
let company: Company;

beforeEach(async () => {
  company = await desk.company();
  const { waba, number, e164 } = company;
  await desk.ctx.store.read.readings.saveTemplates(waba, [sampleTemplate(1)], desk.now());
  Object.assign(desk.meta.account(waba), { numbers: [sampleNumber(number, e164)], health: healthy });
});

const why = (ctx = desk.connected, by = admin) => whyNumber(ctx, { number: company.number, by });

async function weakest(ctx = desk.connected) {
  const found = await why(ctx);
  if (found.kind !== 'why') throw new Error(found.kind);
  const { link, outcome, reason, detail } = found.weakest ?? {};
  return [link, outcome, reason, detail];
}

const number = (change: object) => {
  desk.meta.account(company.waba).numbers = [sampleNumber(company.number, company.e164, change)];
};
const waba = (change: object) => {
  desk.meta.account(company.waba).waba = change;
};
const blocked = (type: string): MetaHealth => ({
  canSend: 'BLOCKED',
  entities: [
    {
      type,
      id: '1',
      canSend: 'BLOCKED',
      errors: [{ code: 141006, description: 'Sample trouble.', solution: 'Sample way out.' }],
      info: [],
    },
  ],
});

describe('why a number cannot send', () => {
  test('a whole chain has no weakest link, and every link was looked at', async () => {
    const found = await why();
    expect(found).toMatchObject({ kind: 'why', weakest: null });
    const links = 'links' in found ? found.links.map(({ link, outcome }) => `${link} ${outcome}`) : [];
    expect(links).toEqual(
      ['group', 'key', 'number', 'templates', 'waba', 'business', 'provider'].map((link) => `${link} ok`),
    );
  });

  test('[R50] no active group has it', async () => {
    await desk.sql`update subscription_group set status = 'archived' where id = ${company.group}`;
    expect(await weakest()).toEqual(['group', 'broken', 'no_active_group', null]);
  });

  test('an operation is moving it', async () => {
    const state = await runTo(desk, company, await begin(desk.ctx, company), 'integrate');
    expect(await weakest()).toEqual(['group', 'broken', 'moving', state.name]);
  });

  test('its workspace has no key, or one that Braze refuses', async () => {
    const keyless = { ...desk.connected, abilities: { hasKey: () => false, watchesMeta: true } };
    expect(await weakest(keyless)).toMatchObject(['key', 'broken', 'no_key', /^SAMPLE_KEY/]);
    desk.braze.changeKey(company.origin, 'another-sample-key');
    expect(await weakest()).toEqual(['key', 'broken', 'key_refused', '401']);
  });

  const breaks: [string, () => unknown, unknown[]][] = [
    [
      'it is not connected',
      () => number({ status: 'DISCONNECTED' }),
      ['number', 'broken', 'not_connected', 'DISCONNECTED'],
    ],
    [
      'Meta does not have it',
      () => Object.assign(desk.meta.account(company.waba), { numbers: [] }),
      ['number', 'broken', 'not_connected', null],
    ],
    [
      'its name was declined',
      () => number({ nameStatus: 'DECLINED' }),
      ['number', 'broken', 'name_not_approved', 'DECLINED'],
    ],
    ['its quality is red', () => number({ qualityRating: 'RED' }), ['number', 'broken', 'quality_red', null]],
    [
      'its account is not approved',
      () => waba({ reviewStatus: 'REJECTED' }),
      ['waba', 'broken', 'review', 'REJECTED'],
    ],
    [
      'its business is not verified',
      () => waba({ businessVerification: 'failed' }),
      ['business', 'broken', 'not_verified', 'failed'],
    ],
    [
      'no app gets its webhooks',
      () => Object.assign(desk.meta.account(company.waba), { apps: [] }),
      ['provider', 'broken', 'not_subscribed', null],
    ],
    [
      'Meta blocks the number',
      () => Object.assign(desk.meta.account(company.waba), { health: blocked('PHONE_NUMBER') }),
      ['number', 'broken', 'blocked', 'Sample trouble. Sample way out.'],
    ],
    [
      'Meta blocks the app',
      () => Object.assign(desk.meta.account(company.waba), { health: blocked('APP') }),
      ['provider', 'broken', 'blocked', 'Sample trouble. Sample way out.'],
    ],
  ];

  test.each(breaks)('%s', async (_, breaking, expected) => {
    breaking();
    expect(await weakest()).toEqual(expected);
  });

  test('[R41] [R51] its account has no approved template', async () => {
    await desk.sql`update template set status = 'REJECTED' where waba_id = ${company.waba}`;
    expect(await weakest()).toEqual(['templates', 'broken', 'no_approved_template', null]);
  });

  test('the first broken link is named before those behind it, and a broken one before one that was not read', async () => {
    desk.meta.fail(`numbers ${company.waba}`, { said: 'Sample words of Meta.' });
    waba({ reviewStatus: 'REJECTED', businessVerification: 'failed' });
    expect(await weakest()).toEqual(['waba', 'broken', 'review', 'REJECTED']);
  });

  test('what was not answered is unknown, never a pass', async () => {
    desk.meta.fail(`waba ${company.waba}`, { said: 'Sample words of Meta.' });
    expect(await weakest()).toEqual(['waba', 'unknown', 'not_read', 'Sample words of Meta.']);
    expect(await weakest({ ...desk.connected, meta: null })).toEqual(['number', 'unknown', 'not_read', null]);
  });

  test('is told to whoever may view one of its workspaces', async () => {
    expect(await why(desk.connected, outsider)).toMatchObject({ kind: 'denied', permission: 'view' });
    expect((await why(desk.connected, requester)).kind).toBe('why');
    const viewer = UserId.parse('U0WHYVIEWER');
    await desk.grant(viewer, company.origin, ['view']);
    expect((await why(desk.connected, viewer)).kind).toBe('why');
    expect(await whyNumber(desk.connected, { number: numberId(9999), by: admin })).toEqual({
      kind: 'missing',
    });
  });
});
