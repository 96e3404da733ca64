import { z } from 'zod';
import { Migration, Registration } from './migration/model.ts';
import { Business, DueChange, Message, Phone, PhoneNumber, Template, Waba } from './model.ts';

const mostMessages = 20_000;

export const TablesSnapshot = z.object({
  businesses: z.array(Business),
  wabas: z.array(Waba),
  numbers: z.array(PhoneNumber),
  templates: z.array(Template),
  phones: z.array(Phone),
  messages: z.array(Message),
  /** When each conversation window closes, by number and person. */
  windows: z.array(z.tuple([z.string(), z.number()])),
  due: z.array(DueChange),
  /** Names whose approved template was deleted, by WABA and name: when, in milliseconds. */
  deletedNames: z.array(z.tuple([z.string(), z.number()])),
  /** When templates were created in each WABA, for the hourly limit. */
  creations: z.array(z.tuple([z.string(), z.array(z.number())])),
  migrations: z.array(Migration).default(() => []),
  registrations: z.array(Registration).default(() => []),
});
export type TablesSnapshot = z.infer<typeof TablesSnapshot>;

export interface MetaSeed {
  readonly businesses?: readonly z.input<typeof Business>[];
  readonly wabas?: readonly z.input<typeof Waba>[];
  readonly numbers?: readonly z.input<typeof PhoneNumber>[];
  readonly templates?: readonly z.input<typeof Template>[];
  readonly phones?: readonly z.input<typeof Phone>[];
}

/** An asset that the stand-in doesn't have was named by a person or a test. */
export class UnknownAsset extends Error {
  override readonly name = 'UnknownAsset';
}

export type Tables = ReturnType<typeof createTables>;

/** Everything the stand-in of Meta keeps, in order of creation. */
export function createTables(seed: MetaSeed) {
  const businesses = tableOf(Business, 'business', (each) => each.id);
  const wabas = tableOf(Waba, 'WABA', (each) => each.id);
  const numbers = tableOf(PhoneNumber, 'number', (each) => each.id);
  const templates = tableOf(Template, 'template', (each) => each.id);
  const phones = tableOf(Phone, 'phone', (each) => each.e164);
  const messages = tableOf(Message, 'message', (each) => each.id, mostMessages);
  const migrations = tableOf(Migration, 'migration of number', (each) => each.number);
  const registrations = tableOf(Registration, 'registration of number', (each) => each.number);
  /** Messages that a phone has still to get or to read: looked for at each answer, among thousands. */
  const underWay = new Map<string, Set<string>>();
  const windows = new Map<string, number>();
  const deletedNames = new Map<string, number>();
  const creations = new Map<string, number[]>();
  let due: DueChange[] = [];

  businesses.fill(seed.businesses ?? []);
  wabas.fill(seed.wabas ?? []);
  numbers.fill(seed.numbers ?? []);
  templates.fill(seed.templates ?? []);
  phones.fill(seed.phones ?? []);

  const follow = ({ id, e164, direction, status }: Message): void => {
    const ids = underWay.get(e164) ?? new Set();
    const isOver = direction === 'from_phone' || status === 'read' || status === 'failed';
    if (isOver) ids.delete(id);
    else underWay.set(e164, ids.add(id));
  };

  return {
    businesses,
    wabas,
    numbers,
    templates,
    phones,
    messages,
    migrations,
    registrations,
    windows,
    deletedNames,
    creations,
    numbersOf: (waba: string) => numbers.where((each) => each.waba === waba),
    templatesOf: (waba: string) => templates.where((each) => each.waba === waba),
    wabasOf: (business: string) => wabas.where((each) => each.business === business),
    putMessage(message: Message): Message {
      follow(message);
      return messages.put(message);
    },
    /** To this phone, not yet read. */
    underWayTo: (e164: string): Message[] =>
      [...(underWay.get(e164) ?? [])].flatMap((id) => messages.find(id) ?? []),
    schedule(change: DueChange): void {
      due = [...due.filter((each) => !isSame(each, change)), change];
    },
    unschedule(change: Pick<DueChange, 'does' | 'template'>): void {
      due = due.filter((each) => !isSame(each, change));
    },
    /** Takes what is due by then, oldest first. */
    takeDue(now: number): readonly DueChange[] {
      const ripe = due.filter((each) => each.at <= now);
      if (ripe.length > 0) due = due.filter((each) => each.at > now);
      return ripe.toSorted((a, b) => a.at - b.at);
    },
    snapshot: (): TablesSnapshot => ({
      businesses: businesses.all(),
      wabas: wabas.all(),
      numbers: numbers.all(),
      templates: templates.all(),
      phones: phones.all(),
      messages: messages.all(),
      windows: [...windows],
      due,
      deletedNames: [...deletedNames],
      creations: [...creations],
      migrations: migrations.all(),
      registrations: registrations.all(),
    }),
    restore(kept: TablesSnapshot): void {
      businesses.fill(kept.businesses);
      wabas.fill(kept.wabas);
      numbers.fill(kept.numbers);
      templates.fill(kept.templates);
      phones.fill(kept.phones);
      messages.fill(kept.messages);
      underWay.clear();
      for (const message of kept.messages) follow(message);
      refill(windows, kept.windows);
      refill(deletedNames, kept.deletedNames);
      refill(creations, kept.creations);
      migrations.fill(kept.migrations);
      registrations.fill(kept.registrations);
      due = [...kept.due];
    },
  };
}

function isSame(one: DueChange, other: Pick<DueChange, 'does' | 'template'>): boolean {
  return one.does === other.does && one.template === other.template;
}

function refill<V>(map: Map<string, V>, entries: readonly (readonly [string, V])[]): void {
  map.clear();
  for (const [key, value] of entries) map.set(key, value);
}

function tableOf<S extends z.ZodType>(
  shape: S,
  what: string,
  keyOf: (row: z.infer<S>) => string,
  most = Number.POSITIVE_INFINITY,
) {
  const rows = new Map<string, z.infer<S>>();
  const put = (row: z.infer<S>): z.infer<S> => {
    rows.set(keyOf(row), row);
    for (const oldest of rows.keys()) {
      if (rows.size <= most) break;
      rows.delete(oldest);
    }
    return row;
  };
  return {
    put,
    add: (row: z.input<S>): z.infer<S> => put(shape.parse(row)),
    find: (key: string): z.infer<S> | undefined => rows.get(key),
    /** Throws UnknownAsset. */
    known(key: string): z.infer<S> {
      const row = rows.get(key);
      if (row === undefined) throw new UnknownAsset(`no ${what} ${key} at the stand-in of Meta`);
      return row;
    },
    remove: (key: string): boolean => rows.delete(key),
    all: (): z.infer<S>[] => [...rows.values()],
    where: (fits: (row: z.infer<S>) => boolean): z.infer<S>[] => [...rows.values()].filter(fits),
    fill(seeds: readonly z.input<S>[]): void {
      rows.clear();
      for (const seed of seeds) put(shape.parse(seed));
    },
  };
}
