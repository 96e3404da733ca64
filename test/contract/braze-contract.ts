import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Braze, BrazeTest, People, StateChange } from '../../src/application/ports/braze.ts';
import type { Answer, Patience, ProviderFault } from '../../src/application/ports/provider.ts';
import type { Workspace } from '../../src/domain/asset/asset.ts';
import { GroupId } from '../../src/domain/asset/ids.ts';
import { createBraze } from '../../src/providers/braze/client.ts';
import { sampleWorkspace } from '../providers/braze/sample-workspace.ts';
import { createWoundTime } from '../providers/wound-time.ts';

/** What a target has to hold: one group with a subscribed and an unsubscribed person. All ids are samples. */
export const estate = {
  group: GroupId.parse('7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10'),
  subscribed: { externalId: 'crm-0001', phone: '+33612345678', email: 'crm-0001@example.com' },
  unsubscribed: { externalId: 'crm-0002', phone: '+33698765432' },
  /** A profile that was never in the group. */
  stranger: { externalId: 'crm-0003' },
  appId: '5f0a6a52-3333-4d41-9a7e-27d1c0a0ee01',
} as const;

const faults = {
  wrong_key: { fault: 'unauthorized', retryable: false, remedy: 'check_cluster' },
  no_permission: { fault: 'forbidden', retryable: false, remedy: 'grant_permission' },
  refused: { fault: 'invalid', retryable: false, remedy: 'fix_input' },
  rate_limited: { fault: 'rate_limited', retryable: true, remedy: 'wait' },
  server_error: { fault: 'unavailable', retryable: true, remedy: 'wait' },
  html: { fault: 'unexpected', retryable: true, remedy: 'ask_admin' },
  half_json: { fault: 'unexpected', retryable: true, remedy: 'ask_admin' },
  empty: { fault: 'unexpected', retryable: true, remedy: 'ask_admin' },
  wrong_shape: { fault: 'unexpected', retryable: false, remedy: 'ask_admin' },
  dropped: { fault: 'no_answer', retryable: true, remedy: 'wait' },
  silent: { fault: 'no_answer', retryable: true, remedy: 'wait' },
} as const satisfies Record<string, Partial<ProviderFault>>;

export type BrazeFault = keyof typeof faults;
/** Faults after which nobody knows whether a write was done. */
const unclear: readonly BrazeFault[] = [
  ...(['server_error', 'html', 'half_json', 'empty', 'wrong_shape', 'dropped', 'silent'] as const),
];

export interface OpenBraze {
  readonly restUrl: string;
  readonly key: string;
  /** Every call from now on meets this fault. */
  arrange(fault: BrazeFault): void;
  /** From now on V2 of the set endpoint is not there. */
  retireV2(): void;
  /** How often it was called. */
  calls(): number;
  close(): Promise<void>;
}

export interface BrazeTarget {
  readonly title: string;
  /** Those that it can play. */
  readonly faults: readonly BrazeFault[];
  open(): Promise<OpenBraze>;
}

const { group, subscribed, unsubscribed, stranger } = estate;
const byId = (...ids: string[]): People => ({ by: 'external_id', ids });
const byPhone = (...ids: string[]): People => ({ by: 'phone', ids });
const change: StateChange = { group, state: 'subscribed', people: byId(subscribed.externalId) };
const template: BrazeTest = {
  group,
  externalId: subscribed.externalId,
  content: { type: 'template', name: 'transfer_check', language: 'fr', variables: ['Sample'] },
};

type Asking = (braze: Braze, workspace: Workspace, patience?: Patience) => Promise<Answer<unknown>>;
interface Asked {
  readonly permission: string;
  readonly ask: Asking;
}
const repeatable: Readonly<Record<string, Asked & { readonly writes: boolean }>> = {
  'states of people': {
    permission: 'subscription.status.get',
    writes: false,
    ask: (braze, workspace, patience) => braze.statesOf(workspace, group, change.people, patience),
  },
  'groups of people': {
    permission: 'subscription.groups.get',
    writes: false,
    ask: (braze, workspace, patience) => braze.groupsOf(workspace, change.people, null, patience),
  },
  'setting states': {
    permission: 'subscription.status.set',
    writes: true,
    ask: (braze, workspace, patience) => braze.setStates(workspace, change, patience),
  },
};

