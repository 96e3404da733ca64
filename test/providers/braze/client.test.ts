import { afterEach, beforeEach, expect, test } from 'vitest';
import { GroupId } from '../../../src/domain/asset/ids.ts';
import { createBraze } from '../../../src/providers/braze/client.ts';
import { type AnsweringServer, createAnsweringServer } from '../answering-server.ts';
import { sampleWorkspace } from './sample-workspace.ts';

const group = GroupId.parse('7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10');

let server: AnsweringServer;
beforeEach(async () => {
  server = await createAnsweringServer();
});
afterEach(() => server.close());

test.each([undefined, '', '“sample-key”', 'sample\nkey'])(
  'no usable key (%j): nothing is sent',
  async (key) => {
    const braze = createBraze({ secret: () => key });
    const probe = await braze.probeGroup(sampleWorkspace(server.url), group, 5000);
    expect(probe).toEqual({ kind: 'unknown', why: 'no_key' });
    expect(server.asked).toEqual([]);
  },
);

test('the id goes to status/get with the key that the workspace names, for a person who is nobody', async () => {
  const keys: Readonly<Record<string, string>> = { SAMPLE_BRAZE_KEY: 'sample-key' };
  const braze = createBraze({ secret: (variable) => keys[variable] });
  await braze.probeGroup(sampleWorkspace(`${server.url}/under/a/path/`), group, 5000);
  expect(server.asked).toHaveLength(1);
  expect(server.asked[0]).toMatchObject({
    method: 'GET',
    url: `/under/a/path/subscription/status/get?subscription_group_id=${group}&external_id=switchboard-probe`,
    headers: { authorization: 'Bearer sample-key' },
  });
});

test("a workspace without a host of its own is asked at its cluster's", async () => {
  const called: string[] = [];
  const braze = createBraze({
    secret: () => 'sample-key',
    fetch: async (url) => {
      called.push(new URL(String(url)).host);
      return Response.json({ status: {} });
    },
  });
  expect(await braze.probeGroup(sampleWorkspace(null), group, 5000)).toMatchObject({ kind: 'accepted' });
  expect(called).toEqual(['rest.fra-01.braze.eu']);
});

test('a cluster that Braze does not have leaves the id unknown', async () => {
  const braze = createBraze({ secret: () => 'sample-key' });
  const workspace = { ...sampleWorkspace(null), cluster: 'XX-99' };
  expect(await braze.probeGroup(workspace, group, 5000)).toEqual({ kind: 'unknown', why: 'no_answer' });
});
