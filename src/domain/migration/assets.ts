import type { AssetColumn } from './scenario.ts';

/** The rows of the asset table, R91 to R99 in order. */
export const assetKeys = [
  'display_name',
  'quality_rating',
  'messaging_limit',
  'official_account',
  'media',
  'good_templates',
  'other_templates',
  'catalogs',
  'history',
] as const;
export type AssetKey = (typeof assetKeys)[number];

/** What becomes of everything the number has; the kind picks the column (C17). */
export interface AssetOutlook {
  readonly kept: readonly AssetKey[];
  readonly lost: readonly AssetKey[];
}

const LOST_IN_MIGRATION: readonly AssetKey[] = ['other_templates', 'catalogs', 'history'];

/**
 * R91 to R99. C22: media stays usable only where both sides are on Cloud API. A number that is registered anew has lost what
 * it was known for (C21).
 */
export function assetOutlook(column: AssetColumn, { bothOnCloud }: { bothOnCloud: boolean }): AssetOutlook {
  const isLost = (key: AssetKey): boolean => {
    if (column === 'anew') return true;
    if (column === 'configuration_change') return false;
    return LOST_IN_MIGRATION.includes(key) || (key === 'media' && !bothOnCloud);
  };
  return { kept: assetKeys.filter((key) => !isLost(key)), lost: assetKeys.filter(isLost) };
}
