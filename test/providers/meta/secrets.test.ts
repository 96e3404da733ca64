import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Meta } from '../../../src/application/ports/meta.ts';
import { unlimited } from '../../../src/providers/caller.ts';
import { createMeta } from '../../../src/providers/meta/client.ts';
import { Secret } from '../../../src/secret.ts';
import {
  type Answering,
  type AnsweringServer,
  createAnsweringServer,
  dropped,
  json,
  silent,
} from '../answering-server.ts';
import { createWoundTime } from '../wound-time.ts';
import { graphError } from './recorded-answers.ts';
import { allWritten } from './written-calls.ts';

let server: AnsweringServer;
let meta: Meta;
let lines: string[];
beforeEach(async () => {
  server = await createAnsweringServer();
  lines = [];
  // Not the house's own log: what `redact` would take out is to be seen here.
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  meta = createMeta({
    ...{ ...createWoundTime(), budget: unlimited, log, graphUrl: `${server.url}/v24.0` },
    accessToken: new Secret('sample-token'),
  });
});
afterEach(() => server.close());

const secretive = allWritten.flatMap(([name, { call, secret }]) =>
  secret === undefined ? [] : [{ name, call, secret }],
);

describe.each(secretive)('the secret of $name', ({ call, secret }) => {
  const [head, tail] = [secret.slice(0, 3), secret.slice(3)];
  const parrot = `Sample ${secret}, ${head}-${tail}, ${head} ${tail} and x${secret}x`;
  const words = {
    ...{ error_user_title: parrot, error_user_msg: parrot, error_data: { details: parrot } },
    blame: secret,
  };
  const [shown, hidden] = [graphError(133005, parrot, words), graphError(133005, parrot)];
  const faults: Readonly<Record<string, Answering>> = {
    'words for people': json(400, shown),
    'words for developers': json(400, { error: { ...hidden.error, error_data: parrot } }),
    'words in details': json(400, { error: { ...hidden.error, error_data: { details: parrot } } }),
    'an unlisted error': json(400, graphError(999, parrot)),
    'a missing permission': json(403, graphError(200, parrot)),
    'an error with a good status': json(200, shown),
    'another shape': json(200, { success: false, message: parrot, pin: secret }),
    'a header': json(429, hidden, { 'retry-after': secret, 'x-app-usage': secret, 'x-sample': parrot }),
    'a page': (response) => void response.writeHead(502).end(`<html>${parrot}</html>`),
    'half an answer': (response) => void response.writeHead(200).end(`{"pin":"${secret}`),
    dropped,
    silent,
  };

  test.each(Object.entries(faults))('is in no log and no fault: %s', async (name, answering) => {
    server.answers(answering);
    const fault = await call(meta, name === 'silent' ? { withinMs: 50 } : {});
    expect(fault).toMatchObject({ kind: 'fault' });
    expect(server.asked[0]?.body).toContain(secret);
    const kept = JSON.stringify(fault) + lines.join('');
    expect(kept).toContain('provider called');
    for (const spelling of [secret, `${head}-${tail}`, `${head} ${tail}`])
      expect(kept).not.toContain(spelling);
  });

  test('is in no log where all went well, and in no address', async () => {
    server.answers(json(200, { success: true }));
    expect(await call(meta)).toMatchObject({ kind: 'answer', value: true });
    expect(lines.join('')).not.toContain(secret);
    expect(server.asked[0]?.url).not.toContain(secret);
    expect(JSON.stringify(server.asked[0]?.headers)).not.toContain(secret);
  });
});
