import { createRoot } from 'react-dom/client';
import type { Launch, Location } from '@handrail/contract';
import { App } from './app.tsx';
import { places } from './place.tsx';
import { readLaunch } from './service/launch.ts';
import { loadLanguage } from './text/language.ts';
import { ignoreHeldKeys } from './ui/ignore-held-keys.ts';
import { sayOpening } from './ui/say-opening.ts';
import type { BegunTicket } from './ticket/begin-ticket.ts';
import { whenIdle } from './when-idle.ts';
import { type Connection, connectionOver } from './zendesk/connection.ts';
import { ZafError, type Zendesk } from './zendesk/zendesk.ts';

/** A ticket that takes longer, ms, is waited for by the drawn page: it has the agent's language and its own height. */
const longest = 1500;

/** Draws the page once there is something to say: drawing what its HTML draws already would only take time. */
export async function openPage(root: Element, connecting: Promise<Zendesk>, place: Location): Promise<void> {
  const connected = connectionOver(connecting);
  const language = loadLanguage(navigator.language);
  // Where it is drawn says that it did not come.
  const code = places[place].load().catch(() => null);
  const launch = await readLaunch(document).catch(() => null);
  const begun = launch?.location === 'ticket_sidebar' ? begin(launch, connected) : Promise.resolve(null);
  sayOpening(document, await language);
  // Building the schemas takes a while: better now, while Zendesk is asked, than once the service has answered.
  import('./service/contract-schemas.ts').catch(() => undefined);
  const [first, , asked] = await Promise.all([connected, code, begun]);
  await Promise.race([asked?.opened, new Promise((resolve) => setTimeout(resolve, longest))]);
  ignoreHeldKeys(document);
  createRoot(root).render(<App launch={launch} language={await language} first={first} begun={asked} />);
  // Without it everything is read as the page's own language.
  whenIdle(() => {
    import('./ui/mark-language.ts').then(({ markLanguage }) => markLanguage(document)).catch(() => undefined);
  });
}

/** Asks the service about the ticket as soon as Zendesk answers; null where that or the code for it fails. */
async function begin(launch: Launch, connected: Promise<Connection | ZafError>): Promise<BegunTicket | null> {
  const code = import('./ticket/ticket-place.tsx').catch(() => null);
  const [first, ticket] = await Promise.all([connected, code]);
  if (ticket === null || first instanceof ZafError) return null;
  return ticket.beginTicket(launch, first.zendesk, first.language.spoken);
}
