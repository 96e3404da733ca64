import type { UserId, WorkspaceKey } from '../asset/ids.ts';
import type { StepKind, StepPlan } from '../operation/step.ts';
import type { AutomaticStep } from './facts.ts';

export type TransferStepKey =
  | 'snapshot'
  | 'free_uses'
  | 'archive'
  | 'integrate'
  | 'testers'
  | 'test_sent'
  | 'test_received'
  | 'carry_over'
  | 'read_back'
  | 'resume';

interface Row {
  readonly key: TransferStepKey;
  readonly at: 'origin' | 'destination';
  readonly undo?: 'manual';
  readonly verifies?: true;
  readonly pointOfNoReturn?: true;
  /** A step that cannot be left out: without it nothing after it is true. */
  readonly needed?: true;
  readonly dueHours: number;
  readonly enters?: readonly string[];
}

/** R7: archiving comes before integration. R12, R13: association, sending and receiving are proved before anything resumes. */
const ROWS: readonly Row[] = [
  { key: 'snapshot', at: 'origin', dueHours: 24 },
  { key: 'free_uses', at: 'origin', undo: 'manual', dueHours: 24 },
  { key: 'archive', at: 'origin', undo: 'manual', needed: true, dueHours: 4 },
  {
    key: 'integrate',
    at: 'destination',
    needed: true,
    pointOfNoReturn: true,
    dueHours: 2,
    enters: ['subscription_group_id'],
  },
  { key: 'testers', at: 'destination', dueHours: 4 },
  { key: 'test_sent', at: 'destination', verifies: true, dueHours: 4 },
  { key: 'test_received', at: 'destination', verifies: true, dueHours: 4 },
  { key: 'carry_over', at: 'destination', dueHours: 24 },
  { key: 'read_back', at: 'destination', verifies: true, dueHours: 24 },
  { key: 'resume', at: 'destination', verifies: true, dueHours: 24 },
];

export const transferStepKeys: readonly string[] = ROWS.map(({ key }) => key);

export interface TransferWorkspaces {
  readonly origin: WorkspaceKey;
  readonly destination: WorkspaceKey;
}

/** What the steps that the bot can do are where it does them, in a migration too. */
export const automaticKinds: Readonly<Record<AutomaticStep, StepKind>> = {
  snapshot: 'call',
  testers: 'call',
  test_sent: 'watch',
  carry_over: 'call',
  read_back: 'watch',
};

export const isAutomaticStep = (key: string): key is AutomaticStep => Object.hasOwn(automaticKinds, key);

/** The steps of a transfer in their order, all first assigned to `assignee`. */
export const transferSteps = (
  workspaces: TransferWorkspaces,
  assignee: UserId,
  automatic: readonly AutomaticStep[],
): StepPlan[] =>
  ROWS.map((row) => ({
    key: row.key,
    kind: isAutomaticStep(row.key) && automatic.includes(row.key) ? automaticKinds[row.key] : 'manual',
    verifies: row.verifies ?? false,
    undo: row.undo ?? null,
    pointOfNoReturn: row.pointOfNoReturn ?? false,
    skippable: !row.needed,
    workspace: workspaces[row.at],
    assignee,
    dueHours: row.dueHours,
    enters: row.enters ?? [],
  }));
