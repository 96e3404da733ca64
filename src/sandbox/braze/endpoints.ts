import type { BrazeMessage } from '../meta/braze-message.ts';
import type { Permission, Traps } from './model.ts';
import { groupsOfPeople, statesInGroup } from './reading-states.ts';
import type { Reply } from './reply.ts';
import { sendMessages } from './sending.ts';
import { setStatesV1, setStatesV2 } from './setting-states.ts';
import type { StandInWorkspace } from './workspace.ts';

export interface Asked {
  readonly workspace: StandInWorkspace;
  readonly query: URLSearchParams;
  /** Null where there is no JSON. */
  readonly body: unknown;
  readonly traps: Readonly<Traps>;
  readonly deliver: (message: BrazeMessage) => void;
}

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** The path without its first slash; faults name it so. */
  readonly call: string;
  readonly permission: Permission;
  /** Of which its requests are counted. */
  readonly pool: keyof StandInWorkspace['pools'];
  answer(asked: Asked): Reply;
}

/** What the stand-in serves. Braze publishes few of its error texts: only their statuses may be relied on (A.12). */
export const endpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    call: 'subscription/status/get',
    permission: 'subscription.status.get',
    pool: 'shared',
    answer: statesInGroup,
  },
  {
    method: 'GET',
    call: 'subscription/user/status',
    permission: 'subscription.groups.get',
    pool: 'shared',
    answer: groupsOfPeople,
  },
  {
    method: 'POST',
    call: 'v2/subscription/status/set',
    permission: 'subscription.status.set',
    pool: 'statusSet',
    answer: setStatesV2,
  },
  {
    method: 'POST',
    call: 'subscription/status/set',
    permission: 'subscription.status.set',
    pool: 'statusSet',
    answer: setStatesV1,
  },
  {
    method: 'POST',
    call: 'messages/send',
    permission: 'messages.send',
    pool: 'shared',
    answer: sendMessages,
  },
];

/** Every call by its name, for switching faults on. */
export const brazeCalls: readonly string[] = endpoints.map(({ call }) => call);
