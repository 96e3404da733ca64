import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Meta, OutgoingMessage } from '../../src/application/ports/meta.ts';
import type { Answer, Patience, ProviderFault } from '../../src/application/ports/provider.ts';
import { NumberId, WabaId } from '../../src/domain/asset/ids.ts';
import { unlimited } from '../../src/providers/caller.ts';
import { createMeta } from '../../src/providers/meta/client.ts';
import { Secret } from '../../src/secret.ts';
import { createWoundTime } from '../providers/wound-time.ts';

/** What a target has to hold: a WABA with two numbers, 150 templates and one subscribed app. All ids are samples. */
export const estate = {
  waba: WabaId.parse('102290129340398'),
  business: '506914307656634',
  app: { id: '634974688087057', name: 'Ops bot' },
  numbers: [
    { id: NumberId.parse('106540352242922'), e164: '+33612345678', status: 'CONNECTED', quality: 'GREEN' },
    { id: NumberId.parse('118822334455667'), e164: '+33698765432', status: 'PENDING', quality: 'UNKNOWN' },
  ],
  templates: 150,
  /** A template that may be sent, with one variable; the person has a conversation open. */
  template: { name: 'order_confirmation', language: 'fr' },
  person: '+33600000001',
} as const;

const faults = {
  wrong_token: { fault: 'unauthorized', retryable: false, remedy: 'new_token' },
  no_permission: { fault: 'forbidden', retryable: false, remedy: 'grant_permission' },
  unknown_asset: { fault: 'not_found', retryable: false, remedy: 'find_asset_again' },
  app_limit: { fault: 'rate_limited', retryable: true, remedy: 'wait' },
  waba_limit: { fault: 'rate_limited', retryable: true, remedy: 'wait' },
  server_error: { fault: 'unavailable', retryable: true, remedy: 'wait' },
  html: { fault: 'unexpected', retryable: true, remedy: 'ask_admin' },
  half_json: { fault: 'unexpected', retryable: true, remedy: 'ask_admin' },
  empty: { fault: 'unexpected', retryable: true, remedy: 'ask_admin' },
  wrong_shape: { fault: 'unexpected', retryable: false, remedy: 'ask_admin' },
  dropped: { fault: 'no_answer', retryable: true, remedy: 'wait' },
  silent: { fault: 'no_answer', retryable: true, remedy: 'wait' },
} as const satisfies Record<string, Partial<ProviderFault>>;

export type MetaFault = keyof typeof faults;
/** Faults after which nobody knows whether a message went out. */
const unclear: readonly MetaFault[] = [
  ...(['server_error', 'html', 'half_json', 'empty', 'wrong_shape', 'dropped', 'silent'] as const),
];

export interface OpenMeta {
  readonly graphUrl: string;
  readonly token: string;
  /** Every call from now on meets this fault. */
  arrange(fault: MetaFault): void;
  /** How often it was called. */
  calls(): number;
  close(): Promise<void>;
}

export interface MetaTarget {
  readonly title: string;
  /** Those that it can play. */
  readonly faults: readonly MetaFault[];
  open(): Promise<OpenMeta>;
}

const { waba, numbers, template, person } = estate;
const [number] = numbers;
const text: OutgoingMessage = { to: person, content: { type: 'text', body: 'Sample' } };
const reads: Readonly<Record<string, (meta: Meta, patience?: Patience) => Promise<Answer<unknown>>>> = {
  waba: (meta, patience) => meta.waba(waba, patience),
  'one number': (meta, patience) => meta.number(number.id, waba, patience),
  numbers: (meta, patience) => meta.numbers(waba, null, patience),
  templates: (meta, patience) => meta.templates(waba, null, patience),
  'health of a WABA': (meta, patience) => meta.health(waba, null, patience),
  'health of a number': (meta, patience) => meta.health(waba, number.id, patience),
  'subscribed apps': (meta, patience) => meta.subscribedApps(waba, patience),
};

