import { Icon } from '../icon.tsx';
import { useWords } from '../reading.tsx';
import { BotSwitch } from './bot-switch.tsx';
import { Braze } from './braze.tsx';
import { Clock } from './clock.tsx';
import { Faults } from './faults.tsx';
import { Numbers } from './numbers.tsx';
import { Operations } from './operations.tsx';
import { Phones } from './phones.tsx';
import { Reset } from './reset.tsx';
import { Traffic } from './traffic.tsx';
import { useWorldReading, WorldProvider } from './using-world.ts';

/** Everything that is not Slack: time, Braze, the phones, bad luck, and what went over the wire. */
export function WorldPanel({ onClose }: { onClose: () => void }) {
  const { world: words } = useWords();
  const reading = useWorldReading();
  return (
    <aside className="world" aria-label={words.label} data-testid="world-panel">
      <header className="pane-head">
        <h2>{words.label}</h2>
        <button type="button" className="icon-button" aria-label={words.hide} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="world-body">
        <WorldProvider value={reading}>
          <p className="quiet">{words.intro}</p>
          {reading.failure !== null && (
            <p className="problem" role="alert">
              {words.failed} {reading.failure}
            </p>
          )}
          <Clock />
          <BotSwitch />
          <Braze />
          <Phones />
          <Numbers />
          <Operations />
          <Traffic />
          <Faults />
          <Reset />
        </WorldProvider>
      </div>
    </aside>
  );
}
