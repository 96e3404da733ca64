import { beforeEach, describe, expect, test } from 'vitest';
import { acceptDrift } from '../../../src/application/asset/accept-drift.ts';
import { showDrift } from '../../../src/application/asset/show-drift.ts';
import type { Drift } from '../../../src/application/ports/drift.ts';
import { requester } from '../../domain/samples.ts';
import { admin, type Company } from '../company.ts';
import { useDesk } from '../desk.ts';
import { refusals } from '../transfers.ts';

const desk = useDesk();
let company: Company;
let seen: Drift;

beforeEach(async () => {
  await desk.sql`truncate drift`;
  company = await desk.company();
  const found = {
    asset: `number:${company.number}`,
    field: 'display_name' as const,
    ours: `Sample Shop ${company.n}`,
    theirs: 'Sample by Meta',
    acceptable: true,
  };
  const now = new Date(desk.now());
  await desk.ctx.store.read.drifts.replace(`waba:${company.waba}`, 'meta', [found], now);
  seen = { ...found, source: 'meta', since: now.toISOString() };
});

const accept = (by = admin, drift = seen) => acceptDrift(desk.ctx, { drift, by });
const name = async () => (await desk.ctx.store.read.assets.number(company.number))?.displayName;

describe('accepting a difference', () => {
  test('takes the provider’s side once; pressed again it is gone', async () => {
    expect(await accept()).toMatchObject({ kind: 'accepted' });
    expect(await name()).toBe('Sample by Meta');
    expect(await accept()).toEqual({ kind: 'gone' });
  });

  test('by two admins at the same moment happens once', async () => {
    const kinds = (await Promise.all([accept(), accept()])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['accepted', 'gone']);
  });

  test('is for admins; a refusal is recorded and changes nothing', async () => {
    expect(await accept(requester)).toMatchObject({ kind: 'denied', denied: { permission: 'admin' } });
    expect(await refusals(desk, requester)).toContainEqual({ permission: 'admin', workspaces: [] });
    expect(await name()).toBe(seen.ours);
  });

  test('changes nothing where either side is not what was read any more', async () => {
    expect(await accept(admin, { ...seen, theirs: 'Sample of before' })).toEqual({ kind: 'changed' });
    await desk.sql`update phone_number set display_name = 'Sample by hand' where id = ${company.number}`;
    expect(await accept()).toEqual({ kind: 'changed' });
    expect(await name()).toBe('Sample by hand');
  });

  test('is not offered for what only a person can set right', async () => {
    const gone = { ...seen, field: 'missing_there' as const, theirs: null, acceptable: false };
    const now = new Date(desk.now());
    await desk.ctx.store.read.drifts.replace(`waba:${company.waba}`, 'meta', [gone], now);
    expect(await accept(admin, { ...gone, acceptable: true })).toEqual({ kind: 'not_acceptable' });
  });
});

test('what differs and what we do not know is shown to admins', async () => {
  await desk.ctx.store.read.webhooks.unknown('100200300', 'sample_field', new Date(desk.now()));
  expect(await showDrift(desk.ctx, { by: admin })).toMatchObject({
    kind: 'drift',
    drifts: [{ asset: seen.asset }],
    unknown: [{ asset: '100200300', field: 'sample_field', count: 1 }],
  });
  expect(await showDrift(desk.ctx, { by: requester })).toMatchObject({ kind: 'denied', permission: 'admin' });
});
