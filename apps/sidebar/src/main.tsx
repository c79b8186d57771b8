import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { readLaunch } from './service/launch.ts';
import { places } from './place.ts';
import { loadLanguage } from './text/language.ts';
import { connectZendesk, readingAhead } from './zendesk/zendesk.ts';

const root = document.getElementById('root');
if (root) {
  const place = location.pathname.split('/').at(-1);
  const isTicket = place !== 'modal' && place !== 'nav-bar';
  // Zendesk takes its time to answer: it is asked before anything here is drawn.
  const first = connectZendesk().then((zendesk) => (isTicket ? readingAhead(zendesk) : zendesk));
  // The page that waits for it draws the failure.
  first.catch(() => undefined);
  void (place === 'modal' ? places.modal() : place === 'nav-bar' ? places.nav_bar() : places.ticket_sidebar());
  const [launch, language] = await Promise.all([
    readLaunch(document).catch(() => null),
    loadLanguage(navigator.language),
  ]);
  createRoot(root).render(<App launch={launch} language={language} first={first} />);
  // Without it everything is read as the page's own language.
  import('./ui/mark-language.ts').then(({ markLanguage }) => markLanguage(document)).catch(() => undefined);
}
