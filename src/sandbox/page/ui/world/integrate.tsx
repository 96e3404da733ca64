import { useState } from 'react';
import { changeWorld } from '../api.ts';
import { useWords } from '../reading.tsx';
import { Copyable } from './copyable.tsx';
import { useWorld } from './using-world.ts';

/** "Integrate a number": Braze makes a group, whose id goes back into Slack. */
export function Integrate({ workspace }: { workspace: string }) {
  const { braze } = useWords().world;
  const { change, busy } = useWorld();
  const [name, setName] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const integrate = () =>
    change(async () => {
      const { id } = await changeWorld('control/braze/integrate', { workspace, name: name.trim() });
      setMade(id);
      setName('');
    });
  return (
    <form
      className="integrate"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void integrate();
      }}
    >
      <input
        className="input"
        aria-label={braze.integrateName}
        placeholder={braze.integrateName}
        data-testid={`integrate-name-${workspace}`}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <button
        type="submit"
        className="button button-small"
        data-testid={`integrate-${workspace}`}
        disabled={busy || name.trim() === ''}
      >
        {braze.integrate}
      </button>
      {made !== null && (
        <p className="made" role="status">
          {braze.integrated}: <Copyable text={made} testId={`integrated-${workspace}`} />
        </p>
      )}
    </form>
  );
}
