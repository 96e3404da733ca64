import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { PageEvent } from '../../src/sandbox/page/contract.ts';
import { useDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { forget, type RunningSandbox, startSandbox } from './running-sandbox.ts';

const database = useDatabase();
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ database });
});
afterAll(async () => {
  await sandbox.stop();
  await forget(sandbox.dataDir);
});

/** What this person's page is told, as it comes. */
async function listen(user: string): Promise<PageEvent[]> {
  const closing = new AbortController();
  onTestFinished(() => closing.abort());
  const answer = await sandbox.ask(`/api/stream?as=${user}`, undefined, { signal: closing.signal });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const told: PageEvent[] = [];
  void take(answer, told).catch((error: Error) => expect(error.name).toBe('AbortError'));
  await eventually(() => expect(told.slice(0, 2).map((e) => e.kind)).toEqual(['clock', 'bot']));
  return told;
}

async function take(answer: Response, told: PageEvent[]): Promise<void> {
  let rest = '';
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    const frames = (rest + part.value).split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      const data = frame.split('\n').find((line) => line.startsWith('data: '));
      if (data !== undefined) told.push(JSON.parse(data.slice('data: '.length)));
    }
  }
}

const kinds = (told: readonly PageEvent[]) => new Set(told.map((event) => event.kind));

it('begins with the clock and the bot, so that a page that was cut off knows where it is', async () => {
  const [clock, bot] = await listen('U0OPS');
  expect(clock).toMatchObject({ kind: 'clock', now: expect.stringMatching(/^\d{4}-/) });
  expect(bot).toEqual({ kind: 'bot', up: true });
});

it("tells nobody of somebody else's answers, modals and direct messages", async () => {
  const own = await listen('U0OPS');
  const others = await listen('U0OPTIN');
  await sandbox.read('/api/command', { as: 'U0OPS', channel: 'C0FR', text: '/wa help' });
  await sandbox.read('/api/command', { as: 'U0OPS', channel: 'C0FR', text: '/wa transfer' });
  await sandbox.read('/api/say', { as: 'U0OPS', channel: 'D0OPS', text: 'between us' });
  await sandbox.read('/api/say', { as: 'U0OPS', channel: 'C0FR', text: 'for everybody' });
  await eventually(() => {
    for (const kind of ['ephemeral', 'modal', 'message', 'traffic'] as const)
      expect(kinds(own)).toContain(kind);
    expect(JSON.stringify(others)).toContain('for everybody');
  });
  expect(kinds(others)).not.toContain('ephemeral');
  expect(kinds(others)).not.toContain('modal');
  expect(JSON.stringify(others.filter((e) => e.kind === 'message'))).not.toContain('between us');
});

it('tells when the clock was wound, and when the bot goes and comes', async () => {
  const told = await listen('U0OPS');
  await sandbox.read('/clock', { advance: 'PT1M' });
  await sandbox.read('/bot', { up: false });
  await sandbox.read('/bot', { up: true });
  await eventually(() =>
    expect(told.filter((e) => e.kind === 'clock' || e.kind === 'bot').slice(2)).toMatchObject([
      { kind: 'clock' },
      { kind: 'bot', up: false },
      { kind: 'bot', up: true },
    ]),
  );
});

it('tells that operations moved', async () => {
  const told = await listen('U0OPTIN');
  await sandbox.read('/clock', { advance: 'PT25H' });
  await eventually(() => expect(kinds(told)).toContain('operations'));
});
