import { page } from './page.ts';
import { ProblemNote } from './problem-note.tsx';
import { useWords } from './reading.tsx';
import { useStore } from './store.ts';

/** What the whole page should know: the connection is gone, the bot is off. */
export function Banner() {
  const words = useWords();
  const lost = useStore(page, (p) => p.connection === 'lost');
  const botIsUp = useStore(page, (p) => p.state?.botIsUp ?? true);
  return (
    <div role="status" className="banners">
      {lost && (
        <p className="banner" data-testid="reconnecting">
          <span className="spinner" />
          {words.reconnecting}
        </p>
      )}
      {!lost && !botIsUp && (
        <p className="banner is-warning" data-testid="bot-is-down">
          {words.botIsDown}
        </p>
      )}
      <ProblemNote where="page" />
    </div>
  );
}
