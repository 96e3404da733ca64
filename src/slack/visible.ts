import { holds } from '../domain/access/access.ts';
import type { Workspace } from '../domain/asset/asset.ts';
import type { UserId, WorkspaceKey } from '../domain/asset/ids.ts';
import type { Desk } from './desk.ts';

export interface Visible {
  readonly workspaces: readonly Workspace[];
  /** The keys to search within; null for an admin, who sees everything. */
  readonly within: readonly WorkspaceKey[] | null;
}

/** The workspaces that a person may view: what is searched for them stays inside. */
export async function visible({ ctx }: Desk, user: UserId): Promise<Visible> {
  const { access, assets } = ctx.store.read;
  const own = await access.of(user);
  const workspaces = (await assets.workspaces()).filter((w) => holds(own, 'view', w.key));
  return { workspaces, within: own.admin ? null : workspaces.map((w) => w.key) };
}
