import type { WebClient } from '@slack/web-api';
import type { Braze } from '../application/ports/braze.ts';
import type { Dialog360 } from '../application/ports/dialog360.ts';
import type { Meta } from '../application/ports/meta.ts';
import type { ProviderFault } from '../application/ports/provider.ts';
import type { Workspace } from '../domain/asset/asset.ts';
import { WabaId } from '../domain/asset/ids.ts';
import type { Inventory } from '../domain/asset/inventory.ts';

export interface Finding {
  readonly outcome: 'ok' | 'fail' | 'skip';
  readonly what: string;
  readonly detail: string | null;
  /** How to mend it. */
  readonly fix: string | null;
}

export interface Prober {
  readonly hasKey: (variable: string) => boolean;
  readonly braze: Braze;
  readonly meta: Meta | null;
  readonly metaWebhooks: boolean;
  readonly dialog360: Dialog360 | null;
}

const ok = (what: string, detail: string | null = null): Finding => ({
  outcome: 'ok',
  what,
  detail,
  fix: null,
});
const fail = (what: string, detail: string, fix: string): Finding => ({ outcome: 'fail', what, detail, fix });
const skip = (what: string, detail: string): Finding => ({ outcome: 'skip', what, detail, fix: null });

const PATIENCE = { withinMs: 10_000 };

/** The token works, and its scopes are those of the manifest. */
export async function checkSlack(web: WebClient | null, wanted: readonly string[]): Promise<Finding[]> {
  if (web === null) return [skip('Slack', 'no SLACK_BOT_TOKEN: the sandbox brings its own Slack')];
  try {
    const answer = await web.auth.test();
    const granted = answer.response_metadata?.scopes ?? [];
    const missing = granted.length === 0 ? [] : wanted.filter((scope) => !granted.includes(scope));
    if (missing.length === 0) return [ok('Slack', `${answer.team ?? ''} as ${answer.user ?? ''}`)];
    return [
      fail(
        'Slack',
        `scopes missing: ${missing.join(', ')}`,
        'add them under OAuth & Permissions (manifest.json has them all) and install the app again',
      ),
    ];
  } catch (error) {
    const said = error instanceof Error ? error.message : 'no answer';
    return [
      fail(
        'Slack',
        said,
        'check SLACK_BOT_TOKEN (xoxb-…, of this app) and that SLACK_API_URL, if set, is right',
      ),
    ];
  }
}

/** Every workspace's key: set, good on its cluster, with the permissions that the bot needs. */
export async function checkBraze({ braze, hasKey }: Prober, { workspaces }: Inventory): Promise<Finding[]> {
  if (workspaces.length === 0)
    return [fail('inventory', 'no workspaces', 'apply a file: npm run -s inventory -- apply FILE')];
  return Promise.all(
    workspaces.map(async (row): Promise<Finding> => {
      const what = `Braze key of ${row.key} (${row.apiKeyEnv})`;
      if (!hasKey(row.apiKeyEnv))
        return fail(what, 'not set', `set ${row.apiKeyEnv} to a REST key of ${row.name}`);
      const answer = await braze.checkKey(asWorkspace(row), PATIENCE);
      if (answer.kind === 'fault') return faulty(what, answer, row.cluster);
      const { missing } = answer.value;
      if (missing.length === 0) return ok(what, `good on ${row.cluster}`);
      return fail(
        what,
        `lacks ${missing.join(', ')}`,
        'create a new key with these permissions; a key can’t be changed',
      );
    }),
  );
}

const asWorkspace = (row: Inventory['workspaces'][number]): Workspace => ({
  ...row,
  restUrl: row.restUrl ?? null,
  dashboardUrl: row.dashboardUrl ?? null,
  brazeAppId: row.brazeAppId ?? null,
  wabasTotal: row.wabasTotal ?? null,
  marketingStops: row.marketingStops ?? null,
});

function faulty(what: string, fault: ProviderFault, cluster: string): Finding {
  const detail = `${fault.fault}${fault.status === null ? '' : ` (${fault.status})`}${fault.said === null ? '' : `, “${fault.said}”`}`;
  if (fault.fault === 'unauthorized') {
    return fail(
      what,
      detail,
      `the key is wrong, in quotes, or of another cluster than ${cluster}: copy it again from that workspace`,
    );
  }
  if (fault.fault === 'forbidden') {
    return fail(
      what,
      detail,
      `create a key with ${fault.permission ?? 'the missing permission'}, and allow this address if the key has an IP list`,
    );
  }
  return fail(what, detail, fault.retryable ? 'try again later' : 'check the address and the inventory row');
}

/** The token reads every WABA, and an app gets its webhooks. */
export async function checkMeta({ meta, metaWebhooks }: Prober, { wabas }: Inventory): Promise<Finding[]> {
  if (meta === null) return [skip('Meta', 'no META_ACCESS_TOKEN: health, templates and proofs stay manual')];
  const hooks = metaWebhooks
    ? ok('Meta webhooks', 'META_APP_SECRET and META_VERIFY_TOKEN are set')
    : fail(
        'Meta webhooks',
        'not verifiable',
        'set META_APP_SECRET and META_VERIFY_TOKEN, and point the app’s webhooks at /webhooks/meta',
      );
  const each = wabas.map(async (row): Promise<Finding> => {
    const what = `Meta WABA ${row.id} (${row.name})`;
    const id = WabaId.parse(row.id);
    const read = await meta.waba(id, PATIENCE);
    if (read.kind === 'fault') return faulty(what, read, 'Meta');
    const apps = await meta.subscribedApps(id, PATIENCE);
    if (apps.kind === 'fault') return faulty(what, apps, 'Meta');
    if (apps.value.length > 0)
      return ok(what, `webhooks go to ${apps.value.map((a) => a.name ?? a.id).join(', ')}`);
    return fail(
      what,
      'no app is subscribed',
      `subscribe the app: POST /${row.id}/subscribed_apps with its token`,
    );
  });
  return [hooks, ...(await Promise.all(each))];
}

export async function checkDialog360({ dialog360 }: Prober): Promise<Finding[]> {
  if (dialog360 === null) return [skip('360dialog', 'no DIALOG360_API_KEY')];
  const channels = await dialog360.channels(null, PATIENCE);
  return [
    channels.kind === 'answer'
      ? ok('360dialog', 'the partner key works')
      : faulty('360dialog', channels, '360dialog'),
  ];
}
