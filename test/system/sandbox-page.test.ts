import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  PageLooks,
  PageMessages,
  PageOperation,
  PageOperationDetail,
  PageOutcome,
  PageState,
  PageSuggested,
} from '../../src/sandbox/page/contract.ts';
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

const looks = (user: string) => sandbox.read<PageLooks>(`/api/looks?as=${user}`);
const said = (channel: string, as = 'U0OPS', more = '') =>
  sandbox.read<PageMessages>(`/api/messages?as=${as}&channel=${channel}${more}`);
const act = (what: string, body: object) => sandbox.read<PageOutcome>(`/api/${what}`, body);
const refusal = async (at: string, body?: unknown) => {
  const answer = await sandbox.ask(at, body);
  return { status: answer.status, ...JSON.parse(await answer.text()) };
};

describe('what is asked wrongly', () => {
  it.each([
    ['/api/looks?as=U0NOBODY', 'nobody here has the id "U0NOBODY"'],
    ['/api/looks', 'nobody here has the id ""'],
    ['/api/stream?as=U0NOBODY', 'nobody here has the id'],
    ['/api/messages?as=U0OPS&channel=C0NONE', 'sees no channel "C0NONE"'],
    ['/api/messages?as=U0OUTSIDER&channel=D0OPS', 'sample.outsider sees no channel "D0OPS"'],
    ['/api/messages?as=U0OPS&channel=C0FR&thread=1.000000', 'is not there any more'],
    ['/api/operations/TR-9999', 'there is no operation "TR-9999"'],
    ['/api/files/F0NONE?as=U0OPS', 'sees no file "F0NONE"'],
    ['/api/nothing', 'there is nothing at GET /sandbox/api/nothing'],
  ])('%s is told so with 404', async (at, words) => {
    expect(await refusal(at)).toMatchObject({ status: 404, error: expect.stringContaining(words) });
  });

  const as = 'U0OPS';
  const onMessage = {
    as,
    target: { in: 'message', channel: 'C0FR', ts: '1.000000' },
    blockId: 'b',
    actionId: 'a',
  };
  const onView = { as, target: { in: 'view', id: 'V0' }, blockId: 'b', actionId: 'a' };
  it.each([
    ['command', { as: 'U0NOBODY', channel: 'C0FR', text: '/wa' }],
    ['command', { as, channel: 'C0NONE', text: '/wa' }],
    ['command', { as, channel: 'C0FR', text: 'wa' }],
    ['press', onMessage],
    ['press', { ...onView, target: { in: 'ephemeral', channel: 'C0FR', ts: '1.000000' } }],
    ['press', { ...onView, as: 'U0OPTIN', target: { in: 'home' } }],
    ['enter', { ...onView, entry: 'x' }],
    ['suggest', { as, target: onView.target, blockId: 'b', query: '' }],
    ['submit', { as, view: 'V0' }],
    ['close', { as, view: 'V0' }],
    ['say', { as, channel: 'C0FR', text: '' }],
    ['say', { as, channel: 'C0FR', text: 'a', thread: '1.000000' }],
    ['say', { as, channel: 'C0FR', text: 'a', files: ['F0NONE'] }],
    ['remove', { as, channel: 'C0FR', ts: '1.000000' }],
    ['shortcut', { as, callbackId: 'x', channel: 'C0FR', ts: '1.000000' }],
  ])('%s %j is told so with 404', async (what, body) => {
    expect(await refusal(`/api/${what}`, body)).toMatchObject({ status: 404, error: expect.any(String) });
  });

  it.each(['command', 'press', 'enter', 'suggest', 'submit', 'close', 'say', 'remove', 'home', 'shortcut'])(
    '%s with a body of another shape is told so with 400',
    async (what) => {
      for (const body of [{}, [], 'words', { as: 1 }]) {
        expect(await refusal(`/api/${what}`, body)).toMatchObject({ status: 400, error: expect.any(String) });
      }
      const broken = await sandbox.ask(`/api/${what}`, {}, { body: '{ "as": ' });
      expect(broken.status).toBe(400);
    },
  );

  it('leaves the server as it was', async () => {
    expect((await sandbox.ask('/api/state')).status).toBe(200);
    expect(sandbox.logged()).not.toContain('the sandbox failed');
  });
});

