import { holdGroup, holdNumber, holdWaba } from '../operation/holds.ts';
import type { GroupRow, NumberRow, Section } from './inventory.ts';
import { listed, stored } from './inventory-estate.ts';
import type { Fault, Path } from './inventory-faults.ts';
import type { Application } from './inventory-result.ts';

/** An asset that an open operation holds, alone or with others, or a workspace that it touches. */
export interface AssetHolder {
  readonly asset: string;
  readonly operation: string;
  readonly shared: boolean;
}

export const workspaceAsset = (key: string): string => `workspace:${key}`;

/** Changes that would happen behind the back of an open operation (SPEC 4): one fault a row. */
export function heldFaults(application: Application, holders: readonly AssetHolder[]): readonly Fault[] {
  const holdersOf = Map.groupBy(holders, ({ asset }) => asset);
  return touches(application).flatMap(({ path, section, id, assets, removes = false }): Fault[] => {
    const inTheWay = assets
      .flatMap((asset) => holdersOf.get(asset) ?? [])
      .find(({ shared }) => removes || !shared);
    return inTheWay === undefined
      ? []
      : [{ kind: 'held', path, section, id, asset: inTheWay.asset, operation: inTheWay.operation }];
  });
}

interface Touch {
  readonly path: Path;
  readonly section: Section;
  readonly id: string;
  readonly assets: readonly string[];
  /** Then operations that share the asset stand in the way too. */
  readonly removes?: boolean;
}

function touches({ file, difference, prune }: Application): readonly Touch[] {
  const { workspaces, wabas, numbers, groups } = difference;
  const wabaAt = placesOf('wabas', file.wabas);
  const numberAt = placesOf('numbers', file.numbers);
  const groupAt = placesOf('groups', file.groups);
  const changes: Touch[] = [
    ...wabas.changed.map(({ after: { id } }) => ({ ...wabaAt(id), assets: [holdWaba(id).asset] })),
    ...numbers.added.map((row) => ({ ...numberAt(row.id), assets: numberAssets(row) })),
    ...numbers.changed.map(({ before, after }) => ({
      ...numberAt(after.id),
      assets:
        before.waba === after.waba
          ? [holdNumber(after.id).asset]
          : [...numberAssets(before), ...numberAssets(after)],
    })),
    ...groups.added.map((row) => ({ ...groupAt(row.id), assets: groupAssets(row) })),
    ...groups.changed.map(({ before, after }) => ({
      ...groupAt(after.id),
      assets: [...groupAssets(before), ...groupAssets(after)],
    })),
  ];
  if (!prune) return changes;
  const removal = (section: Section, id: string, assets: readonly string[]): Touch => ({
    path: stored(section),
    section,
    id,
    assets,
    removes: true,
  });
  return [
    ...changes,
    ...workspaces.missing.map(({ key }) => removal('workspaces', key, [workspaceAsset(key)])),
    ...wabas.missing.map(({ id }) => removal('wabas', id, [holdWaba(id).asset])),
    ...numbers.missing.map(({ id }) => removal('numbers', id, [holdNumber(id).asset])),
    ...groups.missing.map((row) => removal('groups', row.id, groupAssets(row))),
  ];
}

const groupAssets = ({ id, number }: GroupRow): readonly string[] => [
  holdGroup(id).asset,
  holdNumber(number).asset,
];
const numberAssets = ({ id, waba }: NumberRow): readonly string[] => [
  holdNumber(id).asset,
  holdWaba(waba).asset,
];

function placesOf(section: Section, rows: readonly { readonly id: string }[]) {
  const places = new Map(rows.map(({ id }, index) => [id, listed(section, index)]));
  return (id: string) => ({ path: places.get(id) ?? stored(section), section, id });
}
