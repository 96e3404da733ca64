import { useEffect, useState } from 'react';
import { Announcer } from './announcer.tsx';
import { Banner } from './banner.tsx';
import { useNoStrayDrops } from './dropping.ts';
import { MainPane } from './main-pane.tsx';
import { ThreadPane } from './messages/thread-pane.tsx';
import { ViewModal } from './modal/view-modal.tsx';
import { page } from './page.ts';
import { Rail } from './rail/rail.tsx';
import { useReading } from './reading.tsx';
import { useStore } from './store.ts';
import { connect } from './stream.ts';
import { useTheme } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import { Tour } from './tour/tour.tsx';
import { useTour } from './tour/using-tour.ts';
import { WorldPanel } from './world/world-panel.tsx';

const wide = '(min-width: 1180px)';

function Waiting() {
  const { words } = useReading();
  const failed = useStore(page, (p) => p.connection === 'failed');
  return (
    <main className="waiting">
      <p role="status">{failed ? words.failedToLoad : words.loading}</p>
      {failed && (
        <button type="button" className="button" onClick={() => void connect()}>
          {words.retry}
        </button>
      )}
    </main>
  );
}

export function App() {
  const { words, reader } = useReading();
  const ready = useStore(page, (p) => p.state !== null);
  const thread = useStore(page, (p) => p.thread);
  const hasModal = useStore(page, (p) => p.modal !== null);
  const theme = useTheme();
  const tour = useTour();
  useNoStrayDrops();
  const [rail, setRail] = useState(false);
  const [world, setWorld] = useState(() => window.matchMedia(wide).matches);

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = reader.locale;
    document.title = words.app;
  }, [theme, reader.locale, words.app]);

  if (!ready) return <Waiting />;
  return (
    <div className={['app', world ? 'has-world' : '', thread ? 'has-thread' : ''].join(' ')}>
      <a className="skip" href="#conversation">
        {words.skip}
      </a>
      <Rail open={rail} onClose={() => setRail(false)} />
      <div className="middle">
        <TopBar
          world={world}
          onRail={() => setRail(true)}
          onWorld={() => setWorld(!world)}
          onTour={tour.start}
        />
        <Banner />
        <div className="panes">
          <main className="main">
            <MainPane />
          </main>
          {thread !== null && <ThreadPane key={`${thread.channel} ${thread.ts}`} {...thread} />}
        </div>
      </div>
      {world && <WorldPanel onClose={() => setWorld(false)} />}
      <ViewModal />
      <Announcer />
      {tour.step !== null && !hasModal && <Tour {...tour} step={tour.step} />}
    </div>
  );
}
