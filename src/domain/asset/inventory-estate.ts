import type { Inventory, Section } from './inventory.ts';
import type { Path } from './inventory-faults.ts';

export interface Entry<Row> {
  readonly path: Path;
  readonly row: Row;
}

type RowOf<S extends Section> = Inventory[S][number];
type Readable<Row> = Row extends string ? Row : { readonly [Field in keyof Row]?: Row[Field] | undefined };

/** Every row with its place; of a faulty row only the fields that are sound. */
export type Estate = { readonly [S in Section]: readonly Entry<Readable<RowOf<S>>>[] } & {
  /** Whether a row that could not be read whole may be the one with this id. */
  mayHold(section: Section, id: string): boolean;
};

/** Rows that no file lists stand at their section. */
export const stored = (section: Section): Path => [section];
export const listed = (section: Section, index: number): Path => [section, index];

const nowhere = () => false;

export const estateOf = (inventory: Inventory, place = listed): Estate => {
  const entries = <Row>(section: Section, rows: readonly Row[]): Entry<Row>[] =>
    rows.map((row, index) => ({ path: place(section, index), row }));
  return {
    admins: entries('admins', inventory.admins),
    workspaces: entries('workspaces', inventory.workspaces),
    businesses: entries('businesses', inventory.businesses),
    wabas: entries('wabas', inventory.wabas),
    numbers: entries('numbers', inventory.numbers),
    groups: entries('groups', inventory.groups),
    grants: entries('grants', inventory.grants),
    mayHold: nowhere,
  };
};

/** The first estate's rows, then the second's: where both break a limit together, the second one's row is named. */
export const joined = (first: Estate, second: Estate): Estate => ({
  admins: [...first.admins, ...second.admins],
  workspaces: [...first.workspaces, ...second.workspaces],
  businesses: [...first.businesses, ...second.businesses],
  wabas: [...first.wabas, ...second.wabas],
  numbers: [...first.numbers, ...second.numbers],
  groups: [...first.groups, ...second.groups],
  grants: [...first.grants, ...second.grants],
  mayHold: nowhere,
});
