import type { Inventory } from '../../domain/asset/inventory.ts';

type Workspace = Inventory['workspaces'][number];

/** Above every number of the company, and kept for fiction as they are (France 06 39 98, UK 07700 900, US 555-01). */
function phoneOf({ timezone }: Workspace, index: number): string {
  if (timezone === 'Europe/Paris') return `+33639${989_900 + index}`;
  if (timezone === 'America/New_York') return `+1212555${String(170 + index).padStart(4, '0')}`;
  return `+447700900${500 + index}`;
}

export interface Tester {
  readonly workspace: string;
  readonly externalId: string;
  readonly e164: string;
  readonly name: string;
}

/** The people who may receive tests, each with a phone. */
export function testersOf({ workspaces }: Pick<Inventory, 'workspaces'>): readonly Tester[] {
  return workspaces.flatMap((workspace, index) =>
    (workspace.testers ?? []).slice(0, 1).map((externalId) => ({
      workspace: workspace.key,
      externalId,
      e164: phoneOf(workspace, index + 1),
      name: `Tester ${workspace.name}`,
    })),
  );
}
