import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { readLaunch } from './service/launch.ts';
import { places } from './place.tsx';
import { loadLanguage } from './text/language.ts';
import { sayOpening } from './ui/say-opening.ts';
import { connectionOver } from './zendesk/connection.ts';
import { connectZendesk, readingAhead } from './zendesk/zendesk.ts';

const root = document.getElementById('root');
if (root) {
  const name = location.pathname.split('/').at(-1);
  const place = name === 'modal' ? places.modal : name === 'nav-bar' ? places.nav_bar : places.ticket_sidebar;
  // Zendesk takes its time to answer: it is asked before anything here is drawn.
  const asked = connectZendesk().then((zendesk) => (place === places.ticket_sidebar ? readingAhead(zendesk) : zendesk));
  const connecting = connectionOver(asked);
  // Where it is drawn says that it did not come.
  const code = place.load().catch(() => null);
  const [launch, language] = await Promise.all([
    readLaunch(document).catch(() => null),
    loadLanguage(navigator.language),
  ]);
  sayOpening(document, language);
  // What the page's HTML draws stands until there is something to say: drawing the same again only takes time.
  const [first] = await Promise.all([connecting, code]);
  createRoot(root).render(<App launch={launch} language={language} first={first} />);
  // Without it everything is read as the page's own language.
  import('./ui/mark-language.ts').then(({ markLanguage }) => markLanguage(document)).catch(() => undefined);
}
