import type { z } from 'zod';
import { UserId } from './ids.ts';
import { Inventory, rowSchemas, type Section } from './inventory.ts';
import { type Entry, type Estate, estateOf } from './inventory-estate.ts';
import type { Fault, Path } from './inventory-faults.ts';
import { estateFaults } from './inventory-rules.ts';

export type InventoryReading =
  | { readonly kind: 'sound'; readonly inventory: Inventory }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/**
 * Reads an inventory from plain data, such as parsed YAML. Reports all faults at once: a row with a fault in one
 * field still takes part, with its others, in the checks between rows.
 */
export function readInventory(data: unknown): InventoryReading {
  const given = isRecord(data) ? withoutEmptySections(data) : data;
  const parsed = Inventory.safeParse(given);
  const estate = parsed.success ? estateOf(parsed.data) : salvage(isRecord(given) ? given : {});
  const faults = [
    ...(parsed.error?.issues.flatMap((issue) => faultsOf(issue, given)) ?? []),
    ...estateFaults(estate),
  ];
  return parsed.success && faults.length === 0
    ? { kind: 'sound', inventory: parsed.data }
    : { kind: 'faulty', faults };
}

type Data = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutEmptySections = (data: Data): Data =>
  Object.fromEntries(Object.entries(data).filter(([, section]) => section !== null));

const partial = {
  workspaces: rowSchemas.workspaces.partial(),
  businesses: rowSchemas.businesses.partial(),
  wabas: rowSchemas.wabas.partial(),
  numbers: rowSchemas.numbers.partial(),
  groups: rowSchemas.groups.partial(),
  grants: rowSchemas.grants.partial(),
};

function salvage(data: Data): Estate {
  const unread = new Map<Section, unknown[]>();
  const rows = <Row>(
    section: Section,
    read: (raw: unknown) => Row | undefined,
    idOf: (row: Row) => string | undefined,
    idField = 'id',
  ): Entry<Row>[] => {
    const given = data[section] ?? [];
    const ids: unknown[] = Array.isArray(given) ? [] : [undefined];
    unread.set(section, ids);
    return (Array.isArray(given) ? given : []).flatMap((raw: unknown, index) => {
      const row = read(raw);
      if (row === undefined || idOf(row) === undefined) ids.push(isRecord(raw) ? raw[idField] : undefined);
      return row === undefined ? [] : [{ path: [section, index], row }];
    });
  };
  return {
    admins: rows('admins', (raw) => UserId.safeParse(raw).data, String),
    workspaces: rows('workspaces', soundFields(partial.workspaces), ({ key }) => key, 'key'),
    businesses: rows('businesses', soundFields(partial.businesses), ({ id }) => id),
    wabas: rows('wabas', soundFields(partial.wabas), ({ id }) => id),
    numbers: rows('numbers', soundFields(partial.numbers), ({ id }) => id),
    groups: rows('groups', soundFields(partial.groups), ({ id }) => id),
    grants: rows('grants', soundFields(partial.grants), ({ user }) => user, 'user'),
    mayHold: (section, id) => (unread.get(section) ?? []).some((given) => mayMean(given, id)),
  };
}

/** A long id without quotes was read as a number, which has lost its last digits. */
const mayMean = (given: unknown, id: string): boolean =>
  typeof given === 'number' ? Number(id) === given : given === undefined || given === null || given === id;

type Fields = Readonly<Record<string, z.ZodType>>;

const soundFields =
  <Row>(schema: z.ZodType<Row> & { readonly shape: Fields }) =>
  (raw: unknown): Row | undefined => {
    if (!isRecord(raw)) return undefined;
    const sound = Object.entries(raw).filter(([field, value]) => {
      return Object.hasOwn(schema.shape, field) && schema.shape[field]?.safeParse(value).success;
    });
    return schema.safeParse(Object.fromEntries(sound)).data;
  };

function faultsOf(issue: z.core.$ZodIssue, data: unknown): Fault[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ kind: 'unknown_key', path: [...path, key], known: knownKeys(path) }));
  }
  const got = valueAt(data, path);
  if (got === undefined) return [{ kind: 'missing', path }];
  if (got === null) return [{ kind: 'empty', path }];
  const wrongType = issue.code === 'invalid_type';
  if (path.at(-1) === 'apiKeyEnv') {
    const expected = wrongType ? 'the name of an environment variable' : issue.message;
    return [{ kind: 'unexpected', path, expected }];
  }
  if (wrongType && issue.expected === 'string' && typeof got !== 'object')
    return [{ kind: 'unquoted', path }];
  return [{ kind: 'unexpected', path, expected: expectedBy(issue), got }];
}

function knownKeys([section]: Path): readonly string[] {
  const schema = Object.entries(rowSchemas).find(([name]) => name === section)?.[1];
  return Object.keys(schema?.shape ?? Inventory.shape);
}

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    data,
  );

const types: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping (key: value)',
  string: 'text',
  boolean: 'true or false',
};

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  return (issue.code === 'invalid_type' && types[issue.expected]) || issue.message;
}
