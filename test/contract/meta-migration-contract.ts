import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Meta } from '../../src/application/ports/meta.ts';
import type { Answer, ProviderFault } from '../../src/application/ports/provider.ts';
import { unlimited } from '../../src/providers/caller.ts';
import { createMeta } from '../../src/providers/meta/client.ts';
import { Secret } from '../../src/secret.ts';
import {
  allWritten,
  number,
  pin,
  source,
  template,
  waba,
  writtenCalls,
} from '../providers/meta/written-calls.ts';
import { createWoundTime } from '../providers/wound-time.ts';

/** What a target has to hold besides the accounts of `written-calls.ts`: +33612345678, which may move. All are samples. */
export const moving = {
  national: '612345678',
  app: { id: '634974688087057', name: 'Ops bot' },
  business: '506914307656634',
  /** Of the source: the first three may be copied, the last one not. */
  templates: ['9001', '9002', '9003', '9004'],
  failure: 'Incorrect category',
} as const;

const hour = 3_600_000;
/** The target's clock and the client's stand here. */
export const start = '2026-03-01T09:00:00.000Z';
const { announceMigration, createTemplate, register, requestCode, verifyCode, copyTemplates } = writtenCalls;
const settled = { retryable: false, mayHaveHappened: false, migrationCause: null };
const cause = (migrationCause: ProviderFault['migrationCause'], remedy: ProviderFault['remedy']) => ({
  ...{ ...settled, fault: 'refused', code: 100, subcode: 2388103, migrationCause, remedy },
});

/** What is in the way, the call that meets it, and how it shows (domain.md B.8). */
const refusals = {
  already_there: [announceMigration, { ...settled, code: 100, subcode: 2388012, remedy: 'read_message' }],
  two_step_on: [announceMigration, { ...settled, code: 100, subcode: 2388001, remedy: 'ask_pin_owner' }],
  no_webhooks: [announceMigration, cause('no_webhooks', 'ask_admin')],
  no_payment: [announceMigration, cause('no_payment', 'add_payment')],
  other_business: [announceMigration, cause('other_business', 'check_account')],
  display_name: [announceMigration, cause('display_name', 'wait')],
  not_registered: [announceMigration, cause('no_migration_needed', 'register_number')],
  code_not_due: [requestCode, { ...settled, code: 100, subcode: 2388091, remedy: 'skip_verification' }],
  guess_not_due: [verifyCode, { ...settled, code: 100, subcode: 2388093, remedy: 'skip_verification' }],
  not_verified: [register, { ...settled, code: 133006, subcode: null, remedy: 'verify_again' }],
  other_pin: [register, { ...settled, code: 133005, fault: 'refused', remedy: 'ask_pin_owner' }],
  too_many_pins: [register, { ...settled, code: 133008, fault: 'rate_limited', remedy: 'wait' }],
  pins_too_fast: [register, { ...settled, code: 133009, fault: 'rate_limited', remedy: 'wait' }],
  deleted: [
    register,
    { ...settled, code: 133015, fault: 'refused', remedy: 'wait', retryable: true, retryAfterMs: 300_000 },
  ],
  too_often: [register, { ...settled, code: 133016, fault: 'rate_limited', remedy: 'wait' }],
  template_there: [createTemplate, { ...settled, code: 100, subcode: 2388024, remedy: 'read_message' }],
  no_room: [createTemplate, { ...settled, code: 100, subcode: 2388019, remedy: 'free_templates' }],
  unknown_source: [copyTemplates, { ...settled, fault: 'not_found', code: 100, subcode: 33 }],
} as const;
export type Refusal = keyof typeof refusals;

const faults = {
  wrong_token: { fault: 'unauthorized', mayHaveHappened: false },
  no_permission: { fault: 'forbidden', mayHaveHappened: false },
  server_error: { fault: 'unavailable', mayHaveHappened: true },
  html: { fault: 'unexpected', mayHaveHappened: true },
  half_json: { fault: 'unexpected', mayHaveHappened: true },
  dropped: { fault: 'no_answer', mayHaveHappened: true },
  lost: { fault: 'no_answer', mayHaveHappened: true },
} as const;
export type WriteFault = keyof typeof faults;
const untried: readonly string[] = ['wrong_token', 'no_permission'];
const goes = 4;

