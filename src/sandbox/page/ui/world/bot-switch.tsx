import { changeWorld } from '../api.ts';
import { page } from '../page.ts';
import { useWords } from '../reading.tsx';
import { useStore } from '../store.ts';
import { useWorld } from './using-world.ts';

export function BotSwitch() {
  const { bot } = useWords().world;
  const { change, busy } = useWorld();
  const up = useStore(page, (p) => p.state?.botIsUp ?? true);
  return (
    <section className="box box-line">
      <p>
        <span className={up ? 'lamp is-on' : 'lamp'} />
        {up ? bot.up : bot.down}
      </p>
      <button
        type="button"
        role="switch"
        aria-checked={up}
        aria-label={up ? bot.stop : bot.start}
        title={up ? bot.stop : bot.start}
        className="switch"
        data-testid="bot-toggle"
        disabled={busy}
        onClick={() => void change(() => changeWorld('bot', { up: !up }))}
      />
    </section>
  );
}
