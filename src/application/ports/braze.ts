import type { Workspace } from '../../domain/asset/asset.ts';
import type { GroupId } from '../../domain/asset/ids.ts';
import type { MessageContent } from '../../domain/conversation/message.ts';
import type { ReadState, WrittenState } from '../../domain/subscription/consent.ts';
import type { Answer, Page, Patience } from './provider.ts';

/** What a workspace's key says of a group id: 2xx accepted, 4xx refused, anything else unknown (SPEC 5.1). */
export type GroupProbe =
  | { readonly kind: 'accepted'; readonly status: number }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unknown'; readonly why: 'no_key' | 'no_answer' | 'unexpected' };

/** 1 to 50 people, all named in the same way; phones are E.164. */
export interface People {
  readonly by: 'external_id' | 'phone';
  readonly ids: readonly string[];
}

/** Whom a look-up may name: by e-mail too (R68), although no state of a WhatsApp group is set by it (domain.md A.3). */
export type LookedUp = People | { readonly by: 'email'; readonly ids: readonly string[] };

export interface StateChange {
  readonly group: GroupId;
  readonly state: WrittenState;
  readonly people: People;
}

/** `queued`: accepted during maintenance; true only once it reads back (domain.md A.12). */
export type StatesSet = 'done' | 'queued';

export interface GroupState {
  readonly group: string;
  readonly name: string | null;
  readonly state: ReadState;
}

/** The groups of one person. Only those in whose history they appear: absence is not `unsubscribed` (A.6). */
export interface PersonGroups {
  /** Null where Braze's answer does not say whom it speaks of. */
  readonly externalId: string | null;
  readonly phone: string | null;
  readonly groups: readonly GroupState[];
}

export interface BrazeTest {
  readonly group: GroupId;
  readonly externalId: string;
  readonly content: MessageContent;
}

export interface BrazeKeyCheck {
  /** Permissions of those that can be tried without writing; the others stay unknown. */
  readonly granted: readonly string[];
  readonly missing: readonly string[];
}

/** Braze's REST API, each workspace with its own key on its own cluster (domain.md A). */
export interface Braze {
  /** Never throws; answers within `timeoutMs`. */
  probeGroup(workspace: Workspace, group: GroupId, timeoutMs: number): Promise<GroupProbe>;
  /** May be repeated: the same states again change nothing. More than 50 people, or none: `invalid`, nothing sent. */
  setStates(workspace: Workspace, change: StateChange, patience?: Patience): Promise<Answer<StatesSet>>;
  /** By the identifiers that were asked for; one that Braze leaves out is not in the map. */
  statesOf(
    workspace: Workspace,
    group: GroupId,
    people: People,
    patience?: Patience,
  ): Promise<Answer<ReadonlyMap<string, ReadState>>>;
  /** Offset paging of the groups, 100 a page. */
  groupsOf(
    workspace: Workspace,
    people: LookedUp,
    after: string | null,
    patience?: Patience,
  ): Promise<Answer<Page<PersonGroups>>>;
  /** Never repeated by the client. Acceptance is not delivery. Needs the workspace's `brazeAppId`. */
  sendTest(
    workspace: Workspace,
    test: BrazeTest,
    patience?: Patience,
  ): Promise<Answer<{ readonly dispatchId: string }>>;
  /** Tries what can be read: a wrong key or cluster is `unauthorized`. Writes nothing. */
  checkKey(workspace: Workspace, patience?: Patience): Promise<Answer<BrazeKeyCheck>>;
}