export interface OpenMigration {
  readonly graphUrl: string;
  readonly token: string;
  /** From now on. */
  refuse(refusal: Refusal): void;
  /** Every call from now on meets this fault; without it, this one would be answered well. */
  arrange(fault: WriteFault, call: string): void;
  /** What the number's owner received. */
  code(): string;
  calls(): number;
  close(): Promise<void>;
}

export interface MigrationTarget {
  readonly title: string;
  open(): Promise<OpenMigration>;
}

/** What the client and any Meta owe each other while a number and templates move (domain.md B.4 to B.6). */
export function metaMigrationContract(target: MigrationTarget): void {
  describe(`Meta, moving: ${target.title}`, () => {
    let side: OpenMigration;
    let meta: Meta;
    let lines: string[];
    beforeEach(async () => {
      side = await target.open();
      lines = [];
      const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
      meta = createMeta({
        ...{ ...createWoundTime(start), budget: unlimited, log, graphUrl: side.graphUrl },
        accessToken: new Secret(side.token),
      });
    });
    afterEach(async () => {
      for (const secret of [side.token, pin]) expect(lines.join('')).not.toContain(secret);
      await side.close();
    });

    test('a number moves: announced, verified with the code that its owner received, registered', async () => {
      expect(await meta.subscribeApp(waba)).toMatchObject({ value: true });
      expect(await meta.subscribeApp(waba)).toMatchObject({ value: true });
      expect(await meta.subscribedApps(waba)).toMatchObject({ value: [moving.app] });
      const announced = `+33${moving.national}`;
      const answer = valueIn(await meta.announceMigration(waba, announced));
      expect(answer.id).toBe(number);
      expect(await meta.requestCode(answer.id, { method: 'VOICE', language: 'en_US' })).toMatchObject({
        value: true,
      });
      const code = side.code();
      expect(await meta.verifyCode(answer.id, code)).toMatchObject({ value: true });
      expect(await meta.register(answer.id, pin)).toMatchObject({ value: true });
      expect(await meta.number(answer.id, waba)).toMatchObject({
        value: { id: number, e164: `+33${moving.national}`, status: 'CONNECTED', isPinEnabled: true },
      });
      expect(lines.join('')).not.toContain(code);
    });

    test('templates are copied page by page, and one that fails has a reason', async () => {
      const page = valueIn(await meta.copyTemplates(waba, source, { page: 0, count: 200 }));
      expect(page.migrated).toHaveLength(3);
      expect(page.failed).toEqual([{ id: moving.templates[3], reason: moving.failure }]);
    });

    test('chosen templates are copied again without harm', async () => {
      const ids = moving.templates.slice(0, 1);
      for (const _ of ['first', 'again']) {
        expect(await meta.copyTemplates(waba, source, { ids })).toMatchObject({ kind: 'answer' });
      }
    });

    test('a new template waits for its review', async () => {
      const made = valueIn(await meta.createTemplate(waba, template));
      expect(made).toEqual({ id: expect.stringMatching(/^\d+$/), status: 'PENDING', category: 'UTILITY' });
    });

    test.each(Object.entries(refusals))('%s is told', async (name, [{ call }, expected]) => {
      side.refuse(name as Refusal);
      const before = side.calls();
      const answer = await call(meta);
      expect(answer).toMatchObject({ kind: 'fault', ...expected });
      expect(side.calls() - before).toBe(1);
      if (name === 'too_often') {
        const wait = answer.kind === 'fault' ? (answer.retryAfterMs ?? 0) : 0;
        expect(Math.abs(wait - 72 * hour)).toBeLessThan(hour);
      }
    });

    describe.each(Object.entries(faults))('%s', (name, expected) => {
      test.each(allWritten)('%s', async (written, { call, repeatable, permission, secret }) => {
        side.arrange(name as WriteFault, written);
        const answer = await call(meta);
        expect(answer).toMatchObject({ kind: 'fault', ...expected });
        if (name === 'no_permission') expect(answer).toMatchObject({ permission });
        expect(side.calls()).toBe(repeatable && !untried.includes(name) ? goes : 1);
        const kept = JSON.stringify(answer) + lines.join('');
        expect(kept).not.toContain(side.token);
        if (secret !== undefined) expect(kept).not.toContain(secret);
      });
    });
  });
}

function valueIn<T>(answer: Answer<T>): T {
  if (answer.kind === 'fault') throw new Error(`${answer.fault} ${answer.said}`);
  return answer.value;
}
