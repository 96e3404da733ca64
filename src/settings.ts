import { z } from 'zod';
import { Secret } from './secret.ts';

const secret = z
  .string()
  .regex(/^\S+$/)
  .transform((value) => new Secret(value));
const tokenOf = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}-\\S+$`))
    .transform((value) => new Secret(value));
const databaseUrl = z
  .url({ protocol: /^postgres(ql)?$/, hostname: /^.*$/ })
  .transform((value) => new Secret(value));
const httpUrl = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));

/** Deployments hold on to these names: change none. */
export const settings = z.object({
  SLACK_BOT_TOKEN: tokenOf('xoxb').optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_APP_TOKEN: tokenOf('xapp').optional(),
  SLACK_API_URL: httpUrl.transform((value) => `${value}/`).optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_OWNER_URL: databaseUrl.optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65_535))
    .default(3000),
  HOST: z.string().regex(/^\S+$/).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DATA_DIR: z.string().default('.data'),
  META_GRAPH_URL: httpUrl.default('https://graph.facebook.com/v24.0'),
  META_ACCESS_TOKEN: secret.optional(),
  META_APP_SECRET: secret.optional(),
  META_VERIFY_TOKEN: secret.optional(),
  DIALOG360_HUB_URL: httpUrl.default('https://hub.360dialog.io/api/v2'),
  DIALOG360_PARTNER_ID: z.string().regex(/^\S+$/).optional(),
  DIALOG360_API_KEY: secret.optional(),
  DIALOG360_WEBHOOK_SECRET: secret.optional(),
  CLOCK: z.enum(['real', 'controlled']).optional(),
});

export type Settings = z.output<typeof settings>;
export type Variable = keyof Settings;
export type Given = Partial<Record<Variable, string>>;

const oneWord = 'a value without spaces';
/** What a person is told when a value doesn't fit. */
export const expected: Record<Variable, string> = {
  SLACK_BOT_TOKEN: 'a bot token, which starts with xoxb- (Slack app settings, OAuth & Permissions)',
  SLACK_SIGNING_SECRET: 'the signing secret, without spaces (Slack app settings, Basic Information)',
  SLACK_APP_TOKEN: 'an app-level token, which starts with xapp- (Slack app settings, Basic Information)',
  SLACK_API_URL: 'a URL such as https://slack.com/api/',
  DATABASE_URL: 'a URL such as postgres://user:password@host:5432/database',
  DATABASE_OWNER_URL: 'a URL such as postgres://owner:password@host:5432/database',
  PORT: 'a whole number from 0 to 65535',
  HOST: 'an address to listen on, such as 0.0.0.0',
  LOG_LEVEL: 'one of fatal, error, warn, info, debug, trace, silent',
  DATA_DIR: 'a folder',
  META_GRAPH_URL: 'a URL such as https://graph.facebook.com/v24.0',
  META_ACCESS_TOKEN: oneWord,
  META_APP_SECRET: oneWord,
  META_VERIFY_TOKEN: oneWord,
  DIALOG360_HUB_URL: 'a URL such as https://hub.360dialog.io/api/v2',
  DIALOG360_PARTNER_ID: oneWord,
  DIALOG360_API_KEY: oneWord,
  DIALOG360_WEBHOOK_SECRET: oneWord,
  CLOCK: 'real or controlled',
};

/** The variables whose values may be shown; all others may hold a secret. */
export const printable: readonly Variable[] = [
  ...(['SLACK_API_URL', 'PORT', 'HOST', 'LOG_LEVEL', 'DATA_DIR', 'CLOCK'] as const),
  ...(['META_GRAPH_URL', 'DIALOG360_HUB_URL', 'DIALOG360_PARTNER_ID'] as const),
];
