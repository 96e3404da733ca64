import { LogLevel, WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/application/ports/provider.ts';
import {
  checkBraze,
  checkDialog360,
  checkMeta,
  checkSlack,
  type Prober,
} from '../../src/cli/doctor-checks.ts';
import { createBraze } from '../../src/providers/braze/client.ts';
import { createScriptedMeta, fault } from '../application/scripted-meta.ts';
import { estate as sampleEstate, sound } from '../domain/sample-inventory.ts';

const now = () => '2026-03-02T09:00:00.000Z';
const estate = sound(sampleEstate({ wabas: 2, perWaba: 1 }));

const prober = (otherwise: Partial<Prober> = {}): Prober => ({
  hasKey: () => true,
  braze: createBraze({ secret: () => undefined }),
  meta: null,
  metaWebhooks: true,
  dialog360: null,
  ...otherwise,
});
const braze = (answer: Answer<{ granted: string[]; missing: string[] }>): Prober['braze'] => ({
  ...createBraze({ secret: () => undefined }),
  checkKey: async () => answer,
});
const answered = <T>(value: T): Answer<T> => ({ kind: 'answer', value, at: now() });

describe('the doctor', () => {
  test('names a key that is not set, and the variable to set', async () => {
    const [finding] = await checkBraze(prober({ hasKey: () => false }), estate);
    expect(finding).toMatchObject({ outcome: 'fail', detail: 'not set' });
    expect(finding?.fix).toContain(estate.workspaces[0]?.apiKeyEnv);
  });

  test('tells a key of another cluster from one that lacks a permission, and says what to create', async () => {
    const wrong = await checkBraze(
      prober({ braze: braze(fault({ fault: 'unauthorized', status: 401 })) }),
      estate,
    );
    expect(wrong[0]?.fix).toContain('another cluster');
    const lacking = answered({ granted: [], missing: ['messages.send'] });
    const [finding] = await checkBraze(prober({ braze: braze(lacking) }), estate);
    expect(finding).toMatchObject({ outcome: 'fail', detail: 'lacks messages.send' });
    const good = await checkBraze(prober({ braze: braze(answered({ granted: [], missing: [] })) }), estate);
    expect(new Set(good.map(({ outcome }) => outcome))).toEqual(new Set(['ok']));
  });

  test('finds an account whose webhooks no app gets, and one that the token does not read', async () => {
    const scripted = createScriptedMeta(now);
    const { meta } = scripted;
    expect((await checkMeta(prober({ meta }), estate)).every(({ outcome }) => outcome === 'ok')).toBe(true);
    scripted.fail('waba', { fault: 'forbidden', status: 403, permission: 'whatsapp_business_management' });
    const refused = await checkMeta(prober({ meta, metaWebhooks: false }), estate);
    expect(refused.filter(({ outcome }) => outcome === 'fail').map(({ fix }) => fix)).toEqual([
      expect.stringContaining('META_APP_SECRET'),
      expect.stringContaining('whatsapp_business_management'),
    ]);
  });

  test('leaves out what is not set up', async () => {
    const skipped = [
      ...(await checkSlack(null, [])),
      ...(await checkMeta(prober(), estate)),
      ...(await checkDialog360(prober())),
    ];
    expect(skipped.map(({ outcome }) => outcome)).toEqual(['skip', 'skip', 'skip']);
  });

  test('says that Slack cannot be reached or does not take the token', async () => {
    const web = new WebClient('xoxb-sample', {
      slackApiUrl: 'http://127.0.0.1:1/api/',
      retryConfig: { retries: 0 },
      logLevel: LogLevel.ERROR,
    });
    const [finding] = await checkSlack(web, ['chat:write']);
    expect(finding).toMatchObject({ outcome: 'fail', what: 'Slack' });
    expect(finding?.fix).toContain('SLACK_BOT_TOKEN');
  });
});
