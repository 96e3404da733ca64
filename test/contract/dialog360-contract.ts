import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Dialog360 } from '../../src/application/ports/dialog360.ts';
import type { Answer, Patience, ProviderFault } from '../../src/application/ports/provider.ts';
import type { PhoneNumber } from '../../src/domain/asset/asset.ts';
import { NumberId, WabaId } from '../../src/domain/asset/ids.ts';
import { unlimited } from '../../src/providers/caller.ts';
import { createDialog360 } from '../../src/providers/dialog360/client.ts';
import { Secret } from '../../src/secret.ts';
import { createWoundTime } from '../providers/wound-time.ts';

/** What a target has to hold: 120 channels, of which the first is known, and one partner change request. Samples. */
export const estate = {
  partner: 'samplePA',
  channels: 120,
  channel: {
    id: 'sampleCH',
    e164: '+33612345678',
    status: 'running',
    accountMode: 'live',
    wabaId: '102290129340398',
  },
  request: { id: 'sample-request', status: 'pending', client: 'Maison Exemple' },
} as const;

const faults = {
  wrong_key: { fault: 'unauthorized', retryable: false, remedy: 'new_token' },
  no_permission: { fault: 'forbidden', retryable: false, remedy: 'grant_permission' },
  unknown_asset: { fault: 'not_found', retryable: false, remedy: 'find_asset_again' },
  rate_limited: { fault: 'rate_limited', retryable: true, remedy: 'wait' },
  server_error: { fault: 'unavailable', retryable: true, remedy: 'wait' },
  html: { fault: 'unexpected', retryable: true, remedy: 'ask_admin' },
  half_json: { fault: 'unexpected', retryable: true, remedy: 'ask_admin' },
  dropped: { fault: 'no_answer', retryable: true, remedy: 'wait' },
  silent: { fault: 'no_answer', retryable: true, remedy: 'wait' },
} as const satisfies Record<string, Partial<ProviderFault>>;

export type Dialog360Fault = keyof typeof faults;
/** Faults after which nobody knows whether an approval went through. */
const unclear: readonly Dialog360Fault[] = ['server_error', 'html', 'half_json', 'dropped', 'silent'];

export interface OpenDialog360 {
  readonly hubUrl: string;
  readonly messagingUrl: string;
  readonly partnerKey: string;
  /** Of the known channel's number. */
  readonly numberKey: string;
  /** Every call from now on meets this fault. */
  arrange(fault: Dialog360Fault): void;
  /** How often it was called. */
  calls(): number;
  close(): Promise<void>;
}

export interface Dialog360Target {
  readonly title: string;
  /** Those that it can play. */
  readonly faults: readonly Dialog360Fault[];
  open(): Promise<OpenDialog360>;
}

const number: PhoneNumber = {
  ...{ id: NumberId.parse('106540352242922'), e164: estate.channel.e164, displayName: 'Maison Exemple' },
  ...{ wabaId: WabaId.parse(estate.channel.wabaId), apiKeyEnv: 'SAMPLE_NUMBER_KEY', messagingLimit: null },
  ...{ nameStatus: null, newNameStatus: null, qualityRating: null, status: null, platformType: null },
  ...{ isOfficial: null, isOnBizApp: null, accountMode: null, isPinEnabled: null },
};

const reads: Readonly<Record<string, (hub: Dialog360, patience?: Patience) => Promise<Answer<unknown>>>> = {
  channels: (hub, patience) => hub.channels(null, patience),
  'partner change requests': (hub, patience) => hub.partnerChangeRequests(null, patience),
  "a number's key": (hub, patience) => hub.checkNumberKey(number, patience),
};

/** What the 360dialog client and any 360dialog, real or a stand-in, owe each other (domain.md C). */
export function dialog360Contract(target: Dialog360Target): void {
  describe(`360dialog: ${target.title}`, () => {
    let side: OpenDialog360;
    let hub: Dialog360;
    let lines: string[];
    const open = (numberKey: string | undefined) => {
      const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
      const { hubUrl, messagingUrl, partnerKey } = side;
      return createDialog360({
        ...{ ...createWoundTime(), budget: unlimited, log, hubUrl, messagingUrl, partnerId: estate.partner },
        apiKey: new Secret(partnerKey),
        secret: (variable) => (variable === 'SAMPLE_NUMBER_KEY' ? numberKey : undefined),
      });
    };
    beforeEach(async () => {
      lines = [];
      side = await target.open();
      hub = open(side.numberKey);
    });
    afterEach(async () => {
      expect(lines.join('')).not.toContain(side.partnerKey);
      expect(lines.join('')).not.toContain(side.numberKey);
      await side.close();
    });

    test('channels come in pages until there is none left, each once', async () => {
      const ids: string[] = [];
      for (let after: string | null | undefined = null; after !== undefined; ) {
        const answer = await hub.channels(after);
        if (answer.kind === 'fault') throw new Error(`${answer.fault} ${answer.said}`);
        if (after === null) expect(answer.value.items[0]).toEqual(estate.channel);
        ids.push(...answer.value.items.map(({ id }) => id));
        after = answer.value.after ?? undefined;
      }
      expect([ids.length, new Set(ids).size]).toEqual([estate.channels, estate.channels]);
    });

    test('a partner change request has its client and status, and can be approved', async () => {
      const value = { items: [estate.request], after: null };
      expect(await hub.partnerChangeRequests(null)).toMatchObject({ kind: 'answer', value });
      expect(await hub.approvePartnerChange(estate.request.id)).toMatchObject({
        kind: 'answer',
        value: null,
      });
    });

    test("a number's own key works, another one does not", async () => {
      expect(await hub.checkNumberKey(number)).toMatchObject({ kind: 'answer', value: null });
      expect(await open('sample-other').checkNumberKey(number)).toMatchObject({ fault: 'unauthorized' });
      expect(await open(undefined).checkNumberKey(number)).toMatchObject({
        fault: 'no_key',
        remedy: 'set_key',
      });
    });

    describe.each(target.faults.map((name) => [name, faults[name]] as const))('%s', (name, expected) => {
      const patience = name === 'silent' ? { withinMs: 50 } : {};

      test.each(Object.entries(reads))('reading: %s', async (_, read) => {
        side.arrange(name);
        const answer = await read(hub, patience);
        expect(answer).toMatchObject({ kind: 'fault', ...expected, mayHaveHappened: false });
        expect(JSON.stringify(answer)).not.toMatch(new RegExp(`${side.partnerKey}|${side.numberKey}`));
      });

      test('approving goes out once', async () => {
        side.arrange(name);
        const answer = await hub.approvePartnerChange(estate.request.id, patience);
        expect(answer).toMatchObject({ kind: 'fault', ...expected, mayHaveHappened: unclear.includes(name) });
        expect(side.calls()).toBe(1);
      });
    });
  });
}
