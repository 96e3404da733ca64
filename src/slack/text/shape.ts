import type { DriftField } from '../../application/ports/drift.ts';
import type { FaultKind, Remedy } from '../../application/ports/provider.ts';
import type { NumberField } from '../../application/ports/readings.ts';
import type { Permission } from '../../domain/access/permissions.ts';
import type { Locale } from '../../domain/asset/asset.ts';
import type { LinkName, LinkReason } from '../../domain/asset/chain-of-sending.ts';
import type { SendRefusal } from '../../domain/conversation/window.ts';
import type { CheckSource } from '../../domain/operation/check.ts';
import type { EventType } from '../../domain/operation/events.ts';
import type { Status } from '../../domain/operation/state.ts';
import type { Proof, StepStatus } from '../../domain/operation/step.ts';
import type { TemplateNews } from '../../domain/template/template.ts';
import type { TransferCheck, TransferCheckKey } from '../../domain/transfer/checks.ts';
import type { TransferPlan } from '../../domain/transfer/plan.ts';
import type { TransferStepKey } from '../../domain/transfer/steps.ts';
import type { CarryingText } from './carrying-shape.ts';
import type { HandOffText } from './hand-off-shape.ts';
import type { ImportText } from './import-shape.ts';
import type { MigrationText } from './migration-shape.ts';
import type { Mrkdwn } from './mrkdwn.ts';
import type { RatingsText } from './ratings-shape.ts';
import type { RecreateText } from './recreate-shape.ts';
import type { StopsText } from './stops-shape.ts';
import type { SubscriptionCommand, SubscriptionText } from './subscription-shape.ts';
import type { WholeText } from './whole-shape.ts';

/** What a sentence about a template says. */
export interface TemplateWords {
  readonly name: string;
  readonly language: string;
  readonly from: string | null;
  readonly to: string;
  readonly reason: string | null;
  /** ISO */
  readonly at: string | null;
}

type CheckOf<K extends TransferCheckKey> = Extract<TransferCheck, { key: K }>;

/** Names that instructions fill in. */
export interface Where {
  readonly origin: string;
  readonly originDashboard: string;
  readonly destination: string;
  readonly destinationDashboard: string;
  readonly group: string;
  readonly newGroup: string;
  readonly e164: string;
  readonly testers: string;
  readonly freed: string | null;
}

export type CommandName =
  | SubscriptionCommand
  | 'why'
  | 'send_test'
  | 'inventory'
  | 'home'
  | 'transfer'
  | 'migrate'
  | 'status'
  | 'list'
  | 'grant'
  | 'revoke'
  | 'access'
  | 'help';
export type Which = 'mine' | 'waiting' | 'open' | 'all';
export type ShownStatus = Status | 'scheduled';

