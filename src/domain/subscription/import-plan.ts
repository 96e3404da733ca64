import type { ChannelId, GroupId, UserId, WorkspaceKey } from '../asset/ids.ts';
import type { StepKind, StepPlan } from '../operation/step.ts';
import type { Consent } from './consent.ts';

/** What is asked for in the modal, or by the shortcut on a message. */
export interface ImportInputs {
  /** Slack's id of the file. */
  readonly file: string;
  /** For rows that name no group; null where every row must name one. */
  readonly group: GroupId | null;
  readonly workspace: WorkspaceKey;
  readonly channel: ChannelId;
  readonly consent: Consent;
  /** ISO: what the file says was so at this time. A newer word of a person wins over it. */
  readonly asOf: string;
  /** How many written rows are read again (R77). */
  readonly readBack: 'sample' | 'all';
  readonly reason: string;
  readonly startAt: null;
  readonly reverses: null;
}

export interface ImportNames {
  readonly file: string;
  readonly group: string | null;
  readonly workspace: string;
}

export interface ImportPlan {
  readonly flow: 'import';
  readonly inputs: ImportInputs;
  readonly names: ImportNames;
  readonly checks: readonly [];
  readonly steps: readonly StepPlan[];
  readonly kept: readonly [];
  readonly lost: readonly [];
}

export type ImportStepKey = 'read' | 'confirm' | 'write' | 'read_back';

interface Row {
  readonly key: ImportStepKey;
  readonly kind: StepKind;
  readonly verifies?: true;
  readonly skippable?: true;
  readonly dueHours: number;
}

/** Nothing reaches Braze before a person confirmed what was read; what was written is read again (R77). */
const ROWS: readonly Row[] = [
  { key: 'read', kind: 'call', dueHours: 4 },
  { key: 'confirm', kind: 'manual', dueHours: 24 },
  { key: 'write', kind: 'call', dueHours: 48 },
  { key: 'read_back', kind: 'watch', verifies: true, skippable: true, dueHours: 4 },
];

/** The plan of an import, before its file was read. */
export const planImport = (inputs: ImportInputs, names: ImportNames, requester: UserId): ImportPlan => ({
  flow: 'import',
  inputs,
  names,
  checks: [],
  steps: ROWS.map(({ key, kind, verifies = false, skippable = false, dueHours }) => ({
    ...{ key, kind, verifies, skippable, dueHours },
    undo: null,
    pointOfNoReturn: false,
    workspace: inputs.workspace,
    assignee: requester,
    enters: [],
  })),
  kept: [],
  lost: [],
});
