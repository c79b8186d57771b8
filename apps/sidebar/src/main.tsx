import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { readLaunch } from './launch.ts';
import { places } from './place.ts';
import { loadLanguage } from './text/language.ts';

const root = document.getElementById('root');
if (root) {
  const place = location.pathname.split('/').at(-1);
  void (place === 'modal' ? places.modal() : place === 'nav-bar' ? places.nav_bar() : places.ticket_sidebar());
  const [launch, language] = await Promise.all([
    readLaunch(document).catch(() => null),
    loadLanguage(navigator.language),
  ]);
  createRoot(root).render(<App launch={launch} language={language} />);
}