/** Every word that people read. A language is one object of this shape; what is missing does not type-check. */
export interface Text {
  readonly locale: Locale;
  readonly common: {
    readonly appName: string;
    readonly cancel: string;
    readonly close: string;
    readonly chooseOne: string;
    readonly type: string;
    readonly send: string;
    readonly save: string;
    readonly rule: (ids: readonly string[]) => string;
    readonly readAt: (iso: string, source: CheckSource) => Mrkdwn;
    readonly updated: (iso: string) => Mrkdwn;
    readonly openDetails: string;
  };
  readonly errors: {
    readonly broke: (ref: string) => Mrkdwn;
    readonly tooLate: Mrkdwn;
    readonly denied: (
      permission: string,
      workspaces: readonly string[],
      granters: readonly string[],
    ) => Mrkdwn;
    readonly deniedPlain: (permission: string, workspaces: readonly string[]) => string;
    readonly missingOperation: (name: string) => Mrkdwn;
    readonly unknownCommand: (typed: string, nearest: string | null) => Mrkdwn;
    readonly notFound: (query: string) => Mrkdwn;
    readonly severalFound: (query: string, names: readonly string[]) => Mrkdwn;
    readonly noWorkspace: (key: string, keys: readonly string[]) => Mrkdwn;
    readonly noUser: Mrkdwn;
    readonly noPermission: (word: string | null, words: readonly string[]) => Mrkdwn;
    readonly confirmFirst: string;
    readonly required: string;
    readonly pastDate: string;
  };
  readonly help: {
    readonly title: string;
    readonly intro: Mrkdwn;
    readonly more: Mrkdwn;
    readonly examples: string;
    readonly needs: (permission: string) => Mrkdwn;
    readonly commands: Record<CommandName, { readonly does: string; readonly more: Mrkdwn }>;
  };
  readonly home: {
    readonly title: string;
    readonly hello: Mrkdwn;
    readonly nothing: Mrkdwn;
    readonly open: Mrkdwn;
    readonly noneOpen: Mrkdwn;
    readonly transfer: string;
    readonly migrate: string;
    readonly subscription: string;
    readonly import: string;
    readonly list: string;
    readonly access: string;
    readonly help: string;
    readonly yourTurn: (name: string, what: string, step: string, due: string | null) => Mrkdwn;
    readonly yourApproval: (name: string, what: string, requester: string) => Mrkdwn;
  };
  readonly list: {
    readonly title: Record<Which, string>;
    readonly empty: Record<Which, Mrkdwn>;
    readonly row: (name: string, what: string, status: string, requester: string, at: string) => Mrkdwn;
    readonly limited: (n: number) => Mrkdwn;
  };
  readonly status: {
    readonly number: (e164: string, displayName: string) => Mrkdwn;
    readonly waba: (name: string) => Mrkdwn;
    readonly group: (name: string, workspace: string, active: boolean) => Mrkdwn;
    readonly noGroup: Mrkdwn;
    readonly operation: (name: string, status: string) => Mrkdwn;
    readonly more: Mrkdwn;
  };
  readonly access: {
    readonly title: string;
    readonly admins: (users: readonly string[]) => Mrkdwn;
    readonly workspace: (name: string, key: string) => Mrkdwn;
    readonly person: (user: string, permissions: readonly string[]) => Mrkdwn;
    readonly nobody: Mrkdwn;
    readonly granted: (user: string, permissions: readonly string[], workspace: string) => Mrkdwn;
    readonly revoked: (user: string, permissions: readonly string[], workspace: string) => Mrkdwn;
    readonly alreadySo: Mrkdwn;
    readonly grantTitle: string;
    readonly revokeTitle: string;
    readonly user: string;
    readonly workspaceLabel: string;
    readonly permissions: string;
    readonly permission: Record<Permission, string>;
  };
  readonly operation: {
    readonly status: Record<ShownStatus, string>;
    readonly approve: string;
    readonly decline: string;
    readonly cancel: string;
    readonly reverse: string;
    readonly recheck: string;
    readonly confirm: string;
    readonly retry: string;
    readonly skip: string;
    readonly assign: string;
    readonly approveTitle: string;
    readonly approveText: (name: string) => string;
    readonly yes: string;
    readonly no: string;
    readonly requestedBy: (user: string, iso: string) => Mrkdwn;
    readonly reason: (words: string) => Mrkdwn;
    readonly approvals: (have: number, needed: number) => Mrkdwn;
    readonly expires: (iso: string) => Mrkdwn;
    readonly startsAt: (iso: string) => Mrkdwn;
    readonly approvedBy: (users: readonly string[]) => Mrkdwn;
    readonly declinedBy: (user: string, words: string) => Mrkdwn;
    readonly cancelledBy: (user: string, words: string) => Mrkdwn;
    readonly reversedBy: (name: string) => Mrkdwn;
    readonly givenUp: (error: string, failed: boolean) => Mrkdwn;
    readonly reverses: (name: string) => Mrkdwn;
    readonly assignee: (user: string, due: string | null) => Mrkdwn;
    readonly silentSince: (iso: string) => Mrkdwn;
    readonly planFails: Mrkdwn;
    readonly notUndone: (steps: readonly string[]) => Mrkdwn;
    readonly undoTitle: (title: string) => string;
    readonly stepLine: Record<StepStatus, string>;
    readonly proof: Record<Proof['kind'], string>;
    /** The bot does it, or waits for its proof. */
    readonly byBot: { readonly working: string; readonly waiting: string; readonly hint: string };
    /** Why the bot could not: a code, and what to do. */
    readonly stepError: (error: string) => string;
    readonly checklistTitle: (name: string) => string;
    readonly checklistIntro: Mrkdwn;
    readonly detailsTitle: (name: string) => string;
    readonly timeline: string;
    readonly chainWhole: (n: number) => Mrkdwn;
    readonly chainBroken: (at: number) => Mrkdwn;
    readonly declineTitle: (name: string) => string;
    readonly cancelTitle: (name: string) => string;
    readonly skipTitle: string;
    readonly assignTitle: string;
    readonly confirmTitle: string;
    readonly why: string;
    readonly whyHint: string;
    readonly evidence: string;
    readonly evidenceHint: string;
    readonly toWhom: string;
    readonly due: string;
    readonly assigneeLacks: (workspace: string) => string;
    readonly cancelWarning: (steps: readonly string[]) => Mrkdwn;
  };
  readonly refusals: {
    readonly closed: (name: string, status: string) => Mrkdwn;
    readonly not_awaiting_approval: (name: string, status: string) => Mrkdwn;
    readonly own_request: Mrkdwn;
    readonly plan_changed: (name: string) => Mrkdwn;
    readonly plan_fails: (name: string) => Mrkdwn;
    readonly not_current: (step: string, what: Mrkdwn | string) => Mrkdwn;
    readonly step_done_by: (user: string | null, iso: string) => Mrkdwn;
    readonly under_way: (step: string) => Mrkdwn;
    readonly not_manual: (step: string) => Mrkdwn;
    readonly not_skippable: (step: string) => Mrkdwn;
    readonly reason_needed: Mrkdwn;
    readonly field_needed: Mrkdwn;
    readonly past_point_of_no_return: (name: string) => Mrkdwn;
    readonly not_reversible: (name: string) => Mrkdwn;
    readonly unchanged: (name: string) => Mrkdwn;
    readonly recheckSame: Mrkdwn;
    readonly recheckChanged: (name: string) => Mrkdwn;
    readonly approved: (name: string) => Mrkdwn;
  };
  readonly transfer: {
    readonly what: (e164: string, origin: string, destination: string) => string;
    readonly title: (name: string, e164: string) => string;
    readonly newTitle: string;
    readonly planTitle: string;
    readonly next: string;
    readonly start: string;
    readonly askApproval: string;
    readonly group: string;
    readonly groupHint: string;
    readonly destination: string;
    readonly channel: string;
    readonly channelHint: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly startAt: string;
    readonly startAtHint: string;
    readonly fromTo: (origin: string, destination: string) => Mrkdwn;
    readonly number: (e164: string, displayName: string, group: string) => Mrkdwn;
    readonly waba: (name: string) => Mrkdwn;
    readonly explain: Mrkdwn;
    readonly before: (group: string, origin: string) => Mrkdwn;
    readonly after: (group: string, origin: string, destination: string) => Mrkdwn;
    readonly checksTitle: string;
    readonly keptTitle: string;
    readonly lostTitle: string;
    readonly repointTitle: string;
    readonly stepsTitle: string;
    readonly silence: Mrkdwn;
    readonly noReturn: Mrkdwn;
    readonly canUndo: string;
    readonly approvalNeeded: (n: number, approvers: readonly string[]) => Mrkdwn;
    readonly noApproval: Mrkdwn;
    readonly fixFirst: Mrkdwn;
    readonly changed: Mrkdwn;
    readonly heldBy: (name: string, user: string) => Mrkdwn;
    readonly started: (name: string) => Mrkdwn;
    readonly checksPass: (n: number) => Mrkdwn;
    readonly confirm: string;
    readonly confirmWhy: string;
    readonly confirmedBy: (user: string, because: string | null) => Mrkdwn;
    readonly missing: Record<'group' | 'destination', string>;
    readonly kept: Record<TransferPlan['kept'][number], string>;
    readonly lost: Record<TransferPlan['lost'][number], string>;
    readonly repoint: Record<TransferPlan['repoint'][number], string>;
    readonly checks: Record<TransferCheckKey, string>;
    readonly check: {
      readonly permission: (check: CheckOf<'permission_origin' | 'permission_destination'>) => Mrkdwn;
    } & { readonly [K in Exclude<TransferCheckKey, `permission_${string}`>]: (check: CheckOf<K>) => Mrkdwn };
    readonly steps: Record<TransferStepKey, string>;
    readonly undo: Record<'free_uses' | 'archive', (where: Where) => Mrkdwn>;
    readonly instructions: Record<TransferStepKey, (where: Where) => Mrkdwn>;
    readonly groupId: string;
    readonly groupIdHint: string;
    readonly groupName: string;
    readonly groupRefused: {
      readonly not_an_id: string;
      readonly origin_group: (group: string) => string;
      readonly other_number: (group: string) => string;
      readonly other_workspace: (group: string) => string;
      readonly refused_by_key: (status: number, workspace: string) => string;
      readonly workspace_waba_limit: string;
      readonly waba_group_limit: string;
      readonly one_active_group_per_number: string;
      readonly held: string;
    };
    readonly fallbackTask: (icon: string, title: string, detail: Mrkdwn | string) => Mrkdwn;
  };
  readonly carrying: CarryingText;
  readonly handOff: HandOffText;
  readonly imports: ImportText;
  readonly migration: MigrationText;
  readonly whole: WholeText;
  readonly ratings: RatingsText;
  readonly recreate: RecreateText;
  readonly stops: StopsText;
  readonly subscriptions: SubscriptionText;
  readonly why: {
    readonly whole: (e164: string) => Mrkdwn;
    readonly broken: (e164: string) => Mrkdwn;
    readonly unsure: (e164: string) => Mrkdwn;
    readonly link: Record<LinkName, string>;
    readonly reason: Record<LinkReason, (detail: string | null) => string>;
  };
  readonly drift: {
    readonly title: string;
    readonly none: Mrkdwn;
    readonly unknown: Mrkdwn;
    readonly unknownRow: (asset: string, field: string, count: number, lastAt: string) => Mrkdwn;
    readonly row: (asset: string, what: string, since: string) => Mrkdwn;
    readonly field: Record<DriftField, (ours: string | null, theirs: string | null) => string>;
    readonly accept: string;
    readonly accepted: (asset: string) => Mrkdwn;
    readonly outcome: Record<'gone' | 'changed' | 'not_acceptable', Mrkdwn>;
    readonly synced: (at: string) => Mrkdwn;
    readonly neverSynced: Mrkdwn;
    readonly fault: (scope: string, fault: string) => Mrkdwn;
    readonly file: Mrkdwn;
  };
  readonly test: {
    readonly title: string;
    readonly number: string;
    readonly person: string;
    readonly personHint: string;
    readonly template: string;
    readonly templateHint: string;
    readonly noTemplate: string;
    readonly windowRule: Mrkdwn;
    readonly sent: Mrkdwn;
    readonly until: (iso: string) => Mrkdwn;
    readonly missing: Record<'number' | 'person' | 'template', string>;
    readonly refused: Record<SendRefusal['kind'], (status: string) => string>;
    readonly fault: (fault: FaultKind, said: string | null) => string;
    readonly remedy: Record<Remedy, string>;
  };
  readonly notices: {
    readonly announce: {
      readonly approved: (name: string, what: string) => Mrkdwn;
      readonly sending_stops: (name: string, e164: string) => Mrkdwn;
      readonly sending_works: (name: string, e164: string, workspace: string) => Mrkdwn;
      readonly done: (name: string, what: string) => Mrkdwn;
      readonly cancelled: (name: string, what: string) => Mrkdwn;
    };
    readonly toRequester: {
      readonly approved: (name: string, what: string) => Mrkdwn;
      readonly declined: (name: string, user: string, words: string) => Mrkdwn;
      /** `command`: what begins such an operation. */
      readonly expired: (name: string, command: string) => Mrkdwn;
      readonly plan_changed: (name: string) => Mrkdwn;
    };
    readonly toApprover: { readonly plan_changed: (name: string) => Mrkdwn };
    readonly yourTurn: (name: string, step: string, what: string, due: string) => Mrkdwn;
    readonly overdue: (name: string, step: string, what: string, due: string) => Mrkdwn;
    readonly groupRefused: (name: string) => Mrkdwn;
    readonly stepFailed: (name: string, step: string, what: string, error: string) => Mrkdwn;
    readonly numberNews: (e164: string, field: NumberField, from: string | null, to: string) => Mrkdwn;
    readonly templateNews: Record<Exclude<TemplateNews, 'rating_rose'>, (template: TemplateWords) => Mrkdwn>;
    readonly accountNews: (event: string, detail: string | null) => Mrkdwn;
    readonly testNews: Record<
      'delivered' | 'failed' | 'answered',
      (e164: string, code: number | null) => Mrkdwn
    >;
    readonly openCard: string;
    readonly timeline: Timeline;
  };
}

