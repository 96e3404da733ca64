import type { ReadState } from './audience.ts';
import type { Asked } from './endpoints.ts';
import { emailAndPhone, invalidGroup, mostIds, type Reply, refused } from './reply.ts';
import type { Row } from './roster.ts';
import type { StandInWorkspace } from './workspace.ts';

const written = { subscribed: 'Subscribed', unsubscribed: 'Unsubscribed', unknown: 'Unknown' } as const;

interface People {
  readonly by: 'external_id' | 'phone' | 'email';
  readonly ids: readonly string[];
}

/** Who is asked about; an external id wins. */
function peopleIn(query: URLSearchParams): People | Reply {
  const of = (name: People['by']) => [...query.getAll(name), ...query.getAll(`${name}[]`)];
  const [externalIds, phones, emails] = [of('external_id'), of('phone'), of('email')];
  if (externalIds.length === 0 && phones.length > 0 && emails.length > 0) return emailAndPhone;
  const people = (
    [
      ['external_id', externalIds],
      ['phone', phones],
      ['email', emails],
    ] as const
  )
    .map(([by, ids]) => ({ by, ids }))
    .find(({ ids }) => ids.length > 0);
  if (people === undefined) return refused('An external_id, phone or email parameter is required.');
  if (people.ids.length > mostIds) return refused('max number of external_ids per request exceeded');
  return people;
}

function rowsOf({ audience }: StandInWorkspace, { by }: People, id: string): readonly Row[] {
  if (by === 'external_id') return [audience.find(id)].filter((row) => row !== undefined);
  return by === 'phone' ? audience.withPhone(id) : audience.withEmail(id);
}

/** `GET /subscription/status/get` (A.5). An archived group answers like an active one: unverified at Braze. */
export function statesInGroup({ workspace, query }: Asked): Reply {
  const group = query.get('subscription_group_id');
  if (!group) return refused('The subscription_group_id parameter is required.');
  const people = peopleIn(query);
  if ('status' in people) return people;
  if (!workspace.groups.has(group)) return invalidGroup;
  const stateOf = (id: string): ReadState => {
    const states = rowsOf(workspace, people, id).map((row) => workspace.audience.read(row, group));
    return states.find((state) => state === 'subscribed') ?? states[0] ?? 'unknown';
  };
  const status = Object.fromEntries(people.ids.map((id) => [id, written[stateOf(id)]]));
  return { status: 200, body: { status, message: 'success' } };
}

/** `GET /subscription/user/status` (A.6), in either of the documented shapes. */
export function groupsOfPeople({ workspace, query, traps }: Asked): Reply {
  const people = peopleIn(query);
  if ('status' in people) return people;
  const [limit, offset] = [Number(query.get('limit') ?? 100), Number(query.get('offset') ?? 0)];
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return refused('The limit is not valid.');
  if (!Number.isInteger(offset) || offset < 0) return refused('The offset is not valid.');
  const found = people.ids.flatMap((id) => rowsOf(workspace, people, id));
  const shown = found.slice(offset, offset + limit);
  if (traps.flatUserStatus) {
    const groups = shown.flatMap((row) => workspace.audience.history(row));
    return {
      status: 200,
      body: {
        success: true,
        subscription_groups: groups.map(({ group, state }) => ({
          subscription_group_id: group,
          subscription_status: written[state],
        })),
      },
    };
  }
  return {
    status: 200,
    body: {
      message: 'success',
      total_count: found.length,
      users: shown.map((row) => ({
        external_id: workspace.audience.person(row).externalId,
        phone: workspace.audience.person(row).phone,
        email: workspace.audience.person(row).email,
        subscription_groups: workspace.audience.history(row).map(({ group, state }) => ({
          id: group,
          name: workspace.groups.get(group)?.name ?? null,
          channel: 'whatsapp',
          status: written[state],
        })),
      })),
    },
  };
}
