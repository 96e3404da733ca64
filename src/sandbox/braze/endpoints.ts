import type { Permission } from './model.ts';
import type { StandInWorkspace } from './state.ts';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** The path without its first slash; faults name it so. */
  readonly call: string;
  readonly permission: Permission;
  answer(workspace: StandInWorkspace, query: URLSearchParams): Reply;
}

const mostIds = 50;

/** What the stand-in serves. Braze publishes few of its error texts: only their statuses may be relied on (A.12). */
export const endpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    call: 'subscription/status/get',
    permission: 'subscription.status.get',
    answer: subscriptionStatus,
  },
];

/** `GET /subscription/status/get` (A.5). An archived group answers like an active one: unverified at Braze. */
function subscriptionStatus(workspace: StandInWorkspace, query: URLSearchParams): Reply {
  const group = query.get('subscription_group_id');
  if (!group) return refused('The subscription_group_id parameter is required.');
  const [externalIds, phones, emails] = ['external_id', 'phone', 'email'].map((name) => [
    ...query.getAll(name),
    ...query.getAll(`${name}[]`),
  ]);
  if (!externalIds?.length && phones?.length && emails?.length) {
    return refused('Either an email address or a phone number should be provided, but not both.');
  }
  const asked = [externalIds, phones, emails].find((ids) => ids?.length);
  if (asked === undefined) return refused('An external_id, phone or email parameter is required.');
  if (asked.length > mostIds) return refused('max number of external_ids per request exceeded');
  if (!holds(workspace, group)) return refused('The subscription group is not valid.');
  return {
    status: 200,
    body: { status: Object.fromEntries(asked.map((id) => [id, 'Unknown'])), message: 'success' },
  };
}

function holds({ groups }: StandInWorkspace, id: string): boolean {
  return [...groups.keys()].some((known) => known === id);
}

function refused(message: string): Reply {
  return { status: 400, body: { message } };
}
