import { z } from 'zod';
import type { Asked } from './endpoints.ts';
import { type Traps, WrittenState } from './model.ts';
import { emailAndPhone, invalidGroup, mostIds, type Reply, refused } from './reply.ts';
import type { Row } from './roster.ts';
import type { StandInWorkspace } from './workspace.ts';

interface Change {
  readonly group: string;
  readonly state: WrittenState;
  readonly rows: readonly Row[];
}

/** The names of the lists in either version: V2 has plural ones (A.4). */
const names = {
  v1: { externalIds: 'external_id', phones: 'phone', emails: 'email' },
  v2: { externalIds: 'external_ids', phones: 'phones', emails: 'emails' },
} as const;
type Version = keyof typeof names;

const Item = z.looseObject({ subscription_group_id: z.string(), subscription_state: WrittenState });
type Item = z.infer<typeof Item>;
const Body = z.looseObject({ subscription_groups: z.array(z.unknown()).min(1) });
const Ids = z.array(z.string().min(1)).min(1);
const e164 = /^\+[1-9]\d{5,14}$/;
const success: Reply = { status: 201, body: { message: 'success' } };

/** `POST /v2/subscription/status/set` (A.4): all of it or nothing. Who has no profile is passed over. */
export function setStatesV2({ workspace, body, traps }: Asked): Reply {
  if (traps.withoutV2) return { status: 404, body: { message: 'Not Found' } };
  const parsed = Body.safeParse(body);
  if (!parsed.success) return refused('The subscription_groups parameter is required.');
  const changes: Change[] = [];
  for (const item of parsed.data.subscription_groups) {
    const change = changeIn(workspace, traps, item, 'v2');
    if ('body' in change) return change;
    changes.push(change);
  }
  return write(workspace, changes);
}

/** `POST /subscription/status/set` (A.3): singular names for the same lists. */
export function setStatesV1({ workspace, body, traps }: Asked): Reply {
  const change = changeIn(workspace, traps, body, 'v1');
  return 'body' in change ? change : write(workspace, [change]);
}

function write({ audience }: StandInWorkspace, changes: readonly Change[]): Reply {
  for (const { group, state, rows } of changes) for (const row of rows) audience.set(row, group, state);
  return success;
}

function changeIn(
  workspace: StandInWorkspace,
  { poisoned }: Readonly<Traps>,
  body: unknown,
  version: Version,
): Change | Reply {
  const parsed = Item.safeParse(body);
  if (!parsed.success) return refused('subscription_group_id and subscription_state are required.');
  const item = parsed.data;
  const { externalIds, phones, emails } = names[version];
  if (version === 'v2' && names.v1.externalIds in item) return notIds(externalIds);
  if (emails in item && phones in item) return emailAndPhone;
  const given = [externalIds, phones, emails].filter((name) => name in item);
  if (given.length === 0) return refused(`One of ${externalIds}, ${phones} or ${emails} is required.`);
  const rows: Row[] = [];
  for (const name of given) {
    const ids = idsIn(item, name, version === 'v1');
    if ('body' in ids) return ids;
    if (name === phones && ids.some((each) => !e164.test(each))) return notPhones;
    if (poisoned.size > 0 && ids.some((each) => poisoned.has(each)))
      return name === phones ? notPhones : notIds(name);
    if (name === phones) for (const id of ids) rows.push(...workspace.audience.withPhone(id));
    if (name !== externalIds) continue;
    for (const id of ids) {
      const row = workspace.audience.find(id);
      if (row !== undefined) rows.push(row);
    }
  }
  if (!workspace.groups.has(item.subscription_group_id)) return invalidGroup;
  return { group: item.subscription_group_id, state: item.subscription_state, rows };
}

const notPhones = refused('A phone is not valid.');
const notIds = (name: string) => refused(`The value provided for the ${name} field is not a valid ID array.`);

function idsIn(item: Item, name: string, mayBeOne: boolean): readonly string[] | Reply {
  const value = item[name];
  const ids = Ids.safeParse(mayBeOne && typeof value === 'string' ? [value] : value);
  if (!ids.success) return notIds(name);
  return ids.data.length > mostIds ? refused(`max number of ${name} per request exceeded`) : ids.data;
}
