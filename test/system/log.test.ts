import { describe, expect, test } from 'vitest';
import { createLog, newRef } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { Secret } from '../../src/secret.ts';

function recorder() {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
  return { log, lines, text: () => lines.join('') };
}

describe('what a log line never holds', () => {
  test.each([
    ['a bot token in a message', 'used xoxb-1234-sample-token'],
    ['an app token in a message', 'used xapp-1-A1-sample-token'],
    ['a bearer token in a message', 'sent Authorization: Bearer sample.token-value'],
    ['an access token in a URL', 'GET https://graph.example/me?access_token=sample-token&fields=id'],
    ['a password in a URL', 'connecting to postgres://me:sample-token@db.example/x'],
    ['a response URL', 'posting to https://hooks.slack.com/commands/T0/1/sample-token'],
    ['a PIN in a message', 'registering with PIN: 482913'],
  ])('%s', (_, message) => {
    const { log, text } = recorder();
    log.info(message);
    expect(text()).not.toMatch(/sample.token|482913/);
    expect(text()).toContain('[redacted]');
  });

  test.each([
    'pin',
    'code',
    'token',
    'accessToken',
    'apiKey',
    'D360-API-KEY',
    'app_secret',
    'authorization',
    'password',
  ])('the value of a field called %s, at any depth, in child fields too', (field) => {
    const { log, text } = recorder();
    log
      .child({ [field]: '482-913' })
      .info({ [field]: '482-913', request: { body: [{ [field]: '482913' }] } }, 'x');
    expect(text()).not.toMatch(/482-?913/);
  });

  test.each(['+33612345678', '+33 6 12 34 56 78', '+1 (555) 010-9978'])('the phone number %s', (number) => {
    const { log, text } = recorder();
    log.info({ asked: { about: number } }, `cannot reach ${number}`);
    expect(text()).not.toContain(number);
    expect(text()).toMatch(/cannot reach \+\d\d…78/);
  });

  test('a phone number without a plus in a field that is made for one', () => {
    const { log, text } = recorder();
    log.info({ wa_id: '33612345678', from: 33612345678 }, 'x');
    expect(text()).not.toContain('33612345678');
  });

  test('secrets inside an error, its cause and its own fields', () => {
    const { log, text } = recorder();
    const cause = new Error('refused Bearer sample.token-value');
    const error = Object.assign(new Error('call for +33612345678 failed', { cause }), {
      config: { headers: { Authorization: 'Bearer sample.token-value' } },
    });
    log.error(error);
    log.error({ err: error }, 'again');
    expect(text()).not.toMatch(/sample\.token|33612345678/);
  });

  test('a secret of the configuration', () => {
    const { log, text } = recorder();
    log.info({ value: new Secret('sample-token') }, `with ${new Secret('sample-token')}`);
    expect(text()).not.toContain('sample-token');
  });
});

describe('what a log line keeps', () => {
  test('ids, error codes, times and the reference are readable', () => {
    const { log, lines } = recorder();
    const ref = newRef();
    log
      .child({ ref })
      .warn({ waba: '102290129340398', code: 'ECONNREFUSED', metaCode: 131050 }, 'slow answer');
    const line: unknown = JSON.parse(lines[0] ?? '');
    expect(line).toMatchObject({
      level: 'warn',
      ref,
      waba: '102290129340398',
      code: 'ECONNREFUSED',
      metaCode: 131050,
      msg: 'slow answer',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  });

  test('a reference is six characters that nobody can misread', () => {
    const refs = Array.from({ length: 200 }, newRef);
    expect(new Set(refs).size).toBeGreaterThan(198);
    for (const ref of refs) expect(ref).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{6}$/);
  });
});

test('two sets of metrics in one process do not share numbers', async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  one.slackRequests.inc({ kind: 'command', outcome: 'accepted' });
  one.slackAckSeconds.observe({ kind: 'command' }, 0.02);
  expect(await one.registry.metrics()).toContain('slack_requests_total{kind="command",outcome="accepted"} 1');
  expect(await other.registry.metrics()).not.toContain('outcome="accepted"');
});
