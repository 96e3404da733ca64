import path from 'node:path';
import type { Secret } from './secret.ts';
import { expected, type Given, printable, type Settings, settings, type Variable } from './settings.ts';

type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export interface SlackConfig {
  readonly botToken: Secret;
  /** Unset: Slack's own. Ends in a slash. */
  readonly apiUrl: string | undefined;
  /** How Slack reaches us. */
  readonly receives:
    | { readonly by: 'http'; readonly signingSecret: Secret }
    | { readonly by: 'socket'; readonly appToken: Secret };
}

export interface Config {
  readonly mode: 'sandbox' | 'slack';
  /** Unset in the sandbox, which brings its own Slack. */
  readonly slack: SlackConfig | undefined;
  readonly database: { readonly url: Secret | undefined; readonly ownerUrl: Secret | undefined };
  readonly http: { readonly host: string; readonly port: number };
  readonly logLevel: LogLevel;
  /** Absolute. */
  readonly dataDir: string;
  readonly clock: 'real' | 'controlled';
  readonly meta: {
    readonly graphUrl: string;
    readonly accessToken: Secret | undefined;
    readonly appSecret: Secret | undefined;
    readonly verifyToken: Secret | undefined;
  };
  readonly dialog360: {
    readonly hubUrl: string;
    readonly partnerId: string | undefined;
    readonly apiKey: Secret | undefined;
    readonly webhookSecret: Secret | undefined;
  };
  /** A key whose variable the inventory names (`apiKeyEnv`), as the environment had it at start. */
  secret(variable: string): string | undefined;
}

export interface ConfigurationFault {
  readonly variable: string;
  readonly expected: string;
  /** Never set for a variable that may hold a secret. */
  readonly got?: string;
}

export class ConfigurationInvalid extends Error {
  override readonly name = 'ConfigurationInvalid';
  readonly faults: readonly ConfigurationFault[];

  constructor(faults: readonly ConfigurationFault[]) {
    super(`faults in the configuration: ${faults.map(({ variable }) => variable).join(', ')}`);
    this.faults = faults;
  }
}

const sentences = {
  signingSecret: `${expected.SLACK_SIGNING_SECRET}, or SLACK_APP_TOKEN for Socket Mode: SLACK_BOT_TOKEN is set`,
  loopbackHost:
    'an address of this machine only, such as 127.0.0.1: without SLACK_BOT_TOKEN this is the sandbox',
  controlledClock: 'real: a controlled clock is only for a SLACK_API_URL on this machine (127.0.0.1)',
};

/** Reads the whole configuration once. Throws `ConfigurationInvalid` with every fault in it. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const captured = new Map(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const given: Given = Object.fromEntries(captured);
  const parsed = settings.safeParse(given);
  const malformed = (parsed.error?.issues ?? []).map((issue) => issue.path[0] as Variable);
  const faults = [
    ...[...new Set(malformed)].map((variable) => fault(given, variable, expected[variable])),
    ...contradictions(given).filter(({ variable }) => !malformed.includes(variable as Variable)),
  ];
  if (!parsed.success || faults.length > 0) throw new ConfigurationInvalid(faults);
  return compose(parsed.data, (variable) => captured.get(variable));
}

/** One line a fault, for the terminal. */
export function formatConfigurationFaults({ faults }: ConfigurationInvalid): readonly string[] {
  const lines = faults.map(({ variable, expected: wanted, got }) =>
    got === undefined ? `${variable}: expected ${wanted}` : `${variable}: expected ${wanted}; got "${got}"`,
  );
  return [...lines, '.env.example names every setting and what it does.'];
}

function contradictions(given: Given): readonly ConfigurationFault[] {
  const sandbox = given.SLACK_BOT_TOKEN === undefined;
  const faults: ConfigurationFault[] = [];
  if (!sandbox && given.SLACK_SIGNING_SECRET === undefined && given.SLACK_APP_TOKEN === undefined) {
    faults.push(fault(given, 'SLACK_SIGNING_SECRET', sentences.signingSecret));
  }
  if (sandbox && given.HOST !== undefined && !isLoopback(given.HOST)) {
    faults.push(fault(given, 'HOST', sentences.loopbackHost));
  }
  if (!sandbox && given.CLOCK === 'controlled' && !isLoopbackUrl(given.SLACK_API_URL)) {
    faults.push(fault(given, 'CLOCK', sentences.controlledClock));
  }
  return faults;
}

function fault(given: Given, variable: Variable, wanted: string): ConfigurationFault {
  const got = given[variable];
  return got !== undefined && printable.includes(variable)
    ? { variable, expected: wanted, got }
    : { variable, expected: wanted };
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);
}

function isLoopbackUrl(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && isLoopback(new URL(url).hostname);
}

function compose(read: Settings, secretOf: (variable: string) => string | undefined): Config {
  const slack = slackOf(read);
  const mode = slack === undefined ? 'sandbox' : 'slack';
  return freeze({
    mode,
    slack,
    database: freeze({ url: read.DATABASE_URL, ownerUrl: read.DATABASE_OWNER_URL }),
    http: freeze({ host: read.HOST ?? (mode === 'sandbox' ? '127.0.0.1' : '0.0.0.0'), port: read.PORT }),
    logLevel: read.LOG_LEVEL,
    dataDir: path.resolve(read.DATA_DIR),
    clock: read.CLOCK ?? (mode === 'sandbox' ? 'controlled' : 'real'),
    meta: freeze({
      graphUrl: read.META_GRAPH_URL,
      accessToken: read.META_ACCESS_TOKEN,
      appSecret: read.META_APP_SECRET,
      verifyToken: read.META_VERIFY_TOKEN,
    }),
    dialog360: freeze({
      hubUrl: read.DIALOG360_HUB_URL,
      partnerId: read.DIALOG360_PARTNER_ID,
      apiKey: read.DIALOG360_API_KEY,
      webhookSecret: read.DIALOG360_WEBHOOK_SECRET,
    }),
    secret: secretOf,
  });
}

function slackOf(read: Settings): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = read;
  if (botToken === undefined) return undefined;
  if (appToken !== undefined) {
    return freeze({ botToken, apiUrl: read.SLACK_API_URL, receives: freeze({ by: 'socket', appToken }) });
  }
  if (signingSecret === undefined) return undefined;
  return freeze({ botToken, apiUrl: read.SLACK_API_URL, receives: freeze({ by: 'http', signingSecret }) });
}

const freeze = Object.freeze;
