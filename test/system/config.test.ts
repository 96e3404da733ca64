import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConfigurationInvalid, formatConfigurationFaults, readConfig } from '../../src/config.ts';

const slack = { SLACK_BOT_TOKEN: 'xoxb-sample', SLACK_SIGNING_SECRET: 'sample-signing-secret' };

describe('what is refused', () => {
  test('every fault is reported at once, by variable name and with what is expected', () => {
    const error = refusal({
      SLACK_BOT_TOKEN: 'not-a-bot-token',
      SLACK_APP_TOKEN: 'xoxb-wrong-kind',
      SLACK_API_URL: 'slack',
      DATABASE_URL: 'mysql://db/switchboard',
      PORT: '70000',
      LOG_LEVEL: 'loud',
      META_GRAPH_URL: 'ftp://graph.example',
      META_ACCESS_TOKEN: 'two words',
      CLOCK: 'sundial',
    });
    expect(error.faults.map(({ variable }) => variable)).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_API_URL',
      'DATABASE_URL',
      'PORT',
      'LOG_LEVEL',
      'META_GRAPH_URL',
      'META_ACCESS_TOKEN',
      'CLOCK',
    ]);
    expect(formatConfigurationFaults(error)).toContain(
      'PORT: expected a whole number from 0 to 65535; got "70000"',
    );
  });

  test('a malformed value and a contradiction are reported together', () => {
    const error = refusal({ SLACK_BOT_TOKEN: 'xoxb-sample', PORT: 'http', CLOCK: 'controlled' });
    expect(error.faults.map(({ variable }) => variable)).toEqual(['PORT', 'SLACK_SIGNING_SECRET', 'CLOCK']);
  });

  test('the values of secrets are in no fault', () => {
    const environment = {
      SLACK_BOT_TOKEN: 'hush-bot',
      SLACK_SIGNING_SECRET: 'hush signing',
      SLACK_APP_TOKEN: 'hush-app',
      DATABASE_URL: 'hush-url',
      DATABASE_OWNER_URL: 'hush-owner',
      META_ACCESS_TOKEN: 'hush meta',
      META_APP_SECRET: 'hush app secret',
      META_VERIFY_TOKEN: 'hush verify',
      DIALOG360_API_KEY: 'hush key',
      DIALOG360_WEBHOOK_SECRET: 'hush webhook',
    };
    const error = refusal(environment);
    expect(error.faults).toHaveLength(Object.keys(environment).length);
    expect([inspect(error, { depth: 9 }), ...formatConfigurationFaults(error)].join('\n')).not.toContain(
      'hush',
    );
  });

  test.each(['http://slack.example', undefined])(
    'a controlled clock is refused with SLACK_API_URL %s',
    (url) => {
      const error = refusal({ ...slack, CLOCK: 'controlled', SLACK_API_URL: url });
      expect(error.faults.map(({ variable }) => variable)).toEqual(['CLOCK']);
    },
  );

  test.each(['0.0.0.0', '192.0.2.7', '127.0.0.1.example'])('the sandbox refuses to listen on %s', (host) => {
    expect(refusal({ HOST: host }).faults.map(({ variable }) => variable)).toEqual(['HOST']);
  });
});

describe('what is read', () => {
  test('an empty environment is the sandbox: loopback, built-in database, a clock that can be wound', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      mode: 'sandbox',
      slack: undefined,
      database: { url: undefined, ownerUrl: undefined },
      http: { host: '127.0.0.1', port: 3000 },
      logLevel: 'info',
      clock: 'controlled',
    });
    expect(config.dataDir).toMatch(/^\/.*\/\.data$/);
  });

  test('with a bot token it is the real bot, over HTTP, open to the network, in real time', () => {
    const config = readConfig(slack);
    expect(config).toMatchObject({ mode: 'slack', http: { host: '0.0.0.0' }, clock: 'real' });
    expect(config.slack?.receives.by).toBe('http');
    expect(config.slack?.botToken.reveal()).toBe('xoxb-sample');
  });

  test('an app token means Socket Mode and needs no signing secret', () => {
    const config = readConfig({ SLACK_BOT_TOKEN: 'xoxb-sample', SLACK_APP_TOKEN: 'xapp-sample' });
    expect(config.slack?.receives.by).toBe('socket');
  });

  test('a controlled clock is allowed where Slack is on this machine', () => {
    const config = readConfig({ ...slack, CLOCK: 'controlled', SLACK_API_URL: 'http://127.0.0.1:4000/api' });
    expect(config).toMatchObject({ clock: 'controlled', slack: { apiUrl: 'http://127.0.0.1:4000/api/' } });
  });

  test('a variable that is empty or blank counts as not set', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: '', DATABASE_URL: '  ', PORT: '' })).toMatchObject({
      mode: 'sandbox',
      http: { port: 3000 },
    });
  });

  test.each([
    'postgres:///switchboard?host=/run/postgresql',
    'postgresql://me:p%40ss@db.example:6432/x?sslmode=require',
  ])('the database may be at %s', (url) => {
    expect(readConfig({ DATABASE_URL: url }).database.url?.reveal()).toBe(url);
  });

  test('keys that the inventory names are read from the environment of the start', () => {
    const environment: Record<string, string> = { BRAZE_KEY_SAMPLE: 'sample-key' };
    const config = readConfig(environment);
    environment.BRAZE_KEY_SAMPLE = 'changed';
    expect(config.secret('BRAZE_KEY_SAMPLE')).toBe('sample-key');
    expect(config.secret('BRAZE_KEY_OTHER')).toBeUndefined();
    expect(config.secret('constructor')).toBeUndefined();
  });

  test('nothing in it can be changed, and printing it shows no secret', () => {
    const config = readConfig({
      ...slack,
      DATABASE_URL: 'postgres://me:hush@db.example/x',
      META_APP_SECRET: 'hush',
    });
    expect(() => Object.assign(config.http, { port: 1 })).toThrow(TypeError);
    const printed = [
      JSON.stringify(config),
      inspect(config, { depth: 9, showHidden: true }),
      `${config.slack?.botToken}`,
    ];
    expect(printed.join('\n')).not.toMatch(/hush|xoxb-sample|sample-signing-secret/);
  });
});

function refusal(environment: Record<string, string | undefined>): ConfigurationInvalid {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigurationInvalid) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}
