/** Braze's clusters with their dashboard and REST hosts (domain.md A.2; there is no US-09). */
const numbered = (n: number) => String(n).padStart(2, '0');

const us = Array.from({ length: 8 }, (_, i) => [
  `US-${numbered(i + 1)}`,
  {
    dashboard: `https://dashboard-${numbered(i + 1)}.braze.com`,
    rest: `https://rest.iad-${numbered(i + 1)}.braze.com`,
  },
]);

export const CLUSTERS: Readonly<Record<string, { dashboard: string; rest: string }>> = {
  ...Object.fromEntries(us),
  'US-10': { dashboard: 'https://dashboard.us-10.braze.com', rest: 'https://rest.us-10.braze.com' },
  'EU-01': { dashboard: 'https://dashboard-01.braze.eu', rest: 'https://rest.fra-01.braze.eu' },
  'EU-02': { dashboard: 'https://dashboard-02.braze.eu', rest: 'https://rest.fra-02.braze.eu' },
  'AU-01': { dashboard: 'https://dashboard.au-01.braze.com', rest: 'https://rest.au-01.braze.com' },
  'ID-01': { dashboard: 'https://dashboard.id-01.braze.com', rest: 'https://rest.id-01.braze.com' },
  'JP-01': { dashboard: 'https://dashboard.jp-01.braze.com', rest: 'https://rest.jp-01.braze.com' },
};

/** The host a workspace's REST key is good for: its own, else its cluster's. */
export const restUrlOf = (workspace: { cluster: string; restUrl?: string | null }): string =>
  workspace.restUrl ?? CLUSTERS[workspace.cluster]?.rest ?? '';

export const dashboardUrlOf = (workspace: { cluster: string; dashboardUrl?: string | null }): string =>
  workspace.dashboardUrl ?? CLUSTERS[workspace.cluster]?.dashboard ?? '';
