import { describe, expect, it } from 'vitest';
import { type AssetKey, assetKeys, assetOutlook } from '../../../src/domain/migration/assets.ts';
import { accountOf, numberSays, planOf, wabaAt } from './migration-samples.ts';

const onCloud = { bothOnCloud: true };
const { kept, lost } = assetOutlook('migration', onCloud);

it('what a migration loses is named before what it keeps: nothing is left unsaid (C17)', () => {
  for (const column of ['migration', 'configuration_change', 'anew'] as const)
    for (const bothOnCloud of [true, false]) {
      const { kept, lost } = assetOutlook(column, { bothOnCloud });
      expect([...kept, ...lost].toSorted()).toEqual(assetKeys.toSorted());
    }
});

describe('the column of a migration', () => {
  it.each<[string, AssetKey]>([
    ['templates of low quality, rejected or pending, R97', 'other_templates'],
    ['catalogs, R98', 'catalogs'],
    ['message and chat history, whatever older pages say (C2), R78 and R99', 'history'],
  ])('[R78] [R97–R99] loses %s', (_, key) => {
    expect(lost).toContain(key);
    expect(kept).not.toContain(key);
  });

  it.each<[string, AssetKey]>([
    ['the display name, R91', 'display_name'],
    ['the quality rating, R92', 'quality_rating'],
    ['the messaging limit, which is the portfolio’s (C15), R93', 'messaging_limit'],
    ['the status of an Official Business Account, R94', 'official_account'],
    ['uploaded media, R95', 'media'],
    ['approved templates of high quality, R96', 'good_templates'],
  ])('[R91–R96] keeps %s', (_, key) => {
    expect(kept).toContain(key);
    expect(lost).not.toContain(key);
  });

  it('[R95] loses media where a side is not on Cloud API (C22)', () => {
    expect(assetOutlook('migration', { bothOnCloud: false }).lost).toEqual(['media', ...lost]);
  });
});

describe('the other columns', () => {
  it('[R91–R99] a configuration change loses nothing, on-premise or not', () => {
    for (const bothOnCloud of [true, false])
      expect(assetOutlook('configuration_change', { bothOnCloud })).toEqual({ kept: assetKeys, lost: [] });
  });

  it('[R91–R99] a number that is registered anew loses all it was known for (C21)', () => {
    expect(assetOutlook('anew', onCloud)).toEqual({ kept: [], lost: assetKeys });
  });
});

describe('a plan says what is lost for this very number', () => {
  it.each([
    ['scenario 6: everything (C21), R89', '6 between businesses', assetKeys],
    ['scenario 1, R84', '1 to the Hub', lost],
    ['scenario 2, R85', '2 by our calls', lost],
    ['scenario 3, R86', '3 to a provider outside', lost],
    ['scenario 5: a migration by its page (C20), R88', '5 a WABA to a partner', lost],
    ['scenario 4: nothing, R87', '4 a client to a partner', []],
    ['scenario 7: nothing, R90', '7 off On-Premise', []],
  ])('[R84–R90] %s', (_, way, expected) => {
    expect(planOf(way).lost).toEqual(expected);
  });

  it.each([
    ['CLOUD_API', false],
    ['cloud_api', false],
    ['ON_PREMISE', true],
    [null, false],
  ])('[R95] media of a number on %s: lost is %s (C22)', (platformType, isLost) => {
    const plan = planOf('3 by our calls', {
      ...numberSays({ platformType }),
      source: accountOf(wabaAt('360dialog')),
    });
    expect(plan.lost.includes('media')).toBe(isLost);
    expect(plan.kept.includes('media')).toBe(!isLost);
  });
});
