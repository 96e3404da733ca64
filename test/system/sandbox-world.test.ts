import { appendFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type {
  PageMessages,
  PageOperation,
  PageOutcome,
  PageState,
  PageWorld,
} from '../../src/sandbox/page/contract.ts';
import { useDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { forget, type RunningSandbox, type SandboxWanted, startSandbox } from './running-sandbox.ts';

const database = useDatabase();
const slowMs = 90_000;

async function start(wanted: Partial<SandboxWanted> = {}): Promise<RunningSandbox> {
  const sandbox = await startSandbox({ database, ...wanted });
  onTestFinished(async () => {
    await sandbox.stop();
    await forget(sandbox.dataDir);
  });
  return sandbox;
}

const operations = (sandbox: RunningSandbox) => sandbox.read<PageOperation[]>('/api/operations');
const world = (sandbox: RunningSandbox) => sandbox.read<PageWorld>('/api/world');
const refusal = async (sandbox: RunningSandbox, at: string, body: unknown) => {
  const answer = await sandbox.ask(at, body);
  return { status: answer.status, ...JSON.parse(await answer.text()) };
};
/** All that a person can see of the seed, without ids that are made anew, and without the order within one moment. */
async function seen(sandbox: RunningSandbox) {
  const [found, { workspaces }, messages] = await Promise.all([
    operations(sandbox),
    world(sandbox),
    sandbox.read<PageMessages>('/api/messages?as=U0OPS&channel=C0FR&limit=200'),
  ]);
  return { found, workspaces, said: messages.messages.map((m) => m.text.replaceAll(/p\d+/g, '')).toSorted() };
}

describe('reset', () => {
  it(
    'brings the seed back, twice, whatever was done, and the clock with it',
    async () => {
      const sandbox = await start();
      const seed = await seen(sandbox);
      for (const _ of [1, 2]) {
        await sandbox.read('/clock', { advance: 'PT48H' });
        await sandbox.read('/api/say', { as: 'U0OPS', channel: 'C0FR', text: 'this goes' });
        await sandbox.read('/control/braze/integrate', { workspace: 'outlet', name: 'This goes too' });
        await sandbox.read('/faults', { service: 'slack', call: 'chat.update', fault: '500', times: 3 });
        expect(await seen(sandbox)).not.toEqual(seed);
        await sandbox.read('/reset', {});
        expect(await seen(sandbox)).toEqual(seed);
        const { now, faults } = await world(sandbox);
        expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000);
        expect(faults).toEqual([]);
      }
      expect(sandbox.logged()).not.toContain('the sandbox failed');
    },
    slowMs,
  );

  it('is refused while it is under way, and so is what people press meanwhile', async () => {
    const sandbox = await start();
    const first = sandbox.ask('/reset', {});
    const second = await eventually(async () => {
      const answer = await refusal(sandbox, '/api/say', { as: 'U0OPS', channel: 'C0FR', text: 'now' });
      if (answer.status !== 503) throw new Error('not yet');
      return answer;
    });
    expect(second.error).toContain('being reset');
    expect(await refusal(sandbox, '/reset', {})).toMatchObject({ status: 409 });
    expect((await first).status).toBe(200);
    expect(await operations(sandbox)).toHaveLength(5);
  });

  it('works while the bot is down', async () => {
    const sandbox = await start();
    await sandbox.read('/bot', { up: false });
    await sandbox.read('/reset', {});
    expect((await sandbox.read<PageState>('/api/state')).botIsUp).toBe(true);
  });
});

describe('a restart', () => {
  it(
    'keeps what was said and done; another seed makes another world',
    async () => {
      const first = await startSandbox({ database });
      await first.read('/reset', {});
      await first.read('/api/say', { as: 'U0OPS', channel: 'C0UK', text: 'this stays' });
      const { id } = await first.read<{ id: string }>('/control/braze/integrate', {
        workspace: 'outlet',
        name: 'Stays',
      });
      await first.read('/clock', { advance: 'PT1H' });
      const before = await seen(first);
      await first.stop();

      const second = await startSandbox({ database, dataDir: first.dataDir });
      expect(await seen(second)).toEqual(before);
      const { messages } = await second.read<PageMessages>('/api/messages?as=U0OPS&channel=C0UK&limit=200');
      expect(messages.at(-1)?.text).toBe('this stays');
      const { workspaces, now } = await world(second);
      expect(workspaces.find((w) => w.key === 'outlet')?.groups.map((g) => g.id)).toContain(id);
      expect(Date.parse(now) - Date.now()).toBeGreaterThan(3_000_000);
      await second.stop();

      const third = await start({ dataDir: first.dataDir, args: ['--seed', '7', '--size', '60'] });
      const other = await seen(third);
      expect(other.found.map(({ name, status, step }) => ({ name, status, step }))).toEqual(
        before.found.map(({ name, status, step }) => ({ name, status, step })),
      );
      expect(other.workspaces.flatMap((w) => w.groups)).toHaveLength(69);
      await third.read('/reset', {});
      expect(await seen(third)).toEqual(other);
    },
    slowMs,
  );

  it('moves a broken file aside and goes on', async () => {
    const first = await startSandbox({ database });
    await first.stop();
    const folder = path.join(first.dataDir, 'sandbox');
    for (const file of ['slack.json', 'braze.json']) await appendFile(path.join(folder, file), '}');
    const second = await start({ dataDir: first.dataDir });
    expect(await operations(second)).toHaveLength(5);
    expect(second.logged().match(/cannot be read: it was moved/g)).toHaveLength(2);
    expect((await readdir(folder)).filter((name) => name.includes('.broken-'))).toHaveLength(2);
  });

  it('makes a world anew whose making was cut short', async () => {
    const first = await startSandbox({ database });
    const seed = await seen(first);
    await first.read('/api/say', { as: 'U0OPS', channel: 'C0FR', text: 'half made' });
    await first.stop();
    await database.sql`update sandbox.world set whole = false`;
    const second = await start({ dataDir: first.dataDir });
    expect((await seen(second)).said).not.toContain('half made');
    expect((await seen(second)).found).toEqual(seed.found);
  });
});

describe('the bot', () => {
  it('can go and come back: Slack shows that it is gone, and what was in hand goes on', async () => {
    const sandbox = await start();
    const command = { as: 'U0OPS', channel: 'C0FR', text: '/wa help' };
    await sandbox.read('/bot', { up: false });
    await sandbox.read('/bot', { up: false });
    expect(await sandbox.read<PageState>('/api/state')).toMatchObject({ botIsUp: false });
    expect(await sandbox.read<PageOutcome>('/api/command', command)).toMatchObject({
      ok: false,
      error: 'dispatch_failed',
    });
    expect(await refusal(sandbox, '/clock', { advance: 'PT1H' })).toMatchObject({ status: 503 });
    expect((await sandbox.ask('/api/operations')).status).toBe(503);
    expect(await world(sandbox)).toMatchObject({ nextDue: null });
    await sandbox.read('/bot', { up: true });
    expect(await sandbox.read<PageOutcome>('/api/command', command)).toMatchObject({ ok: true });
    expect(await operations(sandbox)).toHaveLength(5);
    expect(await refusal(sandbox, '/bot', { up: 'yes' })).toMatchObject({ status: 400 });
  });
});

describe('the clock', () => {
  it('is wound to what is due next, which then happens', async () => {
    const sandbox = await start();
    const { nextDue } = await world(sandbox);
    const { now } = await sandbox.read<{ now: string }>('/clock', { to: 'next' });
    expect(Date.parse(now) - Date.parse(nextDue ?? '')).toBeLessThan(10_000);
    const direct = await sandbox.read<PageMessages>('/api/messages?as=U0OPS&channel=D0OPS');
    const other = await world(sandbox);
    expect(other.nextDue).not.toBe(nextDue);
    expect(direct.messages.at(-1)?.text).toMatch(/TR-000[34]/);
  });

  it('is not moved by what is no time to come', async () => {
    const sandbox = await start();
    for (const body of [{}, { advance: 'tomorrow' }, { advance: '-PT1H' }, { to: 'yesterday' }]) {
      expect(await refusal(sandbox, '/clock', body)).toMatchObject({ status: 400 });
    }
  });
});

describe('a fault', () => {
  it('strikes as often as it was asked to, and delays what people do without losing it', async () => {
    const sandbox = await start();
    const fault = { service: 'slack', call: 'views.open', fault: '500', times: 1 };
    await sandbox.read('/faults', fault);
    expect(await world(sandbox)).toMatchObject({ faults: [fault] });
    await sandbox.read('/api/command', { as: 'U0OPS', channel: 'C0FR', text: '/wa transfer' });
    await eventually(async () => expect((await world(sandbox)).faults).toEqual([]));
    await sandbox.read('/faults', { service: 'braze', call: '/subscription/status/get', fault: 'html' });
    expect(await (await sandbox.ask('/faults')).json()).toMatchObject({
      faults: [{ service: 'braze', call: 'subscription/status/get', fault: 'html', times: 1 }],
    });
    await sandbox.ask('/faults', undefined, { method: 'DELETE' });
    expect((await world(sandbox)).faults).toEqual([]);
  });

  it('that cannot be is refused with what can', async () => {
    const sandbox = await start();
    const refused = (fault: object) =>
      refusal(sandbox, '/faults', { service: 'slack', call: '*', fault: '500', ...fault });
    expect(await refused({ call: 'chat.shout' })).toMatchObject({
      status: 404,
      error: expect.stringContaining('chat.postMessage'),
    });
    for (const wrong of [{ service: 'pigeon' }, { fault: 'half_json' }, { times: 0 }, { times: 1.5 }])
      expect(await refused(wrong)).toMatchObject({ status: 400, error: expect.any(String) });
  });
});

describe("the stand-in's Braze dashboard", () => {
  it('archives, brings back and integrates, and knows what it does not have', async () => {
    const sandbox = await start();
    const group = '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a12';
    const there = async (workspace: string, id: string) =>
      (await world(sandbox)).workspaces.find((w) => w.key === workspace)?.groups.find((g) => g.id === id)
        ?.state;
    await sandbox.read('/control/braze/archive', { workspace: 'brand-uk', group });
    expect(await there('brand-uk', group)).toBe('archived');
    await sandbox.read('/control/braze/unarchive', {
      workspace: 'brand-uk',
      group: ` ${group.toUpperCase()} `,
    });
    expect(await there('brand-uk', group)).toBe('active');
    const { id } = await sandbox.read<{ id: string }>('/control/braze/integrate', {
      workspace: 'outlet',
      name: 'New',
    });
    expect(await there('outlet', id)).toBe('active');
    for (const [at, body, status] of [
      ['archive', { workspace: 'nowhere', group }, 404],
      ['archive', { workspace: 'outlet', group }, 404],
      ['unarchive', { workspace: 'outlet' }, 400],
      ['integrate', { workspace: 'nowhere', name: 'New' }, 404],
      ['integrate', { workspace: 'outlet', name: '' }, 400],
    ] as const)
      expect(await refusal(sandbox, `/control/braze/${at}`, body)).toMatchObject({
        status,
        error: expect.any(String),
      });
  });
});
