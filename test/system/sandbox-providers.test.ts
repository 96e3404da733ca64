import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  PageLooks,
  PageOperationDetail,
  PageOutcome,
  PagePhoneDetail,
  PageWorld,
} from '../../src/sandbox/page/contract.ts';
import { useDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { forget, type RunningSandbox, startSandbox } from './running-sandbox.ts';

const database = useDatabase();
const tester = '/phones/+447700900503';
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ database });
});
afterAll(async () => {
  await sandbox.stop();
  await forget(sandbox.dataDir);
});

const phone = () => sandbox.read<PagePhoneDetail>(tester);
const operation = (name: string) => sandbox.read<PageOperationDetail>(`/api/operations/${name}`);
const types = async (name: string) => (await operation(name)).events.map(({ type }) => type);
const answered = async (as: string, text: string): Promise<string> => {
  const before = (await sandbox.read<PageLooks>(`/api/looks?as=${as}`)).ephemerals.length;
  await sandbox.read<PageOutcome>('/api/command', { as, channel: 'C0FR', text });
  return eventually(async () => {
    const { ephemerals } = await sandbox.read<PageLooks>(`/api/looks?as=${as}`);
    const answer = ephemerals.slice(before).find((each) => each.blocks !== undefined);
    if (answer === undefined) throw new Error('not yet');
    return JSON.stringify(answer);
  });
};

describe('the seeded company at its providers', () => {
  it('differs from the inventory by the one number that nobody wrote down', async () => {
    const answer = await answered('U0ADMIN', '/wa inventory');
    expect(answer.match(/number:\d+|group:|waba:\d+/g)).toHaveLength(1);
    expect(answer).toContain('+33639989950');
  });

  it('can send: every link of /wa why holds', async () => {
    const answer = await answered('U0OPS', '/wa why +33639980001');
    expect(answer).not.toMatch(/❌|❔|❓|⚠/);
    expect(answer.match(/✅/g)?.length).toBeGreaterThan(6);
  });
});

describe('a transfer of the company', () => {
  it('[R12] had its testers subscribed and its test sent by the bot, proved by the webhook of this number', async () => {
    const { events } = await operation('TR-0003');
    const proofs = events.flatMap(({ type, data }) => (type === 'step_done' ? [data] : []));
    expect(proofs).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ step: 'testers', proof: { kind: 'written', status: 201 } }),
        expect.objectContaining({
          step: 'test_sent',
          proof: expect.objectContaining({ kind: 'webhook', status: 'sent' }),
        }),
      ]),
    );
    const { messages } = await phone();
    expect(messages.at(-1)).toMatchObject({ template: 'transfer_check', status: 'delivered' });
  });

  it('[R13] takes an answer on the phone as a hint, also when the bot was down meanwhile', async () => {
    expect(await types('TR-0003')).not.toContain('step_hinted');
    const number = (await phone()).messages.at(-1)?.number;
    await sandbox.read('/bot', { up: false });
    await sandbox.read(`${tester}/answer`, { number, text: 'Sample answer' });
    await eventually(async () => {
      const { webhooks } = await sandbox.read<{ webhooks: { waiting: number } }>('/manage/meta');
      if (webhooks.waiting === 0) throw new Error('not yet');
    });
    await sandbox.read('/bot', { up: true });
    await sandbox.read('/clock', { advance: 'PT2M' });
    expect((await types('TR-0003')).at(-1)).toBe('step_hinted');
    expect((await operation('TR-0003')).step).toBe('test_received');
  });
});

describe('faults of the providers', () => {
  it.each([
    ['braze', 'messages/send', 'lost'],
    ['meta', 'health.read', '500'],
    ['dialog360', 'channels.list', 'html'],
  ])('%s: they are switched on, shown and taken away', async (service, call, fault) => {
    await sandbox.read('/faults', { service, call, fault });
    const { faults, services } = await sandbox.read<PageWorld>('/api/world');
    expect(faults).toMatchObject([{ service, call, fault, times: 1 }]);
    expect(services.find((each) => each.service === service)?.faults).toContain(fault);
    const refused = await sandbox.ask('/faults', { service, call: 'nonsense', fault });
    expect(refused.status).toBe(404);
    await sandbox.ask('/faults', undefined, { method: 'DELETE' });
    expect((await sandbox.read<PageWorld>('/api/world')).faults).toEqual([]);
  });
});

describe('phones', () => {
  it.each([
    ['a phone that is not there', '/phones/+447700900999', undefined, 404],
    ['an answer without a text', `${tester}/answer`, { number: '1' }, 400],
    ['an answer to a number that is not there', `${tester}/answer`, { number: '1', text: 'a' }, 404],
  ])('%s is told', async (_, at, body, status) => {
    expect((await sandbox.ask(at, body)).status).toBe(status);
  });

  it('keep what is on them over a restart, and a reset brings the seed back', async () => {
    const before = await phone();
    await sandbox.stop();
    sandbox = await startSandbox({ database, dataDir: sandbox.dataDir });
    expect((await phone()).messages).toEqual(before.messages);
    await sandbox.read('/reset', {});
    const { messages } = await phone();
    expect(messages.filter(({ direction }) => direction === 'from_phone')).toEqual([]);
    expect(messages).not.toEqual([]);
  });
});
