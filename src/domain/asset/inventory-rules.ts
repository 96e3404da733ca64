import type { Section } from './inventory.ts';
import type { Entry, Estate } from './inventory-estate.ts';
import type { Fault, Path } from './inventory-faults.ts';
import { limitFaults } from './inventory-limits.ts';

/** What is wrong between rows: repeated ids, references to nothing, broken limits (SPEC 10.3). */
export const estateFaults = (estate: Estate): readonly Fault[] => [
  ...repeatedIds(estate),
  ...repeatedDigits(estate),
  ...danglingReferences(estate),
  ...limitFaults(estate),
];

interface Named {
  readonly path: Path;
  readonly id: string | undefined;
}

const named = <Row>(
  entries: readonly Entry<Row>[],
  id: (row: Row) => string | undefined,
  field?: string,
): Named[] =>
  entries.map(({ path, row }) => ({ path: field === undefined ? path : [...path, field], id: id(row) }));

function repeatedIds(estate: Estate): Fault[] {
  return [
    named(estate.admins, (user) => user),
    named(estate.workspaces, ({ key }) => key, 'key'),
    named(estate.businesses, ({ id }) => id, 'id'),
    named(estate.wabas, ({ id }) => id, 'id'),
    named(estate.numbers, ({ id }) => id, 'id'),
    named(estate.groups, ({ id }) => id, 'id'),
    named(estate.grants, ({ user, workspace }) => user && workspace && `${user} ${workspace}`),
    ...estate.workspaces.map(({ path, row }) => words([...path, 'testers'], row.testers)),
    ...estate.grants.map(({ path, row }) => words([...path, 'permissions'], row.permissions)),
  ].flatMap(repetitions);
}

const words = (path: Path, list: readonly string[] = []): Named[] =>
  list.map((id, index) => ({ path: [...path, index], id }));

function repetitions(rows: readonly Named[]): Fault[] {
  const first = new Map<string, Path>();
  return rows.flatMap(({ path, id }): Fault[] => {
    if (id === undefined) return [];
    const earlier = first.get(id);
    if (earlier !== undefined) return [{ kind: 'duplicate', path, first: earlier }];
    first.set(id, path);
    return [];
  });
}

function repeatedDigits({ numbers }: Estate): Fault[] {
  const holder = new Map<string, string>();
  return numbers.flatMap(({ path, row: { id, e164 } }): Fault[] => {
    if (id === undefined || e164 === undefined) return [];
    const other = holder.get(e164);
    if (other === undefined) holder.set(e164, id);
    return other === undefined || other === id
      ? []
      : [{ kind: 'same_digits', path: [...path, 'e164'], number: other }];
  });
}

function danglingReferences(estate: Estate): Fault[] {
  const refer = (section: Section, targets: readonly Named[], references: readonly Named[]): Fault[] => {
    const known = new Set(targets.map(({ id }) => id));
    return references.flatMap(({ path, id }) =>
      id === undefined || known.has(id) || estate.mayHold(section, id)
        ? []
        : [{ kind: 'dangling', path, section, id }],
    );
  };
  const workspaces = named(estate.workspaces, ({ key }) => key);
  const wabas = named(estate.wabas, ({ id }) => id);
  return [
    ...refer(
      'businesses',
      named(estate.businesses, ({ id }) => id),
      named(estate.wabas, (row) => row.business, 'business'),
    ),
    ...refer(
      'wabas',
      wabas,
      named(estate.numbers, (row) => row.waba, 'waba'),
    ),
    ...refer(
      'workspaces',
      workspaces,
      named(estate.groups, (row) => row.workspace, 'workspace'),
    ),
    ...refer(
      'numbers',
      named(estate.numbers, ({ id }) => id),
      named(estate.groups, (row) => row.number, 'number'),
    ),
    ...refer(
      'workspaces',
      workspaces,
      named(estate.grants, (row) => row.workspace, 'workspace'),
    ),
  ];
}
