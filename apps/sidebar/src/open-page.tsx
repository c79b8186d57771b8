import { createRoot } from 'react-dom/client';
import type { Location } from '@handrail/contract';
import { App } from './app.tsx';
import { places } from './place.tsx';
import { readLaunch } from './service/launch.ts';
import { loadLanguage } from './text/language.ts';
import { sayOpening } from './ui/say-opening.ts';
import { connectionOver } from './zendesk/connection.ts';
import type { Zendesk } from './zendesk/zendesk.ts';

/** Draws the page once there is something to say: drawing what its HTML draws already would only take time. */
export async function openPage(root: Element, connecting: Promise<Zendesk>, place: Location): Promise<void> {
  const connected = connectionOver(connecting);
  // Where it is drawn says that it did not come.
  const code = places[place].load().catch(() => null);
  const [launch, language] = await Promise.all([
    readLaunch(document).catch(() => null),
    loadLanguage(navigator.language),
  ]);
  sayOpening(document, language);
  // Building the schemas takes a while: better now, while Zendesk is asked, than between its answer and the request.
  import('./service/contract-schemas.ts').catch(() => undefined);
  const [first] = await Promise.all([connected, code]);
  createRoot(root).render(<App launch={launch} language={language} first={first} />);
  // Without it everything is read as the page's own language.
  import('./ui/mark-language.ts').then(({ markLanguage }) => markLanguage(document)).catch(() => undefined);
}
