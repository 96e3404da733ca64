import type { Group, PhoneNumber, Waba, Workspace } from '../../src/domain/asset/asset.ts';
import {
  BusinessId,
  ChannelId,
  GroupId,
  NumberId,
  UserId,
  WabaId,
  WorkspaceKey,
} from '../../src/domain/asset/ids.ts';
import type { Plan } from '../../src/domain/operation/plan.ts';
import type { StepPlan } from '../../src/domain/operation/step.ts';
import type { TransferFacts, TransferRequest } from '../../src/domain/transfer/facts.ts';
import { planTransfer, type TransferInputs, type TransferPlan } from '../../src/domain/transfer/plan.ts';

/** Sample people, assets and plans. Nothing here exists; phone numbers are from ranges kept for fiction. */
export const requester = UserId.parse('U0REQUESTER');
export const approver = UserId.parse('U0APPROVER1');
export const secondApprover = UserId.parse('U0APPROVER2');
export const colleague = UserId.parse('U0COLLEAGUE');

export const originKey = WorkspaceKey.parse('sample-origin');
export const destinationKey = WorkspaceKey.parse('sample-destination');
export const elsewhereKey = WorkspaceKey.parse('sample-elsewhere');

/** The n-th sample group; 1 is the one that moves, 2 the one that is made for it. */
export const groupId = (n: number): GroupId =>
  GroupId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
export const wabaId = (n: number): WabaId => WabaId.parse(String(100_000_000_000_000 + n));
export const numberId = (n: number): NumberId => NumberId.parse(String(200_000_000_000_000 + n));

const workspace = (key: WorkspaceKey, name: string): Workspace => ({
  key,
  name,
  cluster: 'EU-01',
  restUrl: null,
  dashboardUrl: null,
  apiKeyEnv: 'SAMPLE_BRAZE_KEY',
  brazeAppId: null,
  channel: ChannelId.parse('C0SAMPLE'),
  timezone: 'Europe/Paris',
  locale: 'en',
  approvals: 1,
  testers: ['sample-tester'],
  wabasTotal: null,
  marketingStops: null,
});

export const origin = workspace(originKey, 'Sample Origin');
export const destination = workspace(destinationKey, 'Sample Destination');

export const waba: Waba = {
  id: wabaId(1),
  name: 'Sample WABA',
  businessId: BusinessId.parse('300000000000001'),
  provider: 'braze',
  currency: 'EUR',
};

export const phoneNumber: PhoneNumber = {
  id: numberId(1),
  e164: '+33199000001',
  wabaId: waba.id,
  displayName: 'Sample Shop',
  apiKeyEnv: null,
  nameStatus: null,
  newNameStatus: null,
  qualityRating: null,
  status: null,
  messagingLimit: null,
  platformType: null,
  isOfficial: null,
  isOnBizApp: null,
  accountMode: null,
  isPinEnabled: null,
};

export const group: Group = {
  id: groupId(1),
  name: 'Sample Group',
  workspaceKey: originKey,
  numberId: phoneNumber.id,
  status: 'active',
};

export const transferRequest: TransferRequest = {
  group: group.id,
  destination: destinationKey,
  channel: origin.channel,
  reason: 'sample reason',
  startAt: null,
  reverses: null,
};

/** Facts of a transfer that nothing stands against, with what a test wants otherwise. */
export const sampleFacts = (otherwise: Partial<TransferFacts> = {}): TransferFacts => ({
  request: transferRequest,
  requester,
  group,
  number: phoneNumber,
  waba,
  origin,
  destination,
  lacking: [],
  activeGroupsOfNumber: [group.id],
  activeGroupsOfWaba: [{ id: group.id, workspace: originKey, name: group.name }],
  wabasInDestination: [],
  wabasOnTheirWay: [],
  groupsInDestination: 0,
  heldBy: null,
  vouchers: null,
  automatic: [],
  readAt: '2026-03-02T08:59:00.000Z',
  ...otherwise,
});

/** `count` other active groups of the sample WABA in one workspace. */
export const otherGroups = (count: number, at: WorkspaceKey): TransferFacts['activeGroupsOfWaba'] =>
  Array.from({ length: count }, (_, i) => ({
    id: groupId(100 + i),
    workspace: at,
    name: `Sample Group ${100 + i}`,
  }));

export const soundPlan = planTransfer(sampleFacts());
export const failingPlan = planTransfer(sampleFacts({ group: { ...group, status: 'archived' } }));
export const unknownPlan = planTransfer(
  sampleFacts({
    activeGroupsOfWaba: [
      ...otherGroups(1, elsewhereKey),
      { id: group.id, workspace: originKey, name: group.name },
    ],
  }),
);

export const withInputs = (plan: TransferPlan, inputs: Partial<TransferInputs>): TransferPlan => ({
  ...plan,
  inputs: { ...plan.inputs, ...inputs },
});

export const stepOf = (key: string, otherwise: Partial<StepPlan> = {}): StepPlan => ({
  key,
  kind: 'manual',
  verifies: false,
  undo: null,
  pointOfNoReturn: false,
  skippable: true,
  workspace: originKey,
  assignee: requester,
  dueHours: 4,
  enters: [],
  ...otherwise,
});

/** A small plan of the kinds that the bot does itself: a call that can be taken back, a watch, a person's click. */
export const botPlan: Plan = {
  ...soundPlan,
  steps: [
    stepOf('write', { kind: 'call', undo: 'call' }),
    stepOf('wait', { kind: 'watch', verifies: true }),
    stepOf('click', { undo: 'manual' }),
  ],
};
