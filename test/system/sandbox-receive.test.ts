import { spawn } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageLooks } from '../../src/sandbox/page/contract.ts';
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

const recorded = (name: string) => `test/sandbox/recorded/${name}.json`;
const looks = (user: string) => sandbox.read<PageLooks>(`/api/looks?as=${user}`);

/** Runs the command as `npm run -s receive --` does. */
async function receive(args: readonly string[], environment: Record<string, string> = {}, input = '') {
  const { SLACK_SIGNING_SECRET: _secret, ...inherited } = process.env;
  const child = spawn(process.execPath, ['src/cli/receive.ts', ...args], {
    env: { ...inherited, NODE_NO_WARNINGS: '1', DATA_DIR: sandbox.dataDir, ...environment },
  });
  child.stdin.end(input);
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await closed, out, err };
}

async function file(content: string): Promise<string> {
  const name = path.join(sandbox.dataDir, 'request.txt');
  await writeFile(name, content);
  return name;
}

describe('what cannot be replayed', () => {
  it.each([[], ['a', 'b'], ['a', '--sign'], ['a', '--url', 'here']])(
    '%j gets the usage',
    async (...words) => {
      expect(await receive(words)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining('usage:'),
      });
    },
  );

  it.each([
    ['hello', 'this is no request of Slack'],
    ['{ "body": 7 }', 'expected { "headers"?, "body" }'],
    ['{ "payload": {} }', 'expected { "headers"?, "body" }'],
    ['payload=%7B', 'holds no JSON object'],
  ])('a file that says %s is told so', async (content, words) => {
    expect(await receive([await file(content)])).toMatchObject({
      code: 2,
      err: expect.stringContaining(words),
    });
  });

  it('a file that is not there, a bot that is not there, a sandbox that never ran', async () => {
    expect(await receive(['none.json'])).toMatchObject({
      code: 2,
      err: 'none.json cannot be read: ENOENT\n',
    });
    const elsewhere = await receive([recorded('slash-help'), '--url', 'http://127.0.0.1:1']);
    expect(elsewhere).toMatchObject({
      code: 3,
      err: 'http://127.0.0.1:1 cannot be reached: nobody listens there\n',
    });
    const nowhere = await receive([recorded('slash-help')], { DATA_DIR: path.join(sandbox.dataDir, 'none') });
    expect(nowhere).toMatchObject({ code: 3, err: expect.stringContaining('start the sandbox first') });
  });

  it('is refused by the bot where the secret is another', async () => {
    const answer = await receive([recorded('slash-help'), '--url', sandbox.url], {
      SLACK_SIGNING_SECRET: 'other',
    });
    expect(answer).toMatchObject({ code: 1, out: expect.stringMatching(/^401 in \d+ ms/) });
  });
});

describe('a recorded request', () => {
  it('goes through the bot as if somebody did it now: a modal opens before them', async () => {
    expect(await receive([recorded('slash-transfer')])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^200 in \d+ ms\n$/),
      err: '',
    });
    await eventually(async () => expect((await looks('U0OPS')).modal?.callback_id).toBe('transfer.new'));
  });

  it.each(['slash-help', 'press-help'])('%s is answered to whoever asked', async (name) => {
    const before = (await looks('U0OPS')).ephemerals.length;
    expect(await receive([recorded(name)])).toMatchObject({ code: 0 });
    await eventually(async () => expect((await looks('U0OPS')).ephemerals.length).toBe(before + 1));
  });

  it('may be an event', async () => {
    expect(await receive([recorded('home-opened')])).toMatchObject({ code: 0 });
    await eventually(async () => expect((await looks('U0APPROVER')).home).not.toBeNull());
  });

  it('may be a raw body from standard input', async () => {
    const body = 'command=%2Fwa&text=help&channel_id=C0FR&user_id=U0OPTIN&trigger_id=1.sample';
    expect(await receive(['-'], {}, body)).toMatchObject({ code: 0 });
    await eventually(async () => expect((await looks('U0OPTIN')).ephemerals).toHaveLength(1));
  });

  it('[SPEC 10.5] with a trigger id of one’s own is done once, however often it is sent', async () => {
    const body = 'command=%2Fwa&text=help&channel_id=C0FR&user_id=U0ADMIN&trigger_id=1.sample';
    for (const _ of [1, 2, 3]) {
      expect(await receive(['-', '--trigger', '5.mine'], {}, body)).toMatchObject({ code: 0 });
    }
    const { modal, ephemerals } = await eventually(async () => {
      const found = await looks('U0ADMIN');
      if (found.ephemerals.length === 0) throw new Error('no answer yet');
      return found;
    });
    expect(modal).toBeNull();
    expect(ephemerals).toHaveLength(1);
  });

  it('is signed with a secret that only the owner of the data can read', async () => {
    const { mode } = await stat(path.join(sandbox.dataDir, 'sandbox/connection.json'));
    expect(mode & 0o777).toBe(0o600);
  });
});
