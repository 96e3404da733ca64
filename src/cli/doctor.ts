import { existsSync, readFileSync } from 'node:fs';
import { LogLevel, WebClient } from '@slack/web-api';
import { type Config, ConfigurationInvalid, formatConfigurationFaults, readConfig } from '../config.ts';
import { createBraze } from '../providers/braze/client.ts';
import { unlimited } from '../providers/caller.ts';
import { createDialog360 } from '../providers/dialog360/client.ts';
import { createMeta } from '../providers/meta/client.ts';
import { openDatabase } from '../store/database.ts';
import { DatabaseUnavailable } from '../store/database-unavailable.ts';
import { createInventoryStore } from '../store/inventory.ts';
import { migrate } from '../store/migrate.ts';
import {
  checkBraze,
  checkDialog360,
  checkMeta,
  checkSlack,
  type Finding,
  type Prober,
} from './doctor-checks.ts';

/** `npm run doctor`: everything that must hold before the bot can work, and how to fix what does not. */
const ICON: Readonly<Record<Finding['outcome'], string>> = { ok: 'ok  ', fail: 'FAIL', skip: 'skip' };

function print(findings: readonly Finding[]): void {
  for (const { outcome, what, detail, fix } of findings) {
    console.log(
      `${ICON[outcome]}  ${what}${detail === null ? '' : `: ${detail}`}${fix === null ? '' : `\n      → ${fix}`}`,
    );
  }
}

async function examine(): Promise<Finding[]> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const findings: Finding[] = [{ outcome: 'ok', what: 'configuration', detail: config.mode, fix: null }];
  findings.push(...(await checkSlack(slackOf(config), scopes())));
  const database = await openDatabase({
    url: config.database.url?.reveal(),
    ownerUrl: config.database.ownerUrl?.reveal(),
    dataDir: config.dataDir,
    join: true,
    maxConnections: 2,
  });
  try {
    await migrate(database);
    findings.push({ outcome: 'ok', what: 'database', detail: database.where, fix: null });
    const estate = await createInventoryStore(database.db).snapshot((view) => view.read());
    const prober = proberOf(config);
    findings.push(...(await checkBraze(prober, estate)));
    findings.push(...(await checkMeta(prober, estate)));
    findings.push(...(await checkDialog360(prober)));
  } finally {
    await database.close();
  }
  return findings;
}

function slackOf({ slack }: Config): WebClient | null {
  if (!slack) return null;
  return new WebClient(slack.botToken.reveal(), {
    ...(slack.apiUrl ? { slackApiUrl: slack.apiUrl } : {}),
    retryConfig: { retries: 0 },
    logLevel: LogLevel.ERROR,
    timeout: 10_000,
  });
}

function scopes(): string[] {
  const manifest: { oauth_config: { scopes: { bot: string[] } } } = JSON.parse(
    readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'),
  );
  return manifest.oauth_config.scopes.bot;
}

function proberOf(config: Config): Prober {
  const { meta, dialog360 } = config;
  const secret = (variable: string) => config.secret(variable);
  const calling = { budget: unlimited, clock: { now: () => new Date() } };
  return {
    hasKey: (variable) => Boolean(config.secret(variable)),
    braze: createBraze({ secret }),
    meta: meta.accessToken
      ? createMeta({ ...calling, graphUrl: meta.graphUrl, accessToken: meta.accessToken })
      : null,
    metaWebhooks: Boolean(meta.appSecret && meta.verifyToken),
    dialog360: dialog360.apiKey
      ? createDialog360({
          ...calling,
          hubUrl: dialog360.hubUrl,
          partnerId: dialog360.partnerId,
          apiKey: dialog360.apiKey,
          secret,
        })
      : null,
  };
}

try {
  const findings = await examine();
  print(findings);
  process.exitCode = findings.some((f) => f.outcome === 'fail') ? 1 : 0;
} catch (error) {
  if (error instanceof ConfigurationInvalid)
    for (const line of formatConfigurationFaults(error)) console.error(line);
  else if (error instanceof DatabaseUnavailable) console.error(error.message);
  else throw error;
  process.exitCode = 1;
}
