import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { ReadingProvider } from './reading.tsx';
import { connect } from './stream.ts';
import 'slack-blocks-to-jsx/dist/style.css';
import './styles/colours.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/messages.css';
import './styles/blocks.css';
import './styles/dialogs.css';
import './styles/world.css';

const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));

createRoot(root).render(
  <ReadingProvider>
    <App />
  </ReadingProvider>,
);
void connect();
