import type { PageWorld } from '../../contract.ts';
import { changeWorld } from '../api.ts';
import { useWords } from '../reading.tsx';
import { Copyable } from './copyable.tsx';
import { Integrate } from './integrate.tsx';
import { useWorld } from './using-world.ts';

type Workspace = PageWorld['workspaces'][number];
type Group = Workspace['groups'][number];

function GroupRow({ workspace, group }: { workspace: string; group: Group }) {
  const { braze } = useWords().world;
  const { change, busy } = useWorld();
  const active = group.state === 'active';
  const path = active ? 'control/braze/archive' : 'control/braze/unarchive';
  return (
    <li className="group" data-testid={`group-${group.id}`}>
      <span className="group-words">
        <span className={active ? '' : 'quiet'}>{group.name}</span>
        <Copyable text={group.id} />
      </span>
      <span className={active ? 'state is-active' : 'state'}>{active ? braze.active : braze.archived}</span>
      <button
        type="button"
        className="button button-small"
        disabled={busy}
        data-testid={`${active ? 'archive' : 'unarchive'}-${group.id}`}
        onClick={() => void change(() => changeWorld(path, { workspace, group: group.id }))}
      >
        {active ? braze.archive : braze.unarchive}
      </button>
    </li>
  );
}

/** What people do by hand in Braze's dashboard. */
export function Braze() {
  const { braze } = useWords().world;
  const { world } = useWorld();
  return (
    <section className="box">
      <h3>{braze.title}</h3>
      <p className="quiet">{braze.explain}</p>
      {world?.workspaces.map(({ key, name, cluster, groups }) => (
        <details key={key} className="fold" data-testid={`workspace-${key}`}>
          <summary>
            {name}
            <span className="quiet">
              {cluster} · {braze.groups(groups.length)}
            </span>
          </summary>
          {groups.length === 0 && <p className="quiet">{braze.noGroups}</p>}
          <ul>
            {groups.map((group) => (
              <GroupRow key={group.id} workspace={key} group={group} />
            ))}
          </ul>
          <Integrate workspace={key} />
        </details>
      ))}
    </section>
  );
}