type Timeline = Record<
  Extract<EventType, 'approval_expired' | 'replanned' | 'started' | 'cancelled' | 'done'>,
  Mrkdwn
> & {
  readonly requested: (user: string) => Mrkdwn;
  readonly approved: (user: string) => Mrkdwn;
  readonly declined: (user: string, words: string) => Mrkdwn;
  readonly step_opened: (step: string) => Mrkdwn;
  readonly step_attempted: (step: string, n: number) => Mrkdwn;
  readonly step_called: (step: string) => Mrkdwn;
  readonly step_retried: (step: string, user: string) => Mrkdwn;
  readonly step_hinted: (step: string) => Mrkdwn;
  /** `proof`: how it is known, where that is more than a person's word. */
  readonly step_done: (
    step: string,
    user: string | null,
    proof: string | null,
    words: string | null,
  ) => Mrkdwn;
  readonly step_proved: (step: string, proof: string) => Mrkdwn;
  readonly step_reopened: (step: string, status: number) => Mrkdwn;
  readonly step_sent_back: (step: string, to: string, error: string) => Mrkdwn;
  readonly step_failed: (step: string, error: string) => Mrkdwn;
  readonly step_skipped: (step: string, user: string, words: string) => Mrkdwn;
  readonly step_assigned: (step: string, user: string) => Mrkdwn;
  readonly step_overdue: (step: string) => Mrkdwn;
  readonly cancel_requested: (user: string, words: string) => Mrkdwn;
  readonly undo_opened: (step: string) => Mrkdwn;
  readonly step_undone: (step: string, user: string | null) => Mrkdwn;
  readonly undo_given_up: (step: string, user: string, words: string) => Mrkdwn;
  readonly reversed: (name: string) => Mrkdwn;
  readonly reverse_withdrawn: (name: string) => Mrkdwn;
  readonly failed: (name: string) => Mrkdwn;
  readonly given_up: (step: string, error: string, failed: boolean) => Mrkdwn;
  readonly paused: (step: string, user: string) => Mrkdwn;
  readonly resumed: (step: string, user: string) => Mrkdwn;
};
