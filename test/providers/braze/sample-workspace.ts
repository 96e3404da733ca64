import type { Workspace } from '../../../src/domain/asset/asset.ts';
import { ChannelId, WorkspaceKey } from '../../../src/domain/asset/ids.ts';

export function sampleWorkspace(restUrl: string | null, key = 'brand-fr'): Workspace {
  return {
    key: WorkspaceKey.parse(key),
    name: 'Sample brand',
    cluster: 'EU-01',
    restUrl,
    dashboardUrl: null,
    apiKeyEnv: 'SAMPLE_BRAZE_KEY',
    brazeAppId: null,
    channel: ChannelId.parse('C0SAMPLE'),
    timezone: 'Europe/Paris',
    locale: 'fr',
    approvals: 0,
    testers: [],
    wabasTotal: null,
    marketingStops: null,
  };
}
