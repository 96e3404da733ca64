import type { Group, Waba, Workspace } from '../../domain/asset/asset.ts';
import type { GroupRoom, MigrationFacts, MigrationRequest } from '../../domain/migration/facts.ts';
import type { MigrationStepKey } from '../../domain/migration/rows.ts';
import { scenarios } from '../../domain/migration/scenarios.ts';
import type { Abilities } from '../ports/context.ts';
import type { Store } from '../ports/store.ts';
import { automaticSteps } from '../transfer/automatic-steps.ts';

type Reading = Pick<Store['read'], 'assets' | 'operations' | 'carrying'>;

/** A number with its Braze group, before they move. */
interface Moving {
  readonly request: MigrationRequest;
  readonly group: Group | null;
  readonly source: Waba;
  /** Null: outside. */
  readonly target: Waba | null;
  readonly workspaces: readonly Workspace[];
  /** The operation that is planned again. */
  readonly ignoring: string | null;
}

interface GroupFacts extends Pick<MigrationFacts, 'room' | 'vouchers'> {
  /** What the bot does itself where the group is made anew. */
  readonly automatic: readonly MigrationStepKey[];
}

/** What concerns the Braze group alone; nothing where none is made anew. */
export async function readGroupFacts(
  from: Reading,
  abilities: Abilities,
  { request, group, source, target, workspaces, ignoring }: Moving,
): Promise<GroupFacts> {
  if (group === null || target?.provider !== 'braze') return { room: null, vouchers: null, automatic: [] };
  const vouchers = await from.carrying.vouchers(group.id);
  const home = workspaces.find(({ key }) => key === group.workspaceKey);
  if (home === undefined) return { room: null, vouchers, automatic: [] };
  // A number that is registered anew has another id, so that no webhook would prove a test.
  const proves = scenarios[request.scenario].assets !== 'anew';
  const steps = automaticSteps({ origin: home, destination: home, vouchers }, abilities);
  return {
    room: await roomFor(from, { home, group, source, target, ignoring }),
    vouchers,
    automatic: steps.filter((step) => proves || step !== 'test_sent'),
  };
}

async function roomFor(
  { assets, operations }: Reading,
  at: { home: Workspace; group: Group; source: Waba; target: Waba; ignoring: string | null },
): Promise<GroupRoom> {
  const onSource = await assets.activeGroupsOfWaba(at.source.id);
  return {
    workspace: at.home,
    wabas: await assets.wabasInWorkspace(at.home.key),
    onTheirWay: await operations.wabasComingTo(at.home.key, at.ignoring),
    groups: await assets.countGroupsInWorkspace(at.home.key),
    onSource: onSource.filter((each) => each.workspaceKey === at.home.key).map(({ id }) => id),
    onDestination: (await assets.activeGroupsOfWaba(at.target.id)).map(({ id }) => id),
    moving: [at.group.id],
  };
}
