import { useEffect, useState } from 'react';
import { AppFrame, type AppPlace } from './app-frame.tsx';
import { useDesk } from './desk.ts';
import { DialogLayer } from './dialog-layer.tsx';
import { NavigationBar } from './navigation-bar.tsx';
import { NoticeList } from './notice-list.tsx';
import { useObservable } from './observable.ts';
import { ControlPanel } from './panel/control-panel.tsx';
import { TabBar } from './tab-bar.tsx';
import { TicketList } from './ticket-list.tsx';
import { TicketPage } from './ticket/ticket-page.tsx';

const appPage: AppPlace = {
  location: 'nav_bar',
  context: { account: { subdomain: 'desk' } },
  paths: {},
  started: () => () => {},
};

export function DeskPage() {
  const { data, workspace } = useDesk();
  const place = useObservable(workspace.place);
  const tabs = useObservable(workspace.tabs);
  const scheme = useObservable(workspace.scheme);
  const { faultRevision } = useObservable(data);
  const [isPanelOpen, setPanelOpen] = useState(false);
  // The lead page loads at the first visit and then stays, as in Zendesk.
  const [isAppVisited, setAppVisited] = useState(place.kind === 'app');
  if (place.kind === 'app' && !isAppVisited) setAppVisited(true);

  useEffect(() => {
    document.documentElement.dataset['scheme'] = scheme;
  }, [scheme]);
  useEffect(() => {
    document.title = place.kind === 'ticket' ? `Ticket #${place.id}` : 'Stand-in desk';
  }, [place]);

  return (
    <div className="desk" data-fault-revision={faultRevision}>
      <NavigationBar isPanelOpen={isPanelOpen} onPanel={() => setPanelOpen(!isPanelOpen)} />
      <div className="desk-main">
        <TabBar />
        <main className="desk-place">
          {place.kind === 'tickets' && <TicketList />}
          {tabs.map((id) => (
            <TicketPage key={id} id={id} isShown={place.kind === 'ticket' && place.id === id} />
          ))}
          {isAppVisited && (
            <section className="app-page" hidden={place.kind !== 'app'} aria-label="Handrail">
              <AppFrame place={appPage} title="Handrail" isActive={place.kind === 'app'} />
            </section>
          )}
        </main>
      </div>
      {isPanelOpen && <ControlPanel onClose={() => setPanelOpen(false)} />}
      <DialogLayer />
      <NoticeList />
    </div>
  );
}