describe('who may come in', () => {
  it('only names of this machine are answered: no name that somebody points here', async () => {
    const { port } = new URL(sandbox.url);
    for (const [name, status] of [
      ['localhost', 200],
      ['127.0.0.1', 200],
      ['evil.example', 403],
    ] as const) {
      expect(await statusByHost(`${sandbox.url}/sandbox/api/state`, `${name}:${port}`)).toBe(status);
    }
    expect(await statusByHost(`${sandbox.url}/sandbox/slack/api/auth.test`, 'evil.example')).toBe(403);
    expect(await statusByHost(`${sandbox.url}/sandbox/clock`, 'evil.example')).toBe(403);
  });

  it('another page of the same browser can press nothing', async () => {
    const body = { as: 'U0OPS', channel: 'C0FR', text: '/wa help' };
    const headers = { 'content-type': 'application/json' };
    const from = (more: Record<string, string>) =>
      sandbox.ask('/api/command', body, { headers: { ...headers, ...more } });
    expect((await from({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await from({ origin: sandbox.url })).status).toBe(200);
    const form = await sandbox.ask('/api/command', body, { headers: { 'content-type': 'text/plain' } });
    expect(form.status).toBe(415);
  });
});

describe('the page itself', () => {
  it('is reached from the bare address', async () => {
    const bare = await fetch(`${sandbox.url}/`, { redirect: 'manual' });
    expect({ status: bare.status, to: bare.headers.get('location') }).toEqual({
      status: 302,
      to: '/sandbox/',
    });
    const short = await sandbox.ask('', undefined, { redirect: 'manual' });
    expect(short.headers.get('location')).toBe('/sandbox/');
  });

  it('allows itself only what it brings, and is fetched again only when it changed', async () => {
    const page = await sandbox.ask('/');
    expect(page.headers.get('content-type')).toContain('text/html');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:/);
    const headers = { 'if-none-match': page.headers.get('etag') ?? '' };
    expect((await sandbox.ask('/', undefined, { headers })).status).toBe(304);
  });

  it('has its script and styles as one file each', async () => {
    const script = await sandbox.ask('/app.js');
    expect(script.headers.get('content-type')).toContain('javascript');
    expect(await script.text()).not.toContain('sourceMappingURL');
    expect((await sandbox.ask('/app.css')).headers.get('content-type')).toContain('css');
  });
});

describe('what a person finds', () => {
  it('is their own workspace, in their language', async () => {
    const state = await sandbox.read<PageState>('/api/state?as=U0APPROVER');
    expect(state.botIsUp).toBe(true);
    expect(state.people).toContainEqual(expect.objectContaining({ id: 'U0APPROVER', job: 'approver' }));
    expect(state.channels.filter((c) => c.with !== undefined).map((c) => c.with)).toEqual(['U0APPROVER']);
    expect(state.commands.map((c) => `${c.command} ${c.word}`)).toContain('/wa transfer');
    const english = await sandbox.read<PageState>('/api/state?as=U0OPS');
    expect(english.commands[1]?.does).not.toBe(state.commands[1]?.does);
  });

  it('is the channels in pages, oldest first, replies in their threads', async () => {
    const newest = await said('C0FR', 'U0OPS', '&limit=2');
    expect(newest).toMatchObject({ more: true });
    const [first, second] = newest.messages;
    expect(Number(first?.ts)).toBeLessThan(Number(second?.ts));
    const before = await said('C0FR', 'U0OPS', `&limit=200&before=${first?.ts}`);
    expect(before.more).toBe(false);
    const all = await said('C0FR', 'U0OPS', '&limit=200');
    expect([...before.messages, ...newest.messages]).toEqual(all.messages);
    const card = all.messages.find((m) => (m.reply_count ?? 0) > 0);
    const thread = await said('C0FR', 'U0OPS', `&thread=${card?.ts}`);
    expect(thread.messages).toHaveLength((card?.reply_count ?? 0) + 1);
  });

  it('is the operations with a whole chain', async () => {
    const operations = await sandbox.read<PageOperation[]>('/api/operations');
    expect(operations.map((o) => [o.name, o.status])).toEqual([
      ['TR-0005', 'awaiting_approval'],
      ['TR-0004', 'running'],
      ['TR-0003', 'verifying'],
      ['TR-0002', 'cancelled'],
      ['TR-0001', 'done'],
    ]);
    const detail = await sandbox.read<PageOperationDetail>('/api/operations/TR-0001');
    expect(detail).toMatchObject({ brokenAt: null, version: detail.events.length });
    expect(detail.events.map((e) => e.type)).not.toContain('step_overdue');
  });
});

describe('what a person does', () => {
  it('goes through the bot and comes back: a command, a modal, its fields, its errors', async () => {
    const as = 'U0OPS';
    const opened = await act('command', { as, channel: 'C0FR', text: '/wa transfer' });
    expect(opened).toMatchObject({ ok: true });
    const modal = await eventually(async () => {
      const found = (await looks(as)).modal;
      if (found?.callback_id !== 'transfer.new') throw new Error('no modal yet');
      return found;
    });
    const target = { in: 'view', id: modal.id };
    const element = { as, target, actionId: 'value' };
    const suggested = await sandbox.read<PageSuggested>('/api/suggest', {
      as,
      target,
      blockId: 'group',
      query: '',
    });
    const group = suggested.options.find((o) => o.text.text.includes('WhatsApp FR'))?.value;
    expect(await act('enter', { ...element, blockId: 'group', entry: group })).toMatchObject({ ok: true });
    expect(await act('submit', { as, view: modal.id })).toMatchObject({ ok: false, error: 'invalid_fields' });
    const shown = (await looks(as)).modal;
    expect(Object.keys(shown?.errors ?? {})).toContain('destination');
    expect(shown?.values.group?.value?.selected_option?.value).toBe(group);
    expect((await looks('U0OUTSIDER')).modal).toBeNull();
    expect(await refusal('/api/submit', { as: 'U0OUTSIDER', view: modal.id })).toMatchObject({ status: 404 });
    expect(await act('close', { as, view: modal.id })).toMatchObject({ ok: true });
    expect((await looks(as)).modal).toBeNull();
  });

  it('is refused to an outsider at the bot, in words that only they see', async () => {
    await act('command', { as: 'U0OUTSIDER', channel: 'C0FR', text: '/wa transfer' });
    const [answer] = await eventually(async () => {
      const { ephemerals } = await looks('U0OUTSIDER');
      if (ephemerals.length === 0) throw new Error('no answer yet');
      return ephemerals;
    });
    expect(JSON.stringify(answer)).toContain('manage_subscription_groups');
    expect((await looks('U0OPTIN')).ephemerals).toEqual([]);
  });

  it('is said, deleted by whoever said it, and by nobody else but an admin', async () => {
    await act('say', { as: 'U0OPS', channel: 'C0US', text: 'one <b>' });
    await act('say', { as: 'U0OPS', channel: 'C0US', text: 'two' });
    const [one, two] = (await said('C0US')).messages;
    expect(one?.text).toBe('one &lt;b&gt;');
    const remove = { channel: 'C0US', ts: one?.ts };
    expect(await refusal('/api/remove', { as: 'U0OUTSIDER', ...remove })).toMatchObject({ status: 404 });
    await act('remove', { as: 'U0OPS', ...remove });
    await act('remove', { as: 'U0ADMIN', channel: 'C0US', ts: two?.ts });
    expect((await said('C0US')).messages).toEqual([]);
  });

  it('is the Home tab, opened and pressed', async () => {
    await act('home', { as: 'U0APPROVER' });
    await eventually(async () => expect((await looks('U0APPROVER')).home).not.toBeNull());
    const press = { as: 'U0APPROVER', target: { in: 'home' }, blockId: 'none', actionId: 'none' };
    expect(await refusal('/api/press', press)).toMatchObject({ status: 404 });
  });
});

/** With a Host header of one's own, which `fetch` does not allow. */
async function statusByHost(url: string, host: string): Promise<number | undefined> {
  const { get } = await import('node:http');
  return new Promise((resolve, reject) => {
    get(url, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });
}
