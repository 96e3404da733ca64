import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GroupProbe } from '../../src/application/ports/braze.ts';
import { GroupId } from '../../src/domain/asset/ids.ts';
import { createBraze } from '../../src/providers/braze/client.ts';
import { type BrazeStandIn, createBrazeStandIn } from '../../src/sandbox/braze/stand-in.ts';
import type { FaultKind } from '../../src/sandbox/faults.ts';
import { createAnsweringServer } from '../providers/answering-server.ts';
import { recorded } from '../providers/braze/recorded-answers.ts';
import { sampleWorkspace } from '../providers/braze/sample-workspace.ts';

const group = GroupId.parse('7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10');
const otherGroup = GroupId.parse('0be5c1de-2222-4f7a-8a77-6a0f4f4b7d21');
const keys = {
  right: `sample-${randomUUID()}`,
  sameCluster: `sample-${randomUUID()}`,
  otherCluster: `sample-${randomUUID()}`,
  noPermission: `sample-${randomUUID()}`,
};

interface Situation {
  readonly title: string;
  readonly expected: GroupProbe;
  readonly recorded: keyof typeof recorded;
  readonly group?: GroupId;
  readonly key?: string;
  readonly fault?: FaultKind;
  readonly timeoutMs?: number;
  readonly arrange?: (standIn: BrazeStandIn) => void;
}

const accepted: GroupProbe = { kind: 'accepted', status: 200 };
const refused = (status: number): GroupProbe => ({ kind: 'refused', status });
const unexpected: GroupProbe = { kind: 'unknown', why: 'unexpected' };
const noAnswer: GroupProbe = { kind: 'unknown', why: 'no_answer' };

const situations: readonly Situation[] = [
  { title: "the workspace's group is accepted", recorded: 'accepted', expected: accepted },
  {
    title: 'a group that was archived is accepted: the probe proves no state',
    recorded: 'accepted',
    expected: accepted,
    arrange: ({ state }) => state.archive('brand-fr', group),
  },
  {
    title: 'a group of no workspace is refused',
    recorded: 'invalidGroup',
    group: GroupId.parse(randomUUID()),
    expected: refused(400),
  },
  {
    title: 'a group of another workspace is refused',
    recorded: 'invalidGroup',
    group: otherGroup,
    expected: refused(400),
  },
  {
    title: "another workspace's key on the same cluster is refused the group",
    recorded: 'invalidGroup',
    key: keys.sameCluster,
    expected: refused(400),
  },
  { title: 'a wrong key is refused', recorded: 'invalidKey', key: 'sample-wrong', expected: refused(401) },
  {
    title: 'a key with quotes around it is refused',
    recorded: 'invalidKey',
    key: `"${keys.right}"`,
    expected: refused(401),
  },
  {
    title: 'a key of another cluster is refused',
    recorded: 'invalidKey',
    key: keys.otherCluster,
    expected: refused(401),
  },
  {
    title: 'a key without the permission is refused',
    recorded: 'accessDenied',
    key: keys.noPermission,
    expected: refused(403),
  },
  { title: 'too many requests: unknown', recorded: 'rateLimited', fault: '429', expected: unexpected },
  { title: 'an error of Braze: unknown', recorded: 'serverError', fault: '500', expected: unexpected },
  { title: 'a page instead of JSON: unknown', recorded: 'html', fault: 'html', expected: unexpected },
  { title: 'half a JSON: unknown', recorded: 'halfJson', fault: 'half_json', expected: unexpected },
  { title: 'a dropped connection: unknown', recorded: 'dropped', fault: 'drop', expected: noAnswer },
  {
    title: 'no answer in time: unknown',
    recorded: 'silent',
    fault: 'slow',
    timeoutMs: 50,
    expected: noAnswer,
  },
];

interface Side {
  readonly restUrl: string;
  arrange(situation: Situation): void;
  close(): Promise<void>;
}

async function standIn(): Promise<Side> {
  const braze = await createBrazeStandIn({
    workspaces: [
      { key: 'brand-fr', restKey: keys.right, groups: [{ id: group, state: 'active' }] },
      { key: 'brand-de', restKey: keys.sameCluster, groups: [{ id: otherGroup, state: 'active' }] },
      { key: 'brand-us', cluster: 'US-01', restKey: keys.otherCluster, groups: [] },
      { key: 'brand-xs', restKey: keys.noPermission, permissions: ['users.track'], groups: [] },
    ],
  });
  return {
    restUrl: braze.restUrlOf('brand-fr'),
    arrange({ fault, arrange }) {
      if (fault !== undefined) braze.state.faults.add({ call: 'subscription/status/get', fault });
      arrange?.(braze);
    },
    close: braze.close,
  };
}

async function recordedAnswers(): Promise<Side> {
  const server = await createAnsweringServer();
  return {
    restUrl: server.url,
    arrange: (situation) => server.answers(recorded[situation.recorded]),
    close: server.close,
  };
}

const sides: readonly (readonly [string, () => Promise<Side>])[] = [
  ['the stand-in', standIn],
  ['recorded answers', recordedAnswers],
];

describe.each(sides)('a group id put to Braze: %s', (_, open) => {
  let side: Side;
  beforeEach(async () => {
    side = await open();
  });
  afterEach(() => side.close());

  test.each(situations)('$title', async (situation) => {
    const { expected, key = keys.right, timeoutMs = 5000 } = situation;
    side.arrange(situation);
    const lines: string[] = [];
    // Pino without our redaction: the key must not even reach the logger.
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const braze = createBraze({ secret: () => key, log });
    const probe = await braze.probeGroup(sampleWorkspace(side.restUrl), situation.group ?? group, timeoutMs);
    expect(probe).toEqual(expected);
    expect(lines).toHaveLength(1);
    expect(lines.join('')).not.toMatch(/sample-[0-9a-f]{8}-|sample-wrong|Bearer/);
  });

  test('after a fault has passed, the same question is answered', async () => {
    const fault = situations.find((each) => each.fault === 'drop');
    const fine = situations[0];
    if (fault === undefined || fine === undefined) throw new Error('the table lacks these situations');
    const braze = createBraze({ secret: () => keys.right });
    side.arrange(fault);
    expect(await braze.probeGroup(sampleWorkspace(side.restUrl), group, 5000)).toEqual(noAnswer);
    side.arrange(fine);
    expect(await braze.probeGroup(sampleWorkspace(side.restUrl), group, 5000)).toEqual(accepted);
  });
});

test('a server that repeats the key in its answer does not bring it into the log', async () => {
  const server = await createAnsweringServer();
  server.answers((response) => response.writeHead(401).end(JSON.stringify({ message: keys.right })));
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const braze = createBraze({ secret: () => keys.right, log });
  expect(await braze.probeGroup(sampleWorkspace(server.url), group, 5000)).toEqual(refused(401));
  expect(lines.join('')).toContain('"status":401');
  expect(lines.join('')).not.toContain(keys.right);
  await server.close();
});