/** What the Braze client and any Braze, real or a stand-in, owe each other (domain.md A). */
export function brazeContract(target: BrazeTarget): void {
  describe(`Braze: ${target.title}`, () => {
    let side: OpenBraze;
    let braze: Braze;
    let workspace: Workspace;
    let lines: string[];
    beforeEach(async () => {
      side = await target.open();
      lines = [];
      const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
      braze = createBraze({ ...createWoundTime(), log, secret: () => side.key });
      workspace = { ...sampleWorkspace(side.restUrl), brazeAppId: estate.appId };
    });
    afterEach(async () => {
      expect(lines.join('')).not.toContain(side.key);
      expect(lines.join('')).not.toMatch(/crm-000|33612345678|33698765432|@example/);
      await side.close();
    });

    test('[R61] states are read by external id, unknown among them', async () => {
      const people = byId(subscribed.externalId, unsubscribed.externalId, stranger.externalId);
      const answer = await braze.statesOf(workspace, group, people);
      expect(answer.kind === 'answer' && Object.fromEntries(answer.value)).toEqual({
        [subscribed.externalId]: 'subscribed',
        [unsubscribed.externalId]: 'unsubscribed',
        [stranger.externalId]: 'unknown',
      });
    });

    test('states are read by phone', async () => {
      const answer = await braze.statesOf(workspace, group, byPhone(subscribed.phone));
      expect(answer.kind === 'answer' && answer.value.get(subscribed.phone)).toBe('subscribed');
    });

    test('the groups of a person have their states', async () => {
      const items = [{ groups: [{ group, state: 'subscribed' }] }];
      const answer = await braze.groupsOf(workspace, byId(subscribed.externalId), null);
      expect(answer).toMatchObject({ kind: 'answer', value: { items, after: null } });
    });

    test('[R68] the groups of a person are found by phone and by e-mail, with the name that Braze has', async () => {
      const { externalId, phone, email } = subscribed;
      const items = [{ externalId, phone, groups: [{ group, state: 'subscribed' }] }];
      for (const who of [byPhone(phone), { by: 'email', ids: [email] } as const]) {
        const answer = await braze.groupsOf(workspace, who, null);
        expect(answer).toMatchObject({ kind: 'answer', value: { items, after: null } });
      }
    });

    test.each([byId(subscribed.externalId), byPhone(subscribed.phone, unsubscribed.phone)])(
      'states are set, and setting them again is the same: $by',
      async (people) => {
        for (let i = 0; i < 2; i++) {
          const answer = await braze.setStates(workspace, { group, state: 'unsubscribed', people });
          expect(answer).toMatchObject({ kind: 'answer', value: 'done' });
        }
      },
    );

    test('[C25] states are set by V1 where there is no V2', async () => {
      side.retireV2();
      expect(await braze.setStates(workspace, change)).toMatchObject({ kind: 'answer', value: 'done' });
      expect(side.calls()).toBe(2);
    });

    test.each<[string, BrazeTest['content']]>([
      ['a template', template.content],
      ['a text', { type: 'text', body: 'Sample' }],
    ])('a test is accepted: %s', async (_, content) => {
      const value = { dispatchId: expect.any(String) };
      expect(await braze.sendTest(workspace, { ...template, content })).toMatchObject({
        kind: 'answer',
        value,
      });
      expect(side.calls()).toBe(1);
    });

    test('a key that may read says so', async () => {
      const granted = ['subscription.status.get', 'subscription.groups.get'];
      expect(await braze.checkKey(workspace)).toMatchObject({
        kind: 'answer',
        value: { granted, missing: [] },
      });
    });

    describe.each(target.faults.map((name) => [name, faults[name]] as const))('%s', (name, expected) => {
      const patience = name === 'silent' ? { withinMs: 50 } : {};

      test.each(Object.entries(repeatable))('%s', async (_, { permission, writes, ask }) => {
        side.arrange(name);
        const answer = await ask(braze, workspace, patience);
        const mayHaveHappened = writes && unclear.includes(name);
        expect(answer).toMatchObject({ kind: 'fault', ...expected, mayHaveHappened });
        if (name === 'no_permission') expect(answer).toMatchObject({ permission });
        expect(JSON.stringify(answer)).not.toContain(side.key);
      });

      test('a test goes out once', async () => {
        side.arrange(name);
        const answer = await braze.sendTest(workspace, template, patience);
        expect(answer).toMatchObject({ kind: 'fault', ...expected, mayHaveHappened: unclear.includes(name) });
        expect(side.calls()).toBe(1);
      });

      test('the key, checked, says so', async () => {
        side.arrange(name);
        const permissions = ['subscription.status.get', 'subscription.groups.get'];
        const answered: Partial<Record<BrazeFault, object>> = {
          no_permission: { granted: [], missing: permissions },
          // Refusing what was asked for, Braze has let the key in.
          refused: { granted: permissions, missing: [] },
        };
        const value = answered[name];
        const expectedOfKey =
          value === undefined ? { kind: 'fault', ...expected } : { kind: 'answer', value };
        expect(await braze.checkKey(workspace, patience)).toMatchObject(expectedOfKey);
      });
    });
  });
}
