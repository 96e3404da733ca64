import { describe, expect, it } from 'vitest';
import { ChannelId, GroupId, UserId, WorkspaceKey } from '../../../src/domain/asset/ids.ts';
import type { Command } from '../../../src/domain/operation/commands.ts';
import { decide } from '../../../src/domain/operation/decide.ts';
import { heldBy } from '../../../src/domain/operation/held.ts';
import { request } from '../../../src/domain/operation/request.ts';
import type { OperationState } from '../../../src/domain/operation/state.ts';
import { planImport } from '../../../src/domain/subscription/import-plan.ts';

const at = '2026-01-15T09:00:00.000Z';
const user = UserId.parse('U0SAMPLE');
const group = '00000000-0000-4000-8000-000000000001';

const plan = planImport(
  {
    file: 'F0SAMPLE',
    group: GroupId.parse(group),
    workspace: WorkspaceKey.parse('brand-fr'),
    channel: ChannelId.parse('C0SAMPLE'),
    consent: 'website',
    asOf: at,
    readBack: 'sample',
    reason: '',
    startAt: null,
    reverses: null,
  },
  { file: 'sample.csv', group: 'Sample Group', workspace: 'Sample Workspace' },
  user,
);

const begun = request(
  {
    id: '00000000-0000-4000-8000-00000000000a',
    name: 'IM-0001',
    plan,
    requester: user,
    workspaces: [plan.inputs.workspace],
    approvalsNeeded: 0,
    confirmations: [],
  },
  at,
).state;

const proof = { kind: 'written', status: 201 } as const;
const succeed = (step: string): Command => ({ type: 'succeed', step, proof, fields: {} });
const confirm = (fields: Readonly<Record<string, string>>): Command => ({
  ...{ type: 'confirm', step: 'confirm', by: user, evidence: null, fields },
  ...{ proof: { kind: 'person' }, meaning: 'do' },
});

function lived(...commands: readonly Command[]): OperationState {
  return commands.reduce((state, command) => {
    const decision = decide(state, command, at);
    if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal.kind}`);
    return decision.state;
  }, begun);
}

const events = (state: OperationState, command: Command) => {
  const decision = decide(state, command, at);
  return decision.ok ? decision.events.map(({ type }) => type) : decision.refusal.kind;
};

const writing = () => lived(succeed('read'), confirm({ groups: group }));

describe('an import', () => {
  it('writes nothing before a person has confirmed what was read', () => {
    expect(lived().steps.find((step) => step.status === 'open')?.key).toBe('read');
    expect(events(lived(succeed('read')), succeed('write'))).toBe('not_current');
  });

  it('ends where its file can never be read', () => {
    const given = lived({ type: 'give_up', step: 'read', error: 'file_zip', as: 'failed' });
    expect(given).toMatchObject({ status: 'failed', error: 'file_zip' });
    expect(events(given, succeed('read'))).toBe('closed');
  });

  it('is paused and resumed while it writes, and twice does nothing more', () => {
    const pause: Command = { type: 'pause', step: 'write', by: user };
    const resume: Command = { type: 'resume', step: 'write', by: user };
    expect(events(begun, pause)).toBe('not_current');
    expect(events(writing(), resume)).toEqual([]);
    const paused = lived(succeed('read'), confirm({ groups: group }), pause);
    expect(paused.paused).toBe(true);
    expect(events(paused, pause)).toEqual([]);
    expect(events(paused, resume)).toEqual(['resumed']);
  });

  it('shares the groups that it writes to, from its confirmation to its end', () => {
    expect(heldBy(lived(succeed('read')))).toEqual([]);
    expect(heldBy(writing())).toEqual([{ asset: `group:${group}`, shared: true }]);
    const done = lived(succeed('read'), confirm({ groups: group }), succeed('write'), succeed('read_back'));
    expect(done.status).toBe('done');
    expect(heldBy(done)).toEqual([]);
  });

  it('can be cancelled at any step, and what was written stays', () => {
    const cancelled = lived(succeed('read'), confirm({ groups: group }), {
      type: 'cancel',
      by: user,
      reason: 'wrong file',
    });
    expect(cancelled).toMatchObject({ status: 'cancelled', closing: { reason: 'wrong file' } });
  });
});
