import { useEffect, useMemo } from 'react';
import { openHome } from './acting.ts';
import { Blocks } from './blocks/blocks.tsx';
import { settle } from './drafts.ts';
import { page } from './page.ts';
import { ProblemNote } from './problem-note.tsx';
import { useReading } from './reading.tsx';
import { useStore } from './store.ts';
import { SurfaceProvider } from './surface.ts';

/** The Home tab of the app, drawn for the person who looks. */
export function HomeTab() {
  const { words, me } = useReading();
  const connected = useStore(page, (p) => p.connection === 'open');
  const view = useStore(page, (p) => p.home);
  const values = view?.state.values;
  const surface = useMemo(
    () => ({ key: 'home', target: { in: 'home' } as const, values: values ?? {} }),
    [values],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: everyone has their own Home
  useEffect(() => {
    if (connected) void openHome();
  }, [connected, me]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new hash is a new state of the view
  useEffect(() => settle('home'), [view?.hash]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="home scroller" aria-label={words.home.label} id="conversation" tabIndex={0}>
      <ProblemNote where="home" />
      {view === null ? (
        <p className="empty">{words.home.empty}</p>
      ) : (
        <SurfaceProvider value={surface}>
          <Blocks blocks={view.blocks} errors={view.errors} />
        </SurfaceProvider>
      )}
    </section>
  );
}