/** What the Meta client and any Meta, real or a stand-in, owe each other (domain.md B). */
export function metaContract(target: MetaTarget): void {
  describe(`Meta: ${target.title}`, () => {
    let side: OpenMeta;
    let meta: Meta;
    let lines: string[];
    beforeEach(async () => {
      side = await target.open();
      lines = [];
      const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
      const accessToken = new Secret(side.token);
      meta = createMeta({
        ...createWoundTime(),
        budget: unlimited,
        log,
        graphUrl: side.graphUrl,
        accessToken,
      });
    });
    afterEach(async () => {
      expect(lines.join('')).not.toContain(side.token);
      expect(lines.join('')).not.toContain(person.slice(1));
      await side.close();
    });

    test('a WABA tells its business, currency, reviews and funding', async () => {
      expect(await meta.waba(waba)).toMatchObject({
        kind: 'answer',
        value: {
          ...{ id: waba, owner: estate.business, currency: 'EUR', reviewStatus: 'APPROVED' },
          ...{ businessVerification: 'verified', hasFunding: true },
        },
      });
    });

    test('the numbers of a WABA have their digits, status and rating', async () => {
      const answer = await meta.numbers(waba, null);
      expect(answer).toMatchObject({ kind: 'answer', value: { after: null } });
      const items = answer.kind === 'answer' ? answer.value.items : [];
      const seen = items.map(({ id, e164, status, qualityRating: quality }) => ({
        id,
        e164,
        status,
        quality,
      }));
      expect(seen).toEqual(numbers);
    });

    test.each(numbers)('the number $id is the same when it is read by itself', async (one) => {
      const all = await meta.numbers(waba, null);
      const listed = all.kind === 'answer' ? all.value.items.find(({ id }) => id === one.id) : undefined;
      expect(await meta.number(one.id, waba)).toMatchObject({ kind: 'answer', value: listed });
    });

    test('the templates of a WABA come in pages until there is none left, each once', async () => {
      const names: string[] = [];
      const pages: number[] = [];
      for (let after: string | null | undefined = null; after !== undefined; ) {
        const answer = await meta.templates(waba, after);
        if (answer.kind === 'fault') throw new Error(`${answer.fault} ${answer.said}`);
        names.push(...answer.value.items.map(({ name, language }) => `${name} ${language}`));
        pages.push(answer.value.items.length);
        after = answer.value.after ?? undefined;
      }
      expect(pages).toEqual([100, 50]);
      expect(new Set(names).size).toBe(estate.templates);
    });

    test('the health of a number tells it and everything that it depends on', async () => {
      const answer = await meta.health(waba, number.id);
      const types = answer.kind === 'answer' ? answer.value.entities.map(({ type }) => type) : [];
      expect(types).toEqual(expect.arrayContaining(['PHONE_NUMBER', 'WABA', 'BUSINESS', 'APP']));
    });

    test('the subscribed apps of a WABA have their names', async () => {
      expect(await meta.subscribedApps(waba)).toMatchObject({ kind: 'answer', value: [estate.app] });
    });

    test.each<[string, OutgoingMessage]>([
      ['a text', text],
      ['a template', { to: person, content: { type: 'template', ...template, variables: ['Ana'] } }],
    ])('%s that is sent gets an id', async (_, message) => {
      const sent = { id: expect.stringMatching(/^wamid\./), status: 'accepted' };
      expect(await meta.send(number.id, message)).toMatchObject({ kind: 'answer', value: sent });
      expect(side.calls()).toBe(1);
    });

    describe.each(target.faults.map((name) => [name, faults[name]] as const))('%s', (name, expected) => {
      const patience = name === 'silent' ? { withinMs: 50 } : {};

      test.each(Object.entries(reads))('reading: %s', async (_, read) => {
        side.arrange(name);
        const answer = await read(meta, patience);
        expect(answer).toMatchObject({ kind: 'fault', ...expected, mayHaveHappened: false });
        if (name === 'no_permission')
          expect(answer).toMatchObject({ permission: 'whatsapp_business_management' });
        expect(JSON.stringify(answer)).not.toContain(side.token);
      });

      test('sending goes out once', async () => {
        side.arrange(name);
        const answer = await meta.send(number.id, text, patience);
        expect(answer).toMatchObject({ kind: 'fault', ...expected, mayHaveHappened: unclear.includes(name) });
        if (name === 'no_permission')
          expect(answer).toMatchObject({ permission: 'whatsapp_business_messaging' });
        expect(side.calls()).toBe(1);
      });
    });
  });
}
